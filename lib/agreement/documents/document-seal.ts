import 'server-only';
import { sealBytes, unsealBytes } from '@/lib/people/keys';

// What is told of documents and signers beside the contents, as the database keeps it: each for its row alone, under a key outside the database.

type Sealed = Uint8Array<ArrayBuffer>;
const seal = (text: string, owner: string): Sealed => sealBytes(Buffer.from(text), 'document words', owner);
const unseal = (sealed: Uint8Array | null, owner: string): string => {
  if (!sealed) throw new Error(`${owner} has not been sealed: prisma/seal-names.ts runs at each start`);
  return unsealBytes(sealed, 'document words', owner).toString('utf8');
};

type OfDocument = { id: string; municipalityCode: string };
type OfVersion = { documentId: string; number: number; municipalityCode: string };
export type SignerNames = { name: string; organisation: string };

const title = ({ id, municipalityCode }: OfDocument) => `title ${id} ${municipalityCode}`;
const note = ({ documentId, number, municipalityCode }: OfVersion) => `note ${documentId} ${number} ${municipalityCode}`;
const signer = ({ id, municipalityCode }: OfDocument) => `signer ${id} ${municipalityCode}`;

export const sealTitle = (text: string, of: OfDocument): Sealed => seal(text, title(of));
/** @throws when it was sealed for another row or under another key */
export const titleOf = (row: OfDocument & { sealedTitle: Uint8Array | null }): string => unseal(row.sealedTitle, title(row));

export const sealNote = (text: string, of: OfVersion): Sealed => seal(text, note(of));
/** @throws when it was sealed for another row or under another key */
export const noteOf = (row: OfVersion & { sealedNote: Uint8Array | null }): string => unseal(row.sealedNote, note(row));

export const sealSigner = ({ name, organisation }: SignerNames, of: OfDocument): Sealed => seal(JSON.stringify([name, organisation]), signer(of));
/** @throws when it was sealed for another row or under another key */
export function signerOf(row: OfDocument & { sealed: Uint8Array | null }): SignerNames {
  const [name, organisation] = JSON.parse(unseal(row.sealed, signer(row))) as [string, string];
  return { name, organisation };
}
