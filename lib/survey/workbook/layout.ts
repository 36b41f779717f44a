import { type Field, fieldsOfItem } from '../questionnaire/fields';
import type { FollowUp, Item, Questionnaire, Section } from '../questionnaire/questionnaire';

// Where everything stands in a municipality's workbook: one sheet a section, one row a field. Gateways and office suites
// re-pack, re-name and re-order; so nothing is known by its place. The sheet's mark, the header's words and the field's
// name in its row say what a cell is, and all three are visible.

/** Stands in the 説明 sheet; goes up when what is said above is read in another way. */
export const FORMAT = 'sonaeai-workbook-1';

export const GUIDE_SHEET = '説明';
export const CHOICES_SHEET = '選択肢';

/** Words of the 説明 sheet's first column; the value stands to the right. */
export const GUIDE = { format: '形式（変更しないでください）', year: '年度', municipality: '市区町村', code: '全国地方公共団体コード', downloadedAt: 'ダウンロードした日時' } as const;

export const HEADER = {
  field: '項目名（変更しないでください）',
  number: '番号',
  item: '質問',
  row: '行・内訳',
  meaning: '説明',
  how: '入力のしかた',
  asked: '要否',
  base: 'ダウンロード時の値（変更しないでください）',
} as const;

export const answerHeader = (index: number): string => (index === 0 ? '回答' : `回答${index + 1}`);

export const NOT_ASKED = '回答不要';
export const CHOSEN = '○';

const SHEET_MARK = 'sonaeai-sheet';

/** First cell of a section's sheet. */
export const sheetMark = (year: number, code: string, section: string): string => `${SHEET_MARK} ${year} ${code} ${section}`;

export function readSheetMark(text: string): { year: number; code: string; section: string } | null {
  const match = /^sonaeai-sheet (\d{4}) (\d{6}) (\S+)$/.exec(text.normalize('NFKC').trim());
  return match && { year: Number(match[1]), code: match[2]!, section: match[3]! };
}

/** Names the row that says which answer column is which choice (or which place). */
export const choicesMark = (field: Field): string => `${field.role === 'followUp' ? field.name : field.item}#`;

export const placeLabel = (place: number): string => `${place}番目`;

/** What stands above each answer cell of a field that has several; none for a field with a single cell. */
export function cellLabels(field: Field): string[] {
  if (field.kind === 'many') return (field.choices ?? []).map(({ label }) => label);
  if (field.kind === 'ranked') return Array.from({ length: field.ranks ?? field.choices?.length ?? 0 }, (_, i) => placeLabel(i + 1));
  return [];
}

export const cellCount = (field: Field): number => cellLabels(field).length || 1;

export type SheetRow =
  | { kind: 'choices'; mark: string; labels: string[]; item: Item }
  | { kind: 'field'; field: Field; item: Item; /** First row of its item. */ first: boolean; caption: string; followUp?: FollowUp };

/** The total is worked out from its parts, so it has no row. */
export const fieldsWithRow = (item: Item): Field[] => fieldsOfItem(item).filter(({ role }) => role !== 'total');

/** What the field is called beside its item. */
function captionOf(item: Item, field: Field, followUp: FollowUp | undefined): string {
  if (field.role === 'remark') return '備考';
  if (field.role === 'unconfirmed') return '確認できていない';
  return followUp?.label ?? [...(item.rows ?? []), ...(item.parts ?? [])].find(({ key }) => key === field.row)?.label ?? '';
}

/** The rows of a section below its header, in order. */
export function rowsOfSection(section: Section): SheetRow[] {
  return section.items.flatMap((item) => {
    let mark = '';
    return fieldsWithRow(item).flatMap((field, i): SheetRow[] => {
      const followUp = item.followUps?.find(({ key }) => field.role === 'followUp' && `${item.key}.${key}` === field.name);
      const row: SheetRow = { kind: 'field', field, item, first: i === 0, caption: captionOf(item, field, followUp), ...(followUp ? { followUp } : {}) };
      const labels = cellLabels(field);
      if (labels.length === 0 || choicesMark(field) === mark) return [row];
      mark = choicesMark(field);
      return [{ kind: 'choices', mark, labels, item }, row];
    });
  });
}

/** How many answer columns a section needs. */
export const answerColumns = (section: Section): number => Math.max(1, ...section.items.flatMap((item) => fieldsWithRow(item).map(cellCount)));

/** Names of the sections' sheets: at most 31 characters, none of []:*?/\, each once, as spreadsheets ask. */
export function sheetNames(questionnaire: Questionnaire): string[] {
  const taken = new Set([GUIDE_SHEET, CHOICES_SHEET, 'history'].map((name) => name.toLowerCase()));
  return questionnaire.sections.map(({ number, title }) => {
    const plain = `${number} ${title}`.replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ').trim() || '区分';
    for (let turn = 1; ; turn += 1) {
      const end = turn === 1 ? '' : ` (${turn})`;
      const name = [...plain].slice(0, 31 - end.length).join('').slice(0, 31 - end.length).trimEnd() + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** 'A', 'Z', 'AA' for 1, 26, 27. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
