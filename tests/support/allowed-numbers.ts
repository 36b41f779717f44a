import type { EditionTable } from '../../lib/results/editions/edition';
import { favourableValues } from '../../lib/results/report/favourable';
import type { PublishedYear } from '../../lib/results/open-data/tabulate-edition';
import { ANSWERED } from '../../lib/survey/questionnaire/cells';
import { itemsOf } from '../../lib/survey/questionnaire/fields';

/** count of base, one decimal, half up, worked out here on its own with whole numbers. */
export function percentText(count: number, base: number): string {
  const tenths = (BigInt(count) * 2000n + BigInt(base)) / (2n * BigInt(base));
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** The part whose `*asked` and `*answered` are the base of a part: the places of a ranking are of whoever ranked anything. */
export function basePart({ questionnaire }: PublishedYear['edition'], item: string, part: string): string {
  return /^\d+$/.test(part) && itemsOf(questionnaire).some(({ key, kind }) => key === item && kind === 'ranked') ? '' : part;
}

/** Everything that may be said of an edition: its counts, their percentages of whoever answered, its statistics. */
export function allowedNumbers({ edition, tables }: Pick<PublishedYear, 'edition' | 'tables'>): { counts: Set<number>; percents: Set<string>; statistics: Set<number> } {
  const counts = new Set<number>([0]);
  const percents = new Set<string>(['0.0']);
  const statistics = new Set<number>();
  for (const table of tables) {
    const known = new Map(table.counts.map(([band, item, part, value, count]) => [[band, item, part, value].join('\n'), count]));
    for (const [band, item, part, , count] of table.counts) {
      counts.add(count);
      const base = known.get([band, item, basePart(edition, item, part), ANSWERED].join('\n'));
      if (base !== undefined && base >= edition.facts.rule.leastBaseOfPercent && count <= base) percents.add(percentText(count, base));
    }
    for (const { sum, base } of favourableSums(edition, table, known)) {
      counts.add(sum);
      if (base !== undefined && base >= edition.facts.rule.leastBaseOfPercent) percents.add(percentText(sum, base));
    }
    for (const { numbers } of table.numbers) {
      counts.add(numbers.n);
      for (const value of [numbers.min, numbers.max, numbers.median, ...(numbers.modes ?? [])]) if (value !== null) statistics.add(value);
      if (numbers.mean !== null) statistics.add(Math.round(numbers.mean * 10 + 1e-9) / 10);
    }
    for (const { asked, submitted, valid } of table.participation) for (const n of [asked, submitted, valid]) counts.add(n);
  }
  return { counts, percents, statistics };
}

/** Counts of answers that mean ready, added up where all of them are shown. */
function favourableSums(edition: PublishedYear['edition'], table: EditionTable, known: Map<string, number>) {
  const hidden = new Set(table.hidden.map((place) => place.join('\n')));
  const bands = new Set([...table.counts, ...table.hidden].map(([band]) => band));
  return itemsOf(edition.questionnaire).flatMap((item) => {
    const values = favourableValues(item) ?? [];
    if (values.length === 0) return [];
    return (item.rows ?? [{ key: '' }]).flatMap(({ key: part }) =>
      [...bands].flatMap((band) => {
        const keys = values.map((value) => [band, item.key, part, value].join('\n'));
        if (keys.some((key) => hidden.has(key))) return [];
        return [{ sum: keys.reduce((sum, key) => sum + (known.get(key) ?? 0), 0), base: known.get([band, item.key, part, ANSWERED].join('\n')) }];
      }),
    );
  });
}
