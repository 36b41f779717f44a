import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptResponse } from '@/lib/survey/submissions/accept-response';
import { answerQuestion } from '@/lib/survey/questions/answer-question';
import { askQuery } from '@/lib/survey/questions/ask-query';
import { askQuestion } from '@/lib/survey/questions/ask-question';
import { extendWave } from '@/lib/survey/waves/extend-wave';
import { handBack } from '@/lib/survey/submissions/hand-back';
import { openDraft } from '@/lib/survey/drafts/open-draft';
import { requestApproval } from '@/lib/survey/submissions/request-approval';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { startPaperAnswer } from '@/lib/survey/paper/start-paper-answer';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { writeToQuery } from '@/lib/survey/questions/write-to-query';
import { completeAnswers } from '../support/complete-answers';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

// Who hears of what by mail, and that nobody reads there what stands behind the sign-in.

const owner = ownerClient(process.env.OWNER_URL!);
const SECRET = '外に出ない言葉';
let office: Awaited<ReturnType<typeof makeOffices>>;
let revision: number;

beforeAll(async () => {
  office = await makeOffices(owner);
  for (const [who, email] of [[office.editor, 'ict@town.example.jp'], [office.colleague, 'ICT@town.example.jp'], [office.approver, 'kacho@town.example.jp'], [office.secretariat, 'jimu@office.example.jp'], [office.foreign, 'other@town.example.jp']] as const)
    await owner.person.update({ where: { id: who.personId }, data: { email } });
  const respondent = await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } });
  await owner.response.create({ data: { respondentId: respondent.id, owner: office.code, answers: completeAnswers(questionnaire), revision: 1 } });
  revision = 1;
});
afterAll(() => owner.$disconnect());

const here = () => ({ year: YEAR, code: office.code });
const remarks = [{ item: 'satellite-phones', text: SECRET }];

/** The mails that an act has queued: kind and recipients. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  await owner.mailMessage.deleteMany();
  await act();
  const mails = await owner.mailMessage.findMany({ orderBy: [{ kind: 'asc' }, { recipient: 'asc' }] });
  for (const { body, subject } of mails) expect(body + subject).not.toContain(SECRET);
  for (const { body } of mails) expect(body).toMatch(/番号：/); // beside every link
  return mails.map(({ kind, recipient }) => `${kind} ${recipient.toLowerCase()}`);
}

const section = 'ict@town.example.jp'; // one mailbox of two people: one mail
const chief = 'kacho@town.example.jp';
const secretariat = 'jimu@office.example.jp';

test('each step of an answer is told to those whose turn it is', async () => {
  expect(await told(() => openDraft(office.editor, { ...here(), note: SECRET }))).toEqual([`notice ${secretariat}`]);
  expect(await told(() => requestApproval(office.editor, { ...here(), revision }))).toEqual([`approval ${chief}`]);
  expect(await told(() => handBack(office.approver, { ...here(), remarks }))).toEqual([`returned ${section}`]);
  const submit = () => submitResponse(office.approver, { ...here(), revision });
  expect(await told(submit)).toEqual([`submission ${section}`, `submission ${chief}`]);
  const receipt = (version: number) => `${YEAR}-${office.code}-${version}`;
  expect(await told(() => returnResponse(office.secretariat, { ...here(), receipt: receipt(1), remarks }))).toEqual([`returned ${section}`, `returned ${chief}`]);
  await submit();
  expect(await told(() => acceptResponse(office.secretariat, { ...here(), receipt: receipt(2) }))).toEqual([`submission ${section}`, `submission ${chief}`]);
});

test('a query and its reply, a question and its answer', async () => {
  let id = '';
  expect(await told(async () => ({ id } = await askQuery(office.secretariat, { ...here(), item: 'satellite-phones', text: SECRET })))).toEqual([`query ${section}`, `query ${chief}`]);
  expect(await told(() => writeToQuery(office.editor, { id, text: SECRET }))).toEqual([`query ${secretariat}`]);
  expect(await told(() => askQuestion(office.editor, { ...here(), text: SECRET }))).toEqual([`question ${secretariat}`]);
  const { id: question } = await owner.question.findFirstOrThrow();
  expect(await told(() => answerQuestion(office.secretariat, { id: question, whom: 'one', question: '', answer: SECRET }))).toEqual([`question ${section}`, `question ${chief}`]);
});

test('an address that is none holds up nobody else', async () => {
  await owner.person.update({ where: { id: office.colleague.kind === 'person' ? office.colleague.personId : '' }, data: { email: '見本 <a@town.example.jp>; b@town.example.jp' } });
  expect(await told(() => extendWave(office.secretariat, { year: YEAR, closesOn: '2098-02-28' }))).toEqual(['announcement other@town.example.jp']);
  const { id } = await askQuery(office.secretariat, { ...here(), item: 'manual', text: SECRET });
  expect(await owner.mailMessage.count({ where: { kind: 'query', recipient: section } })).toBe(1);
  // nor does one person's loop fill the outbox
  await owner.mailMessage.deleteMany();
  for (let i = 0; i < 25; i += 1) await writeToQuery(office.editor, { id, text: SECRET });
  expect(await owner.mailMessage.count({ where: { kind: 'query' } })).toBe(20);
});

test('a new closing day goes to those still open only; an act that fails tells nobody', async () => {
  expect(await told(() => extendWave(office.secretariat, { year: YEAR, closesOn: '2098-03-31' }))).toEqual(['announcement other@town.example.jp']);
  expect(await told(() => requestApproval(office.editor, { ...here(), revision: 99 }).catch(() => {}))).toEqual([]);
  // whose answer the secretariat enters from paper has nothing to do
  await startPaperAnswer(office.secretariat, { year: YEAR, code: office.otherCode, receivedOn: '2026-04-01' });
  expect(await told(() => extendWave(office.secretariat, { year: YEAR, closesOn: '2098-01-31' }))).toEqual([]);
});
