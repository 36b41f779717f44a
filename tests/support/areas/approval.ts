import { demoMunicipalities } from '../../../prisma/demo/municipalities';
import type { Answers, Questionnaire } from '../../../lib/survey/questionnaire/questionnaire';
import { completeAnswers } from '../complete-answers';
import type { Area } from './area';

const A = '992011';
const SUBMITTED_YEAR = 2025;
const REQUESTED_YEAR = 2024;
const PAPER_YEAR = 2023;
const MARK = '甲市だけが知る印';
const REMARK = '00000000-0000-4000-8000-000000007101';
const REQUESTED = '00000000-0000-4000-8000-000000007102';
const ACCEPTED = '00000000-0000-4000-8000-000000007103';
const SCAN = '00000000-0000-4000-8000-000000007106';
const PAPER = '00000000-0000-4000-8000-000000007105';
const OPENED = '00000000-0000-4000-8000-000000007104';
const DRAFT = `'00000000-0000-4000-8000-000000000001'`;
const draft = `${DRAFT}, '${A}'`;
const self = `'00000000-0000-4000-8000-000000000011'`;

const writersOfA = 'no no no ok no ok no no no no';
const approverOfA = 'no no no no no ok no no no no';
const secretariat = 'no no no no no no no no no ok';
const unanswered = demoMunicipalities.find(({ state }) => state === 'none')!.code;
const shown = demoMunicipalities.find(({ state }) => state === 'submitted')!.code;

export const approval: Area = {
  routes: [
    { file: '(admin)/admin/waves/[year]/[owner]/paper/page.tsx', path: '/admin/waves/YEAR/OWN/paper', answers: 'in in no no no no no no no ok' },
    { file: 'api/survey/[year]/scans/route.ts', path: '/api/survey/YEAR/scans?code=OWN', method: 'POST', answers: 'who who no no no no no no no home' },
    { file: 'api/survey/scan/[id]/route.ts', path: '/api/survey/scan/00000000-0000-4000-8000-000000000000', answers: 'who who no none none none none no no none' },
    { file: '(admin)/admin/waves/[year]/[owner]/draft/page.tsx', path: '/admin/waves/YEAR/OWN/draft', answers: 'in in no no no no no no no no' },
    { file: '(member)/survey/[year]/shares/page.tsx', path: '/survey/YEAR/shares?code=OWN', answers: 'in in no ok no ok no no no no' },
    { file: '(member)/survey/rule/page.tsx', path: '/survey/rule?code=OWN', answers: 'in in no ok no ok no no no ok' },
    { file: '(member)/survey/[year]/hand-back/page.tsx', path: '/survey/YEAR/hand-back?code=OWN', answers: 'in in no no no ok no no no no' },
    { file: '(member)/survey/[year]/versions/page.tsx', path: '/survey/YEAR/versions?code=OWN', answers: 'in in no ok no ok no no no ok' },
    { file: '(admin)/admin/waves/[year]/[owner]/answers/page.tsx', path: '/admin/waves/YEAR/OWN/answers', answers: 'in in no no no no no no no ok' },
    { file: '(admin)/admin/waves/[year]/[owner]/return/page.tsx', path: '/admin/waves/YEAR/OWN/return', answers: 'in in no no no no no no no ok' },
  ],
  watched: ['review_remark', 'response_step', 'submission_rule', 'section_share', 'draft_help', 'paper_answer', 'paper_scan'],

  /** A year in which A waits for approval, with an older remark; and one in which it has answered on paper. */
  async prepare(client, { actors }) {
    const approver = actors['approver own'];
    if (approver.kind !== 'person') return;
    const { definition, ...wave } = await client.wave.findUniqueOrThrow({ where: { year: SUBMITTED_YEAR } });
    await client.wave.create({ data: { ...wave, year: REQUESTED_YEAR, definition: definition as object } });
    const { bands, ...respondent } = await client.respondent.findUniqueOrThrow({ where: { year_owner: { year: SUBMITTED_YEAR, owner: A } }, omit: { id: true } });
    const { id } = await client.respondent.create({ data: { ...respondent, year: REQUESTED_YEAR, bands: bands as object } });
    const answers: Answers = { ...completeAnswers(definition as unknown as Questionnaire), 'risk-assumed.remark': MARK };
    await client.response.create({ data: { respondentId: id, owner: A, status: 'requested', answers, revision: 1 } });
    await client.wave.create({ data: { ...wave, year: PAPER_YEAR, definition: definition as object } });
    const onPaper = await client.respondent.create({ data: { ...respondent, year: PAPER_YEAR, bands: bands as object } });
    const by = { respondentId: onPaper.id, owner: A };
    await client.paperAnswer.create({ data: { ...by, receivedOn: new Date('2023-10-01'), startedBy: approver.personId } });
    await client.paperScan.create({ data: { ...by, id: SCAN, name: `${MARK}.pdf`, type: 'application/pdf', size: 5, content: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), addedBy: approver.personId } });
    await client.draftHelp.create({ data: { respondentId: id, owner: A, note: MARK, openedBy: approver.personId } });
    await client.reviewRemark.create({ data: { id: REMARK, respondentId: id, owner: A, item: 'risk-assumed', text: MARK, writtenBy: approver.personId } });
  },

  async loadServices() {
    const [request, takeBack, handBack, resolve, remarks, accept, give, versions, setRule, rule, shares, open, close, read, help, wanted, startPaper, endPaper, addScan, getScan, paper] = await Promise.all([
      import('@/lib/survey/submissions/request-approval'), import('@/lib/survey/submissions/take-back-request'), import('@/lib/survey/submissions/hand-back'), import('@/lib/survey/submissions/resolve-remark'),
      import('@/lib/survey/submissions/get-remarks'), import('@/lib/survey/submissions/accept-response'), import('@/lib/survey/submissions/return-response'), import('@/lib/survey/submissions/get-versions'),
      import('@/lib/survey/submissions/set-submission-rule'), import('@/lib/survey/submissions/get-submission-rule'), import('@/lib/survey/drafts/share-sections'),
      import('@/lib/survey/drafts/open-draft'), import('@/lib/survey/drafts/close-draft'), import('@/lib/survey/drafts/read-opened-draft'), import('@/lib/survey/drafts/get-draft-help'), import('@/lib/survey/drafts/list-help-wanted'),
      import('@/lib/survey/paper/start-paper-answer'), import('@/lib/survey/paper/end-paper-answer'), import('@/lib/survey/paper/add-scan'), import('@/lib/survey/paper/get-scan'), import('@/lib/survey/paper/get-paper-answer'),
    ]);
    const requested = { year: REQUESTED_YEAR, code: A };
    const submitted = { year: SUBMITTED_YEAR, code: A };
    const onPaper = { year: PAPER_YEAR, code: A };
    const said = [{ item: 'risk-assumed', text: '確認してください' }];
    return [
      { name: 'survey/submissions/request-approval', call: (actor, { revision }) => request.requestApproval(actor, { year: 2026, code: A, revision }), answers: writersOfA },
      { name: 'survey/submissions/take-back-request', call: (actor) => takeBack.takeBackRequest(actor, requested), answers: writersOfA },
      { name: 'survey/submissions/hand-back', call: (actor) => handBack.handBack(actor, { ...requested, remarks: said }), answers: approverOfA },
      { name: 'survey/submissions/resolve-remark', call: (actor) => resolve.resolveRemark(actor, { ...requested, id: REMARK, done: true }), answers: writersOfA },
      { name: 'survey/submissions/get-remarks', call: (actor) => remarks.getRemarks(actor, requested), answers: writersOfA },
      { name: 'survey/submissions/accept-response', call: (actor, { receipt }) => accept.acceptResponse(actor, { ...submitted, receipt }), answers: secretariat },
      { name: 'survey/submissions/return-response', call: (actor, { receipt }) => give.returnResponse(actor, { ...submitted, receipt, remarks: said }), answers: secretariat },
      { name: 'survey/submissions/get-versions', call: (actor) => versions.getVersions(actor, submitted), answers: 'no no no ok no ok no no no ok' },
      { name: 'survey/drafts/open-draft', call: (actor) => open.openDraft(actor, { year: 2026, code: A, note: '分かりません' }), answers: writersOfA },
      { name: 'survey/drafts/close-draft', call: (actor) => close.closeDraft(actor, requested), answers: writersOfA },
      { name: 'survey/drafts/read-opened-draft', call: (actor) => read.readOpenedDraft(actor, requested), answers: secretariat },
      { name: 'survey/drafts/get-draft-help', call: (actor) => help.getDraftHelp(actor, requested), answers: writersOfA },
      { name: 'survey/drafts/list-help-wanted', call: (actor) => wanted.listHelpWanted(actor), answers: secretariat },
      { name: 'survey/paper/start-paper-answer', call: (actor) => startPaper.startPaperAnswer(actor, { year: 2026, code: '992020', receivedOn: '2026-04-01' }), answers: secretariat },
      { name: 'survey/paper/end-paper-answer', call: (actor) => endPaper.endPaperAnswer(actor, onPaper), answers: secretariat },
      { name: 'survey/paper/add-scan', call: (actor) => addScan.addScan(actor, { ...onPaper, name: '写し.pdf', content: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]) }), answers: secretariat },
      { name: 'survey/paper/get-scan', call: (actor) => getScan.getScan(actor, { id: SCAN }), answers: 'no no no ok none ok none no no ok' },
      { name: 'survey/paper/get-paper-answer', call: (actor) => paper.getPaperAnswer(actor, onPaper), answers: 'no no no ok no ok no no no ok' },
      { name: 'survey/drafts/share-sections', call: (actor) => shares.shareSections(actor, { year: 2026, code: A, 'share:vendors': 'side:ict' }), answers: writersOfA },
      { name: 'survey/submissions/set-submission-rule', call: (actor) => setRule.setSubmissionRule(actor, { code: A, way: 'same' }), answers: 'no no no no no ok no no no ok' },
      { name: 'survey/submissions/get-submission-rule', call: (actor) => rule.getSubmissionRule(actor, { code: A }), answers: 'no no no ok no ok no no no ok' },
    ];
  },
  elsewhere: [],

  policyTries: {
    'response (submitted)': {
      select: `select from response where respondent_id = '00000000-0000-4000-8000-000000000002'`,
      update: `update response set answers = '{"x": 1}' where respondent_id = '00000000-0000-4000-8000-000000000002'`,
    },
    submission: {
      select: `select from submission where owner = '${A}'`,
      insert: `insert into submission (respondent_id, owner, version, answers, receipt, submitted_by) values (${draft}, 1, '{}', 'new', ${self})`,
      update: `update submission set withdrawn_by = withdrawn_by where owner = '${A}' and accepted_at is null`,
    },
    'response (requested)': {
      select: `select from response where respondent_id = '${REQUESTED}'`,
      update: `update response set status = 'draft' where respondent_id = '${REQUESTED}'`,
    },
    'response (requested, its answers)': {
      select: `select from response where respondent_id = '${REQUESTED}'`,
      update: `update response set answers = '{"x": 1}' where respondent_id = '${REQUESTED}'`,
    },
    'response (accepted)': {
      select: `select from response where respondent_id = '${ACCEPTED}'`,
      update: `update response set status = 'draft' where respondent_id = '${ACCEPTED}'`,
    },
    'submission (accepted)': {
      select: `select from submission where respondent_id = '${ACCEPTED}'`,
      update: `update submission set withdrawn_by = withdrawn_by where respondent_id = '${ACCEPTED}'`,
    },
    'review_remark (of the approver)': {
      select: `select from review_remark where owner = '${A}' and not by_secretariat`,
      insert: `insert into review_remark (respondent_id, owner, text, written_by) values (${draft}, '指摘', ${self})`,
      update: `update review_remark set resolved_at = now() where owner = '${A}' and not by_secretariat`,
    },
    'review_remark (of the secretariat)': {
      select: `select from review_remark where owner = '${A}' and by_secretariat`,
      insert: `insert into review_remark (respondent_id, owner, text, by_secretariat, written_by) values (${draft}, '指摘', true, ${self})`,
      update: `update review_remark set resolved_at = now() where owner = '${A}' and by_secretariat`,
    },
    'response_step (of the municipality)': {
      select: `select from response_step where owner = '${A}' and not by_secretariat`,
      insert: `insert into response_step (respondent_id, owner, step, person_id) values (${draft}, 'requested', ${self})`,
      update: `update response_step set step = step where owner = '${A}'`,
    },
    'response_step (of the secretariat)': {
      select: `select from response_step where owner = '${A}' and by_secretariat`,
      insert: `insert into response_step (respondent_id, owner, step, by_secretariat, person_id) values (${draft}, 'returned', true, ${self})`,
      update: `update response_step set step = step where owner = '${A}'`,
    },
    draft_help: {
      select: `select from draft_help where owner = '${A}'`,
      insert: `insert into draft_help (respondent_id, owner, opened_by) values ('00000000-0000-4000-8000-000000000003', '${A}', ${self})`,
      update: `update draft_help set closed_at = now(), closed_by = ${self} where owner = '${A}'`,
    },
    'response (draft, opened for help)': {
      select: `select from response where respondent_id = '${OPENED}'`,
      update: `update response set answers = '{"x": 1}' where respondent_id = '${OPENED}'`,
    },
    paper_answer: {
      select: `select from paper_answer where owner = '${A}'`,
      insert: `insert into paper_answer (respondent_id, owner, received_on, started_by) values ('00000000-0000-4000-8000-000000000003', '${A}', now(), ${self})`,
      update: `update paper_answer set ended_at = now(), ended_by = ${self} where respondent_id = '${PAPER}'`,
    },
    'paper_answer (where there is a draft)': {
      select: `select from paper_answer where respondent_id = '${REQUESTED}'`,
      insert: `insert into paper_answer (respondent_id, owner, received_on, started_by) values ('${REQUESTED}', '${A}', now(), ${self})`,
    },
    paper_scan: {
      select: `select from paper_scan where respondent_id = '${PAPER}'`,
      insert: `insert into paper_scan (respondent_id, owner, name, type, size, content, added_by) values ('${PAPER}', '${A}', 'x.pdf', 'application/pdf', 1, 'x', ${self})`,
      update: `update paper_scan set name = name where respondent_id = '${PAPER}'`,
    },
    'response (draft, on paper)': {
      select: `select from response where respondent_id = '${PAPER}'`,
      update: `update response set answers = '{"x": 1}' where respondent_id = '${PAPER}'`,
    },
    answer_change: {
      select: `select from answer_change where respondent_id = ${DRAFT}`,
      insert: `insert into answer_change (respondent_id, owner, field, person_id) values (${draft}, 'x', ${self})`,
      update: `update answer_change set after = '1' where respondent_id = ${DRAFT}`,
    },
    'answer_change (on paper)': {
      select: `select from answer_change where respondent_id = '${PAPER}'`,
      insert: `insert into answer_change (respondent_id, owner, field, person_id) values ('${PAPER}', '${A}', 'x', ${self})`,
    },
    section_share: {
      select: `select from section_share where owner = '${A}'`,
      insert: `insert into section_share (respondent_id, owner, section, side, given_by) values (${draft}, 'x', 'ict', ${self})`,
      update: `update section_share set side = 'disaster', given_by = ${self} where owner = '${A}'`,
    },
    'section_share (to who does not write there)': {
      select: `select from section_share where owner = '${A}' and person_id is not null`,
      insert: `insert into section_share (respondent_id, owner, section, person_id, given_by) values (${draft}, 'y', ${self}, ${self})`,
      update: `update section_share set side = null, person_id = ${self}, given_by = ${self} where owner = '${A}'`,
    },
    'submission_rule (A has no approver)': {
      select: `select from submission_rule where municipality_code = '${A}'`,
      insert: `insert into submission_rule (municipality_code, way, set_by, by_secretariat) values ('${A}', 'same', ${self}, current_setting('app.kind') = 'secretariat')`,
      update: `update submission_rule set way = 'approver', set_by = ${self}, by_secretariat = (current_setting('app.kind') = 'secretariat') where municipality_code = '${A}'`,
    },
  },
  policyRows: `
    insert into section_share (respondent_id, owner, section, side, given_by) values (${draft}, 'x', 'ict', ${self});
    insert into submission_rule (municipality_code, way, set_by) values ('${A}', 'approver', ${self});
    insert into wave (year, title, status, reference_date, population_as_of, definition, demo) values
      (2054, '', 'open', now(), now(), '{}', true), (2053, '', 'open', now(), now(), '{}', true), (2051, '', 'open', now(), now(), '{}', true), (2052, '', 'open', now(), now(), '{}', true);
    insert into respondent (id, year, owner, municipality_code, demo, label, bands) values
      ('${PAPER}', 2054, '${A}', '${A}', true, '', '{}'), ('${OPENED}', 2053, '${A}', '${A}', true, '', '{}'), ('${REQUESTED}', 2051, '${A}', '${A}', true, '', '{}'), ('${ACCEPTED}', 2052, '${A}', '${A}', true, '', '{}');
    insert into response (respondent_id, owner, status) values ('${PAPER}', '${A}', 'draft'), ('${OPENED}', '${A}', 'draft'), ('${REQUESTED}', '${A}', 'requested'), ('${ACCEPTED}', '${A}', 'accepted');
    insert into submission (respondent_id, owner, version, answers, receipt, accepted_at) values ('${ACCEPTED}', '${A}', 1, '{}', 'accepted', now());
    insert into paper_answer (respondent_id, owner, received_on, started_by) values ('${PAPER}', '${A}', now(), ${self});
    insert into paper_scan (respondent_id, owner, name, type, size, content, added_by) values ('${PAPER}', '${A}', 'x.pdf', 'application/pdf', 1, 'x', ${self});
    insert into answer_change (respondent_id, owner, field, person_id) values ('${PAPER}', '${A}', 'y', ${self});
    insert into draft_help (respondent_id, owner, opened_by) values ('${OPENED}', '${A}', ${self});
    insert into review_remark (respondent_id, owner, text, by_secretariat, written_by) values (${draft}, '指摘', false, ${self}), (${draft}, '指摘', true, ${self});
    insert into response_step (respondent_id, owner, step, by_secretariat, person_id) values (${draft}, 'requested', false, ${self}), (${draft}, 'returned', true, ${self});`,

  pages: (year) => [
    { name: 'paper', path: `/admin/waves/${year}/${unanswered}/paper`, as: 'jimukyoku' },
    { name: 'shares', path: `/survey/${year}/shares`, as: 'hensyu' },
    { name: 'submission-rule', path: '/survey/rule', as: 'shonin' },
    { name: 'hand-back', path: `/survey/${year}/hand-back`, as: 'shonin' },
    { name: 'respondent', path: `/admin/waves/${year}/${shown}`, as: 'jimukyoku' },
    { name: 'submitted-answers', path: `/admin/waves/${year}/${shown}/answers`, as: 'jimukyoku' },
    { name: 'return', path: `/admin/waves/${year}/${shown}/return`, as: 'jimukyoku' },
    { name: 'versions', path: `/survey/${year}/versions?code=${shown}`, as: 'jimukyoku' },
  ],
};
