import 'server-only';
import { sealBytes, unsealBytes } from '@/lib/people/keys';

export type FileOwner = { id: string; purpose: string; /** Municipality; null for the secretariat's own. */ code: string | null };

const boundTo = ({ id, purpose, code }: FileOwner): string => `file ${id} ${purpose} ${code ?? 'secretariat'}`;

/** A file as the database keeps it: sealed under the key of its purpose, for this owner and this row alone. */
export const sealFile = (content: Uint8Array, owner: FileOwner): Uint8Array<ArrayBuffer> => sealBytes(content, `file ${owner.purpose}`, boundTo(owner));

/** @throws when it was sealed for another row, owner or purpose, under another key, or changed since */
export const unsealFile = (sealed: Uint8Array, owner: FileOwner): Buffer => unsealBytes(sealed, `file ${owner.purpose}`, boundTo(owner));
