import type { Field } from './fields';
import type { AnswerValue } from './questionnaire';
import { formatYearMonth } from './year-month';

const count = new Intl.NumberFormat('ja-JP');

/** A stored value in Japanese words, for review, history, conflicts and the receipt. */
export function answerText(field: Field, value: AnswerValue | undefined): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '未回答';
  const word = (choice: string) => field.choices?.find((c) => c.value === choice)?.label ?? choice;
  switch (field.kind) {
    case 'one':
      return word(String(value));
    case 'many':
      return (value as string[]).map(word).join('、');
    case 'ranked':
      return (value as string[]).map((choice, i) => `${i + 1}番目：${word(choice)}`).join('、');
    case 'number':
      return `${count.format(Number(value))}${field.unit ?? ''}`;
    case 'yearMonth':
      return formatYearMonth(String(value));
    case 'flag':
      return 'チェックあり';
    default:
      return String(value);
  }
}
