import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandsOf, schemes } from '@/lib/register/bands';
import { getResults } from '@/lib/results/counting/get-results';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { countSubmitted, makeWave, ownerClient, secretariatActor } from '../support/factories';
import type { Said } from '../support/plain-counter';
import { randomAnswers, randomQuestionnaire, WRITTEN } from '../support/questionnaire-generator';
import { differencesOf, saidByTables } from '../support/said-by-tables';
import { countingSql, type Names } from '../support/sql-counter';

// Must show 1 of the results, against plain SQL: QUESTIONNAIRES random questionnaires, each a year of its own with RESPONSES
// random answers that lie in the real tables and are counted by the real function; the service's tables of every scheme
// against one statement over the submissions' JSON.

const QUESTIONNAIRES = 80;
const RESPONSES = 125;
const FIRST_YEAR = 2013;
const owner = ownerClient(process.env.OWNER_URL!);
const sql = new pg.Client({ connectionString: process.env.OWNER_URL });
const seed = Number(process.env.COUNT_SEED ?? Date.now() % 1_000_000);

const years = Array.from({ length: QUESTIONNAIRES }, (_, i) => ({ year: FIRST_YEAR + i, questionnaire: randomQuestionnaire(seed + i * 101, 1 + ((seed + i) % 9), FIRST_YEAR + i) }));

beforeAll(async () => {
  await sql.connect();
  for (const { year, questionnaire } of years) {
    await makeWave(owner, questionnaire, { year });
    const places = Array.from({ length: RESPONSES }, (_, i) => ({ type: ['町', '村', '市', '特別区', '政令指定都市'][(i * 7 + year) % 5]!, population: 1_000 + (((i * 7919 + year * 104_729) % 400) ** 2) * 4 }));
    const responses = places.map((place, i) => ({
      id: randomUUID(), owner: `A${i}`, bands: bandsOf(place), answers: randomAnswers(questionnaire, seed + year * 1009 + i * 7919),
      // What does not count lies there too: marked 無効, a draft, taken back.
      validity: i % 23 === 22 ? 'invalid' : 'valid', status: i % 29 === 28 ? 'draft' : i % 3 === 0 ? 'accepted' : 'submitted', withdrawnAt: i % 31 === 30 ? new Date() : null,
    }));
    const whose = ({ id, owner: of }: (typeof responses)[number]) => ({ respondentId: id, owner: of });
    await owner.respondent.createMany({ data: responses.map(({ id, owner: of, bands, validity }) => ({ id, year, owner: of, label: of, bands, validity, demo: true })) });
    await owner.response.createMany({ data: responses.map((one) => ({ ...whose(one), status: one.withdrawnAt ? 'draft' : one.status, answers: one.answers, revision: 1 })) });
    await owner.submission.createMany({ data: responses.filter(({ status }) => status !== 'draft').map((one) => ({ ...whose(one), version: 1, answers: one.answers, receipt: `${year}-${one.owner}`, withdrawnAt: one.withdrawnAt })) });
    await countSubmitted(owner, year, questionnaire, responses.filter(({ validity, status, withdrawnAt }) => validity === 'valid' && status !== 'draft' && !withdrawnAt));
  }
}, 240_000);
afterAll(() => sql.end());

const namesOf = (item: Item): Names =>
  Object.entries(WRITTEN).flatMap(([written, name]) => ((name === '新名電算' ? item.aliases !== undefined : (item.suggestions ?? []).includes(name)) ? [{ written, published: name }] : [{ written, published: '*other' }]));

/** The counts of the tables, in the words of the statement; percentages, statistics and derived figures are the plain loops' to try. */
function countsOf(said: Said): Said {
  const derived = (key: string) => /^\*(?!item$)/.test(key.split(' ')[2]!);
  return new Map([...said].filter(([key]) => / (asked|answered|unconfirmed)$| count /.test(key) && !derived(key)));
}

function saidBySql(found: { band: string; item: string; part: string; value: string; n: number }[], items: Item[]): Said {
  const said: Said = new Map();
  const add = (key: string, n: number) => said.set(key, Number(said.get(key) ?? 0) + n);
  const known = new Map(items.map((item) => [item.key, item]));
  const brackets = (value: number) => (value <= 1 ? `${value}` : value <= 3 ? '2-3' : value <= 5 ? '4-5' : value <= 10 ? '6-10' : value <= 20 ? '11-20' : value <= 50 ? '21-50' : '51-');
  for (const { band, item: key, part, value, n } of found) {
    const item = known.get(key)!;
    const follow = item.followUps?.find((one) => one.key === part);
    const levelOnly = part === '' && (item.kind === 'matrix' || item.kind === 'parts');
    const say = (of: string, what: string) => add(`${band} ${key} ${of} ${what}`, n);
    if (part === 'unconfirmed') say('*item', 'unconfirmed');
    else if (value.startsWith('*') && value !== '*other') {
      if (part === '') say('*item', value.slice(1));
      if (!levelOnly) say(part, value.slice(1));
      // A place in a ranking is of whoever ranked anything.
      if (item.kind === 'ranked' && part === '') for (let place = 1; place <= item.ranks!; place += 1) say(String(place), value.slice(1));
    } else if (follow ? follow.kind === 'number' : item.kind === 'number' || item.kind === 'parts') say(part, `count ${brackets(Number(value))}`);
    else if (item.kind === 'yearMonth' && !follow && new Set(found.filter((one) => one.band === 'all' && one.item === key && one.part === '' && !one.value.startsWith('*')).map((one) => one.value)).size > 12) say(part, `count ${value.slice(0, 4)}`);
    else say(part, `count ${value}`);
  }
  return said;
}

test(`${QUESTIONNAIRES} random questionnaires, ${QUESTIONNAIRES * RESPONSES} random answers in the database: the service's tables say what plain SQL says`, { timeout: 300_000 }, async () => {
  const differences: string[] = [];
  let compared = 0;
  for (const { year, questionnaire } of years) {
    const items = questionnaire.sections.flatMap((section) => section.items);
    for (const { key: scheme } of schemes) {
      const { counts } = await getResults(secretariatActor, { year, scheme });
      const { rows } = await sql.query(countingSql(questionnaire, year, scheme, namesOf));
      const [product, second] = [countsOf(saidByTables(counts!)), saidBySql(rows, items)];
      // A choice that the question no longer has is in no table.
      for (const name of [...second.keys()]) if (name.endsWith('no-longer-a-choice')) second.delete(name);
      compared += product.size;
      differences.push(...differencesOf(product, second).map((line) => `${year} ${scheme} ${line}`));
    }
  }
  expect(differences.slice(0, 20), `COUNT_SEED=${seed}`).toEqual([]);
  expect(years.length * RESPONSES).toBeGreaterThanOrEqual(10_000);
  expect(compared).toBeGreaterThanOrEqual(10_000);
  console.log(`COUNT_SEED=${seed}: ${years.length * RESPONSES} answers under ${years.length} questionnaires, ${compared} counts compared`);
});
