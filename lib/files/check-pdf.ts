import 'server-only';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib';
import { Budget, hasMarkup, hasZip, inflate } from './look-inside';
import { refuse, UnfitFile } from './unfit-file';

const MAX_INFLATED = 256 * 1024 * 1024; // bytes of all streams
const MAX_OBJECTS_INFLATED = 48 * 1024 * 1024; // of those that hold objects, which are read into memory
const MAX_PAGES = 3000;
const MAX_STREAMS = 100_000;

/** Names are looked for anywhere in the file too, because a file may hold an object twice and a program take the other one. */
const ACTIVE = /\/(JavaScript|Launch|RichMedia|SubmitForm|ImportData|GoToE|Rendition)\b/;
const EMBEDDED = /\/(EmbeddedFiles?)\b/;
const LINKED = /\/GoToR\b/;

const unescaped = (text: string): string => text.replace(/#([2-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/**
 * A PDF that is nothing else, is not locked, runs nothing, carries nothing and fetches nothing. Links that wait for a click are let through.
 * @throws {UnfitFile}
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const text = unescaped(bytes.toString('latin1'));
  if (hasZip(bytes) || hasMarkup(text)) refuse('polyglot');
  const end = bytes.lastIndexOf('%%EOF', undefined, 'latin1');
  if (end < 0) refuse('broken');
  if (/[^\s\0]/.test(bytes.toString('latin1', end + 5))) refuse('trailing');
  if (/\/Encrypt[\s<]/.test(text)) refuse('encrypted');
  assertHarmless(text);
  await checkStreams(bytes);
  const pdf = await load(bytes);
  const pages = countPages(pdf);
  if (pages > MAX_PAGES) refuse('bomb');
  if (pages === 0) refuse('broken');
  for (const [, object] of pdf.context.enumerateIndirectObjects()) walk(object, 0);
}

function assertHarmless(text: string): void {
  if (EMBEDDED.test(text)) refuse('embedded');
  if (ACTIVE.test(text)) refuse('active');
  if (LINKED.test(text)) refuse('external');
}

async function load(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(new Uint8Array(bytes), { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject: true });
  } catch (error) {
    if (error instanceof UnfitFile) throw error;
    return refuse('broken');
  }
}

function countPages(pdf: PDFDocument): number {
  try {
    return pdf.getPageCount();
  } catch {
    return refuse('broken');
  }
}

/** Inflates whatever stands behind the word `stream`, so that what the file says of it does not matter. */
async function checkStreams(bytes: Buffer): Promise<void> {
  const all = new Budget(MAX_INFLATED);
  const objects = new Budget(MAX_OBJECTS_INFLATED);
  let count = 0;
  for (let at = bytes.indexOf('stream', 0, 'latin1'); at >= 0; at = bytes.indexOf('stream', at + 6, 'latin1')) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    count += 1;
    if (count > MAX_STREAMS) refuse('bomb');
    let start = at + 6;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] === 0x0a) start += 1;
    if (start + 2 >= bytes.length || (bytes[start]! & 0x0f) !== 8 || bytes.readUInt16BE(start) % 31 !== 0) continue;
    const about = unescaped(bytes.toString('latin1', Math.max(0, at - 1024), at));
    const dictionary = about.slice(about.lastIndexOf(' obj') + 1);
    const holdsObjects = /\/(ObjStm|XRef)\b/.test(dictionary);
    if (holdsObjects && /\/(ASCII85Decode|ASCIIHexDecode|LZWDecode|RunLengthDecode)\b|\/FlateDecode\s*\/FlateDecode/.test(dictionary)) refuse('bomb');
    const content = await inflate(bytes.subarray(start), { budgets: holdsObjects ? [all, objects] : [all], keep: holdsObjects ? MAX_OBJECTS_INFLATED : 0 });
    if (content && holdsObjects) assertHarmless(unescaped(content.toString('latin1')));
  }
}

const nameOf = (value: PDFObject | undefined): string => (value instanceof PDFName ? value.decodeText() : '');
const textOf = (value: PDFObject | undefined): string => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '');

const ACTIVE_KEYS = ['JS', 'JavaScript', 'XFA', 'AA', 'RichMediaContent', 'RichMediaSettings'];
const ACTIVE_KINDS = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMedia', 'RichMediaExecute', 'Screen', '3D', 'GoToE', 'GoTo3DView', 'Trans', 'SetOCGState']);
const EMBEDDED_KEYS = ['EF', 'EmbeddedFiles', 'RF'];

function walk(object: PDFObject, depth: number): void {
  if (depth > 200) refuse('broken');
  if (object instanceof PDFArray) for (const one of object.asArray()) walk(one, depth + 1);
  const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined;
  if (!dict) return;
  const has = (key: string) => dict.has(PDFName.of(key));
  const get = (key: string) => dict.lookup(PDFName.of(key));
  if (EMBEDDED_KEYS.some(has) || ['EmbeddedFile', 'FileAttachment'].some((kind) => nameOf(get('Type')) === kind || nameOf(get('Subtype')) === kind)) refuse('embedded');
  if (ACTIVE_KEYS.some(has) || ACTIVE_KINDS.has(nameOf(get('S'))) || ['Movie', 'Sound', 'Screen', 'RichMedia', '3D'].includes(nameOf(get('Subtype')))) refuse('active');
  if (nameOf(get('S')) === 'GoToR' || (object instanceof PDFStream && has('F'))) refuse('external'); // a stream whose data is in another file
  const opening = get('OpenAction');
  if (opening instanceof PDFDict && nameOf(opening.lookup(PDFName.of('S'))) !== 'GoTo') refuse('active');
  if (nameOf(get('S')) === 'URI' && !/^(https?:\/\/|mailto:)/i.test(textOf(get('URI')).trim())) refuse('external');
  for (const [, value] of dict.entries()) walk(value, depth + 1);
}
