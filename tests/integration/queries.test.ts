import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { answerQuestion } from '@/lib/survey/questions/answer-question';
import { askQuery } from '@/lib/survey/questions/ask-query';
import { askQuestion } from '@/lib/survey/questions/ask-question';
import { closeQuery } from '@/lib/survey/questions/close-query';
import { prune } from '@/lib/survey/questionnaire/completeness';
import { countOpenQueries } from '@/lib/survey/questions/count-open-queries';
import { explainFinding } from '@/lib/survey/drafts/explain-finding';
import { getFindings } from '@/lib/survey/drafts/get-findings';
import { listFaq } from '@/lib/survey/questions/list-faq';
import { listOwnQueries } from '@/lib/survey/questions/list-own-queries';
import { listOwnQuestions } from '@/lib/survey/questions/list-own-questions';
import { listQueries } from '@/lib/survey/questions/list-queries';
import { listQuestions } from '@/lib/survey/questions/list-questions';
import { withdrawFaq } from '@/lib/survey/questions/withdraw-faq';
import { writeToQuery } from '@/lib/survey/questions/write-to-query';
import { anonymous } from '../../lib/platform/actor';
import { completeAnswers } from '../support/complete-answers';
import { makeRespondent, makeSubmitted, makeWave, ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
const here = () => ({ year: YEAR, code: office.code });
const answers = prune(questionnaire, { ...completeAnswers(questionnaire), 'vendor-disaster-arrangement': 'none', 'satellite-phones': 40 });

beforeAll(async () => {
  office = await makeOffices(owner);
  await makeWave(owner, { ...questionnaire, year: YEAR - 1 }, { year: YEAR - 1, status: 'closed' });
  await makeSubmitted(owner, await makeRespondent(owner, YEAR - 1, { code: office.code, name: '見本市', kana: '', type: '市', population: 152_000 }), prune(questionnaire, completeAnswers(questionnaire)));
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.question.deleteMany();
  await owner.faq.deleteMany();
  await owner.queryMessage.deleteMany();
  await owner.query.deleteMany();
  await owner.submission.deleteMany({ where: { respondent: { year: YEAR } } });
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany({ where: { respondent: { year: YEAR } } });
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
});

const respondent = () => owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } });
const submit = async () => makeSubmitted(owner, await respondent(), answers);
const ask = (finding = '', item = 'satellite-phones') => askQuery(office.secretariat, { ...here(), item, finding, text: '台数を確かめてください。' });

describe('findings', () => {
  test('the municipality sees those of its draft, against last year and within', async () => {
    const { id } = await respondent();
    await owner.response.create({ data: { respondentId: id, owner: office.code, answers, revision: 1 } });
    expect((await getFindings(office.editor, here())).findings.map(({ key }) => key)).toEqual(expect.arrayContaining(['number-jump:satellite-phones', 'contract-without-arrangement']));
    await expect(getFindings(office.secretariat, here())).rejects.toBeInstanceOf(NotFoundError);
    for (const who of [office.foreign, office.viewer, anonymous]) await expect(getFindings(who, here())).rejects.toBeInstanceOf(RefusedError);
  });

  test('an explanation becomes the remark of the item; one that a colleague wrote meanwhile stays', async () => {
    await explainFinding(office.editor, { ...here(), item: 'satellite-phones', before: '', text: '増設しました。' });
    expect((await owner.response.findFirstOrThrow({ where: { respondent: { year: YEAR } } })).answers).toEqual({ 'satellite-phones.remark': '増設しました。' });
    await expect(explainFinding(office.colleague, { ...here(), item: 'satellite-phones', before: '', text: '別の説明' })).rejects.toBeInstanceOf(StateError);
    await expect(explainFinding(office.editor, { ...here(), item: 'satellite-phones', before: '増設しました。', text: 'あ'.repeat(1001) })).rejects.toBeInstanceOf(InvalidInputError);
  });

  test('the secretariat sees those of a submitted answer, which is recorded', async () => {
    await submit();
    expect((await getFindings(office.secretariat, here())).findings.map(({ key }) => key)).toContain('number-jump:satellite-phones');
    expect(await owner.auditEntry.findFirst({ where: { act: 'findings.opened', municipalityCode: office.code } })).not.toBeNull();
  });
});

describe('a query', () => {
  test('goes to the municipality, is replied to, asked again and closed; every word is kept with who and when', async () => {
    await submit();
    const { id } = await ask('number-jump:satellite-phones');
    expect(await countOpenQueries(office.editor)).toEqual([{ year: YEAR, code: office.code, municipality: '見本市', open: 1 }]);
    expect(await countOpenQueries(office.foreign)).toEqual([]);
    await writeToQuery(office.editor, { id, text: '40台で正しいです。' });
    expect(await countOpenQueries(office.editor)).toEqual([]);
    await writeToQuery(office.secretariat, { id, text: '衛星携帯電話だけの数ですか。' });
    await writeToQuery(office.approver, { id, text: 'はい。' });
    await closeQuery(office.secretariat, { id });
    const { queries } = await listOwnQueries(office.editor, here());
    expect(queries).toMatchObject([{ status: 'closed', itemLabel: '2-14 衛星電話の台数', section: 'preparedness' }]);
    expect(queries[0]!.messages.map(({ side, name, text }) => [side, name, text])).toEqual([
      ['secretariat', '事務 京子', '台数を確かめてください。'], ['municipality', '編集 花子', '40台で正しいです。'],
      ['secretariat', '事務 京子', '衛星携帯電話だけの数ですか。'], ['municipality', '承認 太郎', 'はい。'],
    ]);
    for (const who of [office.editor, office.secretariat]) await expect(writeToQuery(who, { id, text: 'もう一度' })).rejects.toBeInstanceOf(StateError);
    await expect(closeQuery(office.secretariat, { id })).rejects.toBeInstanceOf(StateError);
    const acts = await owner.auditEntry.findMany({ where: { subject: `query:${id}` }, orderBy: { at: 'asc' } });
    expect(acts.map(({ act }) => act)).toEqual(['query.asked', 'query.replied', 'query.asked-again', 'query.replied', 'query.closed']);
    expect(JSON.stringify(acts.map(({ detail }) => detail))).not.toContain('40台');
  });

  test('is for a submitted answer, an item of the year, and the secretariat', async () => {
    await expect(ask()).rejects.toBeInstanceOf(StateError);
    await submit();
    await expect(ask('', 'no-such-item')).rejects.toBeInstanceOf(InvalidInputError);
    for (const who of [office.editor, office.foreign, office.viewer, anonymous]) await expect(askQuery(who, { ...here(), item: 'manual', text: 'x' })).rejects.toBeInstanceOf(RefusedError);
    const { id } = await ask();
    await expect(writeToQuery(office.foreign, { id, text: 'x' })).rejects.toBeInstanceOf(NotFoundError);
    await expect(writeToQuery(office.viewer, { id, text: 'x' })).rejects.toBeInstanceOf(RefusedError);
    await expect(closeQuery(office.editor, { id })).rejects.toBeInstanceOf(RefusedError);
    await expect(listOwnQueries(office.foreign, here())).rejects.toBeInstanceOf(RefusedError);
  });

  test('about the same finding is asked once, also when two press at once; again after it is closed', async () => {
    await submit();
    const outcomes = await Promise.allSettled([ask('far'), ask('far'), ask('far')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [query] = await owner.query.findMany();
    await closeQuery(office.secretariat, { id: query!.id });
    await ask('far');
  });

  test('is replied to after the year has closed, and survives a take-back', async () => {
    await submit();
    const { id } = await ask();
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await owner.response.updateMany({ where: { respondent: { year: YEAR } }, data: { status: 'draft' } });
    await writeToQuery(office.editor, { id, text: '直します。' });
    const list = await listQueries(office.secretariat, { year: YEAR, status: 'replied', code: '' });
    expect(list.queries.map((query) => query.id)).toEqual([id]);
    expect(list.counts).toEqual({ replied: 1 });
    expect((await listQueries(office.secretariat, { year: YEAR, status: 'open', code: '' })).queries).toEqual([]);
    expect((await listQueries(office.secretariat, { year: YEAR, status: '', code: office.otherCode })).queries).toEqual([]);
  });
});

describe('a question', () => {
  const question = () => owner.question.findFirstOrThrow();

  test('is answered once for everybody, in words that do not name who asked; taken back, it is open again', async () => {
    await askQuestion(office.editor, { ...here(), item: 'ict-staff', text: '見本市では兼務の職員がいます。数えますか。' });
    const { id } = await question();
    const publish = (words: string, answer = '数えます。') => answerQuestion(office.secretariat, { id, whom: 'all', question: words, answer });
    const refusal = await publish('見本市の兼務の職員も数えますか。').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect((refusal as InvalidInputError).fieldErrors.question).toMatch(/だれの質問か分からない言い方/);
    expect(((await publish('兼務の職員も数えますか。', '編集 花子さんにお答えします。').catch((error: unknown) => error)) as InvalidInputError).fieldErrors).toHaveProperty('answer');
    await expect(publish('')).rejects.toBeInstanceOf(InvalidInputError);
    expect(await listFaq(anonymous, YEAR)).toEqual([]);
    await publish('兼務の職員も数えますか。');
    const [faq] = await listFaq(anonymous, YEAR);
    expect(faq).toEqual({ id: expect.any(String) as string, item: 'ict-staff', question: '兼務の職員も数えますか。', answer: '数えます。', publishedAt: expect.any(Date) as Date });
    expect((await listOwnQuestions(office.colleague, here())).questions).toMatchObject([{ status: 'published', answer: '数えます。' }]);
    await expect(publish('もう一度')).rejects.toBeInstanceOf(StateError);
    await withdrawFaq(office.secretariat, { id: faq!.id });
    for (const who of [anonymous, office.editor, office.secretariat]) expect(await listFaq(who, YEAR)).toEqual([]);
    expect(await question()).toMatchObject({ status: 'open', faqId: null, answer: '数えます。' });
    await withdrawFaq(office.secretariat, { id: faq!.id }); // a second press changes nothing
    await publish('兼務の職員も数えますか。', '数えます。人数で数えます。');
    expect(await listFaq(office.foreign, YEAR)).toHaveLength(1);
  });

  test('can be answered to who asked alone', async () => {
    await askQuestion(office.approver, { ...here(), text: '締切を延ばせますか。' });
    await answerQuestion(office.secretariat, { id: (await question()).id, whom: 'one', answer: '見本市には3日お待ちします。' });
    expect(await listFaq(anonymous, YEAR)).toEqual([]);
    expect((await listOwnQuestions(office.editor, here())).questions).toMatchObject([{ status: 'answered', answer: '見本市には3日お待ちします。' }]);
    expect((await listQuestions(office.secretariat, YEAR)).answered).toHaveLength(1);
  });

  test('is taken while the year is open, about an item of the year, and not without end', async () => {
    await expect(askQuestion(office.editor, { ...here(), item: 'no-such-item', text: 'x' })).rejects.toBeInstanceOf(InvalidInputError);
    for (const who of [office.foreign, office.secretariat, office.viewer, anonymous]) await expect(askQuestion(who, { ...here(), text: 'x' })).rejects.toBeInstanceOf(RefusedError);
    for (let i = 0; i < 20; i += 1) await askQuestion(office.editor, { ...here(), text: `質問${i}` });
    await expect(askQuestion(office.editor, { ...here(), text: '21番目' })).rejects.toBeInstanceOf(StateError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(askQuestion(office.editor, { ...here(), text: 'x' })).rejects.toBeInstanceOf(StateError);
    expect((await listOwnQuestions(office.editor, here())).open).toBe(false);
  });

  test('of another municipality is not seen, and only the secretariat answers', async () => {
    await askQuestion(office.editor, { ...here(), text: '見本市の質問' });
    const { id } = await question();
    await expect(listOwnQuestions(office.foreign, here())).rejects.toBeInstanceOf(RefusedError);
    for (const who of [office.editor, office.foreign, anonymous]) {
      await expect(answerQuestion(who, { id, whom: 'one', answer: 'x' })).rejects.toBeInstanceOf(RefusedError);
      await expect(listQuestions(who, YEAR)).rejects.toBeInstanceOf(RefusedError);
    }
  });
});
