import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { requestJob, startJobs } from '@/lib/platform/jobs';
import { secretariatActor } from '../support/factories';
import { startWorker } from '../support/start-worker';

const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
const folder = mkdtempSync(path.join(tmpdir(), 'sonaeai-jobs-'));
beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

const states = async (name: string) => (await owner.query('select state::text, count(*)::int as n from pgboss.job where name = $1 group by 1', [name])).rows as { state: string; n: number }[];
const done = (name: string, n: number) => vi.waitFor(async () => expect(await states(name)).toEqual([{ state: 'completed', n }]), { timeout: 60_000, interval: 200 });

test('each request runs once with two worker processes, and a request taken back runs never', { timeout: 300_000 }, async () => {
  const file = path.join(folder, 'requests');
  const workers = await Promise.all([startWorker({ RUNS_FILE: file }), startWorker({ RUNS_FILE: file })]);
  for (let i = 1; i <= 12; i++) {
    await db.as(secretariatActor, (tx) => requestJob(tx, 'counted'));
    await done('counted', i);
  }
  await db.as(secretariatActor, async (tx) => {
    await requestJob(tx, 'counted');
    throw new Error('taken back');
  }).catch(() => {});
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(12);
  await done('counted', 12);
  await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
});

test('a minute of the clock runs once with two worker processes', { timeout: 300_000 }, async () => {
  const file = path.join(folder, 'clock');
  await owner.query('delete from pgboss.job');
  const workers = await Promise.all([startWorker({ RUNS_FILE: file, RUNS_CRON: '* * * * *' }), startWorker({ RUNS_FILE: file, RUNS_CRON: '* * * * *' })]);
  // The clock may pass to the next minute while the workers start: that minute then has its own run.
  const minutes = await vi.waitFor(async () => {
    const { rows } = await owner.query(`select count(*)::int as jobs, count(distinct date_trunc('minute', created_on))::int as minutes, bool_and(state = 'completed') as done from pgboss.job where name = 'counted'`);
    expect(rows[0]).toMatchObject({ done: true });
    expect(rows[0].jobs).toBe(rows[0].minutes);
    return rows[0].minutes as number;
  }, { timeout: 60_000, interval: 200 });
  const runs = readFileSync(file, 'utf8').trim().split('\n').length;
  expect([minutes, minutes + 1]).toContain(runs); // + 1: a minute that has come since the look
  const { rows } = await owner.query(`select cron, timezone from pgboss.schedule where name = 'counted'`);
  expect(rows).toEqual([{ cron: '* * * * *', timezone: 'Asia/Tokyo' }]);
  await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
});

test('a job that fails is tried again, and the queue learns nothing of what it held', async () => {
  let runs = 0;
  const stop = await startJobs([{ name: 'failing', handler: async () => { if (++runs === 1) throw new Error('秘密'); } }], { pollSeconds: 0.5 });
  await owner.query(`update pgboss.queue set retry_delay = 0 where name = 'failing'`);
  await db.as(secretariatActor, (tx) => requestJob(tx, 'failing'));
  await done('failing', 1);
  expect(runs).toBe(2);
  expect(JSON.stringify((await owner.query('select output from pgboss.job')).rows)).not.toContain('秘密');
  await stop();
});

test('the web role owns nothing of the queue, makes none by itself, and asks for no unknown job', async () => {
  const web = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await web.connect();
  try {
    await expect(web.query(`select pgboss.create_queue('mine', '{}')`)).rejects.toMatchObject({ code: '42501' });
    await expect(web.query(`select jobs.ensure_queue('mine')`)).rejects.toMatchObject({ code: '42501' });
    await expect(web.query('drop table pgboss.job')).rejects.toMatchObject({ code: '42501' });
    await db.as(secretariatActor, (tx) => requestJob(tx, 'nobody-does-this'));
    await db.as({ kind: 'anonymous' }, (tx) => requestJob(tx, 'failing'));
    expect((await owner.query(`select from pgboss.job where name = 'nobody-does-this' or state = 'created'`)).rowCount).toBe(0);
    await expect(db.as({ kind: 'job', name: 'x' }, (tx) => tx.$queryRaw`select jobs.ensure_queue('Bad name; drop')::text`)).rejects.toThrow();
  } finally {
    await web.end();
  }
});
