import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { checkUpload } from '@/lib/files/check-upload';
import type { Received } from '@/lib/files/receive-file';
import { storeFile } from '@/lib/files/store-file';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, issuesByField, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { newDocumentSchema, newVersionSchema } from './document-schemas';
import { sealNote, sealTitle } from './document-seal';
import { countsOnlyShared, type DocumentKind, dutyOfKind, expiryOf } from './document-terms';
import { recordDuty } from '../duties/record-duty';

type Sent = { code: string; /** A new version of this one; else a new document. */ document?: string; /** Reads the form; asked only once the actor is known to be allowed. */ receive: () => Promise<Received> };

/**
 * Keeps an uploaded document or a new version of one, sealed, and what it does for a duty.
 * @returns the document's id
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {UnfitFile} with a sentence, when the file is not what may be kept
 * @throws {InvalidInputError} when a field beside it is missing or wrong
 * @throws {StateError} when the document has been withdrawn
 */
export async function addDocument(actor: Actor, { code, document, receive }: Sent): Promise<string> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  const known = document === undefined ? null : await db.as(actor, (tx) => findOwn(tx, { id: document, code }));
  const { fields, file } = await receive();
  const parsed = (known ? newVersionSchema : newDocumentSchema).safeParse(fields);
  if (!parsed.success) throw new InvalidInputError(issuesByField(parsed.error.issues));
  const { revised, note } = parsed.data;
  const checked = await checkUpload(file);
  return db.as(actor, async (tx) => {
    const by = actor.personId;
    const about = known ? await findOwn(tx, { id: known.id, code }) : await addNew(tx, { code, by, ...newDocumentSchema.parse(fields) });
    const number = known ? about.current + 1 : 1;
    const fileId = await storeFile(tx, { file: checked, purpose: 'document', code, by });
    const { id: version } = await tx.documentVersion.create({
      data: { documentId: about.id, municipalityCode: code, number, fileId, revisedOn: day(revised), expiresOn: expiryOf(day(revised)), sealedNote: sealNote(note, { documentId: about.id, number, municipalityCode: code }), uploadedBy: by },
      select: { id: true },
    });
    if (known) await tx.document.update({ where: { id: about.id }, data: { current: number }, select: { id: true } });
    const duty = dutyOfKind(about.kind as DocumentKind);
    if (duty && (about.shared || !countsOnlyShared(about.kind))) await recordDuty(tx, { codes: [code], duty, doneOn: countsOnlyShared(about.kind) ? day(isoDay(new Date())) : day(revised), evidence: { kind: 'document', id: version }, by });
    const detail = { kind: about.kind, versions: number, size: checked.bytes.length };
    if (known) await record(tx, { act: 'document.renewed', municipalityCode: code, subject: `document:${about.id}`, detail });
    else await record(tx, { act: 'document.added', municipalityCode: code, subject: `document:${about.id}`, detail });
    return about.id;
  }, { timeout: 60_000 });
}

type Known = { id: string; kind: string; shared: boolean; current: number };

/** Held until the transaction ends: two versions at once come one after the other. */
async function findOwn(tx: Transaction, { id, code }: { id: string; code: string }): Promise<Known> {
  await tx.$queryRaw`select 1 as held from document where id = ${id}::uuid and municipality_code = ${code} for update`;
  const found = await tx.document.findFirst({ where: { id, municipalityCode: code } });
  if (!found) throw new NotFoundError();
  if (found.withdrawnAt) throw new StateError('取り下げた資料には、新しい版を登録できません。新しい資料として登録してください。');
  return found;
}

const addNew = (tx: Transaction, { code, by, kind, title, shared }: { code: string; by: string; kind: string; title: string; shared: boolean }): Promise<Known> => {
  const id = randomUUID();
  return tx.document.create({ data: { id, municipalityCode: code, kind, sealedTitle: sealTitle(title, { id, municipalityCode: code }), shared, createdBy: by }, select: { id: true, kind: true, shared: true, current: true } });
};
