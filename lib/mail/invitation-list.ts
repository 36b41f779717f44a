import { parse } from 'csv-parse/sync';

// A list of whom to invite, pasted or from a file: code, e-mail, and perhaps name, department and role. Pure.

export type ListLine = { line: number; code: string; email: string; name: string; department: string; role: string };
export type LineProblem = { line: number; text: string; sentence: string };

type Column = 'code' | 'email' | 'name' | 'department' | 'role';
const order: Column[] = ['code', 'email', 'name', 'department', 'role'];
const headings: [Column, RegExp][] = [
  ['code', /コード|^code$/i], ['email', /メール|mail/i], ['name', /氏名|名前|担当者|^name$/i], ['department', /所属|部署|課|部門|^department$/i], ['role', /役割|^role$/i],
];

export const MAX_LINES = 5_000;

/**
 * Reads a list line by line, so that one broken line spoils no other. Tabs, commas or, where neither stands in it, spaces
 * part the columns; a first line of headings gives their order, else it is code, e-mail, name, department, role.
 * Numbers are those of the lines as typed, empty ones counted.
 */
export function readInvitationList(text: string): { lines: ListLine[]; problems: LineProblem[] } {
  const typed = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const delimiter = typed.some((line) => line.includes('\t')) ? '\t' : typed.some((line) => /[,，]/.test(line)) ? ',' : ' ';
  const lines: ListLine[] = [];
  const problems: LineProblem[] = [];
  let columns = order;
  let first = true;
  typed.forEach((raw, index) => {
    if (raw.trim() === '' || problems.length + lines.length > MAX_LINES) return;
    const line = index + 1;
    const cells = cellsOf(raw, delimiter);
    if (!cells) {
      problems.push({ line, text: raw, sentence: '引用符（"）の組が合っていません。引用符を消すか、対にしてください。' });
    } else if (first && !cells.some((cell) => cell.includes('@')) && cells.filter((cell) => headings.some(([, pattern]) => pattern.test(cell))).length >= 2) {
      columns = cells.map((cell) => headings.find(([, pattern]) => pattern.test(cell))?.[0]).map((column, i, all) => (column && all.indexOf(column) === i ? column : ('' as Column)));
    } else {
      const of = (column: Column) => (cells[columns.indexOf(column)] ?? '').normalize('NFKC').trim();
      lines.push({ line, code: of('code').replace(/[\s'’]/g, ''), email: of('email'), name: of('name'), department: of('department'), role: of('role') });
    }
    first = false;
  });
  return { lines, problems };
}

function cellsOf(raw: string, delimiter: string): string[] | null {
  if (delimiter === ' ') return raw.trim().split(/[\s　]+/);
  try {
    const [cells] = parse(delimiter === ',' ? raw.replaceAll('，', ',') : raw, { delimiter, trim: true, relax_column_count: true }) as string[][];
    return cells ?? [];
  } catch {
    return null;
  }
}

/** The six-digit code that a typed one stands for: also without check digit, or with the first zero that Excel drops. */
export function codeMeant(typed: string, known: ReadonlySet<string>, byFive: ReadonlyMap<string, string>): string | null | 'two' {
  if (!/^\d{4,6}$/.test(typed)) return null;
  const ways = [typed, `0${typed}`, byFive.get(typed), byFive.get(`0${typed}`)].filter((code): code is string => code !== undefined && known.has(code));
  const distinct = new Set(ways);
  return distinct.size > 1 ? 'two' : ([...distinct][0] ?? null);
}


const roleNames: [RegExp, 'editor' | 'approver'][] = [[/^(|回答担当|担当|回答者|editor)$/i, 'editor'], [/^(承認者|承認|approver)$/i, 'approver']];
export const roleMeant = (text: string): 'editor' | 'approver' | null => roleNames.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Text of an uploaded file: UTF-8 with or without BOM, UTF-16 as Excel's Unicode text, else Shift_JIS. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
