import { itemsOf, YES_NO } from '@/lib/survey/questionnaire/fields';
import type { Edition } from '../editions/edition';
import { hasBase } from './edition-lines';
import { notesOf } from '../editions/edition-notes';
import { roundedToOne } from '../counting/numbers';
import type { OpenEdition, OpenGroup, OpenList } from './open-data-schema';
import type { PublishedYear, TabulatedEdition } from './tabulate-edition';
import type { Column, Group, ItemResult, ShareRow } from '../counting/tabulate';

/** Where an edition is found for ever. */
export const editionAddress = ({ year, number }: Pick<Edition, 'year' | 'number'>): string => `/api/v1/results/${year}/editions/${number}`;

const aboutOf = (edition: Edition) => ({
  year: edition.year, number: edition.number, title: edition.title, publishedAt: edition.publishedAt.toISOString(), reason: edition.reason,
  demo: edition.facts.demo, rebuilt: edition.facts.rebuilt, url: editionAddress(edition),
});

/** Every edition, newest year and number first. */
export function openList(editions: Edition[]): OpenList {
  const newest = new Map<number, number>();
  for (const { year, number } of editions) newest.set(year, Math.max(number, newest.get(year) ?? 0));
  return {
    results: [...editions].sort((a, b) => b.year - a.year || b.number - a.number).map((edition) => ({ ...aboutOf(edition), newest: newest.get(edition.year) === edition.number, schemes: edition.facts.schemes.map(({ key }) => key) })),
  };
}

/** One edition by one scheme, as programs read it: what its tables say, and nothing beside them. */
export function openEdition({ edition }: Pick<PublishedYear, 'edition'>, { scheme, participation, columns, sections }: TabulatedEdition): OpenEdition {
  const { facts } = edition;
  const items = new Map(itemsOf(edition.questionnaire).map((item) => [item.key, item]));
  return {
    ...aboutOf(edition),
    referenceDate: facts.referenceDate, populationAsOf: facts.populationAsOf, opensOn: facts.opensOn, closesOn: facts.closesOn,
    rule: { threshold: facts.rule.threshold, leastBaseOfPercent: facts.rule.leastBaseOfPercent }, notes: notesOf({ edition }),
    schemes: facts.schemes.map(({ key, label }) => ({ key, label })),
    scheme: { key: scheme.key, label: scheme.label, source: scheme.source, bands: columns.map(({ key, label }) => ({ key, label })) },
    participation: participation.map(({ key, label, asked, submitted, valid }) => ({ band: key, label, asked, submitted, valid })),
    sections: sections.map(({ key, number, title, items: of }) => ({
      key, number, title,
      questions: of.map((item) => ({ key: item.key, number: item.number, label: item.label, condition: item.onlyIfLabel, bases: basesOf(item, columns), groups: groupsOf(item, columns) })),
    })),
    named: facts.named.map(({ item, value, municipalities }) => ({
      question: item, value, label: [...(items.get(item)?.choices ?? []), ...YES_NO].find((choice) => choice.value === value)?.label ?? value,
      municipalities: municipalities.map(({ code, prefecture, name }) => ({ code, prefecture, name })),
    })),
    errata: edition.errata.map(({ scheme: of, band, item, part, value, before, after }) => ({ scheme: of, band, question: item, part, value, before, after })),
  };
}

type Based = Pick<Group, 'answered' | 'asked'>;

const basesOf = ({ answered, asked }: Based, columns: Column[]) => (hasBase(asked) ? columns : []).map(({ key }, i) => ({ band: key, answered: answered[i] ?? null, asked: asked[i] ?? null }));

function groupsOf(item: ItemResult, columns: Column[]): OpenGroup[] {
  const bases = (of: Based) => basesOf(of, columns);
  const rows = (found: ShareRow[], unit = '') => found.map(({ value, label, shares }) => ({ value, label: `${label}${unit}`, cells: shares.map(({ count, percent }, i) => ({ band: columns[i]!.key, count, percent })) }));
  const groups = item.groups.map((group): OpenGroup => ({
    part: group.part, label: group.label, unit: group.unit, kind: group.kind, several: group.kind === 'shares' && group.several, bases: bases(group),
    rows: group.kind === 'shares' ? rows(group.rows) : group.kind === 'numbers' ? rows(group.brackets, group.unit) : [],
    statistics: group.kind === 'numbers' ? statisticsOf(group, columns) : [],
  }));
  const unconfirmed: OpenGroup[] = item.unconfirmed
    ? [{ part: 'unconfirmed', label: 'いいえのうち', unit: '', kind: 'derived', several: false, bases: [], statistics: [], rows: [{ value: 'yes', label: '確認できていない', cells: item.unconfirmed.map((count, i) => ({ band: columns[i]!.key, count, percent: null })) }] }]
    : [];
  const derived = item.indicators.map((indicator): OpenGroup => ({
    part: indicator.part, label: indicator.label, unit: '', kind: 'derived', several: false, bases: bases(indicator), statistics: [],
    rows: rows([{ value: 'yes', label: indicator.baseLabel ? `${indicator.label}（${indicator.baseLabel}のうち）` : indicator.label, ours: false, shares: indicator.shares }]),
  }));
  return [...groups, ...unconfirmed, ...derived];
}

/** Statistics of each band that has any; where all of them are withheld, so is how many they are of. */
function statisticsOf({ summaries }: Extract<Group, { kind: 'numbers' }>, columns: Column[]): OpenGroup['statistics'] {
  return summaries.flatMap((summary, i) => {
    if (!summary) return [];
    const { min, median, mean, max, modes } = summary;
    const nothing = summary.n === 0;
    return [{ band: columns[i]!.key, n: nothing ? null : summary.n, min, median, mean: mean === null ? null : roundedToOne(mean), max, modes }];
  });
}
