import 'server-only';
import { fileNameOf, NAMED } from '@/lib/files/file-seal';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { noteOf, titleOf } from './document-seal';
import { type DocumentKind, isOld } from './document-terms';
import { readOpenable, readSworn } from './read-sworn';

export type DocumentPage = {
  id: string; code: string; municipality: string; kind: DocumentKind; title: string;
  /** The actor's own municipality's. */
  own: boolean;
  shared: boolean; withdrawnAt: Date | null; current: number;
  /** Newest first; of another municipality's the current one alone. */
  versions: { number: number; revisedOn: Date; expiresOn: Date; old: boolean; note: string; uploadedAt: Date; fileName: string; type: string; size: number }[];
  /** Who opened it, newest first; to the owner alone. */
  openings: { at: Date; person: string; /** The municipality or supporter whose person it was. */ from: string; /** Where the actor may see who signed there. */ signersOf: string | null; number: number }[];
};

const LATEST = 200;

/**
 * One document: to its own people with versions and openings, to the others what they may open.
 * @throws {NotFoundError} where the actor may not know of it
 */
export async function getDocument(actor: Actor, { id }: { id: string }): Promise<DocumentPage> {
  return db.as(actor, async (tx) => {
    const document = await tx.document.findUnique({
      where: { id },
      include: { municipality: { select: { name: true } }, versions: { orderBy: { number: 'desc' }, include: { file: { select: { ...NAMED, type: true, size: true } } } } },
    });
    if (!document) throw new NotFoundError();
    const { municipalityCode: code, kind, shared, withdrawnAt, current } = document;
    if (!mayReadSecrets(actor, code, (await readOpenable(tx)).has(code))) throw new RefusedError();
    const own = codesOf(actor).includes(code);
    const sworn = await readSworn(tx);
    const openings = own ? await tx.documentOpening.findMany({ where: { documentId: id }, orderBy: { openedAt: 'desc' }, take: LATEST, include: { reader: { select: { name: true } }, supporter: { select: { name: true } } } }) : [];
    const now = new Date();
    return {
      id, code, municipality: document.municipality.name, kind: kind as DocumentKind, title: titleOf(document), own, shared, withdrawnAt, current,
      versions: document.versions.map(({ number, revisedOn, expiresOn, uploadedAt, file, ...version }) => ({ number, revisedOn, expiresOn, old: isOld(expiresOn, now), note: noteOf({ ...version, number }), uploadedAt, fileName: fileNameOf(file), type: file.type, size: file.size })),
      openings: openings.map(({ openedAt, personName, reader, supporter, readerCode, number }) => ({ at: openedAt, person: personName, from: reader?.name ?? `${supporter?.name ?? ''}（協力事業者）`, signersOf: readerCode !== null && sworn.has(readerCode) ? readerCode : null, number })),
    };
  });
}
