import type * as z from 'zod';
import { KIND_LABEL } from '../editing/item-form';
import type { Questionnaire } from './questionnaire';
import { ATTRIBUTE_LABEL, type Path, type Problem, problemsAcross } from './questionnaire-rules';
import { shape } from './questionnaire-schema';

/** A problem as the secretariat reads it. */
export type PlainProblem = { path: Path; message: string };

const TYPE: Record<string, string> = { string: '「"」で囲んだ文字', number: '「"」で囲まない整数', int: '整数', boolean: 'trueかfalse', array: '並び（[ ]）', object: 'まとまり（{ }）' };

const nameOf = (path: Path): string => {
  const last = [...path].reverse().find((step): step is string => typeof step === 'string');
  return last ? `「${ATTRIBUTE_LABEL[last] ? `${ATTRIBUTE_LABEL[last]}（${last}）` : last}」` : 'ファイルの全体';
};

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[step as string] : undefined), data);
}

function sentencesOf(issue: z.core.$ZodIssue, data: unknown): PlainProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const name = nameOf(path);
  const one = (message: string): PlainProblem[] => [{ path, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `「${key}」という名前は使えません。つづりを確かめるか、取り除いてください。` }));
    case 'invalid_type':
      if (valueAt(data, path) === undefined && path.length > 0) return one(`${name}がありません。加えてください。`);
      return one(`${name}は${TYPE[issue.expected] ?? issue.expected}にしてください。`);
    case 'invalid_value':
      if (valueAt(data, path) === undefined) return one(`${name}がありません。加えてください。`);
      return one(`${name}は、${issue.values.map((value) => `${String(value)}${path.at(-1) === 'kind' && Object.hasOwn(KIND_LABEL, String(value)) ? `（${KIND_LABEL[value as keyof typeof KIND_LABEL]}）` : ''}`).join('、')}のどれかにしてください。`);
    case 'invalid_format':
      if (['earliest', 'latest'].includes(String(path.at(-1)))) return one(`${name}は2026-04のように、西暦4けたと月2けたで書いてください。`);
      return one(`${name}は、英小文字と数字をハイフンでつないで書いてください（例：restore-test）。`);
    case 'too_small':
      if (issue.origin === 'string') return one(`${name}が空です。入力してください。`);
      if (issue.origin === 'array') return one(`${name}は${String(issue.minimum)}つ以上にしてください。`);
      return one(`${name}は${String(issue.minimum)}${issue.inclusive === false ? 'より大きい' : '以上の'}数にしてください。`);
    case 'too_big':
      return one(`${name}は${String(issue.maximum)}以下の数にしてください。`);
    case 'invalid_union':
      return one('条件の書き方が正しくありません。field・anyRowOf・sameRowのどれかと、inまたはnotIn（値の並び）を書くか、allまたはanyで条件を並べてください。');
    default:
      return one(`${name}の書き方が正しくありません。`);
  }
}

export type Read = { questionnaire: Questionnaire; problems?: undefined } | { questionnaire?: undefined; problems: PlainProblem[] };

/** Like parseQuestionnaire, with every problem as a Japanese sentence and its place instead of an error. */
export function readDefinition(data: unknown): Read {
  const parsed = shape.safeParse(data);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => sentencesOf(issue, data)) };
  const questionnaire: Questionnaire = parsed.data;
  const problems = problemsAcross(questionnaire);
  return problems.length > 0 ? { problems: problems.map(({ path, ja }: Problem) => ({ path, message: ja })) } : { questionnaire };
}
