// Reads, judges and stamps one PDF in a thread of its own, with little memory and for a limited time (work-on-pdf.ts). Plain JavaScript: it is run by its path.
import { readFile } from 'node:fs/promises';
import { constants, inflateSync } from 'node:zlib';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import fontkit from '@cantoo/fontkit';
import { degrees, ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFObjectStreamParser, PDFRef, PDFStream, PDFString, PDFXRefStreamParser, rgb } from '@cantoo/pdf-lib';
import { refusedNames } from './pdf-names.mjs';
import { showable } from './showable.mjs';

const MAX_OBJECTS_INFLATED = 48 * 1024 * 1024; // bytes of all streams that hold objects
const MAX_PAGES = 3000;
const FONT = path.join('node_modules', '@embedpdf', 'fonts-jp', 'fonts', 'NotoSansJP-Regular.otf');
const RED = rgb(0.6, 0, 0);

/** The reader says something else of an error that is thrown while it reads. */
let found;
const refuse = (problem) => {
  found ??= problem;
  throw new Error(problem);
};

// ---------------------------------------------------------------- streams that hold objects
// The reader unpacks them whole, whatever comes out; so each is unpacked here first, at the very place where the reader takes it up.
let left = MAX_OBJECTS_INFLATED;
function assertUnpacks(stream) {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const filters = filter === undefined ? [] : filter instanceof PDFArray ? filter.asArray().map((one) => stream.dict.context.lookup(one)) : [filter];
  if (filters.length > 1 || filters.some((one) => !(one instanceof PDFName) || one.decodeText() !== 'FlateDecode')) refuse('bomb');
  let content = stream.contents;
  if (filters.length === 1) {
    try {
      content = inflateSync(content, { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      refuse(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken');
    }
  }
  left -= content.length;
  if (left <= 0) refuse('bomb');
  const problem = refusedNames(Buffer.from(content).toString('latin1'));
  if (problem) refuse(problem);
}
for (const Parser of [PDFObjectStreamParser, PDFXRefStreamParser]) {
  const { forStream } = Parser;
  Parser.forStream = (stream, ...rest) => {
    assertUnpacks(stream);
    return forStream(stream, ...rest);
  };
}

async function load(bytes) {
  const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject: true, parseSpeed: ParseSpeeds.Fastest });
  if (pdf.isEncrypted || pdf.context.trailerInfo.Encrypt !== undefined) refuse('encrypted');
  return pdf;
}

// ---------------------------------------------------------------- what it does by itself
const nameOf = (value) => (value instanceof PDFName ? value.decodeText() : '');
const textOf = (value) => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '');

const ACTIVE_KEYS = ['JS', 'JavaScript', 'XFA', 'AA', 'RichMediaContent', 'RichMediaSettings'];
const ACTIVE_KINDS = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMedia', 'RichMediaExecute', 'Screen', '3D', 'GoToE', 'GoTo3DView', 'Trans', 'SetOCGState']);
const EMBEDDED_KEYS = ['EF', 'EmbeddedFiles', 'RF'];

function walk(object, depth) {
  if (depth > 200) refuse('broken');
  if (object instanceof PDFArray) for (const one of object.asArray()) walk(one, depth + 1);
  const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined;
  if (!dict) return;
  const has = (key) => dict.has(PDFName.of(key));
  const get = (key) => dict.lookup(PDFName.of(key));
  if (EMBEDDED_KEYS.some(has) || ['EmbeddedFile', 'FileAttachment'].some((kind) => nameOf(get('Type')) === kind || nameOf(get('Subtype')) === kind)) refuse('embedded');
  if (ACTIVE_KEYS.some(has) || ACTIVE_KINDS.has(nameOf(get('S'))) || ['Movie', 'Sound', 'Screen', 'RichMedia', '3D'].includes(nameOf(get('Subtype')))) refuse('active');
  if (nameOf(get('S')) === 'GoToR' || (object instanceof PDFStream && has('F'))) refuse('external'); // a stream whose data is in another file
  const opening = get('OpenAction');
  if (opening instanceof PDFDict && nameOf(opening.lookup(PDFName.of('S'))) !== 'GoTo') refuse('active');
  if (nameOf(get('S')) === 'URI' && !/^(https?:\/\/|mailto:)/i.test(textOf(get('URI')).trim())) refuse('external');
  for (const [, value] of dict.entries()) walk(value, depth + 1);
}

/** Pages as the tree names them, each once: a branch that hangs in two places would be counted, and stamped, without end. */
function countPages(pdf) {
  const seen = new Set();
  const waiting = [pdf.catalog.get(PDFName.of('Pages'))];
  let pages = 0;
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (!(ref instanceof PDFRef) || seen.has(ref)) refuse('broken');
    seen.add(ref);
    const node = pdf.context.lookup(ref);
    if (!(node instanceof PDFDict)) refuse('broken');
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) waiting.push(...kids.asArray());
    else if (++pages > MAX_PAGES) refuse('bomb');
  }
  return pages;
}

// ---------------------------------------------------------------- who opened it
function stampPage(page, text, font) {
  const box = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const [width, height] = turned % 180 === 0 ? [box.width, box.height] : [box.height, box.width]; // as one sees the page
  /** From what one sees, counted from the lower left, to the page's own places. */
  const place = (u, v) => {
    if (turned === 90) return [box.x + box.width - v, box.y + u];
    if (turned === 180) return [box.x + box.width - u, box.y + box.height - v];
    if (turned === 270) return [box.x + v, box.y + box.height - u];
    return [box.x + u, box.y + v];
  };
  const margin = Math.min(24, width * 0.04);
  const line = Math.min(9, (9 * (width - 2 * margin)) / font.widthOfTextAtSize(text, 9));
  const [x, y] = place(margin, Math.min(14, height * 0.03));
  page.drawText(text, { x, y, size: line, font, color: RED, rotate: degrees(turned) });
  const slope = Math.atan2(height, width);
  const across = Math.min(48, (48 * Math.hypot(width, height) * 0.8) / font.widthOfTextAtSize(text, 48));
  const long = font.widthOfTextAtSize(text, across);
  const [cx, cy] = place(width / 2 - (long / 2) * Math.cos(slope), height / 2 - (long / 2) * Math.sin(slope));
  page.drawText(text, { x: cx, y: cy, size: across, font, color: RED, opacity: 0.12, rotate: degrees(turned + (slope * 180) / Math.PI) });
}

/** The stamped file; a page that cannot be drawn on (no size, content that is none) throws. */
async function stamp(pdf, text) {
  pdf.registerFontkit(fontkit);
  const file = new Uint8Array(await readFile(FONT));
  const known = fontkit.create(file);
  const embedded = await pdf.embedFont(file, { subset: true });
  const shown = showable(text, (codePoint) => known.hasGlyphForCodePoint(codePoint));
  for (const page of pdf.getPages()) stampPage(page, shown, embedded);
  return pdf.save();
}

/** Without a text the file is judged, and stamped for trial: what could not be opened with a stamp is not kept at all. */
async function work({ bytes, text }) {
  const pdf = await load(bytes);
  const pages = countPages(pdf);
  if (pages === 0 || pdf.getPageCount() !== pages) refuse('broken'); // a page that says not what it is would stay without a stamp
  if (text === undefined) for (const [, object] of pdf.context.enumerateIndirectObjects()) walk(object, 0);
  return stamp(pdf, text ?? '見本');
}

work(workerData).then(
  (stamped) => parentPort.postMessage({ stamped }, [stamped.buffer]),
  () => parentPort.postMessage({ problem: found ?? 'broken' }), // whatever a reader stumbles over
);
