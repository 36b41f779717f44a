import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RefusedError } from '@/lib/platform/errors';
import { bandsOf } from '@/lib/register/bands';
import { crossCsv } from '@/lib/results/cross/cross-csv';
import { type CrossQuery, NO_VALUE } from '@/lib/results/cross/cross-query';
import { crossHead } from '@/lib/results/cross/cross-words';
import { getCross } from '@/lib/results/cross/get-cross';
import { getResults } from '@/lib/results/counting/get-results';
import { percentOf } from '@/lib/results/counting/numbers';
import type { Group } from '@/lib/results/counting/tabulate';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { generateAnswers } from '../support/answer-generator';
import { anonymousActor, countSubmitted, makeAnonymousSubmission, makeMunicipality, makeRespondent, makeSubmitted, makeWave, ownerClient, secretariatActor } from '../support/factories';

const YEAR = 2026;
const owner = ownerClient(process.env.OWNER_URL!);
const sql = new pg.Client({ connectionString: process.env.OWNER_URL });
const questionnaire = questionnaireFor(YEAR);
const places = Array.from({ length: 80 }, (_, i) => ({ type: i % 3 === 0 ? '町' : '市', population: 2_000 + i * 3_700 }));
const ask = (query: Partial<CrossQuery>): Promise<Awaited<ReturnType<typeof getCross>>> =>
  getCross(secretariatActor, { year: YEAR, asked: { item: '', part: '', by: 'size-100k', where: [], first: '', second: '', ...query } });

beforeAll(async () => {
  await sql.connect();
  await makeWave(owner, questionnaire);
  const counted: Parameters<typeof countSubmitted>[3] = [];
  for (const [i, place] of places.entries()) {
    const answers = generateAnswers(questionnaire, i, { population: place.population, share: i % 5 === 0 ? 0.4 : 1 });
    if (i % 4 === 1) delete answers['ict-bcp-status'];
    if (i % 2 === 0) await makeAnonymousSubmission(owner, { year: YEAR, owner: `A${i}`, bands: bandsOf(place), answers, validity: i % 10 === 0 ? 'invalid' : 'valid' });
    else {
      const municipality = { code: `99${String(1000 + i)}`, name: `見本${i}`, kana: 'みほん', ...place };
      await makeMunicipality(owner, municipality);
      await makeSubmitted(owner, await makeRespondent(owner, YEAR, municipality), answers);
    }
    if (i % 2 === 1 || i % 10 !== 0) counted.push({ bands: bandsOf(place), answers });
  }
  await countSubmitted(owner, YEAR, questionnaire, counted);
}, 120_000);
afterAll(() => sql.end());

const FROM = `from submission s join respondent r on r.id = s.respondent_id join response a on a.respondent_id = r.id
  where r.year = ${YEAR} and r.validity = 'valid' and a.status in ('submitted', 'accepted') and s.withdrawn_at is null`;
const counted = async (condition: string) => Number((await sql.query<{ n: string }>(`select count(*) as n ${FROM} and ${condition}`)).rows[0]!.n);
const shares = (group: Group | undefined) => {
  if (group?.kind !== 'shares') throw new Error('no shares');
  return group;
};

describe('free tables agree with plain SQL over the submissions', () => {
  test('a question by a band scheme is the standing table of the year', async () => {
    const standing = (await getResults(secretariatActor, { year: YEAR, scheme: 'type-size' })).counts!.sections.flatMap(({ items }) => items);
    for (const item of ['risk-assumed', 'backup-medium', 'ict-staff', 'ict-bcp-concern', 'vendor', 'ict-bcp-status']) {
      const { table } = await ask({ item, by: 'type-size' });
      expect(table!.groups).toEqual(standing.find(({ key }) => key === item)!.groups);
      expect(table!.indicators).toEqual(standing.find(({ key }) => key === item)!.indicators);
    }
  });

  test('by another question, narrowed by a band, a question and the prefecture; those without a value in a column of their own', async () => {
    const where = [{ by: 'type', value: 'city' }, { by: 'q.backup-medium.juki', value: 'external-media' }, { by: 'prefecture', value: '99' }];
    const medium = questionnaire.sections.flatMap(({ items }) => items).find(({ key }) => key === 'backup-medium')!.choices![0]!.value;
    where[1]!.value = medium;
    const narrowed = `r.bands->>'type' = 'city' and s.answers->'backup-medium.juki' ? '${medium}' and r.municipality_code like '99%'`;
    const { table, errors } = await ask({ item: 'risk-assumed', by: 'q.ict-bcp-status', where });
    expect(errors).toEqual({});
    expect(table!.left).toBe(await counted(narrowed));
    expect(table!.left).toBeGreaterThan(5);
    const group = shares(table!.groups[0]);
    for (const [i, { key }] of table!.columns.entries()) {
      const column = key === 'all' ? 'true' : key === NO_VALUE ? `not s.answers ? 'ict-bcp-status'` : `s.answers->>'ict-bcp-status' = '${key}'`;
      const answered = await counted(`${narrowed} and ${column} and s.answers ? 'risk-assumed'`);
      expect(group.answered[i], key).toBe(answered);
      for (const { value, shares: of } of group.rows) {
        const count = await counted(`${narrowed} and ${column} and s.answers->>'risk-assumed' = '${value}'`);
        expect(of[i]).toEqual({ count, percent: percentOf(count, answered) });
      }
    }
    expect(table!.columns.at(-1)!.key).toBe(NO_VALUE);
  });

  test('by the prefecture, with those of none', async () => {
    const { table } = await ask({ item: 'satellite-phones', by: 'prefecture' });
    expect(table!.columns.map(({ label }) => label)).toEqual(['全体', '見本県', '区分なし']);
    expect(table!.groups[0]!.asked).toEqual([await counted('true'), await counted('r.municipality_code is not null'), await counted('r.municipality_code is null')]);
  });

  test('columns of a question with several choices overlap, and are not compared', async () => {
    const { table } = await ask({ item: 'risk-assumed', by: 'q.disaster-system' });
    expect(table!.overlapping).toBe(true);
    expect(table!.compared).toBeNull();
    for (const [i, { key }] of table!.columns.entries())
      if (i > 0 && key !== NO_VALUE) expect(table!.groups[0]!.answered[i]).toBe(await counted(`s.answers->'disaster-system' ? '${key}' and s.answers ? 'risk-assumed'`));
  });
});

test('the file holds the shown table: a count and a percentage a column, the difference in words, harmless to a spreadsheet', async () => {
  const cross = await ask({ item: 'risk-assumed', where: [{ by: 'type', value: 'city' }] });
  const table = { ...cross.table!, label: '=1+1' };
  const text = crossCsv(table, crossHead(cross, table));
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain('\r\n');
  const lines = parse(text, { bom: true, relax_column_count: true }) as string[][];
  expect(lines.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  expect(lines).toContainEqual(['列の分け方：10万人未満／10万人以上']);
  expect(lines).toContainEqual(['しぼり込み：「市区町村の種別」が「市」']);
  const head = lines.find(([first]) => first === '部分')!;
  expect(head).toEqual(['部分', '区分', '全体 団体数', '全体 %', '10万人未満 団体数', '10万人未満 %', '10万人以上 団体数', '10万人以上 %', '10万人未満と10万人以上']);
  const group = shares(table.groups[0]);
  const yes = group.rows.find(({ value }) => value === 'yes')!;
  expect(lines.find(([, label]) => label === 'はい')).toEqual(['', 'はい', ...yes.shares.flatMap(({ count, percent }) => [String(count), String(percent ?? '')]), table.differences.get(' yes')!.words]);
  expect(lines.find(([, label]) => label === '回答した団体')!.slice(2, 8)).toEqual(group.answered.flatMap((n) => [String(n), '']));
});

describe('the address', () => {
  test('what it does not know is said, and left out', async () => {
    const { errors, table, query } = await ask({ item: 'risk-assumed', part: 'x', by: 'nothing', where: [{ by: 'nobody', value: 'x' }, { by: 'type', value: 'planet' }, { by: 'type', value: 'city' }] });
    expect(Object.keys(errors).sort()).toEqual(['by', 'part', 'where']);
    for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^「.+。$/);
    expect(query).toMatchObject({ part: '', by: 'size-100k', where: [{ by: 'type', value: 'city' }] });
    expect(table!.left).toBe(await counted(`r.bands->>'type' = 'city'`));
    expect((await ask({ item: 'no-such' })).table).toBeNull();
    expect((await ask({ item: 'risk-assumed', first: 'nowhere' })).errors.first).toContain('比べる列');
  });
  test('no one is left', async () => {
    const { table } = await ask({ item: 'risk-assumed', where: [{ by: 'type', value: 'village' }] });
    expect(table).toMatchObject({ left: 0, counted: await counted('true') });
  });
  test('names and years can be narrowed by as they are found', async () => {
    const { found } = await ask({ where: [{ by: 'q.vendor.juki', value: '' }] });
    expect(found.get('q.vendor.juki')!.length).toBeGreaterThan(0);
  });
});

test('the secretariat alone, and each table is recorded without an answer', async () => {
  await expect(getCross(anonymousActor, { year: YEAR, asked: { item: 'risk-assumed', part: '', by: 'type', where: [], first: '', second: '' } })).rejects.toBeInstanceOf(RefusedError);
  await ask({ item: 'manual', by: 'type', where: [{ by: 'q.risk-assumed', value: 'yes' }] });
  const { rows } = await sql.query(`select detail from audit_entry where act = 'results.crossed' order by seq desc limit 1`);
  expect(rows[0].detail).toEqual({ item: 'manual', by: 'type', narrowed: ['q.risk-assumed'] });
});
