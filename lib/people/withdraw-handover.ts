import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { mayHandOver } from './access';
import { recordId } from './people-manager';

/**
 * Takes back a handover that has not happened yet; an unused invitation to it is void, and
 * what an invited successor who has come already holds by it ends.
 * @throws {RefusedError} unless it is one's own, or the secretariat
 * @throws {StateError} once it was carried out or withdrawn
 */
export async function withdrawHandover(actor: Actor, input: { handoverId: string }): Promise<{ personId: string }> {
  const id = recordId(input.handoverId);
  return db.as(actor, async (tx) => {
    const handover = await tx.handover.findUnique({ where: { id }, include: { roles: true } });
    if (!handover) throw actor.kind === 'secretariat' ? new NotFoundError() : new RefusedError();
    if (!mayHandOver(actor, handover.fromPerson)) throw new RefusedError();
    const [row] = await tx.$queryRaw<{ withdrawn: boolean }[]>`select hand_over.withdraw(${id}::uuid) as withdrawn`;
    if (!row?.withdrawn) throw new StateError('この引き継ぎは、すでに行われたか、やめられています。画面を開き直してください。');
    for (const municipalityCode of new Set(handover.roles.map((role) => role.municipalityCode))) await record(tx, { act: 'handover.withdrawn', municipalityCode, personId: handover.fromPerson, subject: `handover:${id}` });
    return { personId: handover.fromPerson };
  });
}
