import 'server-only';
import { record } from '@/lib/audit/record';
import { type OpenedFile, readFile } from '@/lib/files/read-file';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf, supportersOf } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { formatDateTime } from '@/lib/platform/time';
import { readOpenable, readReader } from './read-sworn';
import { stampPdf } from './stamp-pdf';

/**
 * A document's file: to its own people as it was uploaded, to those of another member, or of an admitted supporter, with who opened it drawn into a PDF; that is recorded,
 * and the owner sees it.
 * @param version only its own people open another than the current one
 * @throws {NotFoundError} where the actor may not know of it
 */
export async function openDocument(actor: Actor, { id, version }: { id: string; version?: number }): Promise<OpenedFile> {
  const { file, stamp } = await db.as(actor, async (tx) => {
    const document = await tx.document.findUnique({ where: { id } });
    if (!document) throw new NotFoundError();
    const { municipalityCode: code, kind } = document;
    if (!mayReadSecrets(actor, code, (await readOpenable(tx)).has(code)) || actor.kind !== 'person') throw new RefusedError();
    const own = codesOf(actor).includes(code);
    const number = own && version !== undefined ? version : document.current;
    const found = await tx.documentVersion.findUnique({ where: { documentId_number: { documentId: id, number } } });
    if (!found) throw new NotFoundError();
    const file = await readFile(tx, { id: found.fileId, purpose: 'document' });
    if (own) return { file, stamp: null };
    const reader = await readerOf(tx, actor, code);
    if (!reader) throw new RefusedError();
    const { name, ...by } = reader;
    await tx.documentOpening.createMany({ data: [{ documentId: id, municipalityCode: code, number, ...by, personId: actor.personId, personName: actor.name }] });
    await record(tx, { act: 'document.opened', municipalityCode: code, subject: `document:${id}`, detail: { kind, versions: number, by: name } });
    return { file, stamp: `${name}　${actor.name}　${formatDateTime(new Date())} に閲覧　秘密保持の約束の対象` };
  }, { timeout: 60_000 });
  return stamp !== null && file.type === 'application/pdf' ? { ...file, bytes: await stampPdf(file.bytes, stamp) } : file;
}

/** For whom the actor opens it: the own municipality under the promise, else the supporter that the document's municipality has admitted. */
async function readerOf(tx: Transaction, actor: Actor, owner: string): Promise<{ name: string; readerCode?: string; readerSupporter?: string } | undefined> {
  const readerCode = await readReader(tx, actor);
  if (readerCode) return { readerCode, ...(await tx.municipality.findUniqueOrThrow({ where: { code: readerCode }, select: { name: true } })) };
  const admission = await tx.supporterAdmission.findFirst({ where: { municipalityCode: owner, supporterId: { in: supportersOf(actor) }, endedAt: null }, select: { supporterId: true, supporter: { select: { name: true } } } });
  return admission ? { readerSupporter: admission.supporterId, name: admission.supporter.name } : undefined;
}
