import { day, fiscalYearOf } from '../../../lib/platform/time';
import { bandsOf } from '../../../lib/register/bands';
import { questionnaireFor } from '../../../lib/survey/questionnaire/current-questionnaire';
import { generateAnswers } from '../answer-generator';
import { makeSubmitted, makeWave } from '../factories';
import type { Area } from './area';

// As in services-table.ts, which cannot be imported from here.
const A = { code: '992011', type: '市', population: 120_000 };
/** Closed, with an answer of A that counts, and nothing published. */
const CLOSED_YEAR = 2016;
/** Closed and published. */
const PUBLISHED_YEAR = 2015;
const submitted = { year: CLOSED_YEAR, code: A.code };
const MARK = '甲市だけが知る印';
/** A question of which A's answer is a good one, and what it is agreed to be named for. */
const [toAgree, agreed] = ['backup-policy-citywide', 'risk-assumed'];

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const secretariat = 'no no no no no no no no no ok';
const approverOfA = 'no no no no no ok no no no no';
const writersOfA = 'no no no ok no ok no no no no';


/** What is published of a year, and how. */
export const editions: Area = {
  routes: [
    { file: '(public)/results/rule/page.tsx', path: '/results/rule', answers: everyone },
    { file: '(public)/results/[year]/editions/page.tsx', path: '/results/YEAR/editions', answers: everyone },
    { file: '(public)/results/[year]/editions/[number]/page.tsx', path: '/results/YEAR/editions/1', answers: 'none none none none none none none none none none' },
    { file: '(public)/results/[year]/editions/[number]/page.tsx', path: `/results/${fiscalYearOf(new Date()) - 1}/editions/1`, answers: everyone },
    { file: '(admin)/admin/waves/[year]/publish/page.tsx', path: '/admin/waves/YEAR/publish', answers: 'in in no no no no no no no ok' },
    { file: '(member)/survey/[year]/naming/page.tsx', path: '/survey/YEAR/naming?code=OWN', answers: 'in in no ok no ok no no no no' },
  ],
  loadServices: async () => {
    const [preview, publish, get, list, give, withdraw, consents] = [
      await import('@/lib/results/editions/preview-edition'), await import('@/lib/results/editions/publish-edition'), await import('@/lib/results/editions/get-edition'), await import('@/lib/results/editions/list-editions'),
      await import('@/lib/results/naming/give-naming-consent'), await import('@/lib/results/naming/withdraw-naming-consent'), await import('@/lib/results/naming/list-naming-consents'),
    ];
    return [
      { name: 'results/editions/preview-edition', call: (actor) => preview.previewEdition(actor, { year: CLOSED_YEAR }), answers: secretariat },
      {
        name: 'results/editions/publish-edition',
        call: async (actor) => {
          const previewed = await preview.previewEdition(actor, { year: CLOSED_YEAR });
          return publish.publishEdition(actor, { year: CLOSED_YEAR, reason: '', mark: previewed.ready ? previewed.mark : '' });
        },
        answers: secretariat,
      },
      { name: 'results/editions/get-edition', call: (actor) => get.getEdition(actor, { year: PUBLISHED_YEAR }), answers: everyone },
      { name: 'results/editions/list-editions', call: (actor) => list.listEditions(actor, { year: PUBLISHED_YEAR }), answers: everyone },
      { name: 'results/naming/give-naming-consent', call: (actor) => give.giveNamingConsent(actor, { ...submitted, item: toAgree }), answers: approverOfA },
      { name: 'results/naming/withdraw-naming-consent', call: (actor) => withdraw.withdrawNamingConsent(actor, { ...submitted, item: agreed }), answers: approverOfA },
      { name: 'results/naming/list-naming-consents', call: (actor) => consents.listNamingConsents(actor, submitted), answers: writersOfA },
    ];
  },
  prepare: async (client, { editorOfA }) => {
    const questionnaire = { ...questionnaireFor(CLOSED_YEAR), year: CLOSED_YEAR };
    const answers = { ...generateAnswers(questionnaire, 3), [toAgree]: 'yes', [agreed]: 'yes', [`${agreed}.remark`]: MARK };
    for (const year of [CLOSED_YEAR, PUBLISHED_YEAR]) await makeWave(client, { ...questionnaire, year }, { year, status: 'closed', publishedAt: year === PUBLISHED_YEAR ? new Date() : null });
    const respondent = await client.respondent.create({
      data: { year: CLOSED_YEAR, owner: A.code, municipalityCode: A.code, demo: true, label: '甲市', population: A.population, populationAsOf: day('2025-01-01'), bands: bandsOf(A) },
    });
    await makeSubmitted(client, respondent, answers);
    await client.namingConsent.create({ data: { respondentId: respondent.id, owner: A.code, item: agreed, givenBy: editorOfA } });
    await client.edition.create({ data: { year: PUBLISHED_YEAR, number: 1, title: '公表', definition: questionnaire, facts: { schemes: [] } } });
  },
  watched: ['edition', 'edition_table', 'edition_source', 'naming_consent'],
  policyRows: `
    insert into wave (year, title, status, reference_date, population_as_of, definition, rebuilt, published_at) values (2011, '', 'closed', now(), now(), '{}', true, now());
    insert into tally values (2011, 'all', 'all', 'x', '', 'yes', 1);
    insert into edition (year, number, title, definition, facts) values (2012, 1, 'x', '{}', '{}');
    insert into edition_table (year, number, scheme, content) values (2012, 1, 'all', '{}');
    insert into submission (id, respondent_id, owner, version, answers, receipt, withdrawn_at) values ('00000000-0000-4000-8000-000000000780', '00000000-0000-4000-8000-000000000002', '992011', 780, '{}', 'EDITION', now());
    insert into edition_source (year, number, respondent_id, submission_id) values (2012, 1, '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000780');
    insert into naming_consent (respondent_id, owner, item, given_by) values ('00000000-0000-4000-8000-000000000002', '992011', 'x', '00000000-0000-4000-8000-000000000011');`,
  policyTries: {
    'tally (published, of rebuilt answers)': {
      select: 'select from tally where year = 2011',
      insert: `insert into tally values (2011, 'all', 'all', 'y', '', 'yes', 1)`,
      update: 'update tally set count = count + 1 where year = 2011',
    },
    edition: {
      select: 'select from edition where year = 2012',
      insert: `insert into edition (year, number, title, definition, facts, reason, published_by) values (2012, 2, 'x', '{}', '{}', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update edition set title = 'y' where year = 2012`,
    },
    'edition_table (of an edition that stands)': {
      select: 'select from edition_table where year = 2012',
      insert: `insert into edition_table (year, number, scheme, content) values (2012, 1, 'type', '{}')`,
      update: `update edition_table set content = '{}' where year = 2012`,
    },
    edition_source: {
      select: 'select from edition_source where year = 2012',
      insert: `insert into edition_source (year, number, respondent_id, submission_id) values (2012, 1, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000780')`,
      update: `update edition_source set number = 1 where year = 2012`,
    },
    naming_consent: {
      select: `select from naming_consent where owner = '992011'`,
      insert: `insert into naming_consent (respondent_id, owner, item, given_by) values ('00000000-0000-4000-8000-000000000002', '992011', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update naming_consent set withdrawn_at = now() where owner = '992011'`,
    },
  },
  pages: (year) => [
    { name: 'results-rule', path: '/results/rule' },
    { name: 'results-published', path: `/results/${year - 1}` },
    { name: 'edition', path: `/results/${year - 1}/editions/1?scheme=prefecture` },
    { name: 'editions', path: `/results/${year - 1}/editions` },
    { name: 'editions-none', path: `/results/${year}/editions` },
    { name: 'publish-not-closed', path: `/admin/waves/${year}/publish`, as: 'jimukyoku' },
    { name: 'publish', path: `/admin/waves/${year - 1}/publish`, as: 'jimukyoku' },
    { name: 'naming', path: `/survey/${year - 1}/naming`, as: 'shonin' },
  ],
};
