import 'server-only';
import { sealBytes, unsealBytes } from '@/lib/people/keys';

export type FileOwner = { id: string; purpose: string; /** Municipality; null for the secretariat's own. */ code: string | null };

const boundTo = ({ id, purpose, code }: FileOwner): string => `file ${id} ${purpose} ${code ?? 'secretariat'}`;

/** A file as the database keeps it: sealed under the key of its purpose, for this owner and this row alone. */
export const sealFile = (content: Uint8Array, owner: FileOwner): Uint8Array<ArrayBuffer> => sealBytes(content, `file ${owner.purpose}`, boundTo(owner));

/** @throws when it was sealed for another row, owner or purpose, under another key, or changed since */
export const unsealFile = (sealed: Uint8Array, owner: FileOwner): Buffer => unsealBytes(sealed, `file ${owner.purpose}`, boundTo(owner));

const NAME = 'file name';

/** A file's name as the database keeps it; bound to the row, as the content is. */
export const sealName = (name: string, owner: FileOwner): Uint8Array<ArrayBuffer> => sealBytes(Buffer.from(name), NAME, boundTo(owner));

/** What `fileNameOf` needs of a row. */
export const NAMED = { id: true, purpose: true, municipalityCode: true, sealedName: true } as const;

/** @throws when the name was sealed for another row, owner or purpose, or under another key */
export function fileNameOf({ id, purpose, municipalityCode: code, sealedName }: { id: string; purpose: string; municipalityCode: string | null; sealedName: Uint8Array | null }): string {
  if (!sealedName) throw new Error(`the name of file ${id} has not been sealed: prisma/seal-names.ts runs at each start`);
  return unsealBytes(sealedName, NAME, boundTo({ id, purpose, code })).toString('utf8');
}
