import { parseField } from '../../lib/survey/questionnaire/answer-schema';
import { type Field, fieldsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';

/** Something that a typed field takes, worked out from the questionnaire alone. */
export function typedFor(field: Field): string {
  const number = [String(Math.max(field.min ?? 0, 2)), String(field.min ?? 0)];
  const month = ['2020年4月', field.earliest ?? '', field.latest ?? ''];
  const tries = field.kind === 'number' ? number : field.kind === 'yearMonth' ? month : ['見本'];
  const fits = tries.find((text) => parseField(field, text).ok);
  if (fits === undefined) throw new Error(`nothing fits ${field.name}`);
  return fits;
}

/** A complete set of answers to any questionnaire: the first choice everywhere, and what hangs under it. */
export function completeAnswers(questionnaire: Questionnaire): Answers {
  const answers: Answers = {};
  for (const field of fieldsOf(questionnaire)) {
    if (field.role === 'total' || field.role === 'unconfirmed' || field.role === 'remark') continue;
    const first = field.choices?.[0]?.value ?? '';
    const raw = field.kind === 'one' ? first : field.kind === 'many' || field.kind === 'ranked' ? [first] : typedFor(field);
    const parsed = parseField(field, raw);
    if (parsed.ok && parsed.value !== undefined) answers[field.name] = parsed.value;
  }
  return answers;
}
