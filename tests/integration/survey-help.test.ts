import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { closeDraft } from '@/lib/survey/drafts/close-draft';
import { getDraftHelp } from '@/lib/survey/drafts/get-draft-help';
import { listHelpWanted } from '@/lib/survey/drafts/list-help-wanted';
import { openDraft } from '@/lib/survey/drafts/open-draft';
import { readOpenedDraft } from '@/lib/survey/drafts/read-opened-draft';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { completeAnswers } from '../support/complete-answers';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
let respondentId: string;
const answers = completeAnswers(questionnaire);

beforeAll(async () => {
  office = await makeOffices(owner);
  respondentId = (await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } })).id;
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.draftHelp.deleteMany();
  await owner.reviewRemark.deleteMany();
  await owner.responseStep.deleteMany();
  await owner.submission.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.response.create({ data: { respondentId, owner: office.code, answers, revision: 4 } });
});

const where = () => ({ year: YEAR, code: office.code });
const open = (who = office.editor) => openDraft(who, { ...where(), note: 'バックアップの数え方が分かりません' });
/** Whether the secretariat sees the draft in the database itself. */
const seen = () => db.as(office.secretariat, async (tx) => (await tx.response.count({ where: { respondentId } })) === 1);

test('opened, read with a trace that the municipality sees, and closed: nothing before and nothing after', async () => {
  await expect(readOpenedDraft(office.secretariat, where())).rejects.toThrow(RefusedError);
  expect(await seen()).toBe(false);
  await open();
  await expect(open(office.colleague)).rejects.toThrow(StateError);
  expect(await listHelpWanted(office.secretariat)).toMatchObject([{ year: YEAR, code: office.code, municipality: '見本市' }]);
  expect((await readOpenedDraft(office.secretariat, where())).answers).toMatchObject({ 'rush-staff': answers['rush-staff'] });
  expect(await getDraftHelp(office.colleague, where())).toMatchObject({ open: { by: '編集 花子' }, readings: [expect.any(Date)] });
  expect((await owner.auditEntry.findMany({ where: { act: 'draft.read' } }))).toMatchObject([{ municipalityCode: office.code, actorKind: 'secretariat' }]);
  await closeDraft(office.colleague, where());
  await expect(closeDraft(office.editor, where())).rejects.toThrow(StateError);
  await expect(readOpenedDraft(office.secretariat, where())).rejects.toThrow(RefusedError);
  expect(await seen()).toBe(false);
  expect(await listHelpWanted(office.secretariat)).toEqual([]);
});

test('the secretariat reads and does not write, not even what is opened', async () => {
  await open();
  for (const data of [{ answers: {} }, { status: 'submitted' }, { status: 'requested' }])
    expect(await db.as(office.secretariat, (tx) => tx.response.updateMany({ where: { respondentId }, data })).then(({ count }) => count, () => 0)).toBe(0);
  expect(await owner.response.findFirst()).toMatchObject({ answers, status: 'draft' });
});

test('submitting closes it, so that a returned answer is not open', async () => {
  await open();
  const { receipt } = await submitResponse(office.approver, { ...where(), revision: 4 });
  await expect(open()).rejects.toThrow(StateError);
  await returnResponse(office.secretariat, { ...where(), receipt, remarks: [{ item: '', text: '確かめてください' }] });
  expect(await seen()).toBe(false);
});

test('only its own people open and close it, and nobody else reads; nothing to open before anything is typed', async () => {
  for (const who of [office.foreign, office.secretariat, office.viewer]) {
    await expect(open(who)).rejects.toThrow(RefusedError);
    await expect(closeDraft(who, where())).rejects.toThrow(RefusedError);
    await expect(getDraftHelp(who, where())).rejects.toThrow(RefusedError);
  }
  await open();
  for (const who of [office.editor, office.foreign, office.viewer]) await expect(readOpenedDraft(who, where())).rejects.toThrow(RefusedError);
  await closeDraft(office.editor, where());
  await owner.response.deleteMany();
  await expect(open()).rejects.toThrow('まだ何も入力されていません');
});
