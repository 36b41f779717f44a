import 'server-only';
import { record } from '@/lib/audit/record';
import { type OpenedFile, readFile } from '@/lib/files/read-file';
import { mayHandleSheet } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';

/**
 * A signed sheet with its content; each opening is recorded.
 * @throws {NotFoundError} when there is none, or it is another municipality's
 */
export async function getSignedSheet(actor: Actor, { id }: { id: string }): Promise<OpenedFile> {
  return db.as(actor, async (tx) => {
    const sheet = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await tx.signedSheet.findUnique({ where: { id }, select: { municipalityCode: true, fileId: true } }) : null;
    if (!sheet || !mayHandleSheet(actor, sheet.municipalityCode)) throw new NotFoundError('この協定書は見つかりません。協定のページから開き直してください。');
    const file = await readFile(tx, { id: sheet.fileId, purpose: 'signed-sheet' });
    await record(tx, { act: 'sheet.opened', municipalityCode: sheet.municipalityCode, subject: `signed-sheet:${id}` });
    return file;
  });
}
