import 'server-only';
import { fileNameOf, NAMED } from '@/lib/files/file-seal';
import { mayKeepAgreement } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { titleOf } from './document-seal';
import { type DocumentKind, documentKinds, isOld } from './document-terms';

export type OwnDocument = {
  id: string; kind: DocumentKind; title: string; shared: boolean; withdrawnAt: Date | null;
  version: { number: number; revisedOn: Date; expiresOn: Date; old: boolean; fileName: string; type: string; size: number };
  openings: number;
};

/**
 * A municipality's own documents, the withdrawn ones last.
 * @throws {RefusedError} for anyone but who writes for it
 */
export async function listDocuments(actor: Actor, { code }: { code: string }): Promise<{ code: string; municipality: string; documents: OwnDocument[] }> {
  // What is shared with the actor is another list: list-shared-documents.
  if (!mayKeepAgreement(actor, code) || !codesOf(actor).includes(code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const rows = await tx.document.findMany({
      where: { municipalityCode: code },
      include: { versions: { orderBy: { number: 'desc' }, take: 1, include: { file: { select: { ...NAMED, type: true, size: true } } } }, _count: { select: { openings: true } } },
      orderBy: { createdAt: 'asc' },
    });
    const order = Object.keys(documentKinds);
    const now = new Date();
    const documents = rows.flatMap(({ id, kind, sealedTitle, shared, withdrawnAt, versions: [version], _count }) =>
      version ? [{
        id, kind: kind as DocumentKind, title: titleOf({ id, municipalityCode: code, sealedTitle }), shared, withdrawnAt, openings: _count.openings,
        version: { number: version.number, revisedOn: version.revisedOn, expiresOn: version.expiresOn, old: isOld(version.expiresOn, now), fileName: fileNameOf(version.file), type: version.file.type, size: version.file.size },
      }] : [],
    );
    documents.sort((a, b) => Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) || order.indexOf(a.kind) - order.indexOf(b.kind));
    return { code, municipality: municipality.name, documents };
  });
}
