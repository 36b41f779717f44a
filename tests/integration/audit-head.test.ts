import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChain, readHeads } from '../../scripts/audit/read-chain';
import { record } from '@/lib/audit/record';
import { headPlaces, sendHead } from '@/lib/audit/send-head';
import { db } from '@/lib/platform/db';
import { anonymousActor, ownerClient, secretariatActor } from '../support/factories';

const owner = ownerClient(process.env.OWNER_URL!);
const job = { kind: 'job' as const, name: 'audit-head' };
const write = () => db.as(secretariatActor, (tx) => record(tx, { act: 'answers.saved' }));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heads-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('nothing goes out while the log is empty', async () => {
  expect(await sendHead(job, { folder })).toBeNull();
});

test('a line a day in a file a month, which the check compares with later', async () => {
  await write();
  const first = await sendHead(job, { folder }, new Date('2026-11-30T10:00:00+09:00'));
  await write();
  await sendHead(job, { folder }, new Date('2026-12-01T10:00:00+09:00'));
  expect(await readFile(path.join(folder, '2026-11.txt'), 'utf8')).toBe(`2026-11-30 1 ${first!.hash}\n`);
  const heads = await readHeads(folder);
  expect(heads.map(({ day, seq }) => [day, seq])).toEqual([['2026-11-30', 1n], ['2026-12-01', 3n]]); // each sending is a line itself
  expect(await readChain(process.env.OWNER_URL!, heads)).toMatchObject({ findings: [], headsCompared: 2 });
  expect(await owner.auditEntry.findMany({ where: { act: 'audit.head-sent' }, orderBy: { seq: 'asc' } })).toMatchObject([{ actorKind: 'job', detail: { seq: 1, to: ['folder'] } }, { detail: { seq: 3 } }]);
});

test('by mail through a real SMTP server', async () => {
  const mails: Promise<Awaited<ReturnType<typeof simpleParser>>>[] = [];
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData: (stream, _session, done) => { mails.push(simpleParser(stream)); stream.on('end', done); } });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  try {
    const head = await sendHead(job, headPlaces({ AUDIT_HEAD_MAIL: 'audit@example.jp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'そなえあい <noreply@example.jp>' }));
    expect((await mails[0]!).text).toContain(`${head!.day} ${head!.seq} ${head!.hash}`);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

test('a place that cannot be reached is named, the others get theirs, and nothing false is recorded', async () => {
  const file = path.join(folder, 'no-folder');
  await writeFile(file, '');
  const before = await owner.auditEntry.count({ where: { act: 'audit.head-sent' } });
  await expect(sendHead(job, { folder: file, mail: { to: 'a@example.jp', from: 'b@example.jp', smtpUrl: 'smtp://127.0.0.1:1' } })).rejects.toThrow(/folder: \w+; mail: \w+/);
  expect(await owner.auditEntry.count({ where: { act: 'audit.head-sent' } })).toBe(before);
  expect(() => headPlaces({ AUDIT_HEAD_MAIL: 'a@example.jp' })).toThrow('SMTP_URL');
});

test('whoever is no job and not the secretariat does not learn the head', async () => {
  for (const actor of [anonymousActor, { ...secretariatActor, kind: 'person' as const, editorOf: [], approverOf: [], coordinatorOf: [], viewer: true }])
    expect(await db.as(actor, (tx) => tx.$queryRaw`select * from audit.head()`)).toEqual([]);
});

test('the command for cron', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions', 'react-server', '--import', 'tsx', 'scripts/send-audit-head.ts'], { env: { ...process.env, NODE_OPTIONS: '', AUDIT_HEAD_DIR: folder } });
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\d \d+ [0-9a-f]{64}$/m);
});
