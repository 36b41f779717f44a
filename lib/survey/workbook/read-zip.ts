import 'server-only';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { UnreadableWorkbook, refuse } from './unreadable';
import { MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from './upload-limits';

/** Parts of a zip by name (lower-case, no leading slash), each to be read as a stream. */
export type Parts = { names: string[]; open: (name: string) => Promise<Readable>; has: (name: string) => boolean; close: () => void };

export const partName = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/**
 * Looks at what a zip says of itself before anything is unpacked; yauzl then holds each part to the size it states.
 * @throws {UnreadableWorkbook} when it is damaged, or would unpack to more than upload-limits.ts says
 */
export async function openZip(bytes: Buffer): Promise<Parts> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, file) => (error ? reject(error) : resolve(file))),
  ).catch(() => refuse('truncated'));
  const entries = await listEntries(zip);
  const open = (name: string) =>
    new Promise<Readable>((resolve, reject) => {
      const entry = entries.get(name);
      if (!entry || entry.isEncrypted()) return reject(new UnreadableWorkbook('ファイルの一部が欠けているか、読み取れません。Excelで開いて保存し直してください。'));
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  return { names: [...entries.keys()], has: (name) => entries.has(name), open, close: () => zip.close() };
}

async function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MAX_ENTRIES) refuse('tooManyParts');
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: yauzl.Entry) => {
      try {
        unpacked += entry.uncompressedSize;
        if (unpacked > MAX_UNPACKED || (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize))) refuse('bomb');
        const name = partName(entry.fileName);
        if (entries.has(name) && !name.endsWith('/')) refuse('truncated'); // two parts of one name: which is meant can't be known
        entries.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : damaged());
      }
    });
    zip.readEntry();
  });
  return entries;
}

function damaged(): Error {
  try {
    return refuse('truncated');
  } catch (error) {
    return error as Error;
  }
}
