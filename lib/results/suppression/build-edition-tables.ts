import { schemes } from '@/lib/register/bands';
import { ALL, ANSWERED, ASKED, OTHER_NAME } from '@/lib/survey/questionnaire/cells';
import { prune } from '@/lib/survey/questionnaire/completeness';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { EDITION_SCHEMES, type EditionScheme, type EditionTable, type PublicNumbers } from '../editions/edition';
import { type Counts, countsBy, type EditionAnswers, kindsOf } from './figures-answers';
import { MOST_OF_STRICT } from './figures-strands';
import { Figures, LEAST_OF_NAME, type Verdict } from './figures-to-suppress';
import { summarise } from '../counting/numbers';
import type { Participation } from '../counting/participation';
import { THRESHOLD } from './threshold';
import { type Membership, type Universe, universeOf } from './suppress-universe';

export type CountedForEdition = { respondentId: string; prefecture: string | null; bands: Record<string, string>; answers: Answers };

export type EditionInput = {
  questionnaire: Questionnaire;
  counted: CountedForEdition[];
  /** By scheme; everyone first, then the bands in their order. */
  participation: Record<string, Participation>;
  /** Whose answer to which item is public already. */
  named: { respondentId: string; item: string }[];
  /** Earlier editions of the year, which stay public: what they showed, and of whom. Without a questionnaire it is the same. */
  earlier: { tables: EditionTable[]; counted: CountedForEdition[]; questionnaire?: Questionnaire }[];
  /** Nothing is withheld: rebuilt from what was published before. */
  exempt?: boolean;
  /** For tests only: small counts are withheld, and nothing that betrays them. */
  off?: 'secondary';
};

type Column = { scheme: string; band: string };
type Counted = { from: CountedForEdition; counts: Counts; numbers: Map<string, number>; answers: Answers };

/** No statistics of a prefecture's numbers: with brackets alone there are more worlds (suppress-moves.ts, rectangles). */
const CROSSING = 'prefecture';
/** A median of fewer than this is too near to single answers. */
const LEAST_OF_MEDIAN = 10;

/** The tables of an edition: everything that becomes public of these answers, and what is withheld of them. */
export function buildEditionTables({ questionnaire, counted, participation, named, earlier, exempt = false, off }: EditionInput): EditionTable[] {
  const { numbers, months, names: ofNames } = kindsOf(questionnaire);
  const strict = Math.max(counted.length, ...earlier.map((edition) => edition.counted.length)) <= MOST_OF_STRICT;
  const read = (of: Questionnaire, list: readonly CountedForEdition[]): Counted[] =>
    list.map((from) => ({ from, ...countsBy(of, numbers, months, from.answers), answers: strict ? prune(of, from.answers) : from.answers }));
  const now = read(questionnaire, counted);
  const before = earlier.map((edition) => read(edition.questionnaire ?? questionnaire, edition.counted));
  const columns = columnsOf(participation, [counted, ...earlier.map((edition) => edition.counted)]);
  const places = new Map(columns.map(({ scheme, band }, at) => [`${scheme}\n${band}`, at]));

  const names = new Map([...ofNames].map((key) => [key, exempt ? everyName(key, now) : publishedNames(key, now, earlier.map(({ tables }) => tables))]));
  for (const one of [now, ...before].flat()) joinNames(one.counts, names);

  const ids = [...new Set([...counted, ...earlier.flatMap((edition) => edition.counted)].map(({ respondentId }) => respondentId))];
  const byId = [now, ...before].map((list) => new Map(list.map((one) => [one.from.respondentId, one])));
  const universe = universeFor(ids, byId, columns, places);
  const editions: EditionAnswers[] = byId.map((of, edition) => ({
    respondents: ids.map((id) => of.get(id) ?? null),
    withholds: edition === 0 ? () => false : withheldIn(earlier[edition - 1]!.tables, columns),
  }));
  const verdicts = exempt ? null : new Figures(questionnaire, universe, editions, knownOf(named, ids), names, off).verdicts;

  const participants = columns.map((column) => now.filter(({ from }) => isIn(from, column)));
  return EDITION_SCHEMES.map((key): EditionTable => {
    const about = participation[key] ?? [];
    const table: EditionTable = { scheme: schemeOf(key, about, columns), participation: about, counts: [], hidden: [], numbers: [] };
    columns.forEach((column, at) => column.scheme === key && write(table, column, at, participants[at]!, verdicts, numbers));
    return table;
  });
}

const isIn = ({ prefecture, bands }: CountedForEdition, { scheme, band }: Column): boolean => (scheme === ALL.scheme ? true : scheme === CROSSING ? prefecture === band : bands[scheme] === band);

/** Every band of every scheme, those that nobody is in as well; prefectures that occur. */
function columnsOf(participation: Record<string, Participation>, lists: readonly (readonly CountedForEdition[])[]): Column[] {
  return EDITION_SCHEMES.flatMap((scheme): Column[] => {
    if (scheme === ALL.scheme) return [{ scheme, band: ALL.band }];
    const listed = (participation[scheme] ?? []).map(({ key }) => key).filter((key) => key !== ALL.band);
    const usual = listed.length > 0 ? listed : (schemes.find(({ key }) => key === scheme)?.bands ?? []).map(({ key }) => key);
    const found = lists.flat().flatMap(({ prefecture, bands }) => (scheme === CROSSING ? prefecture : bands[scheme]) ?? []);
    return [...new Set([...usual, ...found.sort()])].map((band) => ({ scheme, band }));
  });
}

function schemeOf(key: string, participation: Participation, columns: readonly Column[]): EditionScheme {
  if (key === ALL.scheme) return { key, label: '全体', source: '', bands: [{ key: ALL.band, label: '全体' }] };
  const known = schemes.find((scheme) => scheme.key === key);
  const bands = columns.filter(({ scheme }) => scheme === key).map(({ band }) => ({ key: band, label: (participation.find((of) => of.key === band) ?? known?.bands.find((of) => of.key === band))?.label ?? band }));
  return { key, label: known?.label ?? '都道府県', source: known?.source ?? '全国地方公共団体コード', bands };
}

// ---- names

const countedNames = (key: string, counted: readonly Counted[]) => {
  const found = new Map<string, number>();
  for (const { counts } of counted) for (const value of counts.get(key) ?? []) if (!value.startsWith('*')) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
};

const everyName = (key: string, counted: readonly Counted[]): string[] => [...countedNames(key, counted).keys()].sort();

/** Names that enough gave, and those that an earlier edition published. */
function publishedNames(key: string, counted: readonly Counted[], earlier: readonly (readonly EditionTable[])[]): string[] {
  const [item, part] = key.split('\n');
  const before = earlier.flatMap((tables) => tables.flatMap(({ counts, hidden }) => [...counts, ...hidden].flatMap(([, of, at, value]) => (of === item && at === part && !value.startsWith('*') ? [value] : []))));
  const often = [...countedNames(key, counted)].flatMap(([name, count]) => (count >= LEAST_OF_NAME ? [name] : []));
  return [...new Set([...often, ...before])].sort();
}

function joinNames(counts: Counts, names: ReadonlyMap<string, readonly string[]>): void {
  for (const [key, published] of names) {
    const values = counts.get(key);
    if (!values) continue;
    for (const value of [...values])
      if (!value.startsWith('*') && !published.includes(value)) {
        values.delete(value);
        values.add(OTHER_NAME);
      }
  }
}

// ---- who is where

function universeFor(ids: readonly string[], byId: readonly Map<string, Counted>[], columns: readonly Column[], places: ReadonlyMap<string, number>): Universe {
  const memberships = ids.map((id): Membership =>
    byId.map((of) => {
      const one = of.get(id)?.from;
      if (!one) return null;
      return EDITION_SCHEMES.map((scheme) => places.get(`${scheme}\n${scheme === ALL.scheme ? ALL.band : scheme === CROSSING ? one.prefecture : one.bands[scheme]}`) ?? -1);
    }),
  );
  return universeOf(memberships, columns.length, EDITION_SCHEMES.indexOf(CROSSING));
}

function withheldIn(tables: readonly EditionTable[], columns: readonly Column[]): EditionAnswers['withholds'] {
  const hidden = new Set(tables.flatMap(({ scheme, hidden: places }) => places.map((place) => [scheme.key, ...place].join('\n'))));
  return (at, item, part, value) => hidden.has([columns[at]!.scheme, columns[at]!.band, item, part, value].join('\n'));
}

function knownOf(named: EditionInput['named'], ids: readonly string[]): Map<string, Set<number>> {
  const places = new Map(ids.map((id, at) => [id, at]));
  const known = new Map<string, Set<number>>();
  for (const { respondentId, item } of named) {
    const at = places.get(respondentId);
    if (at === undefined) continue;
    const of = known.get(item) ?? new Set<number>();
    known.set(item, of.add(at));
  }
  return known;
}

// ---- one column

function write(table: EditionTable, { band, scheme }: Column, at: number, participants: readonly Counted[], verdicts: ReadonlyMap<string, Verdict> | null, ofNumbers: ReadonlySet<string>): void {
  const sums = new Map<string, Map<string, number>>();
  for (const { counts } of participants)
    for (const [key, values] of counts) {
      const of = sums.get(key) ?? new Map<string, number>();
      sums.set(key, of);
      for (const value of values) of.set(value, (of.get(value) ?? 0) + 1);
    }
  for (const key of new Set([...sums.keys(), ...(verdicts?.keys() ?? [])])) {
    const [item, part] = key.split('\n') as [string, string];
    const verdict = verdicts?.get(key);
    const of = sums.get(key) ?? new Map<string, number>();
    const places = new Set([...of.keys(), ...(verdict ? [ASKED, ANSWERED, ...verdict.values.keys()] : [])]);
    for (const value of places) {
      const count = of.get(value) ?? 0;
      // What no figure speaks for is not published.
      if (verdicts && !isShown(verdict, value, at)) table.hidden.push([band, item, part, value]);
      else if (count > 0) table.counts.push([band, item, part, value, count]);
    }
    if (!ofNumbers.has(key)) continue;
    const n = of.get(ANSWERED) ?? 0;
    if (n > 0 && (!verdict || verdict.answered(at))) table.numbers.push({ band, item, part, numbers: statistics(participants, key, n, verdicts === null, scheme !== CROSSING && (verdict?.whole(at) ?? false)) });
  }
}

function isShown(verdict: Verdict | undefined, value: string, at: number): boolean {
  if (!verdict) return false;
  if (value === ASKED) return verdict.asked(at);
  if (value === ANSWERED) return verdict.answered(at);
  return verdict.values.get(value)?.(at) ?? false;
}

/** Mean and median where the whole column is shown; minimum, maximum and mode where three or more gave them. */
function statistics(participants: readonly Counted[], key: string, n: number, exempt: boolean, shown: boolean): PublicNumbers {
  const histogram = new Map<number, number>();
  for (const { numbers } of participants) {
    const value = numbers.get(key);
    if (value !== undefined) histogram.set(value, (histogram.get(value) ?? 0) + 1);
  }
  const summary = exempt || shown ? summarise(histogram) : null;
  if (!summary) return { n, mean: null, median: null, min: null, max: null, modes: null };
  const often = (value: number) => exempt || histogram.get(value)! >= THRESHOLD;
  return {
    n,
    mean: summary.mean,
    median: exempt || n >= LEAST_OF_MEDIAN ? summary.median : null,
    min: often(summary.min) ? summary.min : null,
    max: often(summary.max) ? summary.max : null,
    modes: exempt || summary.modeCount >= THRESHOLD ? summary.modes : null,
  };
}
