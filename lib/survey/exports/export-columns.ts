import { formatDateTime } from '../../platform/time';
import { type Field, fieldsOf } from '../questionnaire/fields';
import type { Answers, AnswerValue, Questionnaire } from '../questionnaire/questionnaire';
import { formatYearMonth } from '../questionnaire/year-month';

/** One municipality's submitted answers, as the secretariat takes them out. */
export type ExportedResponse = {
  code: string;
  prefecture: string;
  municipality: string;
  year: number;
  population: number | null;
  validity: string;
  validityReason: string;
  status: string;
  receipt: string;
  submittedAt: Date;
  answers: Answers;
};

export type Column = { header: string; /** Field name, or '' of what is not an answer. */ field: string; meaning: string; read: (response: ExportedResponse) => string | number | null };

const SEPARATOR = '；'; // between several choices: no label of ours holds it

const fact = (header: string, meaning: string, read: Column['read']): Column => ({ header, field: '', meaning, read });

// The code stands first, then prefecture and municipality, as in 自治体標準オープンデータセット（デジタル庁）.
const facts: Column[] = [
  fact('全国地方公共団体コード', '6桁（検査数字を含む）', ({ code }) => code),
  fact('都道府県名', '', ({ prefecture }) => prefecture),
  fact('市区町村名', '', ({ municipality }) => municipality),
  fact('年度', '', ({ year }) => year),
  fact('人口', 'この年度の人口区分に使った人口', ({ population }) => population),
  fact('回答の状態', '提出・受理', ({ status }) => (status === 'accepted' ? '受理' : '提出')),
  fact('有効・無効', '集計に数えるか', ({ validity }) => (validity === 'invalid' ? '無効' : '有効')),
  fact('無効の理由', '', ({ validityReason }) => validityReason || null),
  fact('受付番号', '', ({ receipt }) => receipt),
  fact('提出日時', '日本時間', ({ submittedAt }) => formatDateTime(submittedAt)),
];

const kinds: Record<Field['kind'], string> = { one: '1つ選ぶ', many: `いくつも選ぶ（「${SEPARATOR}」で区切る）`, ranked: `順に選ぶ（1番目から「${SEPARATOR}」で区切る）`, number: '整数', yearMonth: '年月', text: '文章', named: '1行の文字', flag: 'チェック' };

function textOf(field: Field, value: AnswerValue | undefined): string | number | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  const word = (choice: string) => field.choices?.find((one) => one.value === choice)?.label ?? choice;
  switch (field.kind) {
    case 'number':
      return Number(value);
    case 'one':
      return word(String(value));
    case 'many':
    case 'ranked':
      return (value as string[]).map(word).join(SEPARATOR);
    case 'yearMonth':
      return formatYearMonth(String(value));
    case 'flag':
      return value === true ? '○' : null;
    default:
      return String(value);
  }
}

/** The columns of a year: facts, then one a field in the order of the form. */
export function exportColumns(questionnaire: Questionnaire): Column[] {
  return [
    ...facts,
    ...fieldsOf(questionnaire).map((field): Column => ({
      header: field.label,
      field: field.name,
      meaning: [kinds[field.kind], field.unit && `単位：${field.unit}`, field.choices?.map(({ label }) => label).join(' / ')].filter(Boolean).join('　'),
      read: ({ answers }) => textOf(field, answers[field.name]),
    })),
  ];
}

/**
 * A text that a spreadsheet would take for a formula when it opens a CSV, made harmless with an apostrophe before it
 * (docs/decisions/0082-formulas-in-exports.md).
 */
export const harmless = (text: string): string => (/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text);
