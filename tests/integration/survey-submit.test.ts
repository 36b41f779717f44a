import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { completeAnswers } from '../support/complete-answers';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;

beforeAll(async () => {
  office = await makeOffices(owner);
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.submission.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.respondent.updateMany({ data: { validity: 'valid' } });
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
});

const complete = completeAnswers(questionnaire);
const without = (answers: Answers, field: string): Answers => Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field));

async function draft(answers: Answers, code = office.code) {
  const respondent = await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: code } } });
  await owner.response.create({ data: { respondentId: respondent.id, owner: code, answers, revision: 4 } });
}
const submit = (who = office.approver, revision = 4) => submitResponse(who, { year: YEAR, code: office.code, revision });
const withdraw = (receipt: string, who = office.approver) => withdrawResponse(who, { year: YEAR, code: office.code, receipt });
const counted = async (band: [scheme: string, band: string]) =>
  (await owner.tally.findFirst({ where: { year: YEAR, scheme: band[0], band: band[1], item: 'backup-policy-citywide', value: 'yes' } }))?.count ?? 0;

describe('submitting', () => {
  test('keeps a pruned version under a receipt number, and counts it in the right bands', async () => {
    await draft(complete);
    expect(await submit()).toEqual({ receipt: `${YEAR}-${office.code}-1` });
    const version = await owner.submission.findFirstOrThrow();
    expect(version).toMatchObject({ version: 1, submittedBy: (office.approver as { personId: string }).personId, withdrawnAt: null });
    expect(version.answers).not.toHaveProperty('ict-bcp-concern'); // asked only of who has no plan
    expect(version.answers).toMatchObject({ 'ict-staff.total': 6 });
    expect(await counted(['all', 'all'])).toBe(1);
    expect(await counted(['size-100k', 'from-100k'])).toBe(1);
    expect(await counted(['size-100k', 'under-100k'])).toBe(0);
  });

  test('an incomplete one is refused with a sentence for each field; nothing is kept or counted', async () => {
    const lacking = without(complete, 'rush-staff');
    await draft(lacking);
    const refusal = await submit().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect((refusal as InvalidInputError).fieldErrors).toEqual({ 'rush-staff': expect.stringMatching(/^「2-10 .*」に回答してください。$/) as string });
    expect(await owner.submission.count()).toBe(0);
    expect(await owner.tally.count()).toBe(0);
  });

  test('answers that cannot stand together are refused', async () => {
    const systems = questionnaire.sections.flatMap((section) => section.items).find(({ key }) => key === 'disaster-system')!.choices!;
    const alone = systems.find((choice) => choice.exclusive)!.value;
    await draft({ ...complete, 'disaster-system': [systems[0]!.value, alone] });
    await expect(submit()).rejects.toMatchObject({ fieldErrors: { 'disaster-system': expect.stringContaining('ほかの選択肢を外してください') as string } });
  });

  test('only the approver; what was saved after the approver looked must be looked at first; not twice; not once closed', async () => {
    await draft(complete);
    for (const who of [office.editor, office.foreign, office.secretariat, office.viewer]) await expect(submit(who)).rejects.toThrow(RefusedError);
    await expect(submit(office.approver, 3)).rejects.toThrow('もう一度確認');
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(submit()).rejects.toThrow(StateError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    const both = await Promise.allSettled([submit(), submit()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owner.submission.count()).toBe(1);
    expect(await counted(['all', 'all'])).toBe(1);
  });

  test('nothing answered at all', async () => {
    await expect(submit()).rejects.toThrow('まだ何も回答されていません');
  });

  test('a respondent marked 無効 submits and is not counted', async () => {
    await draft(complete);
    await owner.respondent.updateMany({ data: { validity: 'invalid' } });
    const { receipt } = await submit();
    expect(await owner.tally.count()).toBe(0);
    await withdraw(receipt);
  });
});

describe('taking back', () => {
  test('counts down, keeps the version, opens the draft, and the next version follows', async () => {
    await draft(complete);
    const { receipt } = await submit();
    await expect(withdraw(receipt, office.editor)).rejects.toThrow(RefusedError);
    await expect(withdraw(receipt, office.foreign)).rejects.toThrow(RefusedError);
    await expect(withdraw(`${YEAR}-${office.code}-9`)).rejects.toThrow(StateError);
    await withdraw(receipt);
    expect(await counted(['all', 'all'])).toBe(0);
    expect(await owner.tally.count({ where: { count: { not: 0 } } })).toBe(0);
    expect(await owner.submission.findFirst()).toMatchObject({ receipt, withdrawnBy: (office.approver as { personId: string }).personId });
    await expect(withdraw(receipt)).rejects.toThrow(StateError);
    expect((await submit()).receipt).toBe(`${YEAR}-${office.code}-2`);
    const receiptPage = await getReceipt(office.editor, { year: YEAR, code: office.code });
    expect(receiptPage.current).toMatchObject({ version: 2, by: '承認 太郎' });
    expect(receiptPage.earlier).toMatchObject([{ version: 1, withdrawnBy: '承認 太郎' }]);
  });

  test('not once the year is closed', async () => {
    await draft(complete);
    const { receipt } = await submit();
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(withdraw(receipt)).rejects.toThrow(StateError);
    expect(await counted(['all', 'all'])).toBe(1);
  });
});

describe('reading', () => {
  test('the receipt: own people and the secretariat once it is submitted, nobody else, and no draft', async () => {
    await draft(complete);
    await expect(getReceipt(office.secretariat, { year: YEAR, code: office.code })).rejects.toThrow(NotFoundError);
    await submit();
    expect((await getReceipt(office.secretariat, { year: YEAR, code: office.code })).answers).toMatchObject({ 'rush-staff': complete['rush-staff'] });
    for (const who of [office.foreign, office.viewer]) await expect(getReceipt(who, { year: YEAR, code: office.code })).rejects.toThrow(RefusedError);
    expect((await getReceipt(office.editor, { year: YEAR, code: office.code })).mayWithdraw).toBe(false);
  });

  test("a person's years: progress, where to go on, and what is done", async () => {
    const [none] = await listOwnSurveys(office.editor);
    expect(none).toMatchObject({ year: YEAR, code: office.code, started: false, resumeAt: 'organization', progress: { answered: 0 } });
    const lacking = without(complete, 'rush-staff');
    await draft(lacking);
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ started: true, complete: false, resumeAt: 'preparedness' });
    await owner.response.updateMany({ data: { answers: complete } });
    expect((await listOwnSurveys(office.approver))[0]).toMatchObject({ complete: true, resumeAt: null, maySubmit: true });
    await submit();
    expect((await listOwnSurveys(office.approver))[0]?.submission?.receipt).toBe(`${YEAR}-${office.code}-1`);
    await expect(listOwnSurveys(office.viewer)).rejects.toThrow(RefusedError);
  });
});
