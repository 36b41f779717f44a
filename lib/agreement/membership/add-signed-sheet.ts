import 'server-only';
import { record } from '@/lib/audit/record';
import { checkUpload } from '@/lib/files/check-upload';
import type { Received } from '@/lib/files/receive-file';
import { storeFile } from '@/lib/files/store-file';
import { mayHandleSheet } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Keeps the sheet that the mayor signed, beside those before it.
 * @throws {RefusedError} for anyone but the municipality's own people and 事務局
 * @throws {UnfitFile} for a file that is not taken
 * @throws {StateError} for a municipality that stands outside
 */
export async function addSignedSheet(actor: Actor, { code, receive }: { code: string; receive: () => Promise<Received> }): Promise<void> {
  if (!mayHandleSheet(actor, code) || (actor.kind !== 'person' && actor.kind !== 'secretariat')) throw new RefusedError();
  const file = await checkUpload((await receive()).file);
  await db.as(actor, async (tx) => {
    const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: place }, select: { status: true } });
    if (!membership) throw new StateError('協定に加わっていない団体の協定書は登録できません。先に加入の申し込みが受け付けられているか、ご確認ください。');
    const fileId = await storeFile(tx, { file, purpose: 'signed-sheet', code, by: actor.personId });
    const { id } = await tx.signedSheet.create({ data: { ...place, fileId, addedBy: actor.personId } });
    await record(tx, { act: 'sheet.added', municipalityCode: code, subject: `signed-sheet:${id}`, detail: { type: file.type, size: file.bytes.length } });
  });
}
