import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildEditionTables, type CountedForEdition, type EditionInput } from '@/lib/results/suppression/build-edition-tables';
import { BRACKETS, bracketOf } from '@/lib/results/counting/brackets';
import { EDITION_SCHEMES, type EditionTable } from '@/lib/results/editions/edition';
import { schemes } from '@/lib/register/bands';
import { cellsOf } from '@/lib/survey/questionnaire/cells';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { parseQuestionnaire } from '@/lib/survey/questionnaire/questionnaire-schema';
import { generateAnswers, seeded } from '../support/answer-generator';
import { anyAnswers, everyKind } from '../support/every-kind';

const base = { definition: '試験のための説明です。', origin: 'ours', source: { document: 'test', section: '1' } };
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }));
const asking = (...items: object[]): Questionnaire =>
  parseQuestionnaire({ format: 1, year: 2026, title: '試験', sections: [{ key: 'one', number: '1', title: '一', items: items.map((item, i) => ({ ...base, number: `1-${i + 1}`, label: `質問${i + 1}`, ...item })) }] });

const participation: EditionInput['participation'] = Object.fromEntries(
  schemes.map(({ key, bands }) => [key, [{ key: 'all', label: '全体' }, ...bands].map((band) => ({ ...band, asked: 0, submitted: 0, valid: 0 }))]),
);

/** Municipalities of three prefectures and two sizes, in turn. */
const municipalities = (answers: readonly Answers[]): CountedForEdition[] =>
  answers.map((of, i) => ({
    respondentId: `r${i}`, prefecture: ['13', '14', '20'][i % 3]!, answers: of,
    bands: { 'size-100k': i % 2 ? 'under-100k' : 'from-100k', 'type-size': i % 2 ? 'city-under-50k' : 'city-100k-300k', type: 'city' },
  }));

const build = (questionnaire: Questionnaire, answers: readonly Answers[], more: Partial<EditionInput> = {}): EditionTable[] =>
  buildEditionTables({ questionnaire, counted: municipalities(answers), participation, named: [], earlier: [], ...more });

const tableOf = (tables: EditionTable[], scheme: string): EditionTable => tables.find((table) => table.scheme.key === scheme)!;
/** The count, null where it is withheld. */
function look(tables: EditionTable[], scheme: string, band: string, item: string, part: string, value: string): number | null {
  const { counts, hidden } = tableOf(tables, scheme);
  if (hidden.some((place) => place.join('\n') === [band, item, part, value].join('\n'))) return null;
  return counts.find(([...place]) => place.slice(0, 4).join('\n') === [band, item, part, value].join('\n'))?.[4] ?? 0;
}
const everyone = (tables: EditionTable[], item: string, part: string, value: string) => look(tables, 'all', 'all', item, part, value);
const many = <T>(times: number, make: (i: number) => T): T[] => Array.from({ length: times }, (_, i) => make(i));

const yesno = asking({ key: 'q', kind: 'yesno', unconfirmed: true });

describe('the tables of an edition', () => {
  test('every scheme has its table; prefectures are those that occur', () => {
    const tables = build(yesno, many(12, (i) => ({ q: i % 4 > 1 ? 'yes' : 'no' })));
    expect(tables.map(({ scheme }) => scheme.key)).toEqual([...EDITION_SCHEMES]);
    expect(tableOf(tables, 'all').scheme.bands).toEqual([{ key: 'all', label: '全体' }]);
    expect(tableOf(tables, 'prefecture').scheme.bands.map(({ key }) => key)).toEqual(['13', '14', '20']);
    expect(tableOf(tables, 'type-size').scheme.bands).toHaveLength(6);
  });

  test('without anyone there are tables without counts', () => {
    for (const { counts, hidden, numbers } of build(everyKind, [])) expect([counts, numbers, hidden.length > 0 ? [] : hidden]).toEqual([[], [], []]);
  });

  test('an anonymous respondent is in no prefecture', () => {
    const tables = build(yesno, [], { counted: municipalities(many(8, (i) => ({ q: i % 2 ? 'yes' : 'no' }))).map((one) => ({ ...one, prefecture: null })), exempt: true });
    expect(tableOf(tables, 'prefecture').counts).toEqual([]);
    expect(everyone(tables, 'q', '', 'yes')).toBe(4);
  });

  test('exempt: nothing is withheld', () => {
    const tables = build(everyKind, many(5, (i) => generateAnswers(everyKind, i + 1)), { exempt: true });
    expect(tables.flatMap(({ hidden }) => hidden)).toEqual([]);
    expect(tables.flatMap(({ numbers }) => numbers).every(({ numbers }) => numbers.min !== null && numbers.mean !== null && numbers.modes !== null)).toBe(true);
  });

  test('shown or withheld, never both, and what is shown is what was counted', () => {
    fc.assert(
      fc.property(fc.array(anyAnswers, { maxLength: 30 }), (answers) => {
        const counted = municipalities(answers);
        const tables = build(everyKind, answers);
        for (const { scheme, counts, hidden } of tables) {
          const real = new Map<string, number>();
          for (const one of counted) {
            const band = scheme.key === 'all' ? 'all' : scheme.key === 'prefecture' ? one.prefecture! : one.bands[scheme.key]!;
            for (const { item, part, value } of cellsOf(everyKind, one.answers)) {
              const name = item === 'name' || item === 'vendor';
              const shown = value.startsWith('*') ? value : isNumber(item, part) ? bracketOf(Number(value)).value : item === 'month' ? value.slice(0, 4) : name ? '*other' : value;
              const key = [band, item, part, shown].join('\n');
              real.set(key, (real.get(key) ?? 0) + 1);
            }
          }
          const shown = new Map(counts.map(([band, item, part, value, count]) => [[band, item, part, value].join('\n'), count]));
          const withheld = new Set(hidden.map((place) => place.join('\n')));
          expect(shown.size).toBe(counts.length);
          expect(withheld.size).toBe(hidden.length);
          for (const key of shown.keys()) expect(withheld.has(key)).toBe(false);
          for (const [key, count] of shown) expect(count).toBe(real.get(key));
          for (const [key, count] of real) expect(withheld.has(key) || shown.get(key) === count).toBe(true);
          // Who takes part is public; whatever else is one or two is not.
          for (const [band, item, part, value, count] of counts) if (count < 3) expect([band, item, part, value, count]).toEqual([band, item, part, expect.stringMatching(/^\*(asked|answered)$/), expect.any(Number)]);
        }
      }),
      { numRuns: 40, seed: 102 },
    );
  }, 120_000);

  test('every count that a page looks up has a figure that speaks for it', () => {
    // Everything is frequent here: whatever is withheld of everyone is withheld on purpose.
    const questionnaire = questionnaireFor(2026);
    const tables = build(questionnaire, many(310, (i) => generateAnswers(questionnaire, i + 1)), { off: 'secondary' });
    const { hidden } = tableOf(tables, 'all');
    const full = tableOf(build(questionnaire, many(310, (i) => generateAnswers(questionnaire, i + 1)), { exempt: true }), 'all');
    const count = new Map(full.counts.map(([, item, part, value, n]) => [[item, part, value].join('\n'), n]));
    const onPurpose = hidden.filter(([, item, part, value]) => (count.get([item, part, value].join('\n')) ?? 0) > 2);
    expect([...new Set(onPurpose.map(([, item, part]) => `${item} ${part}`))].sort()).toEqual(['ict-bcp-concern 2', 'ict-bcp-concern 3']);
  }, 60_000);
});

const isNumber = (item: string, part: string) => item === 'count' || (item === 'staff' && part !== '') || (item === 'yes' && part === 'hours') || (item === 'where' && part === 'places');

describe('what says the same is shown together', () => {
  const conditional = asking(
    { key: 'stage', kind: 'one', choices: choices('done', 'planned', 'none') },
    { key: 'year', kind: 'yesno', onlyIf: { field: 'stage', in: ['done'] }, onlyIfLabel: '済の場合' },
    { key: 'why', kind: 'yesno', onlyIf: { field: 'stage', notIn: ['done'] }, onlyIfLabel: '済でない場合' },
  );
  const answers = many(60, (i): Answers => {
    const stage = i % 3 === 0 ? (i === 0 || i === 3 ? 'done' : 'none') : (['done', 'planned', 'none'] as const)[Math.floor(i / 3) % 3]!;
    return stage === 'done' ? { stage, year: Math.floor(i / 9) % 2 ? 'yes' : 'no' } : { stage, why: Math.floor(i / 6) % 2 ? 'yes' : 'no' };
  });

  test('the base of a conditional question is the count of the answer it hangs on', () => {
    const tables = build(conditional, answers);
    for (const { scheme } of tables)
      for (const { key } of scheme.bands) {
        expect(look(tables, scheme.key, key, 'year', '', '*asked')).toBe(look(tables, scheme.key, key, 'stage', '', 'done'));
        if (look(tables, scheme.key, key, 'year', '', '*asked') === null) expect(look(tables, scheme.key, key, 'year', '', 'yes')).toBeNull();
        if (look(tables, scheme.key, key, 'why', '', '*asked') === null) expect(look(tables, scheme.key, key, 'why', '', 'yes')).toBeNull();
      }
    expect(look(tables, 'prefecture', '13', 'stage', '', 'done')).toBeNull();
    expect(look(tables, 'prefecture', '13', 'year', '', '*asked')).toBeNull();
    // Asked of all others: with it the two could be had by taking away.
    expect(look(tables, 'prefecture', '13', 'why', '', '*asked')).toBeNull();
  });

  test('確認できていない is withheld where いいえ is', () => {
    const tables = build(yesno, many(60, (i): Answers => (i % 3 === 0 && i > 3 ? { q: 'yes' } : i % 4 ? { q: 'no', ...(i % 5 < 2 && { 'q.unconfirmed': true }) } : { q: 'yes' })));
    for (const { scheme } of tables)
      for (const { key } of scheme.bands) if (look(tables, scheme.key, key, 'q', '', 'no') === null) expect(look(tables, scheme.key, key, 'q', 'unconfirmed', 'yes')).toBeNull();
  });

  test('a figure over choices of one question does not tell what they withhold', () => {
    const questionnaire = asking({ key: 'ict-drill', kind: 'one', choices: choices('yearly', 'less-often', 'none') });
    // In one prefecture nobody but two trains less often, and nobody yearly: the figure over both would be their count.
    const tables = build(questionnaire, many(60, (i) => ({ 'ict-drill': i % 3 === 0 ? (i < 6 ? 'less-often' : 'none') : ['yearly', 'less-often', 'none'][Math.floor(i / 3) % 3]! })));
    expect(look(tables, 'prefecture', '13', 'ict-drill', '', 'less-often')).toBeNull();
    expect(look(tables, 'prefecture', '13', 'ict-drill', '*ict-drill', 'yes')).toBeNull();
  });

  test('a second edition with one more municipality does not show the difference', () => {
    const all = many(31, (i): Answers => ({ q: i % 4 > 1 ? 'yes' : 'no' }));
    const before = { tables: build(yesno, all.slice(0, 30)), counted: municipalities(all.slice(0, 30)) };
    expect(everyone(before.tables, 'q', '', 'yes')).not.toBeNull();
    const later = build(yesno, all, { earlier: [before] });
    expect(everyone(later, 'q', '', 'yes')).toBeNull();
    expect(everyone(later, 'q', '', '*asked')).toBe(31);
    const same = build(yesno, all.slice(0, 30), { earlier: [before] });
    expect(same).toEqual(before.tables);
  });

  test('whoever is named does not count towards the three', () => {
    const answers = many(60, (i): Answers => ({ q: i % 3 === 0 ? (i < 9 ? 'yes' : 'no') : Math.floor(i / 3) % 2 ? 'yes' : 'no' }));
    const plain = build(yesno, answers);
    expect(look(plain, 'prefecture', '13', 'q', '', 'yes')).toBe(3);
    const named = build(yesno, answers, { named: [{ respondentId: 'r0', item: 'q' }] });
    expect(look(named, 'prefecture', '13', 'q', '', 'yes')).toBeNull();
  });
});

describe('numbers, names, months, rankings, words', () => {
  const counting = asking({ key: 'n', kind: 'number', min: 0, max: 999 });
  const numbersIn = (tables: EditionTable[], scheme: string, band: string) => tableOf(tables, scheme).numbers.find((one) => one.band === band)?.numbers;

  test('mean and median stand where the whole column is shown; the ends only where three or more gave them', () => {
    const values = [0, 1, 2, 4, 7, 12, 30, 60];
    const tables = build(counting, many(90, (i) => ({ n: values[Math.floor(i / 3) % 8]! + (i === 89 ? 9 : 0) })));
    expect(numbersIn(tables, 'all', 'all')).toMatchObject({ n: 90, min: 0, max: 60 });
    expect(numbersIn(tables, 'all', 'all')!.mean).not.toBeNull();
    const rare = build(counting, many(90, (i) => ({ n: i === 0 ? 990 : i === 1 ? 995 : i === 2 ? 991 : values[Math.floor(i / 3) % 8]! })));
    expect(numbersIn(rare, 'all', 'all')).toMatchObject({ n: 90, max: null, min: 0 });
  });

  test('a bracket of one or two takes the statistics of its column with it', () => {
    const tables = build(counting, many(90, (i) => ({ n: i === 0 ? 60 : i % 4 })));
    expect(everyone(tables, 'n', '', '51-')).toBeNull();
    expect(numbersIn(tables, 'all', 'all')).toEqual({ n: 90, mean: null, median: null, min: null, max: null, modes: null });
    expect(BRACKETS.map(({ value }) => value)).toContain('51-');
  });

  test('of a prefecture there are brackets, no statistics', () => {
    const tables = build(counting, many(90, (i) => ({ n: [0, 1, 2, 4, 7][Math.floor(i / 3) % 5]! })));
    expect(look(tables, 'prefecture', '13', 'n', '', '0')).toBeGreaterThan(2);
    expect(numbersIn(tables, 'prefecture', '13')).toEqual({ n: 30, mean: null, median: null, min: null, max: null, modes: null });
  });

  test('names that fewer than ten gave are others; an earlier edition keeps the names it had', () => {
    const naming = asking({ key: 'firm', kind: 'named', suggestions: ['甲', '乙', '丙'] });
    const of = (count: number) => many(60, (i): Answers => ({ firm: i % 6 < 3 ? '甲' : i < count ? '乙' : i % 2 ? '丙' : 'なにか' }));
    const tables = build(naming, of(18));
    expect(everyone(tables, 'firm', '', '甲')).toBe(30);
    expect(everyone(tables, 'firm', '', '乙')).toBe(0);
    expect(everyone(tables, 'firm', '', '*other')).toBe(30 - of(18).filter(({ firm }) => firm === '丙').length);
    const first = build(naming, of(30));
    expect(everyone(first, 'firm', '', '乙')).toBe(15);
    const later = build(naming, of(18), { earlier: [{ tables: first, counted: municipalities(of(30)) }] });
    expect(everyone(later, 'firm', '', '乙')).not.toBe(0);
  });

  test('months are published as years', () => {
    const dated = asking({ key: 'when', kind: 'yearMonth', earliest: '2000-01', latest: '2026-03' });
    const tables = build(dated, many(60, (i) => ({ when: `${2020 + (Math.floor(i / 6) % 3)}-${String(1 + (i % 12)).padStart(2, '0')}` })));
    expect(tableOf(tables, 'all').counts.flatMap(([, , , value]) => (value.startsWith('*') ? [] : [value])).sort()).toEqual(['2020', '2021', '2022']);
  });

  test('of a ranking, what is named at all and the first place; of words, how many', () => {
    const ranking = asking({ key: 'order', kind: 'ranked', ranks: 3, choices: choices('a', 'b', 'c', 'd') }, { key: 'free', kind: 'text', maxLength: 100 });
    const random = seeded(7);
    const tables = build(ranking, many(80, () => ({ order: ['a', 'b', 'c', 'd'].map((v) => ({ v, r: random() })).sort((x, y) => x.r - y.r).slice(0, 2).map(({ v }) => v), free: 'ことば' })));
    expect(everyone(tables, 'order', '', 'a')).toBeGreaterThan(2);
    expect(everyone(tables, 'order', '1', 'a')).toBeGreaterThan(2);
    for (const value of ['a', 'b', 'c', 'd']) expect(everyone(tables, 'order', '2', value)).toBeNull();
    expect(everyone(tables, 'free', '', '*answered')).toBe(80);
    expect(tables.flatMap(({ counts }) => counts).some(([, , , value]) => value === 'ことば')).toBe(false);
  });
});
