import { firstScheme } from '@/lib/register/bands';
import type { Edition, EditionCount, EditionScheme, EditionTable, HiddenCount } from './edition';
import { countedOf } from './edition-counted';
import type { Participation } from '../counting/participation';
import { type Column, type SectionResult, tabulate } from '../counting/tabulate';

/** More bands than this are shown one at a time, beside everyone. */
const MOST_COLUMNS = 8;

/** One page of an edition: everyone, beside the bands of one scheme, or beside one band of a scheme with many. */
export type EditionView = {
  scheme: Pick<EditionScheme, 'key' | 'label' | 'source'>;
  /** By which it can be split. */
  schemes: { key: string; label: string }[];
  participation: Participation;
  counts: { columns: Column[]; sections: SectionResult[] };
  /** Of a scheme with many bands: which there are to choose from, and which is chosen ('' none). */
  choice: { bands: { key: string; label: string }[]; chosen: string } | null;
  /** How many counts of this page's columns are withheld. */
  withheld: number;
  /** More answers' counts are withheld than are shown (a 0 is neither): so few answers that a reader wonders why. */
  mostlyWithheld: boolean;
};

/** An unknown scheme falls back to the first, an unknown band to none. */
export function viewOf({ edition, tables }: { edition: Edition; tables: EditionTable[] }, { scheme: wanted, band: wantedBand }: { scheme?: string; band?: string }): EditionView {
  const [everyone, ...others] = tables as [EditionTable, ...EditionTable[]];
  const table = others.find(({ scheme }) => scheme.key === wanted) ?? others.find(({ scheme }) => scheme.key === firstScheme.key) ?? everyone;
  const { bands } = table.scheme;
  const many = table !== everyone && bands.length > MOST_COLUMNS;
  const chosen = many ? bands.filter(({ key }) => key === wantedBand) : table === everyone ? [] : bands;
  const shown = new Set(['all', ...chosen.map(({ key }) => key)]);
  const onPage = <T extends HiddenCount | EditionCount>(of: (from: EditionTable) => T[]) => [everyone, ...(table === everyone ? [] : [table])].flatMap(of).filter(([band]) => shown.has(band));
  const hidden = onPage((from) => from.hidden);
  const ofAnswers = ([, , , value]: HiddenCount | EditionCount) => !value.startsWith('*');
  return {
    scheme: { key: table.scheme.key, label: table.scheme.label, source: table.scheme.source },
    schemes: edition.facts.schemes.filter(({ key }) => key !== everyone.scheme.key).map(({ key, label }) => ({ key, label })),
    participation: many ? table.participation.filter(({ key }) => shown.has(key)) : table.participation,
    counts: tabulate(edition.questionnaire, table === everyone ? countedOf(everyone) : countedOf(everyone, table), chosen),
    choice: many ? { bands, chosen: chosen[0]?.key ?? '' } : null,
    withheld: hidden.length,
    mostlyWithheld: hidden.filter(ofAnswers).length > onPage((from) => from.counts).filter(ofAnswers).length,
  };
}
