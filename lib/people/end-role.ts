import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { keepASecretariat } from './keep-a-secretariat';
import { peopleManager, recordId } from './people-manager';

/**
 * Ends one role of a person, from the next request on; it stays in the history.
 * @throws RefusedError, NotFoundError, StateError for the last one of the secretariat
 */
export async function endRole(actor: Actor, input: { assignmentId: string }): Promise<{ personId: string }> {
  const manager = peopleManager(actor);
  const id = recordId(input.assignmentId);
  return db.as(manager, async (tx) => {
    const assignment = await tx.assignment.findUnique({ where: { id } });
    if (!assignment || assignment.endedAt) throw new NotFoundError();
    if (assignment.role === 'secretariat') await keepASecretariat(tx, assignment.personId);
    await tx.assignment.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
    await record(tx, { act: 'role.ended', municipalityCode: assignment.municipalityCode, personId: assignment.personId, detail: { role: assignment.role, prefecture: assignment.prefectureCode } });
    return { personId: assignment.personId };
  });
}
