import 'server-only';
import { createHash } from 'node:crypto';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import type { FilePurpose } from './file-purposes';
import { fileNameOf, unsealFile } from './file-seal';
import { type FileType, isFileType } from './file-types';

export type OpenedFile = { name: string; type: FileType; bytes: Buffer };

/**
 * A stored file, opened. The service that calls has asked whether the actor may; the row's policy asks again.
 * @throws {NotFoundError} when there is none that the actor may read
 */
export async function readFile(tx: Transaction, { id, purpose }: { id: string; purpose: FilePurpose }): Promise<OpenedFile> {
  const row = await tx.storedFile.findFirst({ where: { id, purpose } });
  if (!row || !isFileType(row.type)) throw new NotFoundError();
  const bytes = unsealFile(row.sealed, { id, purpose, code: row.municipalityCode });
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) throw new Error(`stored file ${id} is not what was stored`);
  return { name: fileNameOf(row), type: row.type, bytes };
}
