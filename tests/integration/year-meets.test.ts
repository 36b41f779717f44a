import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '@/lib/platform/time';
import { StateError } from '@/lib/platform/errors';
import { acceptResponse } from '@/lib/survey/submissions/accept-response';
import { askQuery } from '@/lib/survey/questions/ask-query';
import { checkWorkbook } from '@/lib/survey/workbook/check-workbook';
import { closeDraft } from '@/lib/survey/drafts/close-draft';
import { correctQuestionnaire } from '@/lib/survey/editing/correct-questionnaire';
import { endPaperAnswer } from '@/lib/survey/paper/end-paper-answer';
import { getProgress } from '@/lib/survey/waves/get-progress';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { getWorkbookUpload } from '@/lib/survey/workbook/get-workbook-upload';
import { listHelpWanted } from '@/lib/survey/drafts/list-help-wanted';
import { listOwnQueries } from '@/lib/survey/questions/list-own-queries';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { onPaperSentence } from '@/lib/survey/paper/on-paper';
import { openDraft } from '@/lib/survey/drafts/open-draft';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { startPaperAnswer } from '@/lib/survey/paper/start-paper-answer';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { takeWorkbook } from '@/lib/survey/workbook/take-workbook';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import { writeToQuery } from '@/lib/survey/questions/write-to-query';
import { completeAnswers } from '../support/complete-answers';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';
import { workbookOf } from '../support/workbooks';
import { cellOf, edited } from '../support/edit-workbook';

// Where one part of the year meets another: paper and Excel, queries and taking back, closed years and returns,
// invitations that ran out, help and the end of the year.

const owner = ownerClient(process.env.OWNER_URL!);
const answers = completeAnswers(questionnaire);
let office: Awaited<ReturnType<typeof makeOffices>>;
let respondentId: string;

beforeAll(async () => {
  office = await makeOffices(owner);
  respondentId = (await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } })).id;
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.queryMessage.deleteMany();
  await owner.query.deleteMany();
  await owner.draftHelp.deleteMany();
  await owner.paperAnswer.deleteMany();
  await owner.reviewRemark.deleteMany();
  await owner.responseStep.deleteMany();
  await owner.submission.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.mailMessage.deleteMany();
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', publishedAt: null } });
});

const where = () => ({ year: YEAR, code: office.code });
const draft = () => owner.response.create({ data: { respondentId, owner: office.code, answers, revision: 1 } });
const revision = async () => (await owner.response.findFirstOrThrow()).revision;
const submit = async (who = office.approver) => submitResponse(who, { ...where(), revision: await revision() });
const close = () => owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
const paper = () => startPaperAnswer(office.secretariat, { ...where(), receivedOn: '2026-04-01' });
const mails = async (kind: string) => owner.mailMessage.count({ where: { kind } });

describe('a query and the answer it is about', () => {
  test('while submitted its people may take it back; once accepted, closed or on paper they may not; taken back, it is theirs to mend', async () => {
    await draft();
    const { receipt } = await submit();
    await askQuery(office.secretariat, { ...where(), item: 'satellite-phones', text: '確かめてください。' });
    const seen = async () => { const { submitted, mendable } = await listOwnQueries(office.editor, where()); return { submitted, mendable }; };
    expect(await seen()).toEqual({ submitted: true, mendable: true });
    await close();
    expect(await seen()).toEqual({ submitted: true, mendable: false });
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    await withdrawResponse(office.approver, { ...where(), receipt });
    expect(await seen()).toEqual({ submitted: false, mendable: false });
    const again = await submit();
    await acceptResponse(office.secretariat, { ...where(), receipt: again.receipt });
    expect(await seen()).toEqual({ submitted: true, mendable: false });
  });

  test('an answer on paper is the secretariat’s to take back', async () => {
    await paper();
    await saveAnswers(office.secretariat, { ...where(), changes: Object.entries(answers).filter(([field]) => field !== 'ict-staff.total').map(([field, to]) => ({ field, from: null, to })) });
    await submit(office.secretariat);
    expect(await listOwnQueries(office.editor, where())).toMatchObject({ submitted: true, mendable: false });
  });

  test('the card of the year says that a reply is waited for, until it is written', async () => {
    await draft();
    await submit();
    const card = async () => (await listOwnSurveys(office.editor))[0]!.openQueries;
    expect(await card()).toBe(0);
    const { id } = await askQuery(office.secretariat, { ...where(), item: 'satellite-phones', text: '確かめてください。' });
    expect(await card()).toBe(1);
    await writeToQuery(office.editor, { id, text: '合っています。' });
    expect(await card()).toBe(0);
  });
});

describe('returning', () => {
  test('the page says beforehand why it cannot be while the year is closed', async () => {
    await draft();
    const { receipt } = await submit();
    const why = async () => (await getReceipt(office.secretariat, where())).whyNotReturn;
    expect(await why()).toBeNull();
    await close();
    expect(await why()).toContain('締切日を延ばすか、受付を再開');
    await expect(returnResponse(office.secretariat, { ...where(), receipt, remarks: [{ item: '', text: '直してください' }] })).rejects.toThrow(StateError);
  });

  test('what came on paper stays with the secretariat, untold, until it gives it over', async () => {
    await owner.person.update({ where: { id: office.editor.personId }, data: { email: 'ict@town.example.jp' } });
    await paper();
    await saveAnswers(office.secretariat, { ...where(), changes: Object.entries(answers).filter(([field]) => field !== 'ict-staff.total').map(([field, to]) => ({ field, from: null, to })) });
    const { receipt } = await submit(office.secretariat);
    await owner.mailMessage.deleteMany();
    expect(await returnResponse(office.secretariat, { ...where(), receipt, remarks: [{ item: '', text: '読み取りを直します' }] })).toEqual({ how: 'returned', onPaper: true });
    expect(await mails('returned')).toBe(0);
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ onPaper: true, openRemarks: 0 });
    await endPaperAnswer(office.secretariat, where());
    expect(await mails('returned')).toBe(1);
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ onPaper: false, openRemarks: 1 });
  });
});

test('Excel while the secretariat enters the paper: the page says so, and nothing is taken in', async () => {
  const book = await workbookOf(questionnaire, {}, { code: office.code });
  const file = await edited(book, (one) => { cellOf(one, 'satellite-phones').value = 3; });
  const upload = await checkWorkbook(office.editor, { ...where(), receive: async () => ({ fileName: '回答.xlsx', file }) });
  expect((await getWorkbookUpload(office.editor, where())).shut).toBeNull();
  await paper();
  expect((await getWorkbookUpload(office.editor, where())).shut).toBe(onPaperSentence);
  await expect(takeWorkbook(office.editor, { ...where(), upload, take: 'all' })).rejects.toThrow(onPaperSentence);
  expect(await owner.response.count()).toBe(0);
});

describe('help with a draft', () => {
  test('is asked for while one may type: not on paper, not in a closed year; and a closed year asks for none any more', async () => {
    const ask = () => openDraft(office.editor, { ...where(), note: '数え方が分かりません' });
    await draft();
    await ask();
    expect(await listHelpWanted(office.secretariat)).toHaveLength(1);
    await close();
    expect(await listHelpWanted(office.secretariat)).toEqual([]);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    await closeDraft(office.editor, where());
    await close();
    await expect(ask()).rejects.toThrow(StateError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    await owner.response.deleteMany();
    await paper();
    await expect(ask()).rejects.toThrow(onPaperSentence);
  });
});

test('an invitation that ran out invites nobody', async () => {
  await owner.assignment.updateMany({ where: { municipalityCode: office.otherCode }, data: { endedAt: new Date() } });
  const at = async () => (await getProgress(office.secretariat, YEAR, readProgressFilter({}))).rows.find(({ owner: code }) => code === office.otherCode)!.status;
  expect(await at()).toBe('none');
  const { id } = await owner.invitation.create({ data: { tokenHash: 'x', role: 'editor', municipalityCode: office.otherCode, name: '招待 三郎', expiresAt: new Date(Date.now() + 86_400_000) } });
  expect(await at()).toBe('invited');
  await owner.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await at()).toBe('none');
  await owner.assignment.updateMany({ where: { municipalityCode: office.otherCode }, data: { endedAt: null } });
});

test('an erratum is mailed while the year is open, and no more once it is closed', async () => {
  await owner.person.update({ where: { id: office.editor.personId }, data: { email: 'ict@town.example.jp' } });
  const correct = async (label: string) => {
    const { definitionHash: hash } = await owner.wave.findUniqueOrThrow({ where: { year: YEAR } });
    await correctQuestionnaire(office.secretariat, { year: YEAR, hash, key: 'now-telework', section: '', words: { label }, reason: '分かりやすくしました。', sameMeaning: true });
  };
  await correct('在宅での勤務の環境');
  const open = await owner.mailMessage.count();
  expect(open).toBeGreaterThan(0);
  await close();
  await correct('在宅勤務の環境');
  expect(await owner.mailMessage.count()).toBe(open);
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', closesOn: day('2026-04-02') } }); // its last day is over
  await correct('在宅勤務ができる環境');
  expect(await owner.mailMessage.count()).toBe(open);
  await owner.wave.update({ where: { year: YEAR }, data: { closesOn: day('2099-03-31') } });
});
