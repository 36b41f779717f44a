import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import type { PersonActor } from '@/lib/platform/actor';
import { recount } from '@/lib/results/counting/recount';
import { addScan } from '@/lib/survey/paper/add-scan';
import { endPaperAnswer } from '@/lib/survey/paper/end-paper-answer';
import { getPaperAnswer } from '@/lib/survey/paper/get-paper-answer';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { getScan } from '@/lib/survey/paper/get-scan';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { requestApproval } from '@/lib/survey/submissions/request-approval';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { startPaperAnswer } from '@/lib/survey/paper/start-paper-answer';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
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
  await owner.paperScan.deleteMany();
  await owner.paperAnswer.deleteMany();
  await owner.reviewRemark.deleteMany();
  await owner.responseStep.deleteMany();
  await owner.submission.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
});

const where = () => ({ year: YEAR, code: office.code });
const start = (who = office.secretariat) => startPaperAnswer(who, { ...where(), receivedOn: '2026-04-01' });
const enter = (who = office.secretariat, entered = answers) => saveAnswers(who, { ...where(), changes: Object.entries(entered).filter(([field]) => field !== 'ict-staff.total').map(([field, to]) => ({ field, from: null, to })) });
const revision = async () => (await owner.response.findFirstOrThrow()).revision;
const submit = async (who = office.secretariat) => submitResponse(who, { ...where(), revision: await revision() });
const pdf = (text = '') => new TextEncoder().encode(`%PDF-1.7 ${text}`);

describe('an answer that came on paper', () => {
  test('is entered and submitted by the secretariat as such, counts, and its municipality reads it', async () => {
    await start();
    await enter();
    expect((await getResponse(office.secretariat, where())).answers).toMatchObject({ 'rush-staff': answers['rush-staff'] });
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ onPaper: true });
    const { receipt } = await submit();
    expect(await recount(office.secretariat, { year: YEAR })).toEqual([]);
    expect(await owner.tally.count({ where: { count: { gt: 0 } } })).toBeGreaterThan(0);
    const seen = await getReceipt(office.editor, where());
    expect(seen).toMatchObject({ current: { receipt, by: '事務局', basis: '紙で受け付けた回答（事務局が入力）' }, mayWithdraw: false });
    await expect(withdrawResponse(office.approver, { ...where(), receipt })).rejects.toThrow(StateError);
    await returnResponse(office.secretariat, { ...where(), receipt, remarks: [{ item: '', text: '読み取りを直します' }] });
    expect(await recount(office.secretariat, { year: YEAR })).toEqual([]);
    await saveAnswers(office.secretariat, { ...where(), changes: [{ field: 'satellite-phones', from: answers['satellite-phones'], to: 8 }] });
    expect((await submit()).receipt).toMatch(/-2$/);
  });

  test('its municipality neither writes, asks for approval nor submits meanwhile, and goes on once the paper is given up', async () => {
    await start();
    await enter();
    await expect(enter(office.editor, { 'satellite-phones': 3 })).rejects.toThrow('事務局が入力しています');
    await expect(requestApproval(office.editor, { ...where(), revision: await revision() })).rejects.toThrow('事務局が入力しています');
    await expect(submit(office.approver)).rejects.toThrow('事務局が入力しています');
    expect((await getResponse(office.editor, where())).whyNotDraft).toContain('事務局が入力しています');
    await endPaperAnswer(office.secretariat, where());
    await expect(enter()).rejects.toThrow(RefusedError);
    await expect(getResponse(office.secretariat, where())).rejects.toThrow(RefusedError);
    expect((await submit(office.approver)).receipt).toBe(`${YEAR}-${office.code}-1`);
  });

  test('only where there is no draft, only by the secretariat, not twice, not in the future', async () => {
    for (const who of [office.editor, office.approver, office.foreign, office.viewer]) await expect(start(who)).rejects.toThrow(RefusedError);
    await expect(startPaperAnswer(office.secretariat, { ...where(), receivedOn: '2099-01-01' })).rejects.toThrow(InvalidInputError);
    await expect(enter()).rejects.toThrow(RefusedError);
    await enter(office.editor, { 'satellite-phones': 3 });
    await expect(start()).rejects.toThrow('団体の下書きがない場合だけ');
    await owner.answerChange.deleteMany();
    await owner.response.deleteMany();
    const both = await Promise.allSettled([start(), start()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await enter();
    await submit();
    await expect(endPaperAnswer(office.secretariat, where())).rejects.toThrow('先に回答を返してください');
  });

  test('typed by its municipality at the moment the paper is started: one of them writes', async () => {
    await Promise.allSettled([start(), enter(office.editor, { 'satellite-phones': 3 })]);
    const paper = await owner.paperAnswer.count();
    const draft = await owner.response.findFirst();
    expect(paper === 1 || draft !== null).toBe(true);
    if (paper === 1) await expect(enter(office.editor, { 'satellite-phones': 4 })).rejects.toThrow(StateError);
  });
});

describe('its scan', () => {
  const add = (content: Uint8Array<ArrayBuffer>, name = 'FAX 𠮷.html', who = office.secretariat) => addScan(who, { ...where(), name, content });

  test('is kept by what it holds, and downloaded by the municipality and the secretariat alone', async () => {
    await start();
    await add(pdf());
    const { scans } = await getPaperAnswer(office.editor, where());
    expect(scans).toMatchObject([{ name: 'FAX 𠮷.pdf' }]);
    const id = scans[0]!.id;
    for (const who of [office.editor, office.approver, office.secretariat]) expect(await getScan(who, { id })).toMatchObject({ type: 'application/pdf', name: 'FAX 𠮷.pdf' });
    await expect(getScan(office.foreign, { id })).rejects.toThrow(NotFoundError);
    await expect(getScan(office.viewer, { id })).rejects.toThrow(RefusedError);
    await expect(getScan(office.editor, { id: "' or 1=1" })).rejects.toThrow(NotFoundError);
    expect(await owner.auditEntry.count({ where: { act: 'scan.opened' } })).toBe(1);
    expect(await db.as(office.foreign, (tx) => tx.paperScan.count())).toBe(0);
  });

  test.each([
    ['empty', new Uint8Array(), '選んでください'],
    ['a page', new TextEncoder().encode('<html>'), 'PDF、PNG、JPEG'],
    ['too large', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x25), '10MB以下'],
  ])('%s is refused with its sentence', async (_, content, sentence) => {
    await start();
    await expect(add(content)).rejects.toMatchObject({ fieldErrors: { scan: expect.stringContaining(sentence) as string } });
    expect(await owner.paperScan.count()).toBe(0);
  });

  test('of exactly ten megabytes is taken; none where nothing is on paper, none from others', async () => {
    await expect(add(pdf())).rejects.toThrow(StateError);
    await start();
    for (const who of [office.editor, office.foreign, office.viewer]) await expect(add(pdf(), 'x', who)).rejects.toThrow(RefusedError);
    const large = new Uint8Array(10 * 1024 * 1024);
    large.set(pdf());
    await add(large);
    expect(await owner.paperScan.findFirst({ select: { size: true } })).toEqual({ size: 10 * 1024 * 1024 });
  });
});

test('the second lock alone: nobody submits as paper but the secretariat, and only what is on paper', async () => {
  const version = (submittedBy: string) => ({ respondentId, owner: office.code, version: 1, answers: {}, receipt: 'tried', way: 'paper', submittedBy });
  const attempt = (who: typeof office.editor, way = 'paper') => db.as(who, (tx) => tx.submission.createMany({ data: [{ ...version((who as PersonActor).personId), way }] })).then(() => true, () => false);
  for (const who of [office.editor, office.approver, office.foreign, office.secretariat]) expect(await attempt(who)).toBe(false);
  await start();
  for (const who of [office.editor, office.approver, office.foreign]) for (const way of ['paper', 'approver', 'same']) expect(await attempt(who, way)).toBe(false);
  expect(await attempt(office.secretariat, 'approver')).toBe(false);
  expect(await attempt(office.secretariat)).toBe(true);
});
