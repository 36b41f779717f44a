// Finds 19 anonymous answers that reproduce every figure of the 2012 publication, and writes them to
// prisma/published/rebuilt-2012.json: npx tsx scripts/rebuild-2012.ts
// Seeded: it finds the same answers each time. They prove the counting; they are not what anybody answered.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemes } from '../lib/register/bands';
import { type Check, comparePublished, shortfalls } from '../lib/results/counting/compare-published';
import { type Publication, published2012 } from '../lib/results/counting/published';
import { type Standing, standingOf } from '../lib/results/counting/standing';
import { ALL, type Cell, cellsOf } from '../lib/survey/questionnaire/cells';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { YES_NO, itemsOf } from '../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Item, Questionnaire } from '../lib/survey/questionnaire/questionnaire';

const SEED = 2012;
const MOST_MOVES = 200_000;
const COOLING = 0.999;
const REHEAT_AFTER = 6_000;

export type Rebuilt = { owner: string; label: string; bands: Record<string, string>; answers: Answers };

/** undefined: not answered. */
type Candidate = AnswerValue | undefined;

/**
 * What each unknown may be. Where the publication joins several choices into one number, one of them stands for all
 * (`stands for`): nothing says which it was. Vendors other than the one it names are marks that mean something only
 * within one respondent.
 */
const unknowns: Record<string, Candidate[]> = {
  'ict-staff.total': [undefined, ...Array.from({ length: 37 }, (_, i) => i + 1)],
  'server-location.juki': [undefined, ['office-server-room']], // stands for any server in the office
  'vendor.juki': [undefined, '事業者A'],
  'vendor.tax': [undefined, '事業者A', '事業者B'],
  'vendor.welfare': [undefined, '事業者A', '事業者B'],
  'vendor.koseki': [undefined, '事業者A', '事業者B', '富士ゼロックス'],
  'backup-medium.juki': [undefined, ['external-media']], // stands for any backup at all
  'backup-place.juki': [undefined, ['same-building'], ['same-building', 'other-building']], // one place, several places
  'rush-staff': [undefined, 'undecided'],
  'emergency-power': [undefined, 'servers'],
  'vendor-disaster-arrangement': [undefined, 'unwritten', 'none'], // stands for written or unwritten
  'initial-response-priority-systems': [undefined, 'both', 'none'], // stands for either or both
  'ict-drill': [undefined, 'less-often', 'none'], // stands for any drill
  'ict-bcp-status': [undefined, 'established', 'planned', 'considering', 'no-plan'],
  'ict-bcp-date': [undefined, '2006-05', '2006-10', '2011-12'],
  'ict-bcp-in-regional-plan': [undefined, 'positioned', 'under-review', 'not-positioned'],
  'ict-bcp-guideline': [undefined, 'part-1', 'part-2', 'part-3', 'own'],
};

const yesNo: Candidate[] = [undefined, ...YES_NO.map(({ value }) => value)];

/**
 * What the publication says in words of large against small respondents, so that the answers do not go against it:
 * 0 where they agree. More staff in the larger ones; the larger ones further with their ICT-BCP.
 */
const tendencies: Record<string, (standing: Standing) => number> = {
  'ict-staff': (standing) => {
    const [small, large] = published2012.survey.bands.map(({ key }) => meanOf(standing.histogram(key, 'ict-staff', 'total')));
    return large! > small! ? 0 : 1;
  },
  'ict-bcp-status': (standing) => {
    const [small, large] = published2012.survey.bands.map(({ key, n }) => standing.count(key, 'ict-bcp-status', '', 'established') / n);
    return large! > small! ? 0 : 1;
  },
};

function meanOf(histogram: Map<string, number>): number {
  const n = [...histogram.values()].reduce((a, b) => a + b, 0);
  return n === 0 ? 0 : [...histogram].reduce((sum, [value, count]) => sum + Number(value) * count, 0) / n;
}

/** A small seeded generator of numbers in [0, 1) (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Items that hang together through their conditions; each such block is a problem of its own. */
function blocksOf(questionnaire: Questionnaire): Item[][] {
  const items = itemsOf(questionnaire);
  const blocks = new Map(items.map((item) => [item.key, new Set([item])]));
  for (const item of items) {
    const conditions = JSON.stringify([item.onlyIf ?? null, item.rowOnlyIf ?? null]);
    for (const other of items)
      if (conditions.includes(`"${other.key}"`)) {
        const joined = new Set([...blocks.get(item.key)!, ...blocks.get(other.key)!]);
        for (const member of joined) blocks.set(member.key, joined);
      }
  }
  return [...new Set(blocks.values())].map((block) => items.filter((item) => block.has(item)));
}

/** Answers of every respondent with their standing counts, kept up by what each change adds and takes away. */
class Problem {
  readonly answers: Answers[];
  private readonly cells: Cell[][];
  private readonly standing = standingOf([]);
  /** Many moves come back to the same answers of one respondent. */
  private readonly known = new Map<string, Cell[]>();
  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly publication: Publication,
    private readonly bands: string[],
  ) {
    this.answers = bands.map(() => ({}));
    this.cells = bands.map(() => []);
    for (const i of bands.keys()) this.recount(i);
  }

  set(respondent: number, field: string, value: Candidate) {
    const answers = this.answers[respondent]!;
    if (value === undefined) delete answers[field];
    else answers[field] = value;
    this.recount(respondent);
  }

  private recount(respondent: number) {
    const key = JSON.stringify(Object.entries(this.answers[respondent]!).sort());
    const after = this.known.get(key) ?? cellsOf(this.questionnaire, this.answers[respondent]!);
    this.known.set(key, after);
    for (const band of [ALL.band, this.bands[respondent]!]) {
      for (const cell of this.cells[respondent]!) this.standing.add({ ...cell, band, count: -1 });
      for (const cell of after) this.standing.add({ ...cell, band, count: 1 });
    }
    this.cells[respondent] = after;
  }

  /** 0 when every figure and finding of the block is met, and nothing goes against what is said in words. */
  cost(): number {
    const checks = comparePublished(this.publication, this.standing).flatMap((figure) => figure.checks);
    const short = shortfalls(this.publication, this.standing);
    const against = this.questionnaire.sections.flatMap(({ items }) => items.flatMap(({ key }) => tendencies[key]?.(this.standing) ?? 0));
    return checks.reduce((sum, check) => sum + distance(check), 0) + [...short, ...against].reduce((sum, missing) => sum + missing, 0);
  }
}

function distance({ what, expected, counted }: Check): number {
  if (expected === null || counted === null) return expected === counted ? 0 : 10;
  // A mean off by 0.1 is as far away as a count off by one.
  return Math.abs(expected - counted) * (what === 'mean' ? 10 : 1);
}

/** Simulated annealing from nothing answered to every constraint met, then taking away each answer that is not needed. */
function solve(block: Item[], bands: string[], random: () => number): Answers[] {
  const keys = block.map(({ key }) => key);
  const publication = {
    ...published2012,
    figures: published2012.figures.filter(({ item }) => keys.includes(item)),
    findings: published2012.findings.filter(({ cells }) => cells.some(({ item }) => keys.includes(item))).map((finding) => ({ ...finding, cells: finding.cells.filter(({ item }) => keys.includes(item)) })),
  };
  if (publication.figures.length === 0 && publication.findings.length === 0) return bands.map(() => ({}));
  const questionnaire: Questionnaire = { format: 1, year: 2012, title: '', sections: [{ key: 'block', number: '', title: '', items: block }] };
  const fields = [...Object.keys(unknowns).filter((field) => keys.includes(field.split('.')[0]!)), ...block.filter(({ kind }) => kind === 'yesno').map(({ key }) => key)];
  const problem = new Problem(questionnaire, publication, bands);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  let cost = problem.cost();
  let temperature = 2;
  for (let move = 0; cost > 0; move++) {
    if (move === MOST_MOVES) throw new Error(`no answers found for ${keys.join(', ')}: still ${cost} away`);
    const respondent = Math.floor(random() * bands.length);
    const field = pick(fields);
    const before = problem.answers[respondent]![field];
    problem.set(respondent, field, pick(unknowns[field] ?? yesNo));
    const next = problem.cost();
    if (next <= cost || random() < Math.exp((cost - next) / temperature)) cost = next;
    else problem.set(respondent, field, before);
    temperature = move % REHEAT_AFTER === 0 ? 2 : temperature * COOLING;
  }
  for (const respondent of bands.keys())
    for (const field of fields) {
      const before = problem.answers[respondent]![field];
      if (before === undefined) continue;
      problem.set(respondent, field, undefined);
      if (problem.cost() > 0) problem.set(respondent, field, before);
    }
  return problem.answers;
}

/** The rebuilt respondents of 2012: those under 100,000 first. The same each time. @throws where no solution is found. */
export function rebuild2012(): Rebuilt[] {
  const random = randomFrom(SEED);
  const { scheme, bands } = published2012.survey;
  const bandOf = bands.flatMap(({ key, n }) => Array<string>(n).fill(key));
  const questionnaire = questionnaireFor(2012);
  const found = blocksOf(questionnaire).map((block) => solve(block, bandOf, random));
  const order = itemsOf(questionnaire).map(({ key }) => key);
  return bandOf.map((band, i) => {
    const number = String(i + 1).padStart(2, '0');
    const answers = Object.assign({}, ...found.map((block) => block[i])) as Answers;
    const sorted = Object.entries(answers).sort(([a], [b]) => order.indexOf(a.split('.')[0]!) - order.indexOf(b.split('.')[0]!) || (a < b ? -1 : 1));
    return {
      owner: `A${number}`,
      label: `団体${number}`,
      bands: Object.fromEntries(schemes.map(({ key }) => [key, key === scheme ? band : 'unknown'])),
      answers: Object.fromEntries(sorted),
    };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const about =
    'Rebuilt by scripts/rebuild-2012.ts from the published figures: not the answers of any municipality. Holds nothing but what a published figure or one of the findings said of half or more needs. Never edit by hand.';
  const respondents = rebuild2012();
  const lines = respondents.map((respondent) => `    ${JSON.stringify(respondent)}`).join(',\n');
  writeFileSync(new URL('../prisma/published/rebuilt-2012.json', import.meta.url), `{\n  "about": ${JSON.stringify(about)},\n  "seed": ${SEED},\n  "respondents": [\n${lines}\n  ]\n}\n`);
  console.log(`prisma/published/rebuilt-2012.json: ${respondents.length} respondents, ${respondents.reduce((n, r) => n + Object.keys(r.answers).length, 0)} answers`);
}
