import { fieldApplies, itemApplies } from './conditions';
import { type Field, fieldsOfItem, itemsOf } from './fields';
import type { Answers, AnswerValue, Item, Questionnaire, Section } from './questionnaire';

const isAnswered = (value: AnswerValue | undefined): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const list = new Intl.ListFormat('ja-JP');

/** The sum of the parts, once every part is there. */
function derivedTotal(item: Item, answers: Answers): number | undefined {
  const parts = (item.parts ?? []).map((part) => answers[`${item.key}.${part.key}`]);
  return parts.length > 0 && parts.every((v) => typeof v === 'number') ? parts.reduce((sum, v) => sum + v, 0) : undefined;
}

/**
 * The answers as they count: without what the conditions exclude (or the questionnaire does not hold), and with each
 * total worked out from its parts. A total given without its parts, as in 2012, stays.
 */
export function prune(questionnaire: Questionnaire, answers: Answers): Answers {
  const asked = itemsOf(questionnaire).map((item) => ({ item, fields: fieldsOfItem(item) }));
  let kept = answers;
  // Dropping an answer can exclude another; each turn only drops, so this ends.
  for (;;) {
    const next: Answers = {};
    for (const { item, fields } of asked)
      for (const field of fields) {
        const value = kept[field.name];
        if (value !== undefined && isAnswered(value) && fieldApplies(item, field, kept)) next[field.name] = value;
      }
    if (Object.keys(next).length === Object.keys(kept).length) {
      kept = next;
      break;
    }
    kept = next;
  }
  for (const { item } of asked) {
    const total = derivedTotal(item, kept);
    if (total !== undefined) kept[`${item.key}.total`] = total;
  }
  return kept;
}

const needs = (item: Item, answers: Answers): Field[] => fieldsOfItem(item).filter((field) => field.required && fieldApplies(item, field, answers));

/** Fields that must still be answered before submission, in the order of the form; of a matrix, each row by itself. */
export function missingFields(questionnaire: Questionnaire, answers: Answers): Field[] {
  const kept = prune(questionnaire, answers);
  return itemsOf(questionnaire).flatMap((item) => needs(item, kept)).filter((field) => !isAnswered(kept[field.name]));
}

/**
 * How far a section or the whole form is, counted in items. An item applies when it asks for something that must be
 * answered, and is answered when nothing of it is missing. Conditions may look at other sections, hence `whole`.
 */
export function progress(scope: Section | Questionnaire, answers: Answers, whole?: Questionnaire): { answered: number; applicable: number } {
  const kept = whole ? prune(whole, answers) : 'sections' in scope ? prune(scope, answers) : answers;
  const items = 'sections' in scope ? itemsOf(scope) : scope.items;
  const asked = items.map((item) => needs(item, kept)).filter((fields) => fields.length > 0);
  return { applicable: asked.length, answered: asked.filter((fields) => fields.every((field) => isAnswered(kept[field.name]))).length };
}

/** Answers that cannot stand together; each with a sentence for its field. They may be kept in a draft, not submitted. */
export function invalidCombinations(questionnaire: Questionnaire, answers: Answers): { field: string; message: string }[] {
  return itemsOf(questionnaire).filter((item) => itemApplies(item, answers)).flatMap((item) => {
    const fields = fieldsOfItem(item);
    const exclusive = fields.flatMap((field) => exclusiveClash(field, answers[field.name]));
    return [...exclusive, ...unconfirmedClash(item, fields, answers), ...totalClash(item, fields, answers)];
  });
}

function exclusiveClash(field: Field, value: AnswerValue | undefined) {
  if (!Array.isArray(value) || value.length < 2) return [];
  const alone = field.choices?.find((choice) => choice.exclusive && value.includes(choice.value));
  return alone ? [{ field: field.name, message: `「${field.label}」で「${alone.label}」を選ぶときは、ほかの選択肢を外してください。` }] : [];
}

function unconfirmedClash(item: Item, fields: Field[], answers: Answers) {
  const flag = fields.find((field) => field.role === 'unconfirmed');
  if (!flag || answers[flag.name] !== true || answers[item.key] === 'no') return [];
  return [{ field: flag.name, message: `「${flag.label}」にチェックを付けるときは、「いいえ」を選んでください。確認できたときはチェックを外してください。` }];
}

function totalClash(item: Item, fields: Field[], answers: Answers) {
  const total = fields.find((field) => field.role === 'total');
  if (!total) return [];
  const parts = fields.filter((field) => field.role === 'part');
  const known = parts.map((field) => answers[field.name]).filter((v) => typeof v === 'number');
  const sum = known.reduce((a, b) => a + b, 0);
  const given = answers[total.name];
  // With every part there the total is worked out, whatever was sent.
  const complete = known.length === parts.length;
  const worked = complete ? sum : given;
  if (typeof worked === 'number' && total.max !== undefined && worked > total.max)
    return [{ field: parts[0]!.name, message: `「${total.label}」が${total.max.toLocaleString('ja-JP')}${total.unit ?? ''}を超えています。内訳（${list.format(item.parts!.map((part) => part.label))}）の数をご確認ください。` }];
  if (!complete && typeof given === 'number' && given < sum)
    return [{ field: total.name, message: `「${total.label}」は、内訳の和（${sum.toLocaleString('ja-JP')}${total.unit ?? ''}）以上の数を入力してください。` }];
  return [];
}
