import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { sendHead } from './send-head';

/** Early in the day, when few write: the end of the log goes out (docs/audit.md). */
export const auditJobs: Job[] = [{ name: 'send-audit-head', cron: '10 5 * * *', handler: async (actor) => void (await sendHead(actor)) }];
