import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { assignmentPlace, withPlace } from './assignment-place';
import { peopleManager, recordId } from './people-manager';

/** One person with all roles, present and past. @throws RefusedError, NotFoundError */
export async function getPerson(actor: Actor, personId: string) {
  const manager = peopleManager(actor);
  const id = recordId(personId);
  return db.as(manager, async (tx) => {
    const person = await tx.person.findUnique({ where: { id }, include: { assignments: { include: withPlace, orderBy: { since: 'asc' } } } });
    if (!person) throw new NotFoundError();
    if (id !== manager.personId) await record(tx, { act: 'person.opened', personId: id });
    const prefectures = await tx.prefecture.findMany();
    const roles = person.assignments.map((a) => ({ id: a.id, role: a.role, since: a.since, endedAt: a.endedAt, place: assignmentPlace(a, prefectures) }));
    return {
      id, name: person.name, signInName: person.signInName, department: person.department, side: person.side, email: person.email,
      createdAt: person.createdAt, removedAt: person.removedAt, demo: person.demo, self: id === manager.personId,
      roles: roles.filter((role) => !role.endedAt),
      pastRoles: roles.filter((role) => role.endedAt),
    };
  });
}
