import { appendFileSync } from 'node:fs';
import { mailJobs } from '../../lib/mail/jobs';
import { startJobs } from '../../lib/platform/jobs';

// A process that works on the queue as a web process does; the tests run several, and kill them. RUNS_FILE: counts the
// runs of a job of its own, `counted`.
const file = process.env.RUNS_FILE;
const counted = { name: 'counted', cron: process.env.RUNS_CRON, handler: async () => appendFileSync(file!, `${process.pid}\n`) };
const stop = await startJobs(file ? [counted] : mailJobs, { pollSeconds: 0.5, clockSeconds: 1 });
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(1));
process.send?.('started');
