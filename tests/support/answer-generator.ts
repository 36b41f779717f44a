import { fieldApplies, itemApplies } from '../../lib/survey/questionnaire/conditions';
import { invalidCombinations, missingFields, prune } from '../../lib/survey/questionnaire/completeness';
import { type Field, fieldsOfItem, itemsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Item, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';

// Made-up answers for tests, bench and the demo's made-up municipalities. Same seed, same answers.

export type GeneratorOptions = {
  /** Part of the items that is answered, from the first on; 1 is a complete response. */
  share?: number;
  /** 0 to 1: how far the answers lean to the better-prepared choices, which stand first in the questionnaire. */
  preparedness?: number;
  /** How large the office is, in inhabitants; numbers lean on it. */
  population?: number;
};

type Draw = { random: () => number; preparedness: number; population: number; year: number };

/** A small generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Answers that respect kinds, limits, conditions and what excludes what; with share 1 nothing required is missing. */
export function generateAnswers(questionnaire: Questionnaire, seed: number, { share = 1, preparedness = 0.5, population = 50_000 }: GeneratorOptions = {}): Answers {
  const items = itemsOf(questionnaire);
  const draw: Draw = { random: seeded(seed), preparedness, population, year: questionnaire.year };
  const answers: Answers = {};
  for (const item of items.slice(0, Math.ceil(items.length * share))) if (itemApplies(item, answers)) answerItem(item, answers, draw);
  return prune(questionnaire, answers);
}

/**
 * A complete response somewhat different from another complete one, as that of the year before: `share` of the items
 * answered anew under another seed, and whatever that makes necessary.
 */
export function variedAnswers(questionnaire: Questionnaire, answers: Answers, seed: number, { share: part = 0.15, ...lean }: GeneratorOptions = {}): Answers {
  const other = generateAnswers(questionnaire, seed, lean);
  const random = seeded(seed + 1);
  const mixed: Answers = {};
  for (const item of itemsOf(questionnaire)) {
    const from = random() < part ? other : answers;
    for (const { name } of fieldsOfItem(item)) if (from[name] !== undefined) mixed[name] = from[name];
  }
  // A changed condition asks for what was not asked before: whichever of the two was asked it answers.
  for (let turn = 0; turn < 5; turn += 1) for (const { name } of missingFields(questionnaire, mixed)) mixed[name] ??= (other[name] ?? answers[name])!;
  const varied = prune(questionnaire, mixed);
  return missingFields(questionnaire, varied).length + invalidCombinations(questionnaire, varied).length > 0 ? other : varied;
}

const FIRMS = ['見本システムズ', '例示情報サービス', '架空ソフトウェア', 'ひながた電算'];
const isStanding = (choice: { exclusive?: boolean }) => !choice.exclusive;

function answerItem(item: Item, answers: Answers, draw: Draw): void {
  const firm = FIRMS[Math.floor(draw.random() * FIRMS.length)]!;
  for (const field of fieldsOfItem(item)) {
    if (!fieldApplies(item, field, answers)) continue;
    const value = field.role === 'total' ? undefined : answerField(field, firm, draw);
    if (value !== undefined) answers[field.name] = value;
  }
}

function answerField(field: Field, firm: string, draw: Draw): AnswerValue | undefined {
  const { random } = draw;
  if (field.role === 'remark') return random() < 0.04 ? '見本のための備考です。' : undefined;
  if (field.role === 'unconfirmed') return random() < 0.15 ? true : undefined;
  if (!field.required && random() < 0.5) return undefined;
  switch (field.kind) {
    case 'one':
      return leaning(field, draw);
    case 'many':
      return several(field, draw);
    case 'ranked':
      return shuffled((field.choices ?? []).map((choice) => choice.value), random).slice(0, Math.min(field.ranks ?? 1, 1 + Math.floor(random() * 3)));
    case 'number':
      return number(field, draw);
    case 'yearMonth':
      return month(field, draw);
    case 'named':
      return random() < 0.7 ? firm : FIRMS[Math.floor(random() * FIRMS.length)]!;
    case 'flag':
      return true;
    case 'text':
      return `見本の記入（${1 + Math.floor(random() * 9)}）`;
  }
}

/** One choice; the first ones weigh more the better prepared the municipality is. */
function leaning({ choices = [] }: Field, { random, preparedness }: Draw): string {
  const weights = choices.map((_, i) => preparedness * (choices.length - i) + (1 - preparedness) * (i + 1));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return (choices.find((_, i) => (left -= weights[i]!) < 0) ?? choices.at(-1)!).value;
}

function several(field: Field, { random, preparedness }: Draw): string[] {
  const choices = field.choices ?? [];
  const none = choices.find((choice) => choice.exclusive);
  if (none && random() < (1 - preparedness) * 0.3) return [none.value];
  const open = choices.filter(isStanding);
  const wanted = Math.min(open.length, 1 + Math.floor(random() * (1 + preparedness * 2)));
  const picked = new Set(shuffled(open.map((choice) => choice.value), random).slice(0, wanted));
  return open.map((choice) => choice.value).filter((value) => picked.has(value)); // a list is kept in the order of the choices
}

function number({ min = 0, max = Number.MAX_SAFE_INTEGER }: Field, { random, population }: Draw): number {
  const scale = 2 + Math.sqrt(population) / 25;
  return Math.min(max, Math.max(min, Math.round(random() * random() * scale)));
}

function month({ earliest, latest }: Field, { random, year }: Draw): string {
  const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
  const to = Math.min(latest ? index(latest) : Infinity, index(`${year}-03`)); // before the fiscal year asked about begins
  const from = Math.max(earliest ? index(earliest) : 0, to - 60);
  const at = from + Math.floor(random() * (to - from + 1));
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function shuffled<T>(list: T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
