import 'server-only';
import { randomUUID } from 'node:crypto';
import { checkUpload } from '@/lib/files/check-upload';
import type { Received } from '@/lib/files/receive-file';
import { UnfitFile } from '@/lib/files/unfit-file';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { ExpectedError, RefusedError } from '@/lib/platform/errors';
import { readXlsx } from '@/lib/survey/workbook/read-xlsx';
import { sealUpload } from './inventory-seal';
import { readInventorySheet, type ReadSheet } from './inventory-sheet';

export type KeptSheet = ReadSheet & { fileName: string };

/**
 * Reads a sent-in sheet of the inventory and keeps it, sealed, for the preview of who sent it; nothing is taken in yet. One that can't be read
 * is kept as its sentence.
 * @returns the upload's id
 * @throws {RefusedError} for anyone but who writes for the municipality
 */
export async function checkInventorySheet(actor: Actor, { code, receive }: { code: string; receive: () => Promise<Received> }): Promise<string> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  const { file } = await receive();
  const kept: KeptSheet = { fileName: '', ...(await read(file)) };
  const id = randomUUID();
  await db.as(actor, async (tx) => {
    await tx.$queryRaw`select forget_inventory_uploads()::text`;
    await tx.inventoryUpload.createMany({ data: [{ id, municipalityCode: code, personId: actor.personId, sealed: sealUpload(kept, id, code) }] });
  });
  return id;
}

async function read(file: Received['file']): Promise<KeptSheet | ReadSheet> {
  try {
    const { name, type, bytes } = await checkUpload(file);
    if (type !== 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') return { rows: [], problems: [], refusal: 'Excelファイル（.xlsx）ではありません。この画面からダウンロードしたファイルに記入して送ってください。' };
    return { fileName: name, ...readInventorySheet(await readXlsx(bytes)) };
  } catch (error) {
    if (error instanceof UnfitFile || (error instanceof ExpectedError && error.status === 422)) return { rows: [], problems: [], refusal: error.message };
    throw error;
  }
}
