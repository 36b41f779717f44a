import 'server-only';
import { readCellText } from './cell-text';
import type { RawCell } from './cell-values';
import { openZip, partName, type Parts } from './read-zip';
import { readXml } from './read-xml';
import type { RawBook, RawSheet } from './raw-book';
import { outside, refuse, UnreadableWorkbook } from './unreadable';
import { MAX_CELLS, MAX_COLUMN, MAX_ROW, MAX_SHEETS, MAX_TEXT } from './upload-limits';

type Budget = { cells: number; text: number };

/**
 * The cells of a workbook, and nothing else of it: no formula is worked out, no link followed, no macro looked at.
 * @throws {UnreadableWorkbook} with a sentence when it is no workbook, or larger than upload-limits.ts says
 */
export async function readXlsx(bytes: Buffer): Promise<RawBook> {
  refuseOtherKinds(bytes);
  const parts = await openZip(bytes);
  try {
    return await readParts(parts);
  } finally {
    parts.close();
  }
}

const has = (bytes: Buffer, text: string, encoding: BufferEncoding = 'latin1') => bytes.includes(Buffer.from(text, encoding));

/** What a file is by its first bytes, whatever it is called. */
function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.length === 0) refuse('empty');
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) refuse(has(bytes, 'EncryptedPackage', 'utf16le') ? 'encrypted' : 'xls');
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return;
  const start = bytes.subarray(0, 4096);
  refuse(start.some((byte) => byte < 9 || (byte > 13 && byte < 32)) ? 'notExcel' : 'text');
}

async function readParts(parts: Parts): Promise<RawBook> {
  if (parts.names.some((name) => /vbaproject|\.bas$|macrosheets\//.test(name))) refuse('macros');
  if (parts.has('[content_types].xml')) await refuseMacroTypes(parts);
  if (!parts.has('xl/workbook.xml')) {
    if (parts.has('xl/workbook.bin')) refuse('binary');
    if (parts.has('mimetype') && parts.has('content.xml')) refuse('ods');
    refuse(parts.names.some((name) => /^(word|ppt)\//.test(name)) ? 'word' : 'notExcel');
  }
  const { sheets, date1904 } = await readWorkbookPart(parts);
  const links = await readLinks(parts);
  const budget: Budget = { cells: 0, text: 0 };
  const shared = await readSharedStrings(parts, links.strings, budget);
  const read: RawSheet[] = [];
  for (const { name, id } of sheets) {
    const target = links.targets.get(id);
    if (!target) continue; // a chart sheet
    if (!parts.has(target)) refuse('truncated');
    read.push(await readSheet(parts, target, name, shared, budget));
  }
  if (read.length === 0) refuse('noSheets');
  return { sheets: read, date1904 };
}

async function refuseMacroTypes(parts: Parts): Promise<void> {
  await readXml(await parts.open('[content_types].xml'), {
    open: (_name, { ContentType = '' }) => {
      if (/macroEnabled|vbaProject/i.test(ContentType)) refuse('macros');
    },
  });
}

async function readWorkbookPart(parts: Parts) {
  const sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  await readXml(await parts.open('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      if (sheets.length >= MAX_SHEETS) refuse('tooManySheets');
      const id = Object.entries(attributes).find(([key]) => /^(r:)?id$/.test(key))?.[1] ?? '';
      sheets.push({ name: readCellText(attributes.name ?? ''), id });
    },
  });
  return { sheets, date1904 };
}

async function readLinks(parts: Parts) {
  const targets = new Map<string, string>();
  let strings: string | undefined;
  if (!parts.has('xl/_rels/workbook.xml.rels')) refuse('truncated');
  await readXml(await parts.open('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? partName(Target) : partName(`xl/${Target}`).replace('/./', '/').replace(/^xl\/\.\.\//, '');
      if (Type.endsWith('/worksheet')) targets.set(Id, path);
      if (Type.endsWith('/sharedStrings')) strings = path;
    },
  });
  return { targets, strings };
}

/** Collects the text of <si>, <is>: of all its runs, but not the reading (furigana) beside them. */
const LONGEST_CELL = 32_767; // characters that a spreadsheet program keeps in a cell
const LONGEST_RAW = 7 * LONGEST_CELL; // an escape (_x000D_) takes seven for one

function textCollector(budget: Budget) {
  let text = '';
  let inText = false;
  let inReading = 0;
  return {
    open: (name: string) => {
      if (name === 'rPh') inReading += 1;
      inText = name === 't' && inReading === 0;
    },
    close: (name: string) => {
      if (name === 'rPh') inReading -= 1;
      if (name === 't') inText = false;
    },
    text: (piece: string) => {
      if (!inText) return;
      text += piece;
      if (text.length > LONGEST_RAW) refuse('tooManyCells');
      budget.text += piece.length;
      if (budget.text > MAX_TEXT) refuse('tooManyCells');
    },
    take: (): string => {
      const taken = readCellText(text);
      if (taken.length > LONGEST_CELL) refuse('tooManyCells');
      text = '';
      return taken;
    },
  };
}

async function readSharedStrings(parts: Parts, path: string | undefined, budget: Budget): Promise<string[]> {
  const name = path ?? 'xl/sharedstrings.xml';
  if (!parts.has(name)) return [];
  const strings: string[] = [];
  const collected = textCollector(budget);
  await readXml(await parts.open(name), {
    open: collected.open,
    text: collected.text,
    close: (element) => {
      collected.close(element);
      if (element !== 'si') return;
      if (strings.length >= MAX_CELLS) refuse('tooManyCells');
      strings.push(collected.take());
    },
  });
  return strings;
}

/** 'AB12' → [12, 28] */
function addressOf(reference: string): [row: number, column: number] | null {
  const match = /^([A-Za-z]{1,10})([0-9]{1,12})$/.exec(reference);
  if (!match) return null;
  return [Number(match[2]), [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)];
}

async function readSheet(parts: Parts, path: string, name: string, shared: string[], budget: Budget): Promise<RawSheet> {
  const sheet: RawSheet = { name, rows: new Map(), merges: [] };
  const inline = textCollector(budget);
  let row = 0;
  let column = 0;
  let type = 'n';
  let formula = false;
  let value: string | undefined;
  let inValue = false;
  await readXml(await parts.open(path), {
    open: (element, attributes) => {
      if (element === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = 0;
      } else if (element === 'c') {
        const at = attributes.r === undefined ? ([row, column + 1] as const) : addressOf(attributes.r);
        if (!at) refuse('damagedXml');
        [row, column] = at!;
        type = attributes.t ?? 'n';
        formula = false;
        value = undefined;
      } else if (element === 'f') formula = true;
      else if (element === 'v') {
        inValue = true;
        value = '';
      } else if (element === 'mergeCell') {
        const [from, to] = (attributes.ref ?? '').split(':').map(addressOf);
        if (from && to) sheet.merges.push({ top: from[0], left: from[1], bottom: to[0], right: to[1] });
        if (sheet.merges.length > 10_000) refuse('tooManyCells');
      }
      inline.open(element);
    },
    text: (piece) => {
      if (inValue) value += piece;
      inline.text(piece);
      if (value !== undefined && value.length > 100_000) refuse('tooManyCells');
    },
    close: (element) => {
      inline.close(element);
      if (element === 'v') inValue = false;
      if (element !== 'c') return;
      const cell = cellOf(type, value, inline.take(), formula, shared);
      if (!cell) return;
      if (!(row >= 1 && row <= MAX_ROW && column >= 1 && column <= MAX_COLUMN)) throw new UnreadableWorkbook(outside(name));
      budget.cells += 1;
      if (budget.cells > MAX_CELLS) refuse('tooManyCells');
      const cells = sheet.rows.get(row) ?? new Map<number, RawCell>();
      if (cells.has(column)) refuse('damagedXml'); // the same cell twice
      sheet.rows.set(row, cells.set(column, cell));
    },
  });
  return sheet;
}

/** A cell's value by its type (ECMA-376 part 1, 18.18.11); null for one that holds nothing. */
function cellOf(type: string, value: string | undefined, inline: string, formula: boolean, shared: string[]): RawCell | null {
  if (type === 'inlineStr') return inline === '' && !formula ? null : { kind: 'text', value: inline, formula };
  if (value === undefined || value === '') return formula ? { kind: 'text', value: '', formula } : null;
  switch (type) {
    case 's': {
      const text = shared[Number(value)];
      if (text === undefined) refuse('damagedXml');
      return text === '' && !formula ? null : { kind: 'text', value: text!, formula };
    }
    case 'str':
    case 'd':
      return { kind: 'text', value: readCellText(value), formula };
    case 'b':
      return { kind: 'boolean', value: value.trim() === '1', formula };
    case 'e':
      return { kind: 'error', value, formula };
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) refuse('damagedXml');
      return { kind: 'number', value: number, formula };
    }
  }
}
