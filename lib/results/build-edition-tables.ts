import { schemes } from '@/lib/register/bands';
import { ALL, ANSWERED, ASKED, cellsOf } from '@/lib/survey/cells';
import { itemsOf } from '@/lib/survey/fields';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire';
import { bracketOf } from './brackets';
import { EDITION_SCHEMES, type EditionScheme, type EditionTable } from './edition';
import { summarise } from './numbers';
import type { Participation } from './participation';

export type CountedForEdition = { respondentId: string; prefecture: string | null; bands: Record<string, string>; answers: Answers };

export type EditionInput = {
  questionnaire: Questionnaire;
  counted: CountedForEdition[];
  /** By scheme; the bands in their order, everyone first. */
  participation: Record<string, Participation>;
  /** Whose answer to which item is public already. */
  named: { respondentId: string; item: string }[];
  /** Earlier editions of the year, which stay public: what they showed, and of whom. */
  earlier: { tables: EditionTable[]; counted: CountedForEdition[]; questionnaire?: Questionnaire }[];
  exempt?: boolean;
};

const THRESHOLD = 3;

// A stand-in: it withholds counts of 1 and 2, and nothing that would betray them.
export function buildEditionTables({ questionnaire, counted, participation, exempt = false }: EditionInput): EditionTable[] {
  return EDITION_SCHEMES.map((key) => {
    const of = participation[key] ?? [];
    const scheme = schemeOf(key, of);
    const sums = new Map<string, Map<string, number>>();
    for (const one of counted) {
      const band = key === ALL.scheme ? ALL.band : key === 'prefecture' ? one.prefecture : one.bands[key];
      if (!band) continue;
      for (const { item, part, value } of cellsOf(questionnaire, one.answers)) {
        const at = JSON.stringify([band, item, part]);
        const values = sums.get(at) ?? new Map<string, number>();
        values.set(value, (values.get(value) ?? 0) + 1);
        sums.set(at, values);
      }
    }
    const table: EditionTable = { scheme, participation: of, counts: [], hidden: [], numbers: [] };
    const kinds = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
    for (const [at, values] of sums) {
      const [band, item, part] = JSON.parse(at) as [string, string, string];
      const about = kinds.get(item)!;
      const follow = about.followUps?.find((one) => one.key === part);
      const ofNumbers = follow ? follow.kind === 'number' : (about.kind === 'number' && part === '') || (about.kind === 'parts' && part !== '');
      const grouped = new Map<string, number>();
      const histogram = new Map<number, number>();
      for (const [value, count] of values) {
        const mark = value === ASKED || value === ANSWERED;
        if (ofNumbers && !mark) histogram.set(Number(value), count);
        const shown = mark ? value : ofNumbers ? bracketOf(Number(value)).value : about.kind === 'yearMonth' && !follow ? value.slice(0, 4) : value;
        grouped.set(shown, (grouped.get(shown) ?? 0) + count);
      }
      for (const [value, count] of grouped) {
        if (count < THRESHOLD && !exempt) table.hidden.push([band, item, part, value]);
        else table.counts.push([band, item, part, value, count]);
      }
      const summary = ofNumbers ? summarise(histogram) : null;
      if (!summary) continue;
      const open = exempt || summary.n >= THRESHOLD;
      const often = (value: number) => exempt || (histogram.get(value) ?? 0) >= THRESHOLD;
      table.numbers.push({ band, item, part, numbers: {
        n: summary.n, mean: open ? summary.mean : null, median: open ? summary.median : null,
        min: often(summary.min) ? summary.min : null, max: often(summary.max) ? summary.max : null, modes: exempt || summary.modeCount >= THRESHOLD ? summary.modes : null,
      } });
    }
    return table;
  });
}

function schemeOf(key: string, participation: Participation): EditionScheme {
  const bands = participation.filter((band) => band.key !== ALL.band).map(({ key: band, label }) => ({ key: band, label }));
  if (key === ALL.scheme) return { key, label: '全体', source: '', bands: [{ key: ALL.band, label: '全体' }] };
  const known = schemes.find((scheme) => scheme.key === key);
  return known ? { key, label: known.label, source: known.source, bands: known.bands.map(({ key: band, label }) => ({ key: band, label })) } : { key, label: '都道府県', source: '全国地方公共団体コード', bands };
}
