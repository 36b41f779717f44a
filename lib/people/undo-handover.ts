import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { mayUndoHandover } from './access';
import { recordId } from './people-manager';

/**
 * Puts a handover back: the predecessor holds the roles again, and what the successor got by it ends.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when it was not carried out, or the predecessor is no longer there
 */
export async function undoHandover(actor: Actor, input: { handoverId: string }): Promise<{ personId: string }> {
  if (!mayUndoHandover(actor)) throw new RefusedError();
  const id = recordId(input.handoverId);
  return db.as(actor, async (tx) => {
    const handover = await tx.handover.findUnique({ where: { id }, include: { roles: true } });
    if (!handover) throw new NotFoundError();
    const [row] = await tx.$queryRaw<{ undone: boolean }[]>`select hand_over.undo(${id}::uuid) as undone`;
    if (!row?.undone) throw new StateError('この引き継ぎは元に戻せません。行われていないか、前の担当者がもう利用者ではありません。役割は「役割を加える」から付け直してください。');
    for (const municipalityCode of new Set(handover.roles.map((role) => role.municipalityCode))) await record(tx, { act: 'handover.undone', municipalityCode, personId: handover.fromPerson, subject: `handover:${id}` });
    return { personId: handover.fromPerson };
  });
}
