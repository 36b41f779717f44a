import { typedItem } from '../typed-item';
import type { Area } from './area';

// Years as in services-table.ts: 2026 is open, 2027 is being prepared.
const OPEN = 2026;
const PREPARING = 2027;
const MARK = '甲市だけが知る印';

const secretariatOnly = 'in in no no no no no no no ok';
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const secretariat = 'no no no no no no no no no ok';

const base = { year: PREPARING, revision: 1, force: true };
let hash = '';

export const questionnaireEditing: Area = {
  routes: [
    { file: '(admin)/admin/waves/[year]/questionnaire/page.tsx', path: '/admin/waves/YEAR/questionnaire', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/questionnaire/add/page.tsx', path: '/admin/waves/YEAR/questionnaire/add', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/questionnaire/words/page.tsx', path: '/admin/waves/YEAR/questionnaire/words?item=ict-staff', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/questionnaire/condition/page.tsx', path: '/admin/waves/YEAR/questionnaire/condition?item=ict-bcp-date', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/questionnaire/upload/page.tsx', path: '/admin/waves/YEAR/questionnaire/upload', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/preview/page.tsx', path: '/admin/waves/YEAR/preview', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/preview/[section]/page.tsx', path: '/admin/waves/YEAR/preview/SECTION', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/errata/page.tsx', path: '/admin/waves/YEAR/errata', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/errata/correct/page.tsx', path: '/admin/waves/YEAR/errata/correct?item=ict-staff', answers: secretariatOnly },
    { file: '(public)/survey/[year]/questionnaire.json/route.ts', path: '/survey/YEAR/questionnaire.json', answers: everyone },
  ],

  loadServices: async () => {
    const [change, editing, add, reword, arrange, condition, undo, check, take, correct, errata] = await Promise.all([
      import('@/lib/survey/waves/change-wave'), import('@/lib/survey/editing/get-editing'), import('@/lib/survey/editing/add-item'), import('@/lib/survey/editing/reword-questionnaire'), import('@/lib/survey/editing/arrange-questionnaire'),
      import('@/lib/survey/editing/set-condition'), import('@/lib/survey/editing/undo-edit'), import('@/lib/survey/editing/check-import'), import('@/lib/survey/editing/import-questionnaire'),
      import('@/lib/survey/editing/correct-questionnaire'), import('@/lib/survey/editing/list-errata'),
    ]);
    return [
      { name: 'survey/waves/change-wave', call: (actor) => change.changeWave(actor, { year: PREPARING, title: '別の名前', contact: '見本課', opensOn: '2027-05-01', closesOn: '2027-06-01', referenceDate: '2027-04-01', populationAsOf: '2025-01-01' }), answers: secretariat },
      { name: 'survey/editing/get-editing', call: (actor) => editing.getEditing(actor, PREPARING), answers: secretariat },
      { name: 'survey/editing/add-item', call: (actor) => add.addItem(actor, { ...base, section: 'now', words: typedItem('one', 'y2027-1') }), answers: secretariat },
      { name: 'survey/editing/reword-questionnaire', call: (actor) => reword.rewordQuestionnaire(actor, { ...base, key: 'manual', section: '', sameMeaning: true, words: { label: '別の言葉' } }), answers: secretariat },
      { name: 'survey/editing/arrange-questionnaire', call: (actor) => arrange.arrangeQuestionnaire(actor, { ...base, act: 'retire:manual', section: '' }), answers: secretariat },
      { name: 'survey/editing/set-condition', call: (actor) => condition.setCondition(actor, { ...base, key: 'manual', join: 'all', words: '', always: false, clauses: [{ ground: 'field:rush-staff', how: 'in', values: ['decided'] }] }), answers: secretariat },
      { name: 'survey/editing/undo-edit', call: (actor) => undo.undoEdit(actor, { year: PREPARING, edit: 1 }), answers: secretariat },
      { name: 'survey/editing/check-import', call: (actor) => check.checkImport(actor, { ...base, text: '{}' }), answers: secretariat },
      { name: 'survey/editing/import-questionnaire', call: (actor) => take.importQuestionnaire(actor, { ...base, text: '{}' }), answers: secretariat },
      { name: 'survey/editing/correct-questionnaire', call: (actor) => correct.correctQuestionnaire(actor, { year: OPEN, hash, key: 'manual', section: '', reason: '誤字', sameMeaning: true, words: { label: '別の言葉' } }), answers: secretariat },
      { name: 'survey/editing/list-errata', call: (actor) => errata.listErrata(actor, OPEN), answers: everyone },
    ];
  },

  watched: ['questionnaire_edit', 'erratum'],

  prepare: async (client) => {
    const { definition } = await client.wave.update({ where: { year: PREPARING }, data: { questionnaireRevision: 1 } });
    await client.questionnaireEdit.create({ data: { year: PREPARING, revision: 1, words: '「試し」の言葉を直した', before: definition!, personName: MARK } });
    hash = (await client.wave.findUniqueOrThrow({ where: { year: OPEN } })).definitionHash;
  },

  policyTries: {
    questionnaire_edit: {
      select: 'select from questionnaire_edit where year = 2031',
      insert: `insert into questionnaire_edit (year, revision, words, before, person_id, person_name) values (2031, 2, '', '{}', nullif(current_setting('app.person', true), '')::uuid, '')`,
      update: 'update questionnaire_edit set undone_at = now() where year = 2031',
    },
    erratum: {
      select: 'select from erratum where year = 2030',
      insert: `insert into erratum (year, section, place, before, after, reason) values (2030, 's', 'p', 'a', 'b', 'r')`,
      update: `update erratum set reason = reason where year = 2030`,
    },
  },
  policyRows: `
    insert into questionnaire_edit (year, revision, words, before, person_name) values (2031, 1, '', '{}', '');
    insert into erratum (year, section, place, before, after, reason) values (2030, 's', 'p', 'a', 'b', 'r');`,

  pages: (year) => [
    { name: 'questionnaire-list', path: `/admin/waves/${year}/questionnaire`, as: 'jimukyoku' },
    { name: 'questionnaire-preview', path: `/admin/waves/${year}/preview`, as: 'jimukyoku' },
    { name: 'questionnaire-preview-section', path: `/admin/waves/${year}/preview/organization`, as: 'jimukyoku' },
    { name: 'errata', path: `/admin/waves/${year}/errata`, as: 'jimukyoku' },
    { name: 'errata-correct', path: `/admin/waves/${year}/errata/correct?item=ict-bcp-status`, as: 'jimukyoku' },
  ],
};
