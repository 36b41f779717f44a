import { ALL } from '@/lib/survey/questionnaire/cells';
import type { Edition, EditionScheme, EditionTable } from '../editions/edition';
import { countedOf } from '../editions/edition-counted';
import type { Participation } from '../counting/participation';
import { type Column, type SectionResult, tabulate } from '../counting/tabulate';

/** An edition as it is read: everyone's table first. */
export type PublishedYear = { edition: Edition; newest: number; tables: EditionTable[] };

/** All that an edition says by one scheme: everyone, then the bands. */
export type TabulatedEdition = { scheme: EditionScheme; participation: Participation; columns: Column[]; sections: SectionResult[] };

/** @param key one of the edition's schemes. @returns undefined when it is none of them */
export function tabulateEdition({ edition, tables }: Pick<PublishedYear, 'edition' | 'tables'>, key: string): TabulatedEdition | undefined {
  const everyone = tables.find(({ scheme }) => scheme.key === ALL.scheme);
  const table = tables.find(({ scheme }) => scheme.key === key);
  if (!everyone || !table) return undefined;
  const counted = table === everyone ? countedOf(everyone) : countedOf(everyone, table);
  return { scheme: table.scheme, participation: table.participation, ...tabulate(edition.questionnaire, counted, table === everyone ? [] : table.scheme.bands) };
}
