import { buildEditionTables } from './build-edition-tables';
import type { EditionTable } from '../editions/edition';
import type { EditionMaking } from '../editions/make-edition';
import { RULE } from './rule';

/** How much of a table is withheld: counts that are small themselves, and those that would betray them. */
export type Withheld = { key: string; label: string; shown: number; small: number; betraying: number };

/** Sets the tables to be published beside the same ones with nothing withheld. */
export function withheldOf({ questionnaire, counted, participation }: EditionMaking, tables: readonly EditionTable[]): Withheld[] {
  const open = buildEditionTables({ questionnaire, counted, participation, named: [], earlier: [], exempt: true });
  return tables.map(({ scheme, counts, hidden }) => {
    const real = new Map(open.find((one) => one.scheme.key === scheme.key)?.counts.map(([band, item, part, value, count]) => [[band, item, part, value].join('\n'), count]));
    const small = hidden.filter((place) => {
      const count = real.get(place.join('\n')) ?? 0;
      return count > 0 && count < RULE.threshold;
    }).length;
    return { key: scheme.key, label: scheme.label, shown: counts.length, small, betraying: hidden.length - small };
  });
}
