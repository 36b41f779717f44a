import { ALL, OTHER_NAME } from '@/lib/survey/questionnaire/cells';
import { YES_NO } from '@/lib/survey/questionnaire/fields';
import { type Indicator, indicatorPart, indicators } from '@/lib/survey/questionnaire/indicators';
import type { Choice, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { formatYearMonth } from '@/lib/survey/questionnaire/year-month';
import { BRACKETS } from './brackets';
import { percentOf, type ShownNumbers } from './numbers';
import type { Counted } from './standing';

/** 'all' first, then the bands of the chosen scheme. */
export type Column = { key: string; label: string };

/** `count` null is withheld (秘匿). Percent of the column's base, whoever answered: one decimal, half up; null on a base under five. */
export type Share = { count: number | null; percent: number | null };

export type ShareRow = { value: string; label: string; ours: boolean; shares: Share[] };

type GroupBase = {
  part: string;
  /** '' where the item has only this one group. */
  label: string;
  unit: string;
  /** By column; null is withheld. */
  asked: (number | null)[];
  answered: (number | null)[];
};

/** One item, or one row, part, follow-up or ranking place of it. */
export type Group =
  | (GroupBase & { kind: 'shares'; several: boolean; rows: ShareRow[] })
  | (GroupBase & { kind: 'numbers'; summaries: (ShownNumbers | null)[]; brackets: ShareRow[] })
  | (GroupBase & { kind: 'text' });

export type IndicatorResult = { key: string; part: string; label: string; baseLabel: string; asked: (number | null)[]; answered: (number | null)[]; shares: Share[] };

export type ItemResult = {
  key: string;
  number: string;
  label: string;
  onlyIfLabel: string;
  comparisonNote: string;
  origin: Item['origin'];
  asked: (number | null)[];
  answered: (number | null)[];
  /** How many of いいえ said that they could not confirm it; null where that is not offered. */
  unconfirmed: (number | null)[] | null;
  groups: Group[];
  indicators: IndicatorResult[];
};

export type SectionResult = { key: string; number: string; title: string; items: ItemResult[] };

/**
 * The counts of one year as tables: per item, asked and answered, count and percent by column; numbers by their
 * statistics and brackets. `counted` (standing.ts, or a published edition) holds band 'all' and the bands of one scheme;
 * `bands` name the latter in their order.
 */
export function tabulate(questionnaire: Questionnaire, counted: Counted, bands: Column[]): { columns: Column[]; sections: SectionResult[] } {
  const columns = [{ key: ALL.band, label: '全体' }, ...bands];
  const counts = new Counts(counted, columns.map(({ key }) => key));
  return {
    columns,
    sections: questionnaire.sections.map(({ key, number, title, items }) => ({ key, number, title, items: items.map((item) => resultOf(item, counts)) })),
  };
}

/** The counts, read for every column at once. */
class Counts {
  constructor(
    private readonly counted: Counted,
    private readonly bands: string[],
  ) {}
  asked = (item: string, part: string) => this.bands.map((band) => this.counted.asked(band, item, part));
  answered = (item: string, part: string) => this.bands.map((band) => this.counted.answered(band, item, part));
  of = (item: string, part: string, value: string) => this.bands.map((band) => this.counted.count(band, item, part, value));
  histograms = (item: string, part: string) => this.bands.map((band) => this.counted.histogram(band, item, part));
  numbers = (item: string, part: string) => this.bands.map((band) => this.counted.numbers(band, item, part));
}

function resultOf(item: Item, counts: Counts): ItemResult {
  return {
    key: item.key,
    number: item.number,
    label: item.label,
    onlyIfLabel: item.onlyIfLabel ?? '',
    comparisonNote: item.comparisonNote ?? '',
    origin: item.origin,
    asked: counts.asked(item.key, ''),
    answered: counts.answered(item.key, ''),
    unconfirmed: item.unconfirmed ? counts.of(item.key, 'unconfirmed', 'yes') : null,
    groups: [...bodyGroups(item, counts), ...followUpGroups(item, counts)],
    indicators: indicators.filter((indicator) => indicator.item === item.key).map((indicator) => indicatorResult(indicator, counts)),
  };
}

function bodyGroups(item: Item, counts: Counts): Group[] {
  const group = (part: string, label: string): GroupBase => ({ part, label, unit: item.unit ?? '', asked: counts.asked(item.key, part), answered: counts.answered(item.key, part) });
  const shares = (part: string, label: string, choices: Choice[], several: boolean): Group => sharesGroup(group(part, label), item.key, choices, several, counts);
  switch (item.kind) {
    case 'yesno':
      return [shares('', '', YES_NO, false)];
    case 'one':
    case 'many':
      return [shares('', '', item.choices ?? [], item.kind === 'many')];
    case 'ranked':
      // A place is of whoever ranked anything: only its choices are counted, under the place as their part.
      return [shares('', '順位を問わず', item.choices ?? [], true), ...places(item).map((place) => sharesGroup({ ...group('', `${place}番目`), part: String(place) }, item.key, item.choices ?? [], false, counts))];
    case 'number':
      return [numbersGroup(group('', ''), item.key, counts)];
    case 'parts':
      return [numbersGroup(group('total', '合計'), item.key, counts), ...(item.parts ?? []).map(({ key, label }) => numbersGroup(group(key, label), item.key, counts))];
    case 'yearMonth':
      return [monthsGroup(group('', ''), item.key, counts)];
    case 'named':
      return [namesGroup(group('', ''), item.key, counts)];
    case 'text':
      return [{ ...group('', ''), kind: 'text' }];
    case 'matrix':
      return (item.rows ?? []).map(({ key, label }) =>
        item.cell === 'named' ? namesGroup(group(key, label), item.key, counts) : shares(key, label, item.choices ?? [], item.cell === 'many'),
      );
  }
}

const places = (item: Item) => Array.from({ length: item.ranks ?? 0 }, (_, i) => i + 1);

function followUpGroups(item: Item, counts: Counts): Group[] {
  return (item.followUps ?? []).map((follow) => {
    const group: GroupBase = { part: follow.key, label: follow.label, unit: follow.unit ?? '', asked: counts.asked(item.key, follow.key), answered: counts.answered(item.key, follow.key) };
    if (follow.kind === 'number') return numbersGroup(group, item.key, counts);
    if (follow.kind === 'text') return { ...group, kind: 'text' };
    return sharesGroup(group, item.key, follow.choices ?? [], follow.kind === 'many', counts);
  });
}

const sharesBy = (found: (number | null)[], answered: (number | null)[]): Share[] =>
  found.map((count, i) => ({ count, percent: count === null ? null : percentOf(count, answered[i] ?? 0) }));

function sharesGroup(group: GroupBase, item: string, choices: Choice[], several: boolean, counts: Counts): Group {
  return {
    ...group,
    kind: 'shares',
    several,
    rows: choices.map(({ value, label, ours }) => ({ value, label, ours: ours ?? false, shares: sharesBy(counts.of(item, group.part, value), group.answered) })),
  };
}

/** More months than this are shown by year. */
const MOST_MONTHS = 12;

/** Rows for what was in fact answered: names by how often they occur, others last. */
function namesGroup(group: GroupBase, item: string, counts: Counts): Group {
  const histograms = counts.histograms(item, group.part);
  const [all = new Map<string, number | null>()] = histograms;
  const isOther = (value: string) => Number(value === OTHER_NAME);
  const values = [...all].sort(([a, m], [b, n]) => isOther(a) - isOther(b) || (n ?? 0) - (m ?? 0) || (a < b ? -1 : 1)).map(([value]) => value);
  const rows = values.map((value) => ({ value, label: value === OTHER_NAME ? 'その他の事業者' : value, ours: false, shares: sharesBy(histograms.map((h) => atIn(h, value)), group.answered) }));
  return { ...group, kind: 'shares', several: false, rows };
}

/** 0 where the histogram does not know the value; null where it is withheld. */
const atIn = (histogram: ReadonlyMap<string, number | null>, value: string) => (histogram.has(value) ? histogram.get(value)! : 0);

/** Months in their order; years where there are many months, and in a published edition, which knows no months. */
function monthsGroup(group: GroupBase, item: string, counts: Counts): Group {
  const histograms = counts.histograms(item, group.part);
  const known = [...(histograms[0]?.keys() ?? [])];
  const byYear = known.length > MOST_MONTHS || known.some((value) => value.length === 4);
  const keyOf = (month: string) => (byYear ? month.slice(0, 4) : month);
  const values = [...new Set(known.map(keyOf))].sort();
  const within = (histogram: ReadonlyMap<string, number | null>, value: string) =>
    [...histogram].reduce<number | null>((sum, [month, count]) => (keyOf(month) === value ? (sum === null || count === null ? null : sum + count) : sum), 0);
  const rows = values.map((value) => ({ value, label: byYear ? `${value}年` : formatYearMonth(value), ours: false, shares: sharesBy(histograms.map((h) => within(h, value)), group.answered) }));
  return { ...group, kind: 'shares', several: false, rows };
}

function numbersGroup(group: GroupBase, item: string, counts: Counts): Group {
  const summaries = counts.numbers(item, group.part);
  const brackets = BRACKETS.map(({ value, label }) => ({ value, label, ours: true, shares: sharesBy(summaries.map((numbers) => (numbers ? atIn(numbers.brackets, value) : 0)), group.answered) }));
  return { ...group, kind: 'numbers', summaries, brackets };
}

function indicatorResult({ key, item, label, baseLabel }: Indicator, counts: Counts): IndicatorResult {
  const part = indicatorPart(key);
  const answered = counts.answered(item, part);
  return { key, part, label, baseLabel: baseLabel ?? '', asked: counts.asked(item, part), answered, shares: sharesBy(counts.of(item, part, 'yes'), answered) };
}
