import { appendFileSync } from 'node:fs';
import { mailJobs } from '../../lib/mail/jobs';
import { SEND_MAIL } from '../../lib/mail/queue-mail';
import { sendQueued } from '../../lib/mail/send-queued';
import type { JobActor } from '../../lib/platform/actor';
import { startJobs } from '../../lib/platform/jobs';

// A process that works on the queue as a web process does; the tests run several, and kill them. RUNS_FILE: counts the
// runs of a job of its own, `counted`.
const file = process.env.RUNS_FILE;
const counted = { name: 'counted', cron: process.env.RUNS_CRON, handler: async () => appendFileSync(file!, `${process.pid}\n`) };
const mail = mailJobs.map((job) => (job.name === SEND_MAIL ? { ...job, handler: (actor: JobActor, signal: AbortSignal) => sendQueued(actor, signal, { staleSeconds: Number(process.env.STALE_SECONDS ?? 600) }) } : job));
const stop = await startJobs(file ? [counted] : mail, { pollSeconds: 0.5, clockSeconds: 1 });
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(1));
process.send?.('started');
