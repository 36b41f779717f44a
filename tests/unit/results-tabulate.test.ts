import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, roundedToOne, summarise } from '@/lib/results/counting/numbers';
import { type Group, tabulate } from '@/lib/results/counting/tabulate';
import { standingOf, type TallyRow } from '@/lib/results/counting/standing';
import { cellsOf, tallyDelta } from '@/lib/survey/questionnaire/cells';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Condition, Item } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../support/answer-generator';

const questionnaire = questionnaireFor(2026);
const bands = [{ key: 'under-100k', label: '10万人未満' }, { key: 'from-100k', label: '10万人以上' }];
const columns = ['all', ...bands.map(({ key }) => key)];

type Respondent = { band: string; answers: Answers };

function tabulated(respondents: Respondent[]) {
  const rows = respondents.flatMap(({ band, answers }) =>
    tallyDelta({ 'size-100k': band }, null, cellsOf(questionnaire, answers)).map(([, of, item, part, value, count]): TallyRow => ({ band: of, item, part, value, count })),
  );
  return tabulate(questionnaire, standingOf(rows), bands);
}

// ---- a second counter, written apart: loops over the answers and reads conditions by itself

const given = (value: AnswerValue | undefined): AnswerValue[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]);

function met(condition: Condition | undefined, answers: Answers, row: string): boolean {
  if (!condition) return true;
  if ('all' in condition) return !condition.all.some((inner) => !met(inner, answers, row));
  if ('any' in condition) return condition.any.some((inner) => met(inner, answers, row));
  let values: AnswerValue[] = [];
  if ('anyRowOf' in condition) for (const [field, value] of Object.entries(answers)) values = field.startsWith(`${condition.anyRowOf}.`) && !field.endsWith('.remark') ? [...values, ...given(value)] : values;
  else values = given('field' in condition ? answers[condition.field] : answers[`${condition.sameRow}.${row}`]);
  if ('in' in condition) return values.some((value) => condition.in.includes(String(value)));
  return values.length > 0 && !values.some((value) => condition.notIn.includes(String(value)));
}

/** Conditions of this questionnaire are at most one step deep, which a test below holds. */
function plain(respondents: Respondent[], item: Item, field: string, row: string, value?: string) {
  return columns.map((column) => {
    let asked = 0;
    let answered = 0;
    let found = 0;
    const numbers: number[] = [];
    for (const { band, answers } of respondents) {
      if (column !== 'all' && column !== band) continue;
      if (!met(item.onlyIf, answers, row) || !met(row ? item.rowOnlyIf : undefined, answers, row)) continue;
      asked++;
      const values = given(answers[field]);
      if (values.length === 0) continue;
      answered++;
      if (value !== undefined && values.includes(value)) found++;
      if (typeof values[0] === 'number') numbers.push(values[0]);
    }
    return { asked, answered, found, numbers };
  });
}

function expectGroup(group: Group, respondents: Respondent[], item: Item, field: string, row: string) {
  const base = plain(respondents, item, field, row);
  expect(group.asked).toEqual(base.map(({ asked }) => asked));
  expect(group.answered).toEqual(base.map(({ answered }) => answered));
  if (group.kind === 'shares')
    for (const { value, shares } of group.rows) {
      const counted = plain(respondents, item, field, row, value);
      if (item.cell !== 'named' && item.kind !== 'yearMonth') expect(shares.map(({ count }) => count)).toEqual(counted.map(({ found }) => found));
      for (const [i, { count, percent }] of shares.entries()) {
        const of = counted[i]!.answered;
        if (of < 5) expect(percent).toBeNull();
        else expect(Math.abs(percent! - (100 * count!) / of)).toBeLessThanOrEqual(0.05 + 1e-9);
      }
    }
  if (group.kind === 'numbers')
    for (const [i, { numbers }] of base.entries()) {
      const sorted = [...numbers].sort((a, b) => a - b);
      const summary = group.summaries[i]!;
      if (sorted.length === 0) {
        expect(summary).toBeNull();
        continue;
      }
      expect(summary).toMatchObject({ n: sorted.length, min: sorted[0], max: sorted.at(-1) });
      expect(summary.median).toBe((sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2);
      expect(summary.mean).toBeCloseTo(sorted.reduce((a, b) => a + b, 0) / sorted.length, 9);
      const times = (n: number) => sorted.filter((other) => other === n).length;
      const most = Math.max(...sorted.map(times));
      expect(summary.modes).toEqual([...new Set(sorted.filter((n) => times(n) === most))]);
    }
}

const respondents = fc.array(
  fc.record({ seed: fc.integer({ min: 0, max: 1e9 }), share: fc.constantFrom(0, 0.3, 0.7, 1), band: fc.constantFrom(...bands.map(({ key }) => key)), drop: fc.array(fc.nat(200), { maxLength: 15 }) }),
  { maxLength: 12 },
).map((list) =>
  list.map(({ seed, share, band, drop }): Respondent => {
    const answers = Object.entries(generateAnswers(questionnaire, seed, { share, population: 500 + (seed % 300_000) }));
    // Holes anywhere, also where other answers hang on them: missing values must fall out of every base.
    return { band, answers: Object.fromEntries(answers.filter((_, i) => !drop.includes(i))) };
  }),
);

test('tables agree with a second counter for any answers, holes and conditions included', { timeout: 120_000 }, () => {
  const items = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
  fc.assert(
    fc.property(respondents, (list) => {
      for (const result of tabulated(list).sections.flatMap((section) => section.items)) {
        const item = items.get(result.key)!;
        const followUps = new Set(item.followUps?.map(({ key }) => key));
        for (const group of result.groups) {
          if (followUps.has(group.part) || item.kind === 'parts' || (item.kind === 'ranked' && group.part !== '')) continue;
          expectGroup(group, list, item, group.part ? `${item.key}.${group.part}` : item.key, item.kind === 'matrix' ? group.part : '');
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('the second counter may look one step deep: what a condition looks at is itself asked of everyone, or left out with it', () => {
  for (const item of itemsOf(questionnaire)) {
    const text = JSON.stringify(item.onlyIf ?? {});
    for (const other of itemsOf(questionnaire)) if (text.includes(`"${other.key}"`)) expect(other.onlyIf).toBeUndefined();
  }
});

test('parts, ranking places and follow-ups', () => {
  const { sections } = tabulated([
    { band: 'under-100k', answers: { 'ict-staff.employees': 2, 'ict-staff.resident-engineers': 1, 'ict-staff.operators': 0, 'emergency-power': 'servers', 'emergency-power.hours': 72, 'ict-bcp-status': 'considering', 'ict-bcp-concern': ['time', 'budget'] } },
    { band: 'from-100k', answers: { 'ict-staff.total': 9, 'emergency-power': 'none', 'ict-bcp-status': 'planned', 'ict-bcp-concern': ['budget'] } },
  ]);
  const item = (key: string) => sections.flatMap((s) => s.items).find((i) => i.key === key)!;
  const total = item('ict-staff').groups[0]!;
  expect(total.kind === 'numbers' && total.summaries.map((s) => s?.mean)).toEqual([6, 3, 9]);
  const hours = item('emergency-power').groups.find(({ part }) => part === 'hours')!;
  expect(hours).toMatchObject({ asked: [1, 1, 0], answered: [1, 1, 0] });
  const [any, first, second] = item('ict-bcp-concern').groups;
  const counts = (group: Group | undefined, value: string) => group?.kind === 'shares' && group.rows.find((r) => r.value === value)!.shares.map(({ count }) => count);
  expect(counts(any, 'budget')).toEqual([2, 1, 1]);
  expect(counts(first, 'budget')).toEqual([1, 0, 1]);
  expect(counts(second, 'budget')).toEqual([1, 1, 0]);
});

describe('numbers', () => {
  test('every mode of a tie is given', () => {
    expect(summarise(new Map([[3, 2], [1, 2], [7, 1]]))).toEqual({ n: 5, min: 1, median: 3, mean: 3, modes: [1, 3], modeCount: 2, max: 7 });
    expect(summarise(new Map())).toBeNull();
  });
  test('percentages round half up, to one decimal', () => {
    expect(percentOf(1, 16)).toBe(6.3); // 6.25
    expect(percentOf(2, 6)).toBe(33.3);
    expect(percentOf(4, 6)).toBe(66.7);
    expect(percentOf(0, 5)).toBe(0);
    expect(percentOf(5, 5)).toBe(100);
  });
  test('there is no percentage on a base under five', () => {
    expect([0, 1, 2, 3, 4].map((base) => percentOf(0, base))).toEqual([null, null, null, null, null]);
  });
  test('means are rounded half up, to one decimal', () => {
    expect([roundedToOne(13.25), roundedToOne(250 / 19)]).toEqual([13.3, 13.2]);
  });
});
