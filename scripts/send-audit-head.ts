// npm run audit:head, for cron: sends the end of the audit chain to AUDIT_HEAD_DIR and AUDIT_HEAD_MAIL (docs/audit.md). DATABASE_URL is the web process's role.
import process from 'node:process';
import { headLine } from '../lib/audit/chain';
import { sendHead } from '../lib/audit/send-head';

if (!process.env.DATABASE_URL) {
  console.error('「DATABASE_URL」を指定してください。');
  process.exit(2);
}
try {
  const head = await sendHead({ kind: 'job', name: 'audit-head' });
  console.log(head ? headLine(head) : 'The audit log is empty.');
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
