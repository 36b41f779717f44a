import { fieldsOfItem, itemsOf } from '../questionnaire/fields';
import type { Choice, Condition, Questionnaire } from '../questionnaire/questionnaire';
import { titleOf } from '../questionnaire/questionnaire-order';

// Conditions as menus: which earlier answer, which choices, and whether all or any must hold.

/** What a condition can look at: a field with choices, or any row of a matrix. */
export type Ground = {
  /** `field:NAME` or `rows:KEY`, as the menu carries it. */
  id: string;
  /** With its number, for the menu. */
  label: string;
  /** Without, since numbers move: for the condition in words. */
  words: string;
  choices: Choice[];
};

export type Clause = { ground: string; how: 'in' | 'notIn'; values: string[] };
export type Clauses = { join: 'all' | 'any'; clauses: Clause[] };

/** How many grounds a condition made by menus can have. */
export const MOST_CLAUSES = 3;

/** Everything before an item that can be a ground for asking it. */
export function groundsBefore(questionnaire: Questionnaire, key: string): Ground[] {
  const items = itemsOf(questionnaire);
  return items.slice(0, items.findIndex((item) => item.key === key)).flatMap((item): Ground[] => {
    const fields = fieldsOfItem(item).filter((field) => field.choices && field.role !== 'unconfirmed');
    const rows: Ground[] = item.kind === 'matrix' && item.choices ? [{ id: `rows:${item.key}`, label: `${titleOf(item)}（どれかの行）`, words: `「${item.label}」のどれかの行`, choices: item.choices }] : [];
    return [...rows, ...fields.map((field) => ({ id: `field:${field.name}`, label: field.label, words: `「${field.label.slice(item.number.length + 1)}」`, choices: field.choices! }))];
  });
}

/** A stored condition as the menus show it; undefined where it is deeper than they reach. */
export function clausesOf(condition: Condition | undefined): Clauses | undefined {
  if (!condition) return { join: 'all', clauses: [] };
  if ('all' in condition || 'any' in condition) {
    const list = 'all' in condition ? condition.all : condition.any;
    const clauses = list.map(clauseOf);
    return clauses.length > MOST_CLAUSES || clauses.some((clause) => !clause) ? undefined : { join: 'all' in condition ? 'all' : 'any', clauses: clauses as Clause[] };
  }
  const clause = clauseOf(condition);
  return clause && { join: 'all', clauses: [clause] };
}

function clauseOf(condition: Condition): Clause | undefined {
  if ('field' in condition) return 'in' in condition ? { ground: `field:${condition.field}`, how: 'in', values: condition.in } : { ground: `field:${condition.field}`, how: 'notIn', values: condition.notIn };
  return 'anyRowOf' in condition ? { ground: `rows:${condition.anyRowOf}`, how: 'in', values: condition.in } : undefined;
}

/** The condition that the menus say; null when nothing is chosen. */
export function conditionOf({ join, clauses }: Clauses): Condition | null {
  const list = clauses.map(({ ground, how, values }): Condition => {
    const name = ground.slice(ground.indexOf(':') + 1);
    if (ground.startsWith('rows:')) return { anyRowOf: name, in: values };
    return how === 'in' ? { field: name, in: values } : { field: name, notIn: values };
  });
  if (list.length <= 1) return list[0] ?? null;
  return join === 'all' ? { all: list } : { any: list };
}

/** The condition in words, proposed: 「ICT-BCPの策定状況」が「策定済」の場合. */
export function conditionWords({ join, clauses }: Clauses, grounds: Ground[]): string {
  const said = clauses.flatMap(({ ground, how, values }) => {
    const found = grounds.find(({ id }) => id === ground);
    if (!found) return [];
    const labels = found.choices.filter(({ value }) => values.includes(value)).map(({ label }) => `「${label}」`).join('または');
    return [`${found.words}が${labels}${how === 'notIn' ? '以外' : ''}`];
  });
  return said.length > 0 ? `${said.join(join === 'all' ? 'で、' : '、または')}の場合` : '';
}
