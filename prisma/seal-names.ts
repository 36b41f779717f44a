import { sealNote, sealSigner, sealTitle } from '../lib/agreement/documents/document-seal';
import { sealName } from '../lib/files/file-seal';
import type { Prisma } from '../lib/platform/generated/client';

/**
 * Seals what older versions kept in clear beside sealed contents: names of files, titles and notes of documents, who signed. Migration 0860 could
 * not: SQL has no key. Run again it finds nothing to do. In the end the database itself says that nothing is left in clear.
 * @param tx a transaction of the role that owns the tables
 * @returns how many rows were sealed
 */
export async function sealNames(tx: Prisma.TransactionClient): Promise<number> {
  const files = await tx.storedFile.findMany({ where: { sealedName: null }, select: { id: true, purpose: true, municipalityCode: true, formerName: true } });
  for (const { id, purpose, municipalityCode: code, formerName } of files)
    await tx.storedFile.update({ where: { id }, data: { formerName: null, sealedName: sealName(formerName!, { id, purpose, code }) }, select: { id: true } });
  const documents = await tx.document.findMany({ where: { sealedTitle: null }, select: { id: true, municipalityCode: true, formerTitle: true } });
  for (const { formerTitle, ...of } of documents) await tx.document.update({ where: { id: of.id }, data: { formerTitle: null, sealedTitle: sealTitle(formerTitle!, of) } });
  const versions = await tx.documentVersion.findMany({ where: { sealedNote: null }, select: { id: true, documentId: true, number: true, municipalityCode: true, formerNote: true } });
  for (const { id, formerNote, ...of } of versions) await tx.documentVersion.update({ where: { id }, data: { formerNote: null, sealedNote: sealNote(formerNote!, of) } });
  const signers = await tx.ndaSigner.findMany({ where: { sealed: null }, select: { id: true, municipalityCode: true, formerName: true, formerOffice: true } });
  for (const { formerName, formerOffice, ...of } of signers)
    await tx.ndaSigner.update({ where: { id: of.id }, data: { formerName: null, formerOffice: null, sealed: sealSigner({ name: formerName!, organisation: formerOffice! }, of) } });
  await tx.$executeRaw`alter table stored_file validate constraint stored_file_name_sealed`;
  await tx.$executeRaw`alter table document validate constraint document_title_sealed`;
  await tx.$executeRaw`alter table document_version validate constraint document_version_note_sealed`;
  await tx.$executeRaw`alter table nda_signer validate constraint nda_signer_sealed`;
  return files.length + documents.length + versions.length + signers.length;
}
