import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import { completeAnswers } from '../support/complete-answers';
import { makeDraft, ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

// The first lock wide open: row-level security alone must stop what a service would have refused.
vi.mock('@/lib/people/access', async (original) => {
  const access = await original<Record<string, unknown>>();
  return Object.fromEntries(Object.keys(access).map((name) => [name, () => true]));
});

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
const answers = completeAnswers(questionnaire);

beforeAll(async () => {
  office = await makeOffices(owner);
  const respondent = await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } });
  await makeDraft(owner, respondent, answers);
});
afterAll(() => owner.$disconnect());

const where = () => ({ year: YEAR, code: office.code });
const state = async () => ({ response: await owner.response.findFirst(), submissions: await owner.submission.count(), tallies: await owner.tally.count(), history: await owner.answerChange.count() });

test('strangers to a municipality read, save, submit and take back nothing of it', async () => {
  const before = await state();
  for (const who of [office.foreign, office.viewer, { kind: 'anonymous' } as const]) {
    await expect(getResponse(who, where())).rejects.toThrow();
    await expect(getColleagues(who, where())).rejects.toThrow();
    await expect(getReceipt(who, where())).rejects.toThrow();
    await expect(saveAnswers(who, { ...where(), changes: [{ field: 'satellite-phones', from: answers['satellite-phones'], to: 9 }] })).rejects.toThrow();
    await expect(submitResponse(who, { ...where(), revision: 1 })).rejects.toThrow();
    await expect(withdrawResponse(who, { ...where(), receipt: `${YEAR}-${office.code}-1` })).rejects.toThrow();
  }
  expect(await state()).toEqual(before);
});

test('an editor does not submit, and the secretariat does not see a draft', async () => {
  const before = await state();
  await expect(submitResponse(office.editor, { ...where(), revision: 1 })).rejects.toThrow();
  await expect(getResponse(office.secretariat, where())).rejects.toThrow();
  expect(await state()).toEqual(before);
});

test('an editor does not take back, nor write into what is submitted', async () => {
  const { receipt } = await submitResponse(office.approver, { ...where(), revision: 1 });
  const before = await state();
  await expect(withdrawResponse(office.editor, { ...where(), receipt })).rejects.toThrow();
  await expect(withdrawResponse(office.foreign, { ...where(), receipt })).rejects.toThrow();
  await expect(saveAnswers(office.editor, { ...where(), changes: [{ field: 'satellite-phones', from: answers['satellite-phones'], to: 9 }] })).rejects.toThrow();
  await expect(getReceipt(office.viewer, where())).rejects.toThrow();
  expect(await state()).toEqual(before);
});
