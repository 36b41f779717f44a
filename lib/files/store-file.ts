import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/platform/db';
import type { CheckedFile } from './check-upload';
import type { FilePurpose } from './file-purposes';
import { sealFile, sealName } from './file-seal';
import { refuse } from './unfit-file';

/** Of one municipality, all that it has ever sent: what is kept stays. Ours. */
const MOST_KEPT = 2 * 1024 ** 3; // bytes

type ToStore = { file: CheckedFile; purpose: FilePurpose; /** Whose it is; null for the secretariat's own. */ code: string | null; by: string | null };

/**
 * Keeps a checked file, sealed, in the transaction of the act that brought it. What refers to it names id and owner together.
 * @returns its id
 * @throws {UnfitFile} when its municipality has no room left
 */
export async function storeFile(tx: Transaction, { file, purpose, code, by }: ToStore): Promise<string> {
  const id = randomUUID();
  const { name, type, bytes } = file;
  if (code !== null) {
    const { _sum } = await tx.storedFile.aggregate({ where: { municipalityCode: code }, _sum: { size: true } });
    if ((_sum.size ?? 0) + bytes.length > MOST_KEPT) refuse('full');
  }
  // createMany: reads nothing back, which the row's policy may not yet allow
  await tx.storedFile.createMany({
    data: [{ id, municipalityCode: code, purpose, sealedName: sealName(name, { id, purpose, code }), type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sealed: sealFile(bytes, { id, purpose, code }), addedBy: by }],
  });
  return id;
}
