import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readChain } from '../../scripts/audit/read-chain';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/platform/db';
import { secretariatActor } from '../support/factories';

const ownerUrl = process.env.OWNER_URL!;
const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

// Everything that JSON writes in a way of its own stands in some line.
const awkward = ['普通の行', 'quote " and \\ backslash', 'tab\tnewline\nreturn\r', 'bell\u0007 del\u007f', '絵文字😀と\u2028', "it's 50% </script>", ''];
const write = (n: number) =>
  db.as(secretariatActor, (tx) => record(tx, { act: 'answers.saved', municipalityCode: n % 2 ? '992011' : null, subject: awkward[n % awkward.length], detail: { n, text: awkward[(n + 3) % awkward.length]!, list: ['b', 'a'], none: null, yes: true } }));

/** Empties the log and writes `count` lines anew. */
async function fresh(count: number) {
  await owner.query('alter table audit_entry disable trigger user');
  await owner.query('truncate audit_entry');
  await owner.query('alter table audit_entry enable trigger user');
  for (let n = 0; n < count; n += 1) await write(n);
}

/** What the owner of the database can do: nothing of ours stops them once the triggers are off. */
async function tamper(...statements: string[]) {
  await owner.query('alter table audit_entry disable trigger user');
  for (const statement of statements) await owner.query(statement);
  await owner.query('alter table audit_entry enable trigger user');
}

const found = async (...args: Parameters<typeof readChain> extends [string, ...infer Rest] ? Rest : never) => (await readChain(ownerUrl, ...args)).findings.map(({ what, seq }) => `${what} ${seq}`);
const headNow = async () => {
  const { last } = await readChain(ownerUrl);
  return { day: '2026-11-25', ...last! };
};

describe('the audit chain', () => {
  beforeEach(() => fresh(12));

  test('untouched: recomputed outside the database, every line fits', async () => {
    const report = await readChain(ownerUrl);
    expect(report).toMatchObject({ lines: 12, findings: [], more: 0 });
    const { rows } = await owner.query('select hash from audit_entry where seq = 12');
    expect(report.last).toEqual({ seq: 12n, hash: rows[0].hash });
    expect(await found([await headNow()])).toEqual([]);
  });

  test('the owner without tricks, and the web process at all, can change nothing', async () => {
    for (const statement of ['delete from audit_entry where seq = 5', `update audit_entry set act = 'x' where seq = 5`, 'truncate audit_entry']) {
      await expect(owner.query(statement)).rejects.toThrow('only ever added');
      await expect(db.as(secretariatActor, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(/permission denied|only ever added/);
    }
    expect(await found()).toEqual([]);
  });

  test.each([
    ['a deleted line', ['delete from audit_entry where seq = 5'], ['missing 5']],
    ['the first line deleted', ['delete from audit_entry where seq = 1'], ['missing 1']],
    ['three deleted lines', ['delete from audit_entry where seq between 5 and 7'], ['missing 5']],
    ['a changed subject', [`update audit_entry set subject = 'something else' where seq = 5`], ['changed 5']],
    ['a changed time', [`update audit_entry set at = at - interval '1 day' where seq = 5`], ['changed 5']],
    ['a changed name', [`update audit_entry set actor_name = '別の人' where seq = 5`], ['changed 5']],
    ['a changed detail', [`update audit_entry set detail = detail || '{"n": 99}' where seq = 5`], ['changed 5']],
    ['a changed municipality', [`update audit_entry set municipality_code = '993018' where seq = 6`], ['changed 6']],
    ['two lines swapped with their hashes', ['update audit_entry set seq = 0 where seq = 4', 'update audit_entry set seq = 4 where seq = 8', 'update audit_entry set seq = 8 where seq = 0'], ['swapped 4']],
    ['two neighbours swapped with their hashes', ['update audit_entry set seq = 0 where seq = 4', 'update audit_entry set seq = 4 where seq = 5', 'update audit_entry set seq = 5 where seq = 0'], ['swapped 4']],
    [
      'two lines swapped in place, hashes kept',
      [`update audit_entry a set seq = -b.seq, hash = b.hash from audit_entry b where (a.seq, b.seq) in ((4, 8), (8, 4))`, 'update audit_entry set seq = -seq where seq < 0'],
      ['swapped 4'],
    ],
    [
      'an inserted line, the rest renumbered',
      ['update audit_entry set seq = -(seq + 1) where seq >= 5', 'update audit_entry set seq = -seq where seq < 0', `insert into audit_entry (seq, actor_kind, act, hash) values (5, 'person', 'answers.saved', repeat('a', 64))`],
      ['inserted 5'],
    ],
    ['an inserted line with a number that is taken', ['drop index audit_entry_seq_key', `insert into audit_entry (seq, actor_kind, act, hash) values (5, 'person', 'answers.saved', repeat('a', 64))`], ['inserted 5']],
    ['a line removed and the rest renumbered', ['delete from audit_entry where seq = 5', 'update audit_entry set seq = -(seq - 1) where seq > 5', 'update audit_entry set seq = -seq where seq < 0'], ['renumbered 5']],
    ['lines left unchained', [`insert into audit_entry (actor_kind, act) values ('person', 'answers.saved'), ('person', 'answers.saved')`], ['unchained 12']],
    ['a made-up line at the end', [`insert into audit_entry (seq, actor_kind, act, hash) values (13, 'person', 'answers.saved', repeat('a', 64))`], ['changed 13']],
  ])('finds %s', async (_name, statements, findings) => {
    await tamper(...statements);
    const seen = await found();
    // One tampered line is two broken links at most: itself and the one behind it.
    expect(seen).toEqual(findings);
    if (statements[0]!.startsWith('drop index')) await tamper('delete from audit_entry where actor_name = \'\' and hash = repeat(\'a\', 64)', 'create unique index audit_entry_seq_key on audit_entry (seq)');
  });

  test('finds a cut-off end by the ends that were sent out, and only by them', async () => {
    const head = await headNow();
    await tamper('delete from audit_entry where seq > 9');
    expect(await found()).toEqual([]);
    expect(await found([head])).toEqual(['cut 10']);
    await write(1); // and goes on after it
    await write(2);
    await write(3);
    expect(await found([head])).toEqual(['rewritten 12']);
  });

  test('finds a chain rewritten as a whole by the ends that were sent out, and only by them', async () => {
    const head = await headNow();
    await tamper(
      `update audit_entry set actor_name = '別の人' where seq = 5`,
      `do $$ declare r audit_entry; v text := ''; begin
         for r in select * from audit_entry order by seq loop
           v := encode(sha256(convert_to(v || audit.line(r), 'UTF8')), 'hex');
           update audit_entry set hash = v where id = r.id;
         end loop; end $$`,
    );
    expect(await found()).toEqual([]);
    expect(await found([head])).toEqual(['rewritten 12']);
  });

  test('the command says so and ends with 0 or 1', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'heads-'));
    const head = await headNow();
    await writeFile(path.join(folder, '2026-11.txt'), `${head.day} ${head.seq} ${head.hash}\n`);
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/check-audit.ts', '--heads', folder], { env: { ...process.env, MIGRATE_DATABASE_URL: ownerUrl, NODE_OPTIONS: '' } }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    expect(await run()).toMatchObject({ code: 0, stdout: expect.stringContaining('The audit log is whole.') });
    await tamper('delete from audit_entry where seq = 7');
    expect(await run()).toMatchObject({ code: 1, stdout: expect.stringContaining('line 7 is missing') });
    await rm(folder, { recursive: true });
  });
});

test('200 acts at once: no gap, no dead end, every line chained', async () => {
  await fresh(0);
  await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 10 === 0 ? db.as(secretariatActor, async (tx) => { // now and then an act of two lines
    await record(tx, { act: 'answers.saved', detail: { n } });
    await record(tx, { act: 'response.submitted', detail: { n } });
  }) : write(n))));
  const report = await readChain(ownerUrl);
  expect(report).toMatchObject({ lines: 220, findings: [] });
  expect(report.last?.seq).toBe(220n);
});

test('an act that fails leaves no line and no gap', async () => {
  await fresh(3);
  await expect(
    db.as(secretariatActor, async (tx) => {
      await record(tx, { act: 'answers.saved' });
      throw new Error('afterwards');
    }),
  ).rejects.toThrow('afterwards');
  await write(1);
  expect(await readChain(ownerUrl)).toMatchObject({ lines: 4, findings: [] });
});
