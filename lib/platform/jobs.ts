import 'server-only';
import PgBoss from 'pg-boss';
import type { JobActor } from './actor';
import { db, type Transaction } from './db';
import { databaseUrl } from './env';
import { log, logUnexpected } from './log';

/**
 * Something done without a person. It runs once for each request or minute of its clock, however many web processes work
 * on the queue; after a crash in the middle it runs again, so its own steps must be safe to repeat.
 */
export type Job = {
  /** Small letters and hyphens; names a queue. */
  name: string;
  /** Five fields of cron, in Japan time. Without it the job runs when `requestJob` asks. */
  cron?: string;
  /** @param signal aborts when the process is asked to stop: end what is begun, begin nothing new */
  handler: (actor: JobActor, signal: AbortSignal) => Promise<void>;
};

const SCHEMA = 'pgboss';

/**
 * Starts to work on jobs in this process. The queue's tables come from prisma/migrations/0740_jobs; this role owns none.
 * @returns ends the work: waits for what runs, takes nothing new
 */
export async function startJobs(jobs: Job[], { pollSeconds = 2, clockSeconds = 30 } = {}): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: databaseUrl(), schema: SCHEMA, migrate: false, max: 3, application_name: 'sonaeai jobs', cronMonitorIntervalSeconds: clockSeconds, cronWorkerIntervalSeconds: Math.min(5, clockSeconds) });
  boss.on('error', (error) => logUnexpected(error, 'jobs'));
  const ending = new AbortController();
  for (const { name } of jobs) await db.as({ kind: 'job', name }, (tx) => tx.$queryRaw`select jobs.ensure_queue(${name})::text`);
  await boss.start();
  for (const job of jobs) {
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Tokyo' });
    await boss.work(job.name, { pollingIntervalSeconds: pollSeconds }, () => run(job, ending.signal));
  }
  log.debug({ jobs: jobs.map(({ name }) => name) }, 'jobs started');
  return async () => {
    ending.abort();
    await boss.stop({ graceful: true, timeout: 8_000 }); // within DRAIN_MS of scripts/server/settings.mjs
  };
}

async function run({ name, handler }: Job, signal: AbortSignal): Promise<void> {
  try {
    await handler({ kind: 'job', name }, signal);
  } catch (error) {
    // The queue keeps what a failed run says of itself: only the id under which the log has more.
    throw new Error(`job failed: ${logUnexpected(error, `job ${name}`)}`);
  }
}

/** Has a job run as soon as this transaction has been committed. One that waits already is enough. */
export async function requestJob(tx: Transaction, name: string): Promise<void> {
  await tx.$queryRaw`select jobs.request(${name})::text`;
}
