import 'server-only';
import { record } from '@/lib/audit/record';
import { type OpenedFile, readFile } from '@/lib/files/read-file';
import { UnfitFile } from '@/lib/files/unfit-file';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf, supportersOf } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { formatDateTime } from '@/lib/platform/time';
import { readOpenable, readReader } from './read-sworn';
import { stampPdf } from './stamp-pdf';

type Asked = { id: string; version?: number };

/**
 * A document's file: to its own people as it was uploaded, to those of another member, or of an admitted supporter, with who opened it drawn into a PDF; that is recorded,
 * and the owner sees it. Drawing takes its time, so whether the actor may is asked again after it.
 * @param version only its own people open another than the current one
 * @throws {NotFoundError} where the actor may not know of it
 * @throws {StateError} where a new version came meanwhile, or nothing can be drawn into the file
 */
export async function openDocument(actor: Actor, asked: Asked): Promise<OpenedFile> {
  const { file, found } = await db.as(actor, async (tx) => {
    const found = await findOpenable(tx, actor, asked);
    return { found, file: await readFile(tx, { id: found.fileId, purpose: 'document' }) };
  }, { timeout: 60_000 });
  if (!found.reader) return file;
  const bytes = file.type === 'application/pdf' ? await stamped(file.bytes, `${found.reader.name}　${found.person.name}　${formatDateTime(new Date())} に閲覧　秘密保持の約束の対象`) : file.bytes;
  await db.as(actor, async (tx) => {
    const { code, kind, number, fileId, reader, person } = await findOpenable(tx, actor, asked);
    if (fileId !== found.fileId || !reader) throw new StateError('この資料は、開くあいだに新しい版に替わりました。もう一度開いてください。');
    const { name, ...by } = reader;
    await tx.documentOpening.createMany({ data: [{ documentId: asked.id, municipalityCode: code, number, ...by, personId: person.personId, personName: person.name }] });
    await record(tx, { act: 'document.opened', municipalityCode: code, subject: `document:${asked.id}`, detail: { kind, versions: number, by: name } });
  });
  return { ...file, bytes };
}

/** Which file the actor opens, and for whom; no reader where it is the own one. */
async function findOpenable(tx: Transaction, actor: Actor, { id, version }: Asked) {
  const document = await tx.document.findUnique({ where: { id } });
  if (!document) throw new NotFoundError();
  const { municipalityCode: code, kind } = document;
  if (!mayReadSecrets(actor, code, (await readOpenable(tx)).has(code)) || actor.kind !== 'person') throw new RefusedError();
  const own = codesOf(actor).includes(code);
  const number = own && version !== undefined ? version : document.current;
  const found = await tx.documentVersion.findUnique({ where: { documentId_number: { documentId: id, number } }, select: { fileId: true } });
  if (!found) throw new NotFoundError();
  const reader = own ? null : await readerOf(tx, actor, code);
  if (reader === undefined) throw new RefusedError();
  return { code, kind, number, fileId: found.fileId, reader, person: actor };
}

async function stamped(bytes: Buffer, text: string): Promise<Buffer> {
  try {
    return await stampPdf(bytes, text);
  } catch (error) {
    if (error instanceof UnfitFile) throw new StateError('この資料には、開いた人の名前を入れられないため開けません。登録した団体に、PDFを保存し直して新しい版を登録するようお伝えください。');
    throw error;
  }
}

/** For whom the actor opens it: the own municipality under the promise, else the supporter that the document's municipality has admitted. */
async function readerOf(tx: Transaction, actor: Actor, owner: string): Promise<{ name: string; readerCode?: string; readerSupporter?: string } | undefined> {
  const readerCode = await readReader(tx, actor);
  if (readerCode) return { readerCode, ...(await tx.municipality.findUniqueOrThrow({ where: { code: readerCode }, select: { name: true } })) };
  const admission = await tx.supporterAdmission.findFirst({ where: { municipalityCode: owner, supporterId: { in: supportersOf(actor) }, endedAt: null }, select: { supporterId: true, supporter: { select: { name: true } } } });
  return admission ? { readerSupporter: admission.supporterId, name: admission.supporter.name } : undefined;
}
