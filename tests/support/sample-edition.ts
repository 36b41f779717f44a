import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { bracketOf } from '../../lib/results/counting/brackets';
import { EDITION_SCHEMES, type Edition, type EditionScheme, type EditionTable } from '../../lib/results/editions/edition';
import { summarise } from '../../lib/results/counting/numbers';
import { bandsOf, schemes } from '../../lib/register/bands';
import { ALL, ANSWERED, ASKED, cellsOf } from '../../lib/survey/questionnaire/cells';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { generateAnswers, variedAnswers } from './answer-generator';

export type SampleAnswer = { prefecture: string; type: string; population: number; answers: Answers };

const types = ['町', '村', '市', '市', '中核市', '政令指定都市', '特別区'];

/** Made-up answers of nobody, spread over prefectures, kinds and sizes. */
export function sampleAnswers(questionnaire: Questionnaire, n: number, seed = 1): SampleAnswer[] {
  return Array.from({ length: n }, (_, i) => {
    const type = types[(i + seed) % types.length]!;
    const population = [4_000, 2_500, 38_000, 74_000, 260_000, 900_000, 180_000][(i + seed) % 7]! + i;
    const lean = { population, preparedness: 0.3 + 0.17 * Math.log10(population / 3000) };
    return { prefecture: String(1 + ((i * 7 + seed) % 47)).padStart(2, '0'), type, population, answers: variedAnswers(questionnaire, generateAnswers(questionnaire, seed * 1000 + i, lean), seed * 500 + i, lean) };
  });
}

export const prefectureNames: Record<string, string> = Object.fromEntries(
  (JSON.parse(readFileSync('prisma/register/prefectures.json', 'utf8')) as { code: string; name: string }[]).map(({ code, name }) => [code.slice(0, 2), name]),
);

export const sampleOffices = (): { prefecture: string; lat: number; lng: number }[] =>
  (parse(readFileSync('prisma/register/municipalities.csv', 'utf8'), { columns: true, bom: true }) as { code: string; lat: string; lng: string }[]).map(({ code, lat, lng }) => ({ prefecture: code.slice(0, 2), lat: Number(lat), lng: Number(lng) }));

/** Tables in the shape of an edition. Withholds counts under three and every tenth other one: no rule of safety, but every place has both. */
export function sampleTables(questionnaire: Questionnaire, sample: SampleAnswer[]): EditionTable[] {
  const kinds = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
  const cells = sample.map((one) => ({ ...one, bands: bandsOf(one), cells: cellsOf(questionnaire, one.answers) }));
  return EDITION_SCHEMES.map((key) => {
    const bandOf = (one: (typeof cells)[number]) => (key === ALL.scheme ? ALL.band : key === 'prefecture' ? one.prefecture : one.bands[key]!);
    const scheme = schemeOf(key, sample);
    const who = [{ key: ALL.band, label: '全体' }, ...scheme.bands.filter((band) => band.key !== ALL.band)];
    const participation = who.map(({ key: band, label }) => {
      const n = cells.filter((one) => band === ALL.band || bandOf(one) === band).length;
      return { key: band, label, asked: n + 2, submitted: n + 1, valid: n };
    });
    const table: EditionTable = { scheme, participation, counts: [], hidden: [], numbers: [] };
    const sums = new Map<string, Map<string, number>>();
    for (const one of cells)
      for (const { item, part, value } of one.cells) {
        const at = JSON.stringify([bandOf(one), item, part]);
        const values = sums.get(at) ?? new Map<string, number>();
        values.set(value, (values.get(value) ?? 0) + 1);
        sums.set(at, values);
      }
    let turn = 0;
    for (const [at, values] of sums) {
      const [band, item, part] = JSON.parse(at) as [string, string, string];
      const about = kinds.get(item)!;
      const follow = about.followUps?.find((one) => one.key === part);
      const ofNumbers = follow ? follow.kind === 'number' : (about.kind === 'number' && part === '') || (about.kind === 'parts' && part !== '');
      const grouped = new Map<string, number>();
      const histogram = new Map<number, number>();
      for (const [value, count] of values) {
        const mark = value === ASKED || value === ANSWERED;
        if (ofNumbers && !mark) histogram.set(Number(value), count);
        const shown = mark ? value : ofNumbers ? bracketOf(Number(value)).value : about.kind === 'yearMonth' && !follow ? value.slice(0, 4) : value;
        grouped.set(shown, (grouped.get(shown) ?? 0) + count);
      }
      for (const [value, count] of grouped) {
        turn += 1;
        if (count < 3 || turn % 10 === 0) table.hidden.push([band, item, part, value]);
        else table.counts.push([band, item, part, value, count]);
      }
      const summary = ofNumbers ? summarise(histogram) : null;
      if (!summary) continue;
      const often = (value: number) => (histogram.get(value) ?? 0) >= 3;
      const open = summary.n >= 3;
      table.numbers.push({ band, item, part, numbers: { n: summary.n, mean: open ? summary.mean : null, median: open ? summary.median : null, min: often(summary.min) ? summary.min : null, max: often(summary.max) ? summary.max : null, modes: summary.modeCount >= 3 ? summary.modes : null } });
    }
    return table;
  });
}

function schemeOf(key: string, sample: SampleAnswer[]): EditionScheme {
  if (key === ALL.scheme) return { key, label: '全体', source: '', bands: [{ key: ALL.band, label: '全体' }] };
  const known = schemes.find((scheme) => scheme.key === key);
  if (known) return { key, label: known.label, source: known.source, bands: known.bands.map(({ key: band, label }) => ({ key: band, label })) };
  const here = [...new Set(sample.map(({ prefecture }) => prefecture))].sort();
  return { key, label: '都道府県', source: '全国地方公共団体コード', bands: here.map((code) => ({ key: code, label: prefectureNames[code] ?? '見本県' })) };
}

type Options = { year?: number; number?: number; n?: number; seed?: number; prefecture?: string; questionnaire?: Questionnaire };

/** A published edition of made-up answers, with names that have rare characters. */
export function sampleEdition({ year = 2025, number = 1, n = 120, seed = 1, prefecture, questionnaire = questionnaireFor(year) }: Options = {}): { edition: Edition; newest: number; tables: EditionTable[] } {
  const sample = sampleAnswers(questionnaire, n, seed).map((one) => ({ ...one, prefecture: prefecture ?? one.prefecture }));
  const tables = sampleTables(questionnaire, sample);
  return {
    newest: number,
    tables,
    edition: {
      year, number, title: `${year}年度 自治体ICT部門 災害対応準備状況調査`, publishedAt: new Date('2025-12-01T01:00:00Z'), questionnaire,
      reason: number === 1 ? '' : '乙町の回答の訂正', errata: number === 1 ? [] : [{ scheme: 'all', band: 'all', item: 'risk-assumed', part: '', value: 'yes', before: 61, after: null }],
      facts: {
        format: 1, referenceDate: `${year}-10-01`, populationAsOf: '2025-01-01', opensOn: `${year}-06-01`, closesOn: `${year}-09-30`, demo: true, rebuilt: false,
        rule: { threshold: 3, leastBaseOfPercent: 5 }, schemes: tables.map(({ scheme }) => scheme), findings: [], remarks: [],
        named: [{ item: 'ict-drill', value: 'yearly', municipalities: RARE_NAMES.map((name, i) => ({ code: `99${String(1000 + i)}`, name, prefecture: '見本県' })) }],
      },
    },
  };
}

/** Outside the basic plane, with a variation selector, and among the compatibility characters. */
export const RARE_NAMES = ['𠮷野見本市', '見本葛󠄀城市', '見本﨑町'] as const;
