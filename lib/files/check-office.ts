import 'server-only';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import type { FileType } from './file-types';
import { checkFields, checkSvg } from './check-office-words';
import { Budget, hasMarkup, inflate, isProgram } from './look-inside';
import { refuse, UnfitFile } from './unfit-file';

const MAX_PARTS = 3000;
const MAX_UNPACKED = 200 * 1024 * 1024; // bytes of all parts together
const MAX_RATIO = 250; // unpacked to packed, of a part beyond RATIO_FROM
const RATIO_FROM = 4 * 1024 * 1024;
const MAX_XML = 60 * 1024 * 1024;

const KINDS: { type: FileType; main: string; content: string }[] = [
  { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', main: 'word/document.xml', content: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' },
  { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', main: 'xl/workbook.xml', content: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' },
  { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', main: 'ppt/presentation.xml', content: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml' },
];
/** What a part may be, beside printer settings; a sheet embedded for a chart is looked into the same way. */
const PLAIN_PARTS = /\.(xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|fntdata|odttf|svg)$/;
const PRINTER = /^(xl|word|ppt)\/printersettings\/[^/]*\.bin$/;
const SHEET_OF_CHART = /^(word|ppt|xl)\/embeddings\/[^/]*\.xlsx$/;

/**
 * A Word, Excel or PowerPoint file by its own parts: nothing that runs, carries other files or fetches from elsewhere. Links that wait for
 * a click are let through.
 * @throws {UnfitFile}
 */
export const checkOffice = (bytes: Buffer): Promise<FileType> => check(bytes, new Budget(MAX_UNPACKED), 0);

async function check(bytes: Buffer, budget: Budget, depth: number): Promise<FileType> {
  if (depth > 1) refuse('embedded');
  if (bytes.subarray(0, 1024).includes('%PDF-', 0, 'latin1')) refuse('polyglot');
  assertWhole(bytes);
  const parts = await listParts(bytes);
  const names = [...parts.keys()];
  if (names.some((name) => /vbaproject|vbadata|macrosheets\/|\.bas$/.test(name))) refuse('macros');
  if (!parts.has('[content_types].xml')) refuse('type');
  if (names.some((name) => /activex|embeddings\/.*\.bin$|webextensions\//.test(name))) refuse('embedded');
  if (names.some((name) => /externallinks\/|^xl\/connections\.xml$|querytables\//.test(name))) refuse('external');
  const found = KINDS.filter(({ main }) => parts.has(main));
  if (found.length !== 1) refuse(found.length === 0 ? 'type' : 'polyglot');
  for (const name of names) {
    if (name.endsWith('/')) continue;
    if (!PLAIN_PARTS.test(name) && !PRINTER.test(name) && !SHEET_OF_CHART.test(name)) refuse('embedded');
    const content = await readPart(bytes, parts.get(name)!, budget);
    if (isProgram(content)) refuse('embedded');
    if (SHEET_OF_CHART.test(name)) await check(content, budget, depth + 1);
    else if (/\.(xml|rels|vml|svg)$/.test(name)) checkXml(name, content, found[0]!.content);
    else if (hasMarkup(content.toString('latin1', 0, 4096))) refuse('polyglot');
  }
  return found[0]!.type;
}

/** The zip's own end stands at the end of the file, and its beginning at the beginning. */
function assertWhole(bytes: Buffer): void {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) refuse('broken');
  if (end + 22 < bytes.length) refuse('trailing');
  if (bytes.readUInt32LE(0) !== 0x04034b50) refuse('polyglot');
  // Where the directory says it lies; a prefix put before the zip shifts it.
  const [size, offset] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (offset !== 0xffffffff && offset + size !== end) refuse('polyglot');
}

async function listParts(bytes: Buffer): Promise<Map<string, yauzl.Entry>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, file) => (error ? reject(error) : resolve(file))),
  ).catch(() => refuse('broken'));
  if (zip.entryCount > MAX_PARTS) refuse('bomb');
  const parts = new Map<string, yauzl.Entry>();
  let stated = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(new UnfitFile('broken')));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: yauzl.Entry) => {
      try {
        const name = entry.fileName.toLowerCase();
        if (entry.isEncrypted()) refuse('encrypted');
        if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|\\|^[a-z]:|\0/.test(name)) refuse('broken');
        if (parts.has(name) || ![0, 8].includes(entry.compressionMethod)) refuse('broken'); // two parts of one name: which is meant can't be known
        stated += entry.uncompressedSize;
        if (stated > MAX_UNPACKED || (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize))) refuse('bomb');
        parts.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : new UnfitFile('broken'));
      }
    });
    zip.readEntry();
  });
  return parts;
}

/** A part's bytes, counted as they come, whatever the directory says of their number. */
async function readPart(bytes: Buffer, entry: yauzl.Entry, budget: Budget): Promise<Buffer> {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) refuse('broken');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (packed.length !== entry.compressedSize) refuse('broken');
  if (entry.compressionMethod === 0) {
    budget.take(packed.length);
    return packed;
  }
  const content = await inflate(packed, { budgets: [budget, new Budget(Math.max(RATIO_FROM, MAX_RATIO * packed.length))], keep: MAX_UNPACKED, raw: true });
  if (content === null || content.length !== entry.uncompressedSize) return refuse(content && content.length > entry.uncompressedSize ? 'bomb' : 'broken');
  return content;
}

function checkXml(name: string, content: Buffer, mainType: string): void {
  if (content.length > MAX_XML) refuse('bomb');
  const utf16 = content[0] === 0xff || content[0] === 0xfe || content[0] === 0 || content[1] === 0;
  const text = content.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  if (utf16 && (content[0] === 0xfe || content[0] === 0)) refuse('unsafeXml'); // the other byte order: no Office program writes it
  if (!/^\s*(<|$)/.test(text) || !isReadAsWritten(text)) refuse('unsafeXml');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) refuse('unsafeXml');
  if (name.endsWith('.svg')) checkSvg(text);
  if (name.endsWith('.rels')) eachElement(text, (element, attributes) => element === 'Relationship' && checkLink(attributes));
  if (name === '[content_types].xml') checkTypes(text, mainType);
  checkFields(text);
}

/** In the encoding that the checks read, not in one that makes other signs of it. */
const isReadAsWritten = (text: string): boolean => /^(utf-?8|utf-?16(le)?|us-ascii)$/i.test(/^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8');

function checkLink({ Type = '', Target: target = '', TargetMode }: Record<string, string>): void {
  const Target = target.trim();
  if (/\/(externalLink\w*|connections|queryTable)$/i.test(Type)) refuse('external');
  if (/\/(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i.test(Type)) refuse('macros');
  if (/\/(oleObject|control|activeXControl\w*|aFChunk|webextension\w*)$/i.test(Type)) refuse('embedded');
  if (TargetMode !== 'External') {
    if (/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(Target)) refuse('external');
    return;
  }
  if (!/\/hyperlink$/.test(Type) || !/^(https?:\/\/|mailto:)/i.test(Target)) refuse('external');
}

function checkTypes(text: string, mainType: string): void {
  let plain = false;
  eachElement(text, (_, { ContentType = '' }) => {
    if (/macroEnabled|macrosheet|vbaProject|vbaData/i.test(ContentType)) refuse('macros');
    if (/activeX|oleObject/i.test(ContentType)) refuse('embedded');
    if (ContentType === mainType) plain = true;
  });
  if (!plain) refuse('type');
}

function eachElement(text: string, look: (name: string, attributes: Record<string, string>) => void): void {
  const parser = new SaxesParser();
  let problem: unknown;
  parser.on('opentag', ({ name, attributes }) => {
    try {
      look(name.replace(/^.*:/, ''), attributes as Record<string, string>);
    } catch (error) {
      problem ??= error;
    }
  });
  parser.on('error', () => {
    problem ??= new UnfitFile('broken');
  });
  parser.write(text).close();
  if (problem) throw problem;
}
