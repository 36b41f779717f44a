import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { type PlainProblem, readDefinition } from '../questionnaire/questionnaire-problems';
import type { Path } from '../questionnaire/questionnaire-rules';

// A questionnaire out of a file, with every problem by line and column.

/** More problems than these are counted, not shown. */
export const MOST_PROBLEMS = 100;

export type FileProblem = {
  /** From 1, as an editor counts. */
  line: number;
  column: number;
  /** The item it is about, where there is one. */
  item: string;
  message: string;
};

export type ReadFile = { questionnaire: Questionnaire; place: (path: Path) => Omit<FileProblem, 'message'>; problems?: undefined } | { questionnaire?: undefined; problems: FileProblem[] };

const SYNTAX: Record<string, string> = {
  InvalidSymbol: '読み取れない言葉があります。文字は「"」で囲み、真偽はtrueかfalseで書いてください。',
  InvalidNumberFormat: '数の書き方が正しくありません。半角の数字で書いてください。',
  PropertyNameExpected: '名前がありません。「"名前": 値」の形で書いてください。最後の「,」が余っているときは取り除いてください。',
  ValueExpected: '値がありません。値を書くか、余分な「,」を取り除いてください。',
  ColonExpected: '「:」がありません。名前と値のあいだに「:」を書いてください。',
  CommaExpected: '「,」がありません。前の値とのあいだに「,」を書いてください。',
  CloseBraceExpected: '閉じる「}」がありません。書き加えてください。',
  CloseBracketExpected: '閉じる「]」がありません。書き加えてください。',
  EndOfFileExpected: 'ここより後に余分な文字があります。取り除いてください。',
  InvalidCommentToken: 'コメントは書けません。取り除いてください。',
  UnexpectedEndOfComment: 'コメントは書けません。取り除いてください。',
  UnexpectedEndOfString: '文字を閉じる「"」がありません。書き加えてください。',
  UnexpectedEndOfNumber: '数が途中で終わっています。書き直してください。',
  InvalidUnicode: '「\\u」の書き方が正しくありません。4けたの16進数を続けてください。',
  InvalidEscapeCharacter: '「\\」のあとの文字が正しくありません。「\\」そのものは「\\\\」と書いてください。',
  InvalidCharacter: '文字の中に改行やタブがそのまま入っています。改行は「\\n」と書いてください。',
};

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: [...before.slice(start)].length + 1 };
}

/** Where a path stands; of what is missing, the nearest thing around it. An unwanted name is pointed at by the name. */
function offsetOf(root: Node, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? root : findNodeAtLocation(root, path.slice(0, depth));
    if (!node) continue;
    return node.parent?.type === 'property' && depth === path.length ? node.parent.offset : node.offset;
  }
  return 0;
}

function itemAt(root: Node, path: Path): string {
  const depth = path[0] === 'retired' ? 3 : 4;
  if (path.length < depth || !['items', 'item'].includes(String(path[2]))) return '';
  const of = (name: string): unknown => findNodeAtLocation(root, [...path.slice(0, depth), name])?.value;
  return [of('number'), of('label'), of('key') && `（${String(of('key'))}）`].filter((word) => typeof word === 'string').join(' ').replace(' （', '（');
}

/** Names that stand twice in one object: JSON would silently take the last. */
function repeatedNames(node: Node, text: string): FileProblem[] {
  const below = (node.children ?? []).flatMap((child) => repeatedNames(child, text));
  if (node.type !== 'object') return below;
  const seen = new Set<string>();
  const here = (node.children ?? []).flatMap((property) => {
    const name = String(property.children?.[0]?.value);
    const again = seen.has(name);
    seen.add(name);
    if (!again) return [];
    return [{ ...lineAndColumn(text, property.offset), item: '', message: `「${name}」が同じまとまりに二度書かれています。片方を取り除いてください。` }];
  });
  return [...here, ...below];
}

const inOrder = (problems: FileProblem[]): FileProblem[] => [...problems].sort((a, b) => a.line - b.line || a.column - b.column);

/** Reads a file's text. Syntax comes first: what cannot be read is not judged further. */
export function readQuestionnaireFile(raw: string): ReadFile {
  const text = raw.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (errors.length > 0 || !root) {
    const found = errors.map(({ error, offset }) => ({ ...lineAndColumn(text, offset), item: '', message: SYNTAX[printParseErrorCode(error)] ?? '書き方が正しくありません。' }));
    return { problems: found.length > 0 ? inOrder(found) : [{ line: 1, column: 1, item: '', message: 'ファイルが空です。書き出した調査票を直したものを選んでください。' }] };
  }
  const twice = repeatedNames(root, text);
  if (twice.length > 0) return { problems: inOrder(twice) };
  const place = (path: Path) => ({ ...lineAndColumn(text, offsetOf(root, path)), item: itemAt(root, path) });
  const read = readDefinition(JSON.parse(text));
  if (!read.questionnaire) return { problems: inOrder(read.problems.map(({ path, message }: PlainProblem) => ({ ...place(path), message }))) };
  return { questionnaire: read.questionnaire, place };
}
