import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError } from '@/lib/platform/errors';
import { peopleManager, recordId } from './people-manager';
import { rolePlace, type RolePlace } from './role-place';

/**
 * Gives a person one more role. It holds from the next request on.
 * @throws RefusedError, NotFoundError for someone unknown or removed, InvalidInputError
 */
export async function giveRole(actor: Actor, input: RolePlace & { personId: string }): Promise<void> {
  const manager = peopleManager(actor);
  const personId = recordId(input.personId);
  await db.as(manager, async (tx) => {
    // The same lock as join_invitation: two ways to a role at once see each other.
    const [person] = await tx.$queryRaw<{ id: string }[]>`select id from person where id = ${personId}::uuid and removed_at is null for update`;
    if (!person) throw new NotFoundError();
    const place = await rolePlace(tx, input);
    const held = await tx.assignment.findMany({ where: { personId, endedAt: null } });
    if (held.some((a) => (a.role === 'secretariat') !== (place.role === 'secretariat'))) {
      throw new InvalidInputError({ role: '「役割」の事務局は、ほかの役割と同じアカウントでは持てません。いまの役割を終えるか、別のアカウントに招待してください。' });
    }
    if (held.some((a) => a.role === place.role && a.municipalityCode === place.municipalityCode && a.prefectureCode === place.prefectureCode)) {
      throw new InvalidInputError({ role: '「役割」は、この方がすでに持っています。ほかの役割か場所を選んでください。' });
    }
    await tx.assignment.create({ data: { personId, ...place } });
    await record(tx, { act: 'role.given', municipalityCode: place.municipalityCode, personId, detail: { role: place.role, prefecture: place.prefectureCode } });
  });
}
