import 'server-only';
import { mayKeepSupporter } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readSupporters } from './read-supporters';

const NO_SUCH = 'この協力事業者は登録されていません。';

/**
 * One supporter for its own people and 事務局: what it says of itself, who has admitted it; its people for 事務局.
 * @throws {RefusedError} for anyone else
 */
export async function getSupporter(actor: Actor, { id }: { id: string }) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFoundError(NO_SUCH);
  if (!mayKeepSupporter(actor, id)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const [supporter] = await readSupporters(tx, { id, ended: true });
    if (!supporter) throw new NotFoundError(NO_SUCH);
    const admissions = await tx.supporterAdmission.findMany({ where: { supporterId: id, endedAt: null }, orderBy: { municipalityCode: 'asc' }, select: { admittedAt: true, municipality: { select: { name: true, prefecture: { select: { name: true } } } } } });
    const people = actor.kind === 'secretariat' ? await tx.assignment.findMany({ where: { supporterId: id, endedAt: null }, select: { person: { select: { id: true, name: true, department: true } } } }) : [];
    return { ...supporter, admissions: admissions.map(({ admittedAt, municipality }) => ({ admittedAt, name: `${municipality.prefecture.name} ${municipality.name}` })), people: people.map(({ person }) => person) };
  });
}
