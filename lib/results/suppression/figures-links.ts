import { fieldApplies } from '@/lib/survey/questionnaire/conditions';
import { type Field, fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import { type Indicator, indicators } from '@/lib/survey/questionnaire/indicators';
import type { Answers, AnswerValue, Choice, Condition, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

/**
 * Whom a figure is asked of: everyone; those who gave certain values in one field of another question (`values`; of a field
 * of several choices, those who ticked, or did not tick, one of them); or those whom a condition over several fields picks.
 */
export type Base = { kind: 'everyone' } | { kind: 'values'; field: string; values: readonly string[] } | { kind: 'choice'; field: string; choice: string; ticked: boolean } | { kind: 'own'; key: string };

const EVERYONE: Base = { kind: 'everyone' };

type Known = { field: Field; choices: readonly Choice[] };

const isSeveral = ({ kind }: Field) => kind === 'many' || kind === 'ranked';

function among({ field, choices }: Known, wanted: readonly string[], not: boolean): Base | null {
  if (!isSeveral(field)) {
    const values = choices.map(({ value }) => value).filter((value) => wanted.includes(value) !== not);
    return { kind: 'values', field: field.name, values };
  }
  if (wanted.length === 1) return { kind: 'choice', field: field.name, choice: wanted[0]!, ticked: !not };
  // Whatever is ticked is among these, but for the one that excludes all others.
  const left = choices.filter(({ value }) => !wanted.includes(value));
  return left.length === 1 && left[0]!.exclusive ? { kind: 'choice', field: field.name, choice: left[0]!.value, ticked: not } : null;
}

/** A condition as values of one field; null where it looks at several. */
function ofOneField(condition: Condition, row: string, fields: ReadonlyMap<string, Field>): Base | null {
  if ('all' in condition) return condition.all.length === 1 ? ofOneField(condition.all[0]!, row, fields) : null;
  if ('any' in condition) return condition.any.length === 1 ? ofOneField(condition.any[0]!, row, fields) : null;
  if ('anyRowOf' in condition) return null;
  const field = fields.get('field' in condition ? condition.field : `${condition.sameRow}.${row}`);
  if (!field?.choices) return null;
  return among({ field, choices: field.choices }, 'in' in condition ? condition.in : condition.notIn, !('in' in condition));
}

/** Names of the fields that a condition looks at. */
function lookedAt(condition: Condition | undefined, row: string, questionnaire: Questionnaire): string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap((inner) => lookedAt(inner, row, questionnaire));
  if ('any' in condition) return condition.any.flatMap((inner) => lookedAt(inner, row, questionnaire));
  if ('field' in condition) return [condition.field];
  const matrix = itemsOf(questionnaire).find(({ key }) => key === ('anyRowOf' in condition ? condition.anyRowOf : condition.sameRow));
  return 'anyRowOf' in condition ? (matrix?.rows ?? []).map(({ key }) => `${matrix!.key}.${key}`) : [`${condition.sameRow}.${row}`];
}

const isBody = ({ role }: Field) => role === 'value' || role === 'part' || role === 'total';

/** Something that is published and follows from several answers. */
type Derived = { name: string; from: string[]; of: (answers: Answers) => unknown };

/** Names of what an item as a whole says of its rows. */
export const rowsKey = (item: Item): string => `rows of ${item.key}`;
export const answeredKey = (item: Item): string => `answers of ${item.key}`;
const ownKey = (item: Item, row: string): string => JSON.stringify([item.onlyIf ?? null, item.rowOnlyIf ?? null, item.rowOnlyIf ? row : '']);

export type Steady = (own: Answers, value: AnswerValue | undefined, other: Answers) => boolean;

/** How the figures of a questionnaire hang together. */
export class Links {
  private readonly fields = new Map<string, Field>();
  private readonly items = new Map<string, Item>();
  private readonly bases = new Map<string, Base>();
  private readonly derived: Derived[] = [];
  private readonly everyOf = new Set<string>();
  private readonly below = new Map<string, string[]>();

  constructor(readonly questionnaire: Questionnaire) {
    for (const item of itemsOf(questionnaire)) {
      this.items.set(item.key, item);
      for (const field of fieldsOfItem(item)) this.fields.set(field.name, field);
    }
    for (const item of this.items.values()) {
      for (const field of fieldsOfItem(item)) if (field.role !== 'remark') this.note(item, field);
      this.noteItem(item);
    }
  }

  /** Whom a field is asked of. */
  baseOf = (field: string): Base => this.bases.get(field) ?? EVERYONE;

  /** Whom an item as a whole is asked of. */
  baseOfItem(item: Item): Base {
    if (item.kind !== 'matrix' || !item.rowOnlyIf) return item.onlyIf ? (ofOneField(item.onlyIf, '', this.fields) ?? { kind: 'own', key: ownKey(item, '') }) : EVERYONE;
    return { kind: 'own', key: rowsKey(item) };
  }

  /** Whether to be asked means to have given several answers at once: then each of them is known of whoever is asked. */
  needsAll = (key: string): boolean => this.everyOf.has(key);

  /** A figure whose base is how many gave any of these values. */
  askedBecause(field: string, set: readonly string[]): [item: string, part: string] {
    for (const [name, base] of this.bases) {
      if (base.kind !== 'values' || base.field !== field || base.values.join() !== set.join()) continue;
      const { item } = this.fields.get(name)!;
      return [item, name === item ? '' : name.slice(item.length + 1)];
    }
    return [field, ''];
  }

  private note(item: Item, field: Field): void {
    const row = item.kind === 'matrix' ? (field.row ?? '') : '';
    const base = this.find(item, field, row);
    this.bases.set(field.name, base);
    if (base.kind === 'values' || base.kind === 'choice') this.below.set(base.field, [...(this.below.get(base.field) ?? []), field.name]);
    if (base.kind === 'own' && field.role !== 'followUp' && ((item.onlyIf && item.rowOnlyIf) || [item.onlyIf, item.rowOnlyIf].some((one) => one && 'all' in one))) this.everyOf.add(base.key);
    if (base.kind === 'own') this.derived.push({ name: base.key, from: this.sourcesOf(item, field, row), of: (answers) => fieldApplies(item, field, answers) });
  }

  private find(item: Item, field: Field, row: string): Base {
    if (field.role === 'unconfirmed') return { kind: 'values', field: item.key, values: ['no'] };
    if (field.role === 'followUp') {
      const follow = item.followUps!.find(({ key }) => `${item.key}.${key}` === field.name)!;
      const above = this.fields.get(item.key);
      const choices = above?.choices;
      const base = above && choices ? among({ field: above, choices }, follow.showIf, false) : null;
      return base ?? { kind: 'own', key: field.name };
    }
    const conditions = [item.onlyIf, item.kind === 'matrix' ? item.rowOnlyIf : undefined].filter((condition) => condition !== undefined);
    if (conditions.length === 0) return EVERYONE;
    const base = conditions.length === 1 ? ofOneField(conditions[0]!, row, this.fields) : null;
    return base ?? { kind: 'own', key: ownKey(item, row) };
  }

  private sourcesOf(item: Item, field: Field, row: string): string[] {
    const { questionnaire } = this;
    if (field.role !== 'followUp') return [...lookedAt(item.onlyIf, row, questionnaire), ...lookedAt(item.rowOnlyIf, row, questionnaire)];
    const rows = item.kind === 'matrix' ? (item.rows ?? []) : [];
    return [item.key, ...rows.flatMap(({ key }) => [`${item.key}.${key}`, ...lookedAt(item.rowOnlyIf, key, questionnaire)]), ...lookedAt(item.onlyIf, row, questionnaire)];
  }

  /** Figures of an item as a whole that follow from its rows. */
  private noteItem(item: Item): void {
    if (item.kind !== 'matrix' || (!item.rowOnlyIf && indicatorsOf(item).length === 0)) return;
    const rows = fieldsOfItem(item).filter(isBody);
    const names = rows.map(({ name }) => name);
    const from = [...names, ...rows.flatMap(({ row }) => [...lookedAt(item.rowOnlyIf, row ?? '', this.questionnaire), ...lookedAt(item.onlyIf, row ?? '', this.questionnaire)])];
    const asked = (answers: Answers) => rows.filter((field) => fieldApplies(item, field, answers));
    this.derived.push({ name: rowsKey(item), from, of: (answers) => asked(answers).length > 0 });
    this.derived.push({ name: answeredKey(item), from, of: (answers) => asked(answers).some(({ name }) => answers[name] !== undefined) });
    for (const indicator of indicatorsOf(item)) this.derived.push({ name: indicator.key, from, of: (answers) => (asked(answers).length > 0 ? indicator.of(answers, item) : 'not asked') });
  }

  /** The sets of values of a field that others are asked because of. */
  setsOf(field: string): string[][] {
    const sets = [...this.bases.values()].flatMap((base) => (base.kind === 'values' && base.field === field && base.values.length > 1 ? [[...base.values]] : []));
    for (const { among } of indicators) if (among?.field === field && among.in.length > 1) sets.push([...among.in]);
    return [...new Map(sets.map((set) => [set.join(), set])).values()];
  }

  /** Fields that are asked because of this one's answer, theirs included. */
  private fieldsBelow(field: string): string[] {
    return (this.below.get(field) ?? []).flatMap((name) => [name, ...this.fieldsBelow(name)]);
  }

  private following(field: string): Derived[] {
    const moving = [field, ...this.fieldsBelow(field)];
    return this.derived.filter(({ from }) => from.some((name) => moving.includes(name)));
  }

  /** Names of the figures over several answers that hang on a field. */
  followingFrom = (field: string): string[] => this.following(field).map(({ name }) => name);

  /**
   * Figures over several answers that hang on a field, or on what is asked because of it; null where there are none.
   * The function says whether they stay as they are when the field's answer becomes another one, what is asked because of it going along.
   */
  steady(field: string, dropped: ReadonlySet<string>): Steady | null {
    const below = this.fieldsBelow(field);
    const watched = this.following(field).filter(({ name }) => !dropped.has(name));
    if (watched.length === 0) return null;
    const itemOf = (name: string) => this.items.get(this.fields.get(name)!.item)!;
    const itself = new WeakMap<Answers, unknown[]>();
    const before = (own: Answers): unknown[] => {
      const known = itself.get(own) ?? watched.map(({ of }) => of(own));
      itself.set(own, known);
      return known;
    };
    return (own, value, other) => {
      const changed: Answers = { ...own };
      if (value === undefined) delete changed[field];
      else changed[field] = value;
      for (const name of below) {
        const asked = fieldApplies(itemOf(name), this.fields.get(name)!, changed);
        if (asked === fieldApplies(itemOf(name), this.fields.get(name)!, own)) continue;
        if (asked && other[name] !== undefined) changed[name] = other[name];
        else delete changed[name];
      }
      const was = before(own);
      return watched.every(({ of }, i) => of(changed) === was[i]);
    };
  }
}

export const indicatorsOf = (item: Item): Indicator[] => indicators.filter((indicator) => indicator.item === item.key);
