import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { checkJpeg, checkPng } from './check-image';
import { checkOffice } from './check-office';
import { checkPdf } from './check-pdf';
import { type FileType, MAX_FILE, safeName } from './file-types';
import { hasMarkup, isProgram } from './look-inside';
import type { Received } from './receive-file';
import { refuse, UnfitFile } from './unfit-file';
import { inTurn } from './work-on-pdf';

declare const checked: unique symbol;
/** A file that checkUpload has let through; nothing else can be stored. */
export type CheckedFile = { name: string; type: FileType; bytes: Buffer; [checked]: true };

/**
 * Whether an uploaded file is what it may be, by its content; its name and the browser's word do not count.
 * @throws {UnfitFile} with a sentence that says why not and what to do
 */
export async function checkUpload({ name, content }: Received['file']): Promise<CheckedFile> {
  if (typeof content === 'string') return refuse(content);
  const type = await inTurn(() => typeOf(content));
  return { name: safeName(name, type), type, bytes: content } as CheckedFile;
}

async function typeOf(bytes: Buffer): Promise<FileType> {
  if (bytes.length === 0) refuse('empty');
  if (bytes.length > MAX_FILE) refuse('tooLarge');
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
  try {
    if (begins('255044462d')) {
      await checkPdf(bytes);
      return 'application/pdf';
    }
    if (begins('89504e470d0a1a0a')) {
      await checkPng(bytes);
      return 'image/png';
    }
    if (begins('ffd8ff')) {
      checkJpeg(bytes);
      return 'image/jpeg';
    }
    if (begins('504b0304')) return await checkOffice(bytes);
  } catch (error) {
    if (error instanceof UnfitFile) throw error;
    refuse('broken'); // whatever a reader stumbles over, the file is not as it should be
  }
  return refuse(await whatElse(bytes));
}

/** What it is instead, so that the sentence can say it. */
async function whatElse(bytes: Buffer): Promise<UnfitFile['problem']> {
  const head = bytes.subarray(0, 4096);
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldOffice';
  if (isProgram(head)) return 'program';
  for (const text of [head.toString('utf8'), head.toString('utf16le')]) {
    if (/<\s*svg\b/i.test(text)) return 'svg';
    if (hasMarkup(text)) return 'html';
  }
  if (head.includes('%PDF-', 0, 'latin1')) return 'polyglot'; // a PDF that begins as something else
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found && /^application\/x-(msdownload|elf|mach-binary|executable)/.test(found.mime) ? 'program' : 'type';
}
