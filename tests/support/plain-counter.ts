import type { Answers, AnswerValue, Condition, Item, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { WRITTEN } from './questionnaire-generator';

// A second counter, apart from the product's: it takes nothing but types from it, and does everything in plain loops over
// the answers of each respondent. It says what a reader of the questionnaire would expect of every table.

export type Respondent = { band: string; answers: Answers };
/** `COLUMN ITEM PART WHAT` → what the table must say; what is not in it is 0. */
export type Said = Map<string, number | string | null>;

const isGiven = (value: AnswerValue | undefined): value is AnswerValue => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
const asList = (value: AnswerValue | undefined): string[] => (!isGiven(value) ? [] : Array.isArray(value) ? value : [String(value)]);

/** The answers that count, in the order of the questionnaire: a condition only looks at what was asked before. */
export function counting(questionnaire: Questionnaire, answers: Answers): { kept: Answers; asked: Set<string> } {
  const kept: Answers = {};
  const asked = new Set<string>();
  const matrices: Record<string, string[]> = {};
  const met = (condition: Condition | undefined, row: string): boolean => {
    if (!condition) return true;
    if ('all' in condition) {
      for (const inner of condition.all) if (!met(inner, row)) return false;
      return true;
    }
    if ('any' in condition) {
      for (const inner of condition.any) if (met(inner, row)) return true;
      return false;
    }
    const looked: string[] = [];
    if ('anyRowOf' in condition) for (const one of matrices[condition.anyRowOf] ?? []) looked.push(...asList(kept[`${condition.anyRowOf}.${one}`]));
    else looked.push(...asList(kept['field' in condition ? condition.field : `${condition.sameRow}.${row}`]));
    if ('in' in condition) return looked.some((value) => condition.in.includes(value));
    return looked.length > 0 && !looked.some((value) => condition.notIn.includes(value));
  };
  const ask = (name: string) => {
    asked.add(name);
    if (isGiven(answers[name])) kept[name] = answers[name]!;
  };
  for (const section of questionnaire.sections)
    for (const item of section.items) {
      const { key } = item;
      if (item.kind === 'matrix') matrices[key] = (item.rows ?? []).map((row) => row.key);
      if (!met(item.onlyIf, '')) continue;
      const rows = (item.rows ?? []).filter((row) => item.kind !== 'matrix' || met(item.rowOnlyIf, row.key));
      if (item.kind === 'matrix') for (const row of rows) ask(`${key}.${row.key}`);
      else if (item.kind === 'parts') {
        for (const part of item.parts ?? []) ask(`${key}.${part.key}`);
        ask(`${key}.total`);
        let sum = 0;
        let all = true;
        for (const part of item.parts ?? []) {
          const value = kept[`${key}.${part.key}`];
          if (typeof value === 'number') sum += value;
          else all = false;
        }
        if (all) kept[`${key}.total`] = sum;
      } else ask(key);
      if (item.kind === 'matrix' && rows.length === 0) continue;
      const body = item.kind === 'matrix' ? rows.flatMap((row) => asList(kept[`${key}.${row.key}`])) : asList(kept[key]);
      for (const follow of item.followUps ?? []) if (body.some((value) => follow.showIf.includes(value))) ask(`${key}.${follow.key}`);
      if (item.unconfirmed && kept[key] === 'no') ask(`${key}.unconfirmed`);
    }
  return { kept, asked };
}

/** Everything that the tables of a year must say, for everyone and each band. */
export function plainTables(questionnaire: Questionnaire, respondents: Respondent[], bands: string[]): Said {
  const said: Said = new Map();
  const counted = respondents.map(({ band, answers }) => ({ band, ...counting(questionnaire, answers) }));
  const byYear = new Set<string>();
  for (const column of ['all', ...bands]) {
    const here = counted.filter(({ band }) => column === 'all' || column === band);
    for (const section of questionnaire.sections) for (const item of section.items) countItem(item, here, (part, what, value) => said.set(`${column} ${item.key} ${part} ${what}`, value), byYear, column === 'all');
  }
  return said;
}

type Counting = ReturnType<typeof counting> & { band: string };
type Say = (part: string, what: string, value: number | string | null) => void;

function countItem(item: Item, here: Counting[], say: Say, byYear: Set<string>, everyone: boolean): void {
  const { key } = item;
  const bodies = item.kind === 'matrix' ? item.rows!.map((row) => row.key) : item.kind === 'parts' ? [...item.parts!.map((part) => part.key), 'total'] : [''];
  const name = (part: string) => (part === '' ? key : `${key}.${part}`);
  let asked = 0;
  let answered = 0;
  for (const one of here) {
    if (bodies.some((part) => one.asked.has(name(part)))) asked += 1;
    if (bodies.some((part) => isGiven(one.kept[name(part)]))) answered += 1;
  }
  say('*item', 'asked', asked);
  say('*item', 'answered', answered);
  if (item.unconfirmed) say('*item', 'unconfirmed', here.filter(({ kept }) => kept[`${key}.unconfirmed`] === true).length);

  const base = (part: string) => {
    const given = here.filter(({ kept }) => isGiven(kept[name(part)]));
    say(part, 'asked', here.filter((one) => one.asked.has(name(part))).length);
    say(part, 'answered', given.length);
    return given.map(({ kept }) => kept[name(part)]!);
  };
  const shares = (part: string, values: string[], lists: string[][], of: number) => {
    for (const value of values) {
      const count = lists.filter((list) => list.includes(value)).length;
      say(part, `count ${value}`, count);
      say(part, `percent ${value}`, percent(count, of));
    }
  };
  const choices = (part: string, values: string[]) => {
    const given = base(part);
    shares(part, values, given.map(asList), given.length);
  };
  const found = (part: string, nameOf: (value: string) => string) => {
    const given = base(part).map((value) => [nameOf(String(value))]);
    for (const value of new Set(given.flat())) shares(part, [value], given, given.length);
  };
  const numbers = (part: string) => countNumbers(base(part) as number[], (what, value) => say(part, what, value));

  const values = item.kind === 'yesno' ? ['yes', 'no'] : (item.choices ?? []).map(({ value }) => value);
  if (item.kind === 'matrix') for (const part of bodies) if (item.cell === 'named') found(part, (text) => publishedUnder(text, item));
    else choices(part, values);
  else if (item.kind === 'parts') bodies.forEach(numbers);
  else if (item.kind === 'number') numbers('');
  else if (item.kind === 'text') base('');
  else if (item.kind === 'named') found('', (text) => publishedUnder(text, item));
  else if (item.kind === 'yearMonth') {
    if (everyone && new Set(here.flatMap(({ kept }) => asList(kept[key]))).size > 12) byYear.add(key);
    found('', (text) => (byYear.has(key) ? text.slice(0, 4) : text));
  } else choices('', values);
  if (item.kind === 'ranked')
    for (let place = 1; place <= item.ranks!; place += 1) {
      // Of whoever ranked anything.
      say(String(place), 'asked', asked);
      say(String(place), 'answered', answered);
      shares(String(place), values, here.map(({ kept }) => asList(kept[key]).slice(place - 1, place)), answered);
    }
  for (const follow of item.followUps ?? []) {
    if (follow.kind === 'number') numbers(follow.key);
    else if (follow.kind === 'text') base(follow.key);
    else choices(follow.key, (follow.choices ?? []).map(({ value }) => value));
  }
  derivedFigures(item, here, say);
}

const percent = (count: number, of: number): number | null => (of < 5 ? null : Math.round((1000 * count) / of) / 10);

const BRACKET: [label: string, from: number, to: number][] = [['0', 0, 0], ['1', 1, 1], ['2-3', 2, 3], ['4-5', 4, 5], ['6-10', 6, 10], ['11-20', 11, 20], ['21-50', 21, 50], ['51-', 51, Infinity]];

function countNumbers(given: number[], say: (what: string, value: number | string | null) => void): void {
  for (const [label, from, to] of BRACKET) {
    const count = given.filter((value) => value >= from && value <= to).length;
    say(`count ${label}`, count);
    say(`percent ${label}`, percent(count, given.length));
  }
  const sorted = [...given].sort((a, b) => a - b);
  say('n', sorted.length);
  if (sorted.length === 0) return;
  let sum = 0;
  for (const value of sorted) sum += value;
  const times = new Map<number, number>();
  for (const value of sorted) times.set(value, (times.get(value) ?? 0) + 1);
  const most = Math.max(...times.values());
  say('min', sorted[0]!);
  say('max', sorted[sorted.length - 1]!);
  say('mean', (sum / sorted.length).toFixed(9));
  say('median', (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2);
  say('modes', [...times].filter(([, n]) => n === most).map(([value]) => value).join(','));
  say('modeCount', most);
}

/** Names are compared without regard to how they are written; a firm that the question does not know is 'その他'. */
function publishedUnder(text: string, item: Item): string {
  const name = WRITTEN[text]!;
  const known = name === '新名電算' ? item.aliases !== undefined : (item.suggestions ?? []).includes(name);
  return known ? name : '*other';
}

type Yes = boolean | 'not asked' | 'not answered';

/** The figures that the product derives from several answers, each written out. */
function derivedFigures(item: Item, here: Counting[], say: Say): void {
  const figure = (key: string, of: (kept: Answers) => Yes) => {
    const results = here.filter(({ asked }) => [...asked].some((name) => name === item.key || (name.startsWith(`${item.key}.`) && bodyOf(item, name)))).map(({ kept }) => of(kept));
    const answered = results.filter((result) => typeof result === 'boolean');
    const yes = answered.filter((result) => result).length;
    say(`*${key}`, 'asked', results.filter((result) => result !== 'not asked').length);
    say(`*${key}`, 'answered', answered.length);
    say(`*${key}`, 'count yes', yes);
    say(`*${key}`, 'percent yes', percent(yes, answered.length));
  };
  const among = (field: string, values: string[]) => (kept: Answers): Yes => (isGiven(kept[field]) ? values.includes(String(kept[field])) : 'not answered');
  // Two firms are the same where their names read the same, an alias counting as the new name.
  const firm = (text: string) => (WRITTEN[text] === '新名電算' && !item.aliases ? '旧名電算' : WRITTEN[text] === '*unknown' ? text : WRITTEN[text]!);
  const firms = (kept: Answers, rows: string[]) => rows.map((row) => kept[`vendor.${row}`]).filter(isGiven).map((text) => firm(String(text)));
  switch (item.key) {
    case 'vendor':
      figure('same-vendor-three-core', (kept) => {
        const three = firms(kept, ['juki', 'tax', 'welfare']);
        return three.length < 3 ? 'not answered' : new Set(three).size === 1;
      });
      figure('family-register-vendor-differs', (kept) => {
        const four = firms(kept, ['juki', 'tax', 'welfare', 'koseki']);
        return four.length < 4 ? 'not answered' : new Set(four.slice(0, 3)).size === 1 && four[3] !== four[0];
      });
      figure('family-register-vendor-fuji-xerox', (kept) => {
        const [koseki] = firms(kept, ['koseki']);
        return koseki === undefined ? 'not answered' : koseki === '富士ゼロックス';
      });
      return;
    case 'backup-place':
      return figure('backup-several-places', (kept) => {
        const rows = item.rows!.map((row) => kept[`backup-place.${row.key}`]).filter(isGiven);
        return rows.length === 0 ? 'not answered' : rows.some((places) => asList(places).length > 1);
      });
    case 'vendor-disaster-arrangement':
      return figure(item.key, among(item.key, ['written', 'unwritten']));
    case 'initial-response-priority-systems':
      return figure(item.key, among(item.key, ['both', 'initial-response-only', 'priority-systems-only']));
    case 'ict-drill':
      return figure(item.key, among(item.key, ['yearly', 'less-often']));
    case 'ict-bcp-status':
      return figure('ict-bcp-not-established', among(item.key, ['planned', 'considering', 'no-plan']));
    case 'ict-bcp-in-regional-plan': {
      const ofStatus = (status: string, value: string) => (kept: Answers): Yes => (kept['ict-bcp-status'] !== status ? 'not asked' : among(item.key, [value])(kept));
      figure('ict-bcp-in-regional-plan', ofStatus('established', 'positioned'));
      figure('ict-bcp-under-review-established', ofStatus('established', 'under-review'));
      figure('ict-bcp-under-review-planned', ofStatus('planned', 'under-review'));
    }
  }
}

const bodyOf = (item: Item, name: string): boolean => (item.rows ?? []).some((row) => name === `${item.key}.${row.key}`);
