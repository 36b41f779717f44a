import { request, type APIRequestContext, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { EditionFacts } from '../lib/results/editions/edition';
import type { OpenEdition, OpenList } from '../lib/results/open-data/open-data-schema';
import { ANSWERED } from '../lib/survey/questionnaire/cells';
import { sessionCookie } from '../scripts/session-cookie.mjs';
import { allowedNumbers } from '../tests/support/allowed-numbers';
import { attack } from '../tests/support/attacker';
import { solver } from '../tests/support/attack/programme';
import type { Publication } from '../tests/support/attack/published-columns';
import { cellsOfCsv, cellsOfTables, pageDifferences, type PageRow, tableOf } from '../tests/support/attack/served';
import { ownerClient } from '../tests/support/factories';
import { participantsOf, publishMadeUp } from '../tests/support/publish-made-up';
import { madeUpSurvey, type MadeUpSurvey } from '../tests/support/random-publications';
import { type OwnServer, startOwnServer } from './support/own-server';
import { expect, test } from './support/test';

// A member reads every page, file and answer to programs that is open to it, puts the tables together again from what it
// got, and attacks them (tests/support/attacker.ts). What the files and pages say beside the open data would be found too.

const SECRET = 'a-secret-for-the-attack-of-32-bytes-or-more';
let server: OwnServer;
let reader: APIRequestContext;

/** Made-up surveys as years of their own, the last ones with secondary suppression switched off. */
const years = new Map<number, { seed: number; off?: 'secondary' }>([
  ...[9, 16, 20, 33].map((seed, i): [number, { seed: number }] => [2000 + i, { seed }]),
  ...[9, 20, 33].map((seed, i): [number, { seed: number; off: 'secondary' }] => [2004 + i, { seed, off: 'secondary' }]),
]);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startOwnServer({ SONAEAI_SECRET: SECRET });
  const owner = ownerClient(server.ownerUrl);
  for (const [year, { seed, off }] of years) await store(owner, year, madeUpSurvey(seed), off);
  await owner.$disconnect();
  reader = await request.newContext({ baseURL: server.baseURL, extraHTTPHeaders: { cookie: await sessionCookie(server.ownerUrl, 'hensyu', SECRET) } });
});
test.afterAll(async () => {
  await reader?.dispose();
  await server?.stop();
});

async function store(owner: ReturnType<typeof ownerClient>, year: number, survey: MadeUpSurvey, off?: 'secondary'): Promise<void> {
  const definition = { ...survey.questionnaire, year } as object;
  const at = (number: number) => new Date(Date.UTC(year, 9, number));
  await owner.wave.create({ data: { year, title: `${year}年度の調査`, status: 'closed', definition, referenceDate: at(1), populationAsOf: at(1), publishedAt: at(1), demo: true } });
  for (const [i, { tables }] of publishMadeUp(survey, off).entries()) {
    const facts: EditionFacts = { format: 1, referenceDate: `${year}-04-01`, populationAsOf: `${year}-01-01`, opensOn: null, closesOn: null, demo: true, rebuilt: false, rule: { threshold: 3, leastBaseOfPercent: 5 }, schemes: tables.map(({ scheme }) => scheme), findings: [], remarks: [], named: [] };
    await owner.edition.create({ data: { year, number: i + 1, title: `${year}年度の調査`, publishedAt: at(i + 2), definition, facts: facts as object, reason: i > 0 ? '回答の訂正' : '' } });
    for (const table of tables) await owner.editionTable.create({ data: { year, number: i + 1, scheme: table.scheme.key, content: table as object } });
  }
}

async function got(path: string): Promise<Buffer> {
  const answer = await reader.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.body();
}
const json = async <T>(path: string): Promise<T> => JSON.parse((await got(path)).toString('utf8')) as T;

/** Everything that the open data has of a year: its editions, by scheme. */
async function editionsOf(year: number): Promise<Map<number, OpenEdition[]>> {
  const { results } = await json<OpenList>('/api/v1/results');
  const found = new Map<number, OpenEdition[]>();
  for (const { url, number, schemes } of results.filter((one) => one.year === year).sort((a, b) => a.number - b.number)) {
    found.set(number, []);
    for (const scheme of schemes) found.get(number)!.push(await json<OpenEdition>(`${url}?scheme=${scheme}`));
  }
  return found;
}

const questionnaireOf = (year: number) => ({ ...madeUpSurvey(years.get(year)!.seed).questionnaire, year });

/** Every page, picture and file of a year that links lead to: what each says in figures, and of them those that the open data does not allow. */
async function readEverything(year: number, { counts, percents }: ReturnType<typeof allowedNumbers>): Promise<{ addresses: number; beyond: string[] }> {
  const seen = new Set<string>();
  const waiting = [`/results/${year}`, `/standing/${year}`];
  const beyond: string[] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || /trend/.test(path)) continue; // beside other years: their figures are theirs
    seen.add(path);
    const answer = await reader.get(path);
    if (!/html|svg/.test(answer.headers()['content-type'] ?? '')) continue; // tables are held against the open data above
    const html = await answer.text();
    for (const [, href] of html.matchAll(/href="([^"#]+)/g)) {
      const address = href!.replaceAll('&amp;', '&');
      if (address.startsWith(`/results/${year}`)) waiting.push(address);
    }
    const text = html.replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ');
    // The rule itself speaks of its threshold and of the least base of a percentage.
    for (const [said, n] of text.matchAll(/(\d+)\s*団体/g)) if (!counts.has(Number(n)) && Number(n) > 5) beyond.push(`${path}: ${said}`);
    for (const [said, n] of text.matchAll(/(\d+(?:\.\d+)?)\s*%/g)) if (!percents.has(Number(n).toFixed(1)) && !AXIS.includes(n!) && !OF_2012.has(n!)) beyond.push(`${path}: ${said}`);
  }
  return { addresses: seen.size, beyond };
}
/** Shares of the nineteen of 2012 stand beside questions that were asked then, too. */
const OF_2012 = new Set(Array.from({ length: 20 }, (_, n) => Array.from({ length: n + 1 }, (_, k) => ((100 * k) / (n || 1)).toFixed(1))).flat());
/** What the axes of pictures and the words about intervals and tests name. */
const AXIS = ['0', '5', '20', '25', '40', '50', '60', '75', '80', '95', '100'];

const publicationsOf = (year: number, editions: Map<number, OpenEdition[]>): Publication[] =>
  [...editions.values()].map((of) => ({ questionnaire: questionnaireOf(year), tables: of.map(tableOf), meanWithin: 0.05 }));

/** The rows of every question's table on a page. */
const rowsOf = (page: Page): Promise<PageRow[]> =>
  page.locator('section[id] table').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const item = table.closest('section')!.id;
      const columns = [...table.querySelectorAll('thead th')].slice(1).map((head) => head.textContent!.trim()).filter((label) => !label.startsWith('2012年'));
      return [...table.querySelectorAll('tbody tr')].flatMap((row) => {
        const cells = [...row.querySelectorAll('td')].slice(0, columns.length).map((cell) => cell.textContent!.trim());
        return cells.length === 0 ? [] : [{ item, columns, head: row.querySelector('th')!.textContent!.trim(), cells }];
      });
    }),
  );

for (const year of [...years].filter(([, { off }]) => !off).map(([of]) => of)) {
  test(`${year}: what a member can read says no more than the open data, and nobody's answer comes out of it`, async ({ page }) => {
    test.setTimeout(300_000);
    const editions = await editionsOf(year);
    expect(editions.size).toBeGreaterThan(0);
    const newest = Math.max(...editions.keys());
    let compared = 0;
    for (const [number, schemes] of editions) {
      const allowed = cellsOfTables(schemes.map(tableOf));
      for (const edition of schemes) {
        const scheme = edition.scheme.key;
        for (const base of [`/results/${year}/editions/${number}`, ...(number === newest ? [`/results/${year}`] : [])]) {
          for (const [place, count] of cellsOfCsv((await got(`${base}/tables.csv?scheme=${scheme}`)).toString('utf8'))) {
            if (/"\d+","\*(answered|asked)"/.test(place)) continue; // the question's own base again
            expect(allowed.has(place) ? allowed.get(place) : 'not in the open data', `${base} ${scheme} ${place}`).toBe(count);
            compared += 1;
          }
          const book = new ExcelJS.Workbook();
          await book.xlsx.load((await got(`${base}/tables.xlsx?scheme=${scheme}`)) as unknown as ArrayBuffer);
          const known = allowedNumbers({ edition: { questionnaire: questionnaireOf(year), facts: { rule: edition.rule } } as never, tables: schemes.map(tableOf) });
          for (const sheet of book.worksheets.slice(2, 2 + edition.sections.length)) // after the notes and who took part
            sheet.eachRow((row, n) => n > 1 && row.eachCell((cell) => typeof cell.value === 'number' && cell.value !== year && expect(known.counts.has(cell.value) || known.statistics.has(cell.value) || known.percents.has(cell.value.toFixed(1)) || known.percents.has((100 * cell.value).toFixed(1)), `${base} ${sheet.name} ${cell.address}: ${cell.value}`).toBe(true)));
          if (scheme === 'all') continue; // pages show everyone beside each way of splitting
          await page.goto(`${server.baseURL}${base}?scheme=${scheme}`);
          const { compared: cells, different } = pageDifferences(await rowsOf(page), edition);
          expect(different, `${base} ${scheme}`).toEqual([]);
          compared += cells;
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
    const { addresses, beyond } = await readEverything(year, allowedNumbers({ edition: { questionnaire: questionnaireOf(year), facts: { rule: editions.get(newest)![0]!.rule } } as never, tables: [...editions.values()].flat().map(tableOf) }));
    expect(beyond).toEqual([]);
    expect(addresses).toBeGreaterThan(20);

    const survey = madeUpSurvey(years.get(year)!.seed);
    const { hits, gaveUp } = attack(await solver(), { editions: publicationsOf(year, editions), participants: participantsOf(survey), corrected: survey.corrected, readers: 1 });
    expect(hits.filter(({ kind, value }) => kind === 'answer' || value !== ANSWERED)).toEqual([]);
    expect(gaveUp).toBe(0);
  });
}

test('the same reading finds somebody where secondary suppression is switched off', async () => {
  const highs = await solver();
  const found: number[] = [];
  for (const [year, { seed, off }] of years) {
    if (!off) continue;
    const survey = madeUpSurvey(seed);
    const { hits } = attack(highs, { editions: publicationsOf(year, await editionsOf(year)), participants: participantsOf(survey), corrected: survey.corrected, readers: 1 });
    if (hits.some(({ kind }) => kind === 'answer')) found.push(year);
  }
  expect(found).toEqual([...years].filter(([, { off }]) => off).map(([year]) => year));
});
