import { ALL } from '@/lib/survey/questionnaire/cells';
import { roundedToOne, type ShownNumbers } from '../counting/numbers';
import type { PublishedYear, TabulatedEdition } from './tabulate-edition';
import type { Group, IndicatorResult, ItemResult, Share } from '../counting/tabulate';
import { WITHHELD_WORD } from '../suppression/withheld-word';

/** A cell of a file: a number, a text, or nothing. */
export type FileCell = string | number | null;

/** One line of the tables of an edition: one answer (or base, or statistic) of one question, by column. */
export type TableLine = {
  section: { key: string; number: string; title: string };
  item: Pick<ItemResult, 'key' | 'number' | 'label'>;
  part: string;
  partLabel: string;
  value: string;
  label: string;
  unit: string;
  kind: 'count' | 'answered' | 'asked' | 'statistic';
  /** By column: the count or statistic (several modes as a text), null where withheld, undefined where there is nothing to say. */
  numbers: (number | string | null | undefined)[];
  /** By column, of counts. */
  percents: (number | null)[];
  answered: (number | null)[];
  asked: (number | null)[];
};

/** Statistics of numbers, with the keys they have in files. */
export const STATISTIC_LABELS = { min: '最小', median: '中央値', mean: '平均', mode: '最頻値', max: '最大' } as const;

type Of = Pick<TableLine, 'section' | 'item'>;

/** Every number of an edition by one scheme, line by line in the order of the questionnaire. */
export function tableLines({ sections }: Pick<TabulatedEdition, 'sections'>): TableLine[] {
  return sections.flatMap(({ key, number, title, items }) =>
    items.flatMap((item) => {
      const of: Of = { section: { key, number, title }, item: { key: item.key, number: item.number, label: item.label } };
      const whole: Base = { part: '', partLabel: '', answered: item.answered, asked: item.asked };
      const ofRows = item.groups.every(({ part }) => part !== '');
      return [...(ofRows ? baseLines(of, whole) : []), ...item.groups.flatMap((group) => groupLines(of, group)), ...unconfirmedLines(of, item), ...item.indicators.flatMap((indicator) => indicatorLines(of, indicator))];
    }),
  );
}

type Base = Pick<TableLine, 'part' | 'partLabel' | 'answered' | 'asked'>;

const countLine = (of: Of, base: Base, value: string, label: string, shares: Share[]): TableLine => ({
  ...of, ...base, value, label, unit: '団体', kind: 'count', numbers: shares.map(({ count }) => count), percents: shares.map(({ percent }) => percent),
});

/** A place of a ranking has no base of its own. */
export const hasBase = (asked: (number | null)[]): boolean => asked.some((n) => n !== 0);

const baseLines = (of: Of, base: Base): TableLine[] => !hasBase(base.asked) ? [] : [
  { ...of, ...base, value: '*answered', label: '回答した団体', unit: '団体', kind: 'answered', numbers: base.answered, percents: [] },
  { ...of, ...base, value: '*asked', label: '対象の団体', unit: '団体', kind: 'asked', numbers: base.asked, percents: [] },
];

function groupLines(of: Of, group: Group): TableLine[] {
  const base: Base = { part: group.part, partLabel: group.label, answered: group.answered, asked: group.asked };
  const rows = group.kind === 'shares' ? group.rows : group.kind === 'numbers' ? group.brackets : [];
  const unit = group.kind === 'numbers' ? group.unit : '';
  return [
    ...(group.kind === 'numbers' ? statisticLines(of, base, group.unit, group.summaries) : []),
    ...rows.map(({ value, label, shares }) => countLine(of, base, value, `${label}${unit}`, shares)),
    ...baseLines(of, base),
  ];
}

function statisticLines(of: Of, base: Base, unit: string, summaries: (ShownNumbers | null)[]): TableLine[] {
  const read: Record<keyof typeof STATISTIC_LABELS, (summary: ShownNumbers) => number | string | null | undefined> = {
    min: ({ min }) => min,
    median: ({ median }) => median,
    mean: ({ mean }) => (mean === null ? null : roundedToOne(mean)),
    mode: ({ modes }) => (modes === null ? null : modes.length === 1 ? modes[0] : modes.length > 1 ? modes.join('、') : undefined),
    max: ({ max }) => max,
  };
  return (Object.keys(read) as (keyof typeof read)[]).map((key) => ({
    ...of, ...base, value: key, label: STATISTIC_LABELS[key], unit, kind: 'statistic', percents: [], numbers: summaries.map((summary) => (summary ? read[key](summary) : undefined)),
  }));
}

function unconfirmedLines(of: Of, item: ItemResult): TableLine[] {
  if (!item.unconfirmed) return [];
  const base: Base = { part: 'unconfirmed', partLabel: 'いいえのうち', answered: item.unconfirmed.map(() => null), asked: item.unconfirmed.map(() => null) };
  return [{ ...of, ...base, value: 'yes', label: '確認できていない', unit: '団体', kind: 'count', numbers: item.unconfirmed, percents: item.unconfirmed.map(() => null) }];
}

function indicatorLines(of: Of, { part, label, baseLabel, asked, answered, shares }: IndicatorResult): TableLine[] {
  const base: Base = { part, partLabel: 'まとめた数', answered, asked };
  return [countLine(of, base, 'yes', baseLabel ? `${label}（${baseLabel}のうち）` : label, shares), ...baseLines(of, base)];
}

const shown = (value: FileCell | undefined): FileCell => (value === null ? WITHHELD_WORD : (value ?? null));

/** The counts of an edition by one scheme, a number a line: what a program (or a pivot table) reads. */
export function countRows({ edition }: Pick<PublishedYear, 'edition'>, tabulated: TabulatedEdition): FileCell[][] {
  const { scheme, columns } = tabulated;
  const header = ['年度', '版', '区分の分け方', '区分キー', '区分', '節', '問番号', '質問キー', '質問', '内訳キー', '内訳', '値キー', '選択肢・統計', '種類', '値', '単位', '割合（%）', '回答した団体', '対象の団体'];
  const kinds = { count: '団体数', answered: '母数', asked: '対象', statistic: '統計' } as const;
  const rows = tableLines(tabulated).flatMap((line) =>
    columns.flatMap(({ key, label }, i): FileCell[][] => {
      if (line.kind === 'statistic' && line.numbers[i] === undefined) return [];
      const base = line.part === 'unconfirmed' || !hasBase(line.asked) ? [null, null] : [shown(line.answered[i]), shown(line.asked[i])];
      return [[
        edition.year, edition.number, scheme.label, key, label, `${line.section.number} ${line.section.title}`, line.item.number, line.item.key, line.item.label, line.part, line.partLabel, line.value, line.label,
        kinds[line.kind], shown(line.numbers[i]), line.unit, line.kind === 'count' ? (line.numbers[i] === null ? WITHHELD_WORD : (line.percents[i] ?? null)) : null, ...base,
      ]];
    }),
  );
  return [header, ...rows];
}

/** Who took part, by one scheme. */
export function participationRows({ edition }: Pick<PublishedYear, 'edition'>, { scheme, participation }: TabulatedEdition): FileCell[][] {
  return [
    ['年度', '版', '区分の分け方', '区分キー', '区分', '対象の団体', '提出した団体', '集計に入る団体'],
    ...participation.map(({ key, label, asked, submitted, valid }): FileCell[] => [edition.year, edition.number, scheme.label, key, label, asked, submitted, valid]),
  ];
}

/** What a count of an edition is of, in words, by its keys. */
export function wordsOfCounts(published: PublishedYear, tabulations: TabulatedEdition[]): (scheme: string, band: string, item: string, part: string, value: string) => { scheme: string; band: string; number: string; item: string; part: string; value: string } {
  const lines = new Map(tabulations.flatMap((one) => tableLines(one)).map((line) => [[line.item.key, line.part, line.value].join('\n'), line]));
  const items = new Map(published.edition.questionnaire.sections.flatMap(({ items: of }) => of).map((item) => [item.key, item]));
  const schemes = new Map(published.edition.facts.schemes.map((scheme) => [scheme.key, scheme]));
  return (scheme, band, item, part, value) => {
    const line = lines.get([item, part, value].join('\n'));
    const of = schemes.get(scheme);
    return {
      scheme: of?.label ?? scheme, band: band === ALL.band ? '全体' : (of?.bands.find(({ key }) => key === band)?.label ?? band),
      number: items.get(item)?.number ?? '', item: items.get(item)?.label ?? item, part: line?.partLabel ?? part, value: line?.label ?? value,
    };
  };
}

/** Municipalities that agreed to be named for what they do well. */
export function namedRows({ edition }: Pick<PublishedYear, 'edition'>): FileCell[][] {
  const items = new Map(edition.questionnaire.sections.flatMap(({ items: of }) => of).map((item) => [item.key, item]));
  const answer = (item: string, value: string) => items.get(item)?.choices?.find((choice) => choice.value === value)?.label ?? (value === 'yes' ? 'はい' : value);
  return [
    ['年度', '版', '問番号', '質問キー', '質問', '答え', '全国地方公共団体コード', '都道府県名', '市区町村名'],
    ...edition.facts.named.flatMap(({ item, value, municipalities }) =>
      municipalities.map(({ code, name, prefecture }): FileCell[] => [edition.year, edition.number, items.get(item)?.number ?? '', item, items.get(item)?.label ?? item, answer(item, value), code, prefecture, name]),
    ),
  ];
}

/** The 正誤表 of a later edition. */
export function errataRows(published: PublishedYear, tabulations: TabulatedEdition[]): FileCell[][] {
  const { edition } = published;
  const words = wordsOfCounts(published, tabulations);
  return [
    ['年度', '版', '区分の分け方', '区分', '問番号', '質問', '内訳', '選択肢・統計', '前の版', 'この版'],
    ...edition.errata.map(({ scheme, band, item, part, value, before, after }): FileCell[] => {
      const of = words(scheme, band, item, part, value);
      return [edition.year, edition.number, of.scheme, of.band, of.number, of.item, of.part, of.value, before ?? WITHHELD_WORD, after ?? WITHHELD_WORD];
    }),
  ];
}
