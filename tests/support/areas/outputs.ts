import { day } from '../../../lib/platform/time';
import { questionnaireFor } from '../../../lib/survey/questionnaire/current-questionnaire';
import type { ownerClient } from '../factories';
import { sampleEdition } from '../sample-edition';
import type { Area } from './area';

/** A year of its own, published: the years of the fixture stay as they are. */
const PUBLISHED = 2024;

const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const nobody = 'none none none none none none none none none none';

/** Puts a made-up edition into a database, with a wave where there is none; one that is there already stays. */
export async function insertEdition(client: ReturnType<typeof ownerClient>, published: ReturnType<typeof sampleEdition>): Promise<void> {
  const { year, number, title, publishedAt, reason, questionnaire, facts, errata } = published.edition;
  if (await client.edition.findUnique({ where: { year_number: { year, number } } })) return;
  const definition = questionnaire as object;
  const wave = { year, title, status: 'closed', opensOn: day(`${year}-06-01`), closesOn: day(`${year}-09-30`), referenceDate: day(facts.referenceDate), populationAsOf: day(facts.populationAsOf), definition, demo: facts.demo, publishedAt };
  await client.$transaction([
    client.wave.createMany({ data: wave, skipDuplicates: true }),
    client.edition.createMany({ data: { year, number, title, publishedAt, reason, definition, facts: facts as object, errata: errata as object } }),
    client.editionTable.createMany({ data: published.tables.map((content) => ({ year, number, scheme: content.scheme.key, content: content as object })) }),
  ]);
}

// The fixture is made anew hundreds of times: the edition is made once, and has only the tables that are asked for.
let kept: ReturnType<typeof sampleEdition> | undefined;
function small(): ReturnType<typeof sampleEdition> {
  const { edition, tables, newest } = sampleEdition({ year: PUBLISHED, n: 10, questionnaire: questionnaireFor(PUBLISHED) });
  const some = tables.slice(0, 2);
  return { newest, tables: some, edition: { ...edition, facts: { ...edition.facts, schemes: some.map(({ scheme }) => scheme) } } };
}

/** Downloads, the open interface and pictures of results. */
export const outputs: Area = {
  routes: [
    { file: '(public)/results/open-data/page.tsx', path: '/results/open-data', answers: everyone },
    { file: '(public)/results/[year]/charts/page.tsx', path: '/results/YEAR/charts', answers: everyone },
    // Of a year that is not published there is no file for anyone; e2e/outputs.spec.ts reads those of one that is.
    { file: '(public)/results/[year]/charts/[picture]/route.ts', path: '/results/YEAR/charts/bars.svg', answers: nobody },
    { file: '(public)/results/[year]/tables.csv/route.ts', path: '/results/YEAR/tables.csv', answers: nobody },
    { file: '(public)/results/[year]/tables.xlsx/route.ts', path: '/results/YEAR/tables.xlsx', answers: nobody },
    { file: '(public)/results/[year]/editions/[number]/charts/[picture]/route.ts', path: '/results/YEAR/editions/1/charts/heat.svg', answers: nobody },
    { file: '(public)/results/[year]/editions/[number]/tables.csv/route.ts', path: '/results/YEAR/editions/1/tables.csv', answers: nobody },
    { file: '(public)/results/[year]/editions/[number]/tables.xlsx/route.ts', path: '/results/YEAR/editions/1/tables.xlsx', answers: nobody },
    { file: 'api/v1/openapi.json/route.ts', path: '/api/v1/openapi.json', answers: everyone },
    { file: 'api/v1/results/route.ts', path: '/api/v1/results', answers: everyone },
    { file: 'api/v1/results/[year]/route.ts', path: '/api/v1/results/YEAR', answers: nobody },
    { file: 'api/v1/results/[year]/editions/[number]/route.ts', path: '/api/v1/results/YEAR/editions/1', answers: nobody },
  ],
  prepare: async (client) => insertEdition(client, (kept ??= small())),
  loadServices: async () => {
    const [edition, editions, newest, all, data, tables, open] = await Promise.all([
      import('@/lib/results/editions/get-edition'), import('@/lib/results/editions/list-editions'), import('@/lib/results/editions/list-newest'), import('@/lib/results/editions/list-all-editions'), import('@/lib/results/open-data/get-picture-data'),
      import('@/lib/results/open-data/answer-tables'), import('@/lib/results/open-data/answer-open-data'),
    ]);
    const where = { year: PUBLISHED };
    const request = () => new Request('http://localhost/results?scheme=size-100k');
    // An answer that is a refusal would be one here too.
    const read = async (answer: Response) => {
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return answer.text();
    };
    return [
      { name: 'results/editions/get-edition', call: (actor) => edition.getEdition(actor, where), answers: everyone },
      { name: 'results/editions/list-editions', call: (actor) => editions.listEditions(actor, where), answers: everyone },
      { name: 'results/editions/list-newest', call: (actor) => newest.listNewest(actor), answers: everyone },
      { name: 'results/editions/list-all-editions', call: (actor) => all.listAllEditions(actor), answers: everyone },
      { name: 'results/open-data/get-picture-data', call: (actor) => data.getPictureData(actor, { ...where, kind: 'trend' }), answers: everyone },
      { name: 'results/open-data/answer-tables', call: async (actor) => read(await tables.answerTables(actor, request(), { year: String(PUBLISHED), format: 'csv' })), answers: everyone },
      { name: 'results/open-data/answer-open-data', call: async (actor) => read(await open.answerEdition(actor, request(), { year: String(PUBLISHED) })), answers: everyone },
    ];
  },
  elsewhere: ['register/list-offices'],
  pages: (year) => [
    { name: 'open-data', path: '/results/open-data' },
    { name: 'charts-before-publication', path: `/results/${year}/charts` },
    ...['kind=bars&scheme=size-100k&item=risk-assumed', 'kind=heat&scheme=type-size', 'kind=trend&item=ict-bcp-status', 'kind=map&item=ict-drill'].map((query) => ({ name: `charts-${query.split('&')[0]!.slice(5)}`, path: `/results/${year - 1}/charts?${query}` })),
  ],
};
