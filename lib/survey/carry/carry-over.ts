import { parseField } from '../questionnaire/answer-schema';
import { prune } from '../questionnaire/completeness';
import { type Field, fieldsOf, fieldsOfSection } from '../questionnaire/fields';
import { sameAnswer } from '../drafts/merge';
import type { Answers, Questionnaire, Section } from '../questionnaire/questionnaire';

/** Fields that hold last year's answer and that nobody has looked at yet. */
export type Carried = Record<string, true>;

/** Asks for the same thing in the same way, so that an answer keeps its meaning. */
const sameQuestion = (before: Field, now: Field): boolean => before.kind === now.kind && before.role === now.role && (before.unit ?? '') === (now.unit ?? '');

/**
 * An earlier year's answers as far as this year's questionnaire still takes them: the field is there and of the same
 * kind, role and unit, every choice in it is still offered, and the value reads as it stands. Totals are left out; they
 * follow from their parts.
 */
export function carryOver(before: { questionnaire: Questionnaire; answers: Answers }, now: Questionnaire): Answers {
  const asked = new Map(fieldsOf(now).map((field) => [field.name, field]));
  const offered: Answers = {};
  for (const old of fieldsOf(before.questionnaire)) {
    const value = before.answers[old.name];
    const field = asked.get(old.name);
    if (value === undefined || !field || field.role === 'total' || !sameQuestion(old, field)) continue;
    const parsed = parseField(field, value);
    // A list that lost a choice, or a text that would be cut or turned, says something else than it did.
    if (parsed.ok && parsed.value !== undefined && sameAnswer(parsed.value, value)) offered[field.name] = parsed.value;
  }
  return offered;
}

/**
 * What of the offered answers goes into a draft at once: into fields that are still empty and that are asked once it is
 * in. What somebody has typed stays as it is.
 * @param section only into this one
 */
export function toTake(now: Questionnaire, current: Answers, offered: Answers, section?: Section): Answers {
  const fields = (section ? fieldsOfSection(section) : fieldsOf(now)).filter(({ name }) => current[name] === undefined && offered[name] !== undefined);
  const filled = Object.fromEntries(fields.map(({ name }) => [name, offered[name]!]));
  const counting = prune(now, { ...current, ...filled });
  return Object.fromEntries(Object.entries(filled).filter(([name]) => counting[name] !== undefined));
}

/** Fields that must be looked at before submission, in the order of the form: carried over, and asked with these answers. */
export function unconfirmedFields(questionnaire: Questionnaire, answers: Answers, carried: Carried): Field[] {
  if (Object.keys(carried).length === 0) return [];
  const counting = prune(questionnaire, answers);
  return fieldsOf(questionnaire).filter(({ name }) => carried[name] && counting[name] !== undefined);
}

/** Why an answer cannot be submitted, or approval be asked for: one sentence for each field that nobody has looked at. */
export const unconfirmedProblems = (questionnaire: Questionnaire, answers: Answers, carried: Carried): [field: string, message: string][] =>
  unconfirmedFields(questionnaire, answers, carried).map(({ name, label }) => [name, `「${label}」は前年度の回答のままです。今年度も同じか確かめて、確認済にしてください。`]);

/** The sections that hold something unconfirmed, with how much. */
export function unconfirmedBySection(questionnaire: Questionnaire, answers: Answers, carried: Carried): { section: Section; count: number }[] {
  const open = new Set(unconfirmedFields(questionnaire, answers, carried).map(({ name }) => name));
  return questionnaire.sections
    .map((section) => ({ section, count: fieldsOfSection(section).filter(({ name }) => open.has(name)).length }))
    .filter(({ count }) => count > 0);
}

/** The marks without those of these fields. */
export const without = (carried: Carried, fields: Iterable<string>): Carried => {
  const gone = new Set(fields);
  return Object.fromEntries(Object.entries(carried).filter(([name]) => !gone.has(name)));
};
