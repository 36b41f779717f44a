import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { keepASecretariat } from './keep-a-secretariat';
import { peopleManager, recordId } from './people-manager';

/**
 * Removes a person: sessions and roles end at once; what they did stays under their name.
 * @throws RefusedError, NotFoundError, StateError for the last one of the secretariat
 */
export async function removePerson(actor: Actor, input: { personId: string }): Promise<{ name: string }> {
  const manager = peopleManager(actor);
  const personId = recordId(input.personId);
  return db.as(manager, async (tx) => {
    await keepASecretariat(tx, personId);
    const now = new Date();
    const { count } = await tx.person.updateMany({ where: { id: personId, removedAt: null }, data: { removedAt: now } });
    if (count === 0) throw new NotFoundError();
    const ended = await tx.assignment.updateManyAndReturn({ where: { personId, endedAt: null }, data: { endedAt: now }, select: { municipalityCode: true } });
    await tx.$queryRaw`select sign_in.end_sessions_of(${personId}::uuid, null::uuid)`;
    // One line for each municipality that loses someone: each reads its own.
    for (const municipalityCode of new Set(ended.length > 0 ? ended.map((role) => role.municipalityCode) : [null])) await record(tx, { act: 'person.removed', municipalityCode, personId });
    return tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  });
}
