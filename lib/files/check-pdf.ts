import 'server-only';
import { Budget, hasMarkup, hasZip, inflate } from './look-inside';
import { refusedNames, unescaped } from './pdf-names.mjs';
import { refuse } from './unfit-file';
import { workOnPdf } from './work-on-pdf';

const MAX_INFLATED = 256 * 1024 * 1024; // bytes of all streams
const MAX_STREAMS = 100_000;

/**
 * A PDF that is nothing else, is not locked, runs nothing, carries nothing and fetches nothing, and on which can be drawn who opened it. Links that
 * wait for a click are let through.
 * @throws {UnfitFile}
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const text = unescaped(bytes.toString('latin1'));
  if (hasZip(bytes) || hasMarkup(text)) refuse('polyglot');
  const end = bytes.lastIndexOf('%%EOF', undefined, 'latin1');
  if (end < 0) refuse('broken');
  if (/[^\s\0]/.test(bytes.toString('latin1', end + 5))) refuse('trailing');
  if (/\/Encrypt[\s<]/.test(text)) refuse('encrypted');
  const problem = refusedNames(text);
  if (problem) refuse(problem);
  await checkStreams(bytes);
  await workOnPdf(bytes);
}

/** Inflates whatever stands behind the word `stream`, so that what the file says of it does not matter. */
async function checkStreams(bytes: Buffer): Promise<void> {
  const all = new Budget(MAX_INFLATED);
  let count = 0;
  for (let at = bytes.indexOf('stream', 0, 'latin1'); at >= 0; at = bytes.indexOf('stream', at + 6, 'latin1')) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    count += 1;
    if (count > MAX_STREAMS) refuse('bomb');
    const start = at + 6 + /^ *\r?\n?/.exec(bytes.toString('latin1', at + 6, at + 64))![0].length;
    if (start + 2 >= bytes.length || (bytes[start]! & 0x0f) !== 8 || bytes.readUInt16BE(start) % 31 !== 0) continue;
    await inflate(bytes.subarray(start), { budgets: [all] });
  }
}
