import 'server-only';
import { crc32 } from 'node:zlib';
import { Budget, hasMarkup, hasZip, inflate } from './look-inside';
import { refuse } from './unfit-file';

const MAX_PIXELS = 120_000_000;
const MAX_SIDE = 30_000;

function assertOneFile(bytes: Buffer): void {
  if (hasZip(bytes) || bytes.includes('%PDF-', 0, 'latin1') || hasMarkup(bytes.toString('latin1'))) refuse('polyglot');
}

function assertSides(width: number, height: number): void {
  if (width === 0 || height === 0) refuse('broken');
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) refuse('bomb');
}

/** @throws {UnfitFile} when it is not one whole PNG, and nothing else, that unpacks to its own size */
export async function checkPng(bytes: Buffer): Promise<void> {
  let at = 8;
  let ended = false;
  const data: Buffer[] = [];
  let expected = 0;
  while (!ended) {
    if (at + 12 > bytes.length) refuse('broken');
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) refuse('broken');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) refuse('broken');
    if (at === 8) {
      if (type !== 'IHDR' || length !== 13) refuse('broken');
      const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      assertSides(width, height);
      const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[body[9]!] ?? refuse('broken');
      expected = (Math.ceil((width * channels * body[8]!) / 8) + 8) * height + 4096; // eight: filter bytes of the passes of an interlaced one
    } else if (type === 'IDAT') data.push(body);
    else if (type === 'zTXt' || type === 'iTXt' || type === 'iCCP') await checkPacked(body);
    else if (type === 'IEND') ended = true;
    at += 12 + length;
  }
  if (at < bytes.length) refuse('trailing');
  assertOneFile(bytes);
  if (data.length === 0 || (await inflate(Buffer.concat(data), { budgets: [new Budget(expected)] })) === null) refuse('broken');
}

/** What a text or a profile beside the picture unpacks to. */
async function checkPacked(body: Buffer): Promise<void> {
  const start = body.indexOf(Buffer.from([0x78]));
  if (start < 0) return;
  const text = await inflate(body.subarray(start), { budgets: [new Budget(8_000_000)], keep: 100_000 });
  if (text && hasMarkup(text.toString('latin1'))) refuse('polyglot');
}

/** @throws {UnfitFile} when it is not one whole JPEG and nothing else */
export function checkJpeg(bytes: Buffer): void {
  let at = 2;
  let sized = false;
  for (;;) {
    if (at + 2 > bytes.length || bytes[at] !== 0xff) refuse('broken');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // filling
      continue;
    }
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) refuse('broken');
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) refuse('broken');
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (length < 7) refuse('broken');
      assertSides(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
      sized = true;
    }
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  if (!sized) refuse('broken');
  if (at + 2 < bytes.length) refuse('trailing');
  assertOneFile(bytes);
}

/** The next marker after a scan's data, in which FF is followed by 00 or a restart mark. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return refuse('broken');
}
