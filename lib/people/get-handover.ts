import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { mayHandOver } from './access';
import { assignmentPlace, withPlace } from './assignment-place';
import { recordId } from './people-manager';

export type Colleague = { id: string; name: string; department: string };
export type RoleToHandOver = { id: string; role: string; code: string; place: string };
export type ShownHandover = { id: string; status: string; from: string; to: string; on: Date; note: string; roles: { role: string; place: string }[]; waitsForInvited: boolean; invitationExpired: boolean; createdAt: Date; endedAt: Date | null; outgoing: boolean };

/** Who could take over in all of these municipalities (hand_over.colleagues). */
export const colleaguesIn = (tx: Transaction, personId: string, codes: string[]) =>
  tx.$queryRaw<Colleague[]>`select id, name, department from hand_over.colleagues(${personId}::uuid, ${codes}::text[])`;

/** The roles that a person can hand over: those that belong to a municipality. */
export async function rolesToHandOver(tx: Transaction, personId: string): Promise<RoleToHandOver[]> {
  const held = await tx.assignment.findMany({ where: { personId, endedAt: null, role: { in: ['editor', 'approver'] } }, include: withPlace, orderBy: [{ municipalityCode: 'asc' }, { role: 'asc' }] });
  return held.map((a) => ({ id: a.id, role: a.role, code: a.municipalityCode!, place: assignmentPlace(a, []) }));
}

/**
 * What a person has to hand over, to whom it could go, and the handovers so far, newest first.
 * @throws {RefusedError} unless it is oneself, or the secretariat asks
 * @throws {NotFoundError} for someone unknown or removed
 */
export async function getHandover(actor: Actor, personId: string) {
  if (!mayHandOver(actor, personId)) throw new RefusedError();
  const id = recordId(personId);
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select hand_over.require_mine(${id}::uuid)::text`;
    const person = await tx.person.findUnique({ where: { id } });
    if (!person || person.removedAt) throw new NotFoundError();
    const roles = await rolesToHandOver(tx, id);
    const colleagues = new Map<string, Colleague & { places: string[] }>();
    for (const code of new Set(roles.map((role) => role.code)))
      for (const colleague of await colleaguesIn(tx, id, [code])) {
        const known = colleagues.get(colleague.id) ?? { ...colleague, places: [] };
        known.places.push(roles.find((role) => role.code === code)!.place);
        colleagues.set(colleague.id, known);
      }
    return { personId: id, name: person.name, roles, colleagues: [...colleagues.values()], handovers: await handoversOf(tx, id) };
  });
}

async function handoversOf(tx: Transaction, personId: string): Promise<ShownHandover[]> {
  const rows = await tx.handover.findMany({ where: { OR: [{ fromPerson: personId }, { toPerson: personId }] }, include: { roles: true }, orderBy: { createdAt: 'desc' }, take: 20 });
  const codes = rows.flatMap((row) => row.roles.map((role) => role.municipalityCode));
  const municipalities = await tx.municipality.findMany({ where: { code: { in: codes } }, include: { prefecture: true } });
  // Who has handed everything over no longer shares a municipality with the successor, but may know the name.
  const names = await tx.$queryRaw<{ id: string; from_name: string; to_name: string; waits: boolean; expired: boolean }[]>`
    select * from hand_over.names(${rows.map((row) => row.id)}::uuid[])`;
  return rows.map((row) => {
    const known = names.find(({ id }) => id === row.id);
    const placeOf = (code: string) => assignmentPlace({ municipality: municipalities.find((one) => one.code === code) ?? null, prefectureCode: null }, []);
    return {
      id: row.id, status: row.status, from: known?.from_name ?? '', to: known?.to_name ?? '', on: row.effectiveOn, note: row.note,
      roles: row.roles.map((role) => ({ role: role.role, place: placeOf(role.municipalityCode) })),
      waitsForInvited: row.status === 'planned' && known?.waits === true, invitationExpired: row.status === 'planned' && known?.expired === true,
      createdAt: row.createdAt, endedAt: row.endedAt, outgoing: row.fromPerson === personId,
    };
  });
}
