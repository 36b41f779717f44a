import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { PersonActor } from '@/lib/platform/actor';
import { day, isoDay } from '@/lib/platform/time';
import { recount } from '@/lib/results/counting/recount';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { getSubmissionRule } from '@/lib/survey/submissions/get-submission-rule';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { setSubmissionRule } from '@/lib/survey/submissions/set-submission-rule';
import type { SubmissionWay } from '@/lib/survey/submissions/submission-rule';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import { completeAnswers } from '../support/complete-answers';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
let respondentId: string;
const complete = completeAnswers(questionnaire);

beforeAll(async () => {
  office = await makeOffices(owner);
  respondentId = (await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } })).id;
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.submission.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.submissionRule.deleteMany();
  await owner.assignment.updateMany({ data: { endedAt: null } });
  await owner.response.create({ data: { respondentId, owner: office.code, answers: complete, revision: 4 } });
});

const rule = (way: SubmissionWay, who = office.approver) => setSubmissionRule(who, { code: office.code, way });
const submit = (who: typeof office.editor, decision: { decidedOn?: string; documentNumber?: string } = {}) => submitResponse(who, { year: YEAR, code: office.code, revision: 4, ...decision });
const decision = { decidedOn: '令和8年4月1日', documentNumber: '８情第𠮷12号' };

describe('saying how a municipality submits', () => {
  test('the approver and the secretariat; an editor only where there is no approver', async () => {
    for (const who of [office.editor, office.foreign, office.viewer]) await expect(rule('same', who)).rejects.toThrow(RefusedError);
    await rule('decision');
    expect(await getSubmissionRule(office.editor, { code: office.code })).toMatchObject({ way: 'decision', set: { by: '承認 太郎' }, maySet: false, hasApprover: true });
    await rule('same', office.secretariat);
    expect(await getSubmissionRule(office.editor, { code: office.code })).toMatchObject({ way: 'same', set: { by: '事務局' } });
    await owner.assignment.updateMany({ where: { personId: (office.approver as PersonActor).personId }, data: { endedAt: new Date() } });
    await rule('decision', office.editor);
    expect(await getSubmissionRule(office.editor, { code: office.code })).toMatchObject({ way: 'decision', maySet: true, hasApprover: false });
    await expect(getSubmissionRule(office.foreign, { code: office.code })).rejects.toThrow(RefusedError);
    await expect(setSubmissionRule(office.secretariat, { code: '999999', way: 'same' })).rejects.toThrow(NotFoundError);
    const lines = await owner.auditEntry.findMany({ where: { act: 'submission-rule.set' } });
    expect(lines).toHaveLength(3);
  });
});

test('what an editor has said while there was no approver ends when one comes', async () => {
  const approver = { personId: (office.approver as PersonActor).personId };
  await owner.assignment.updateMany({ where: approver, data: { endedAt: new Date() } });
  await rule('same', office.editor);
  expect((await listOwnSurveys(office.editor))[0]!.maySubmit).toBe(true);
  // someone else comes as approver: had the old one been it, the rule would still be an editor's
  await owner.assignment.create({ data: { ...approver, role: 'approver', municipalityCode: office.code } });
  expect(await getSubmissionRule(office.editor, { code: office.code })).toMatchObject({ way: 'approver' });
  expect((await listOwnSurveys(office.editor))[0]!.maySubmit).toBe(false);
  await expect(submit(office.editor)).rejects.toThrow(RefusedError);
  await submit(office.approver);
  await owner.assignment.deleteMany({ where: { ...approver, endedAt: null, since: { gt: new Date(Date.now() - 60_000) } } });
});

describe('submitting with a decision on paper', () => {
  test("an editor does, with the decision's day and number on receipt and version; and takes it back", async () => {
    await expect(submit(office.editor, decision)).rejects.toThrow(RefusedError);
    await rule('decision');
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ maySubmit: true });
    const { receipt } = await submit(office.editor, decision);
    expect((await getReceipt(office.secretariat, { year: YEAR, code: office.code })).current).toMatchObject({ by: '編集 花子', basis: '紙の決裁（決裁日 2026年4月1日（令和8年）、文書番号 ８情第𠮷12号）' });
    expect(await recount(office.secretariat, { year: YEAR })).toEqual([]);
    await withdrawResponse(office.editor, { year: YEAR, code: office.code, receipt });
    expect(await owner.tally.count({ where: { count: { not: 0 } } })).toBe(0);
  });

  test.each([
    ['nothing', {}, ['decidedOn', 'documentNumber']],
    ['no day', { ...decision, decidedOn: '' }, ['decidedOn']],
    ['no such day', { ...decision, decidedOn: '2026-02-30' }, ['decidedOn']],
    ['no day at all', { ...decision, decidedOn: 'きのう' }, ['decidedOn']],
    ['long ago', { ...decision, decidedOn: '1026-11-25' }, ['decidedOn']],
    ['tomorrow', { ...decision, decidedOn: isoDay(new Date(Date.now() + 86_400_000)) }, ['decidedOn']],
    ['no number', { ...decision, documentNumber: '　' }, ['documentNumber']],
    ['a number of two lines', { ...decision, documentNumber: '1\n2' }, ['documentNumber']],
    ['a long number', { ...decision, documentNumber: '1'.repeat(101) }, ['documentNumber']],
  ])('refused with %s, with a sentence at the field; also to the approver', async (_, typed, fields) => {
    await rule('decision');
    for (const who of [office.editor, office.approver]) {
      const refusal = await submit(who, typed).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(InvalidInputError);
      expect(Object.keys((refusal as InvalidInputError).fieldErrors)).toEqual(fields);
    }
    expect(await owner.submission.count()).toBe(0);
  });

  test.each(['2026-04-01', '2026年4月1日', '令和8年4月1日', 'R8.4.1', '２０２６／４／１', isoDay(new Date())])('%s is taken', async (decidedOn) => {
    await rule('decision');
    await submit(office.editor, { ...decision, decidedOn });
    expect(isoDay((await owner.submission.findFirstOrThrow()).decidedOn!)).toMatch(decidedOn === isoDay(new Date()) ? decidedOn : '2026-04-01');
  });
});

describe('editor and approver are one person', () => {
  test('the editor submits, and only while the municipality says so', async () => {
    await rule('same');
    for (const who of [office.foreign, office.secretariat, office.viewer]) await expect(submit(who)).rejects.toThrow(RefusedError);
    const { receipt } = await submit(office.editor);
    expect((await getReceipt(office.editor, { year: YEAR, code: office.code })).current.basis).toBe('回答担当と承認者が同じ人として提出');
    await rule('approver');
    await expect(withdrawResponse(office.editor, { year: YEAR, code: office.code, receipt })).rejects.toThrow(RefusedError);
    await withdrawResponse(office.approver, { year: YEAR, code: office.code, receipt });
    await expect(submit(office.editor)).rejects.toThrow(RefusedError);
  });

  test('an approver of such a municipality submits as approver', async () => {
    await rule('same');
    await submit(office.approver);
    expect(await owner.submission.findFirst()).toMatchObject({ way: 'approver' });
  });
});

describe('the second lock alone', () => {
  const version = (way: string, extra: object = {}) => ({ respondentId, owner: office.code, version: 1, answers: {}, receipt: 'tried', way, ...extra });
  const paper = { decidedOn: day('2026-04-01'), documentNumber: '1' };
  const tomorrow = { decidedOn: new Date(Date.now() + 2 * 86_400_000), documentNumber: '1' };
  const cases: [rule: SubmissionWay, way: string, extra: object, allowed: string[]][] = [
    ['approver', 'approver', {}, ['approver']],
    ['approver', 'same', {}, []],
    ['approver', 'decision', paper, []],
    ['decision', 'approver', {}, []],
    ['decision', 'same', {}, []],
    ['decision', 'decision', paper, ['editor', 'colleague', 'approver']],
    ['decision', 'decision', tomorrow, []],
    ['same', 'approver', {}, ['approver']],
    ['same', 'same', {}, ['editor', 'colleague', 'approver']],
    ['same', 'decision', paper, []],
  ];
  test.each(cases)('rule %s, a submission as %s: only %s %s', async (said, way, extra, allowed) => {
    await rule(said);
    const through: string[] = [];
    for (const name of ['editor', 'colleague', 'approver', 'foreign', 'secretariat', 'viewer'] as const) {
      const actor = office[name] as PersonActor;
      const done = await db.as(actor, (tx) => tx.submission.createMany({ data: [{ ...version(way, extra), submittedBy: actor.personId }] })).then(() => true, () => false);
      if (done) through.push(name);
      await owner.submission.deleteMany();
    }
    expect(through).toEqual(allowed);
  });

  test('nobody becomes submitted without a submission, and nobody else moves the counts', async () => {
    for (const said of ['approver', 'decision', 'same'] as const) {
      await rule(said);
      for (const name of ['editor', 'approver', 'foreign', 'viewer'] as const)
        expect(await db.as(office[name], (tx) => tx.response.updateMany({ where: { respondentId }, data: { status: 'submitted' } })).then(({ count }) => count, () => 0)).toBe(0);
    }
    const cells = JSON.stringify([['all', 'all', 'x', '', 'yes', 1]]);
    const count = (actor: typeof office.editor) => db.as(actor, (tx) => tx.$queryRaw`select apply_tally(${respondentId}::uuid, ${cells}::jsonb)::text`);
    await rule('approver');
    for (const name of ['editor', 'foreign', 'viewer'] as const) await expect(count(office[name])).rejects.toThrow();
    await rule('same');
    for (const name of ['foreign', 'viewer'] as const) await expect(count(office[name])).rejects.toThrow();
    expect(await owner.tally.count()).toBe(0);
  });

  test('an editor beside an approver does not change the rule', async () => {
    await rule('approver');
    const { personId } = office.editor as PersonActor;
    expect(await db.as(office.editor, (tx) => tx.submissionRule.updateMany({ data: { way: 'same', setBy: personId } })).then(({ count }) => count, () => 0)).toBe(0);
    expect(await owner.submissionRule.findFirst()).toMatchObject({ way: 'approver' });
  });
});
