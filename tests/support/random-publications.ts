import { type Banded, bandsOf } from '../../lib/register/bands';
import { prune } from '../../lib/survey/questionnaire/completeness';
import { fieldApplies } from '../../lib/survey/questionnaire/conditions';
import { type Field, fieldsOfItem, itemsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Choice, Condition, Item, ItemKind, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { seeded } from './answer-generator';

// Small made-up surveys whose counts are as telling as can be: few respondents, lopsided answers, a second edition.

export type MadeUpRespondent = { id: string; owner: string; prefecture: string; bands: Record<string, string>; answers: (Answers | null)[]; named: { item: string; value: string }[] };
export type MadeUpSurvey = { questionnaire: Questionnaire; respondents: MadeUpRespondent[]; editions: number; corrected: number };

type Random = () => number;
const below = (random: Random, n: number) => Math.floor(random() * n);
const from = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

const choices = (n: number): Choice[] => Array.from({ length: n }, (_, i) => ({ value: `c${i + 1}`, label: `${i + 1}` }));

function item(key: string, kind: ItemKind, rest: Partial<Item>): Item {
  return { key, number: key, label: key, definition: '', kind, required: true, origin: 'ours', source: { document: 'test', section: '1' }, ...rest };
}

/** A question of one kind, with what can hang on it. */
function question(random: Random, key: string): Item[] {
  const required = random() < 0.7;
  switch (below(random, 9)) {
    case 0:
      return [item(key, 'yesno', { required, unconfirmed: random() < 0.5, followUps: random() < 0.5 ? [{ key: 'how', label: '', kind: from(random, ['one', 'many', 'number'] as const), choices: choices(3), min: 0, max: 60, showIf: ['yes'], required: random() < 0.7 }] : [] })];
    case 1:
      return [item(key, 'one', { required, choices: choices(2 + below(random, 4)) })];
    case 2:
      return [item(key, 'many', { required, choices: [...choices(2 + below(random, 3)), { value: 'none', label: '', exclusive: true }] })];
    case 3:
      return [item(key, 'number', { required, min: 0, max: 80 })];
    case 4: // Two figures that say the same thing: a choice, and the base of what hangs on it.
      return [
        item(key, 'one', { required, choices: choices(3) }),
        item(`${key}-then`, from(random, ['yesno', 'one'] as const), { required: random() < 0.7, choices: choices(3), onlyIf: from<Condition>(random, [{ field: key, in: ['c1'] }, { field: key, in: ['c1', 'c2'] }, { field: key, notIn: ['c1'] }]), onlyIfLabel: '' }),
      ];
    case 5:
      return [
        item(key, 'many', { required, choices: choices(3) }),
        item(`${key}-then`, 'yesno', { required: random() < 0.7, onlyIf: { field: key, in: ['c2'] }, onlyIfLabel: '' }),
      ];
    case 6: // Figures derived from one question, and from a question and its condition (lib/survey/questionnaire/indicators.ts).
      return [
        item('ict-bcp-status', 'one', { choices: ['established', 'planned', 'considering', 'no-plan'].map((value) => ({ value, label: value })) }),
        item('ict-bcp-in-regional-plan', 'one', { choices: ['positioned', 'under-review', 'not'].map((value) => ({ value, label: value })), onlyIf: { field: 'ict-bcp-status', in: ['established', 'planned'] }, onlyIfLabel: '' }),
      ];
    case 7:
      return [item(key, 'matrix', { required, cell: 'one', rows: [{ key: 'a', label: 'a' }, { key: 'b', label: 'b' }], choices: choices(3) })];
    default:
      return random() < 0.5 ? [item('ict-drill', 'one', { choices: ['yearly', 'less-often', 'never'].map((value) => ({ value, label: value })) })] : [item(key, 'ranked', { required, choices: choices(3), ranks: 2 })];
  }
}

function questionnaireOf(random: Random): Questionnaire {
  const items: Item[] = [];
  for (let i = 0, n = 2 + below(random, 3); i < n; i += 1) {
    const more = question(random, `q${i + 1}`);
    if (!more.some(({ key }) => items.some((known) => known.key === key))) items.push(...more);
  }
  return { format: 1, year: 2090, title: 'test', sections: [{ key: 's', number: '1', title: 's', items }] };
}

/** How likely each choice is, once for all: some are rare. */
function leanings(random: Random) {
  const known = new Map<string, number>();
  return (of: string): number => {
    if (!known.has(of)) known.set(of, random() ** 2);
    return known.get(of)!;
  };
}

function answerOf(random: Random, lean: (of: string) => number, field: Field): AnswerValue | undefined {
  const values = (field.choices ?? []).map(({ value }) => value);
  switch (field.kind) {
    case 'one': {
      const weights = values.map((value) => 0.02 + lean(`${field.name} ${value}`) ** 2);
      let left = random() * weights.reduce((a, b) => a + b, 0);
      return values.find((_, i) => (left -= weights[i]!) < 0) ?? values[0];
    }
    case 'many': {
      const alone = field.choices!.find(({ exclusive }) => exclusive)?.value;
      if (alone && random() < lean(`${field.name} ${alone}`)) return [alone];
      const open = values.filter((value) => value !== alone);
      const picked = open.filter((value) => random() < lean(`${field.name} ${value}`));
      return picked.length > 0 ? picked : [from(random, open)];
    }
    case 'ranked': {
      const order = [...values].sort((a, b) => lean(`${field.name} ${b}`) * random() - lean(`${field.name} ${a}`) * random());
      return order.slice(0, 1 + below(random, field.ranks ?? 1));
    }
    case 'number':
      return Math.min(field.max ?? 80, Math.floor(random() * random() * (2 + 60 * lean(`${field.name} scale`))));
    case 'flag':
      return random() < 0.3 ? true : undefined;
    default:
      return undefined;
  }
}

function answersOf(random: Random, lean: (of: string) => number, questionnaire: Questionnaire): Answers {
  const answers: Answers = {};
  for (const item of itemsOf(questionnaire))
    for (const field of fieldsOfItem(item)) {
      if (field.role === 'remark' || !fieldApplies(item, field, answers) || (!field.required && random() < 0.3 * lean(`${item.key} missing`) + 0.02)) continue;
      const value = answerOf(random, lean, field);
      if (value !== undefined) answers[field.name] = value;
    }
  return prune(questionnaire, answers);
}

const TYPES = ['市', '町', '村', '特別区', '政令指定都市', '中核市'];

/** The same survey for the same seed. A third have a second edition: one to five changed answers, some who came late, some who left. */
export function madeUpSurvey(seed: number): MadeUpSurvey {
  const random = seeded(seed);
  const questionnaire = questionnaireOf(random);
  const lean = leanings(random);
  const n = 8 + below(random, 113);
  const prefectures = Array.from({ length: 1 + below(random, 6) }, (_, i) => `${10 + i}`);
  const weights = TYPES.map(() => random() ** 2);
  const type = () => {
    let left = random() * weights.reduce((a, b) => a + b, 0);
    return TYPES.find((_, i) => (left -= weights[i]!) < 0) ?? '市';
  };
  const scale = 10_000 * (1 + 20 * random());
  const respondents = Array.from({ length: n }, (_, i): MadeUpRespondent => {
    const banded: Banded = { type: type(), population: Math.round(scale * (0.05 + 3 * random() ** 3)) };
    const prefecture = prefectures[Math.floor(random() ** 2 * prefectures.length)]!;
    return { id: `r${i}`, owner: `${prefecture}${String(i).padStart(4, '0')}`, prefecture, bands: bandsOf(banded), answers: [answersOf(random, lean, questionnaire)], named: [] };
  });
  const single = itemsOf(questionnaire).filter(({ kind, onlyIf }) => kind === 'one' && !onlyIf);
  if (random() < 0.2 && single.length > 0) {
    const { key } = from(random, single);
    for (const respondent of respondents.slice(0, 1 + below(random, 3))) if (respondent.answers[0]![key] !== undefined) respondent.named.push({ item: key, value: String(respondent.answers[0]![key]) });
  }
  if (random() >= 1 / 3) return { questionnaire, respondents, editions: 1, corrected: 0 };

  let corrected = 0;
  const changes = 1 + below(random, 5);
  for (const respondent of respondents) respondent.answers.push(respondent.answers[0]!);
  for (let i = 0; i < changes; i += 1) {
    const respondent = from(random, respondents);
    const kind = random();
    if (kind < 0.35) respondent.answers = [null, respondent.answers[1]!];
    else if (kind < 0.45) respondent.answers = [respondent.answers[0]!, null];
    else if (respondent.answers[0] && respondent.answers[1] && respondent.named.length === 0) {
      if (respondent.answers[0] === respondent.answers[1]) corrected += 1;
      respondent.answers = [respondent.answers[0], answersOf(random, lean, questionnaire)];
    }
  }
  const taking = respondents.filter(({ answers }) => answers.some(Boolean));
  return { questionnaire, respondents: taking, editions: 2, corrected };
}
