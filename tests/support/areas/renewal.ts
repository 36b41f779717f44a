import { demoMunicipalities } from '../../../prisma/demo/municipalities';
import type { Area } from './area';

// As in services-table.ts, which cannot be imported from here.
const own = { year: 2026, code: '992011' };
const submitted = { year: 2025, code: '992011' };
const MARK = '甲市だけが知る印';

const query = '00000000-0000-4000-8000-000000000750';
const question = '00000000-0000-4000-8000-000000000751';
const faq = '00000000-0000-4000-8000-000000000752';
const withdrawn = '00000000-0000-4000-8000-000000000753';

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const writersOfA = 'no no no ok no ok no no no no';
const secretariat = 'no no no no no no no no no ok';
const secretariatPages = 'in in no no no no no no no ok';

const finished = demoMunicipalities.find(({ state }) => state === 'submitted')!.code;

export const renewal: Area = {
  routes: [
    { file: '(member)/survey/[year]/queries/page.tsx', path: '/survey/YEAR/queries?code=OWN', answers: 'in in no ok no ok no no no no' },
    { file: '(public)/survey/[year]/questions/page.tsx', path: '/survey/YEAR/questions?code=OWN', answers: everyone },
    { file: '(admin)/admin/waves/[year]/queries/page.tsx', path: '/admin/waves/YEAR/queries', answers: secretariatPages },
    { file: '(admin)/admin/waves/[year]/[owner]/queries/page.tsx', path: '/admin/waves/YEAR/OWN/queries', answers: secretariatPages },
    { file: '(admin)/admin/waves/[year]/questions/page.tsx', path: '/admin/waves/YEAR/questions', answers: secretariatPages },
  ],
  loadServices: async () => {
    const [last, carry, undo, findings, explain, ask, write, close, list, listOwn, count] = [
      await import('@/lib/survey/carry/get-last-year'), await import('@/lib/survey/carry/carry-answers'), await import('@/lib/survey/carry/undo-carry'), await import('@/lib/survey/drafts/get-findings'),
      await import('@/lib/survey/drafts/explain-finding'), await import('@/lib/survey/questions/ask-query'), await import('@/lib/survey/questions/write-to-query'), await import('@/lib/survey/questions/close-query'),
      await import('@/lib/survey/questions/list-queries'), await import('@/lib/survey/questions/list-own-queries'), await import('@/lib/survey/questions/count-open-queries'),
    ];
    const [askQuestion, ownQuestions, answer, withdraw, questions, published] = [
      await import('@/lib/survey/questions/ask-question'), await import('@/lib/survey/questions/list-own-questions'), await import('@/lib/survey/questions/answer-question'),
      await import('@/lib/survey/questions/withdraw-faq'), await import('@/lib/survey/questions/list-questions'), await import('@/lib/survey/questions/list-faq'),
    ];
    return [
      { name: 'survey/carry/get-last-year', call: (actor) => last.getLastYear(actor, own), answers: writersOfA },
      { name: 'survey/carry/carry-answers', call: (actor) => carry.carryAnswers(actor, own), answers: writersOfA },
      { name: 'survey/carry/undo-carry', call: (actor) => undo.undoCarry(actor, own), answers: writersOfA },
      { name: 'survey/drafts/get-findings', call: (actor) => findings.getFindings(actor, submitted), answers: 'no no no ok no ok no no no ok' },
      { name: 'survey/drafts/explain-finding', call: (actor) => explain.explainFinding(actor, { ...own, item: 'manual', before: '', text: '事情' }), answers: writersOfA },
      { name: 'survey/questions/ask-query', call: (actor) => ask.askQuery(actor, { ...submitted, item: 'manual', text: '確かめてください。' }), answers: secretariat },
      { name: 'survey/questions/write-to-query', call: (actor) => write.writeToQuery(actor, { id: query, text: '書き込み' }), answers: 'no no no ok none ok none no no ok' },
      { name: 'survey/questions/close-query', call: (actor) => close.closeQuery(actor, { id: query }), answers: secretariat },
      { name: 'survey/questions/list-queries', call: (actor) => list.listQueries(actor, { year: submitted.year, status: '', code: '' }), answers: secretariat },
      { name: 'survey/questions/list-own-queries', call: (actor) => listOwn.listOwnQueries(actor, submitted), answers: writersOfA },
      { name: 'survey/questions/count-open-queries', call: (actor) => count.countOpenQueries(actor), answers: 'no no no ok ok ok ok no no no' },
      { name: 'survey/questions/ask-question', call: (actor) => askQuestion.askQuestion(actor, { ...own, text: '質問です。' }), answers: writersOfA },
      { name: 'survey/questions/list-own-questions', call: (actor) => ownQuestions.listOwnQuestions(actor, own), answers: writersOfA },
      { name: 'survey/questions/answer-question', call: (actor) => answer.answerQuestion(actor, { id: question, whom: 'all', question: '一般の質問', answer: '答え' }), answers: secretariat },
      { name: 'survey/questions/withdraw-faq', call: (actor) => withdraw.withdrawFaq(actor, { id: faq }), answers: secretariat },
      { name: 'survey/questions/list-questions', call: (actor) => questions.listQuestions(actor, own.year), answers: secretariat },
      { name: 'survey/questions/list-faq', call: (actor) => published.listFaq(actor, own.year), answers: everyone },
    ];
  },
  watched: ['query', 'query_message', 'question', 'faq'],
  prepare: async (client, { editorOfA }) => {
    const of = (where: { year: number; code: string }) => client.respondent.findUniqueOrThrow({ where: { year_owner: { year: where.year, owner: where.code } } });
    const about = { owner: own.code, personId: editorOfA, name: `甲の担当 ${MARK}` };
    await client.query.create({ data: { id: query, respondentId: (await of(submitted)).id, owner: own.code, item: 'risk-assumed', createdBy: editorOfA } });
    await client.queryMessage.create({ data: { queryId: query, ...about, side: 'secretariat', text: MARK } });
    await client.question.create({ data: { id: question, respondentId: (await of(own)).id, owner: own.code, text: MARK, askedBy: editorOfA, name: about.name } });
    await client.faq.create({ data: { id: faq, year: own.year, question: '質問', answer: '答え', publishedBy: editorOfA } });
    await client.faq.create({ data: { id: withdrawn, year: own.year, question: MARK, answer: MARK, publishedBy: editorOfA, withdrawnAt: new Date() } });
  },
  policyRows: `
    insert into query (id, respondent_id, owner, item, created_by) values ('${query}', '00000000-0000-4000-8000-000000000002', '992011', 'x', '00000000-0000-4000-8000-000000000011');
    insert into query_message (query_id, owner, side, person_id, name, text) values ('${query}', '992011', 'secretariat', '00000000-0000-4000-8000-000000000011', '', 'x');
    insert into question (id, respondent_id, owner, text, asked_by, name) values ('${question}', '00000000-0000-4000-8000-000000000001', '992011', 'x', '00000000-0000-4000-8000-000000000011', '');
    insert into faq (id, year, question, answer, published_by, withdrawn_at) values
      ('${faq}', 2030, 'x', 'x', '00000000-0000-4000-8000-000000000011', null), ('${withdrawn}', 2030, 'x', 'x', '00000000-0000-4000-8000-000000000011', now());`,
  policyTries: {
    query: {
      select: `select from query where owner = '992011'`,
      insert: `insert into query (respondent_id, owner, item, created_by) values ('00000000-0000-4000-8000-000000000002', '992011', 'x', '00000000-0000-4000-8000-000000000011')`,
      update: `update query set status = 'replied', moved_at = now() where owner = '992011'`,
    },
    query_message: {
      select: `select from query_message where owner = '992011'`,
      insert: `insert into query_message (query_id, owner, side, person_id, name, text)
        values ('${query}', '992011', case when actor.kind() = 'secretariat' then 'secretariat' else 'municipality' end, '00000000-0000-4000-8000-000000000011', '', 'y')`,
      update: `update query_message set text = 'y'`,
    },
    question: {
      select: `select from question where owner = '992011'`,
      insert: `insert into question (respondent_id, owner, text, asked_by, name) values ('00000000-0000-4000-8000-000000000001', '992011', 'y', '00000000-0000-4000-8000-000000000011', '')`,
      update: `update question set status = 'answered', answer = 'y' where owner = '992011'`,
    },
    'faq (published)': {
      select: `select from faq where id = '${faq}'`,
      insert: `insert into faq (year, question, answer, published_by) values (2030, 'y', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update faq set withdrawn_at = now() where id = '${faq}'`,
    },
    'faq (taken back)': {
      select: `select from faq where id = '${withdrawn}'`,
      insert: `insert into faq (year, question, answer, published_by, withdrawn_at) values (2030, 'y', 'y', '00000000-0000-4000-8000-000000000011', now())`,
      update: `update faq set withdrawn_at = now() where id = '${withdrawn}'`,
    },
  },
  pages: (year) => [
    { name: 'own-queries', path: `/survey/${year}/queries`, as: 'hensyu' },
    { name: 'questions', path: `/survey/${year}/questions` },
    { name: 'own-questions', path: `/survey/${year}/questions`, as: 'hensyu' },
    { name: 'queries', path: `/admin/waves/${year}/queries`, as: 'jimukyoku' },
    { name: 'queries-of-one', path: `/admin/waves/${year}/${finished}/queries`, as: 'jimukyoku' },
    { name: 'questions-to-answer', path: `/admin/waves/${year}/questions`, as: 'jimukyoku' },
  ],
};
