import { createHash, randomUUID } from 'node:crypto';
import { sealNote, sealSigner, sealTitle, type SignerNames } from '../../lib/agreement/documents/document-seal';
import { expiryOf } from '../../lib/agreement/documents/document-terms';
import { sealItem } from '../../lib/agreement/inventory/inventory-seal';
import { emptyItem, type Item } from '../../lib/agreement/inventory/inventory-terms';
import { sealFile, sealName } from '../../lib/files/file-seal';
import type { Prisma } from '../../lib/platform/generated/client';
import { day } from '../../lib/platform/time';
import { agreementFile } from '../../prisma/load-agreement';

type Client = Prisma.TransactionClient;

/** A municipality gives the promise of secrecy, unless it has. */
export async function makeAcceptance(client: Client, { code, agreementId = agreementFile.id, number = 1, acceptedAt = new Date() }: { code: string; agreementId?: string; number?: number; acceptedAt?: Date }) {
  const place = { agreementId, ndaNumber: number, municipalityCode: code };
  if (!(await client.ndaAcceptance.findFirst({ where: { ...place, withdrawnAt: null } }))) await client.ndaAcceptance.create({ data: { ...place, acceptedAt } });
}

export type SampleFile = { id?: string; name: string; bytes: Uint8Array; type?: string; revisedOn?: string; note?: string };

/** A document with a version for each file, sealed as in service. */
export async function makeDocument(
  client: Client,
  { id = randomUUID(), code, kind, title, shared = true, withdrawn = false, files }: { id?: string; code: string; kind: string; title: string; shared?: boolean; withdrawn?: boolean; files: SampleFile[] },
) {
  const document = await client.document.create({ data: { id, municipalityCode: code, kind, sealedTitle: sealTitle(title, { id, municipalityCode: code }), shared, current: Math.max(1, files.length), withdrawnAt: withdrawn ? new Date() : null } });
  for (const [i, { id: fileId = randomUUID(), name, bytes, type = 'application/pdf', revisedOn = '2026-04-01', note = '' }] of files.entries()) {
    await client.storedFile.create({
      data: { id: fileId, municipalityCode: code, purpose: 'document', sealedName: sealName(name, { id: fileId, purpose: 'document', code }), type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sealed: sealFile(bytes, { id: fileId, purpose: 'document', code }) },
    });
    await client.documentVersion.create({ data: { documentId: id, municipalityCode: code, number: i + 1, fileId, revisedOn: day(revisedOn), expiresOn: expiryOf(day(revisedOn)), sealedNote: sealNote(note, { documentId: id, number: i + 1, municipalityCode: code }) } });
  }
  return document;
}

/** Someone who signed the promise of secrecy, sealed as in service. */
export const makeSigner = (client: Client, { id = randomUUID(), code, kind, signedOn, ...names }: SignerNames & { id?: string; code: string; kind: string; signedOn: string }) =>
  client.ndaSigner.create({ data: { id, agreementId: agreementFile.id, ndaNumber: 1, municipalityCode: code, kind, sealed: sealSigner(names, { id, municipalityCode: code }), signedOn: day(signedOn) } });

/** An item of the inventory, sealed as in service. */
export const makeInventoryItem = (client: Client, { id = randomUUID(), code, item, ended = false }: { id?: string; code: string; item: Partial<Item>; ended?: boolean }) =>
  client.inventoryItem.create({ data: { id, municipalityCode: code, sealed: sealItem({ ...emptyItem, ...item }, id, code), endedAt: ended ? new Date() : null } });
