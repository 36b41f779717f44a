import { ALL } from '@/lib/survey/questionnaire/cells';
import { YES_NO } from '@/lib/survey/questionnaire/fields';
import { indicatorPart, indicators } from '@/lib/survey/questionnaire/indicators';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { formatYearMonth } from '@/lib/survey/questionnaire/year-month';
import { type Figure, figuresOf, published2012, wordsOn } from './published';
import { type PublishedCount, publishedCount } from './published-values';

export type PublishedRow = {
  label: string;
  /** By column: all, then the bands of the publication; undefined is 公表値なし. */
  counts: (PublishedCount | undefined)[];
};

/** What the 2012 publication says of one item, and what it leaves open. */
export type PublishedItem = {
  key: string;
  number: string;
  label: string;
  figures: Figure[];
  rows: PublishedRow[];
  statistics: NonNullable<Figure['statistics']>;
  words: string[];
  notes: string[];
};

const columns = [ALL.band, ...published2012.survey.bands.map(({ key }) => key)];

/**
 * The published figures of an item of the 2012 core, with every choice that the item has: one that the publication
 * gives no number for stays open, also where the number could be worked out.
 */
export function publishedItem(item: Item): PublishedItem {
  const figures = figuresOf(item.key);
  const row = (label: string, part: string, value: string): PublishedRow => ({ label, counts: columns.map((band) => publishedCount(item.key, part, value, band)) });
  const choices = (item.kind === 'yesno' ? YES_NO : item.kind === 'one' ? (item.choices ?? []) : []).filter(({ ours }) => !ours);
  const months = item.kind === 'yearMonth' ? figures.flatMap(({ counts = [] }) => counts.map(({ value }) => row(formatYearMonth(value), '', value))) : [];
  const derived = indicators
    .filter((indicator) => indicator.item === item.key)
    .map(({ key, label, baseLabel }) => row(baseLabel ? `${label}（${baseLabel}のうち）` : label, indicatorPart(key), 'yes'))
    .filter(({ counts }) => counts[0]);
  return {
    key: item.key,
    number: item.number,
    label: item.label,
    figures,
    rows: figures.length > 0 ? [...choices.map(({ label, value }) => row(label, '', value)), ...months, ...derived] : [],
    statistics: figures.flatMap(({ statistics = [] }) => statistics),
    words: wordsOn(item.key),
    notes: figures.flatMap(({ note }) => note ?? []),
  };
}
