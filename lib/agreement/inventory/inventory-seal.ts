import 'server-only';
import { sealBytes, unsealBytes } from '@/lib/people/keys';
import { emptyItem, type Item } from './inventory-terms';

const PURPOSE = 'inventory';

/** One item as the database keeps it: for this row and municipality alone, under a key outside the database. */
export const sealItem = (item: Item, id: string, code: string): Uint8Array<ArrayBuffer> => sealBytes(Buffer.from(JSON.stringify(item)), PURPOSE, `item ${id} ${code}`);

/** @throws when it was sealed for another row or municipality, or under another key */
export const unsealItem = (sealed: Uint8Array, id: string, code: string): Item => ({ ...emptyItem, ...(JSON.parse(unsealBytes(sealed, PURPOSE, `item ${id} ${code}`).toString('utf8')) as Partial<Item>) });

/** What a sent-in sheet would change, until it is taken in. */
export const sealUpload = (content: unknown, id: string, code: string): Uint8Array<ArrayBuffer> => sealBytes(Buffer.from(JSON.stringify(content)), PURPOSE, `upload ${id} ${code}`);
export const unsealUpload = <T>(sealed: Uint8Array, id: string, code: string): T => JSON.parse(unsealBytes(sealed, PURPOSE, `upload ${id} ${code}`).toString('utf8')) as T;
