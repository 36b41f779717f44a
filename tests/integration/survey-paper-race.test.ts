import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { StateError } from '@/lib/platform/errors';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { startPaperAnswer } from '@/lib/survey/paper/start-paper-answer';
import { ownerClient } from '../support/factories';
import { makeOffices, YEAR } from '../support/survey-office';

// A town types its first answer at the moment in which the secretariat marks it as answered on paper. Each service runs
// on a connection of its own; a third one holds the table that the first of them writes last, so that it stands in the
// middle for as long as the test wants.

const owner = ownerClient(process.env.OWNER_URL!);
const gate = new pg.Client({ connectionString: process.env.OWNER_URL });
const watch = new pg.Client({ connectionString: process.env.OWNER_URL });
let office: Awaited<ReturnType<typeof makeOffices>>;

beforeAll(async () => {
  office = await makeOffices(owner);
  await Promise.all([gate.connect(), watch.connect()]);
});
afterAll(() => Promise.all([gate.end(), watch.end(), owner.$disconnect()]));
beforeEach(async () => {
  await owner.paperAnswer.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
});

const where = () => ({ year: YEAR, code: office.code });
const save = () => saveAnswers(office.editor, { ...where(), changes: [{ field: 'satellite-phones', from: null, to: 2 }] });
const start = () => startPaperAnswer(office.secretariat, { ...where(), receivedOn: '2026-04-01' });

/** Until somebody waits for that table, or for the respondent's own lock. */
const waits = (what: 'advisory' | 'answer_change' | 'paper_answer') =>
  vi.waitFor(async () => {
    const { rowCount } = await watch.query(
      `select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
       and case when $1 = 'advisory' then locktype = 'advisory' else locktype = 'relation' and relation = $1::regclass end`, [what]);
    expect(rowCount).toBe(1);
  }, { timeout: 60_000, interval: 20 });

async function inTheMiddle<A, B>(table: 'answer_change' | 'paper_answer', first: () => Promise<A>, second: () => Promise<B>) {
  await gate.query('begin');
  await gate.query(`lock table ${table} in exclusive mode`);
  try {
    const one = first();
    await waits(table);
    const two = second();
    two.catch(() => {}); // its end is looked at below
    await waits('advisory');
    await gate.query('commit');
    return await Promise.allSettled([one, two]);
  } finally {
    await gate.query('rollback');
  }
}

test('the first save in the middle: the paper waits, and is then told of the draft', async () => {
  const [saved, started] = await inTheMiddle('answer_change', save, start);
  expect(saved).toMatchObject({ status: 'fulfilled', value: { fields: { 'satellite-phones': { status: 'saved' } } } });
  expect(started).toMatchObject({ status: 'rejected', reason: expect.any(StateError) as StateError });
  expect((started as PromiseRejectedResult).reason).toMatchObject({ message: expect.stringContaining('画面からの回答を始めています') as string });
  expect(await owner.paperAnswer.count()).toBe(0);
});

test('the paper in the middle: the save waits, and is then told that the secretariat enters it', async () => {
  const [started, saved] = await inTheMiddle('paper_answer', start, save);
  expect(started).toMatchObject({ status: 'fulfilled' });
  expect(saved).toMatchObject({ status: 'rejected', reason: expect.any(StateError) as StateError });
  expect((saved as PromiseRejectedResult).reason).toMatchObject({ message: expect.stringContaining('紙') as string });
  expect(await owner.response.count()).toBe(0);
});
