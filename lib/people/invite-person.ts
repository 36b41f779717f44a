import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { newToken, tokenHash } from './keys';
import { INVITATION_DAYS } from './limits';
import { peopleManager } from './people-manager';
import { rolePlace, type RolePlace } from './role-place';
import type { Side } from './roles';

export type InviteInput = RolePlace & { name: string; email: string; department: string; side: Side };

export const invitationEnd = (): Date => new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000);

/**
 * Invites someone to a role by a link that works once, for INVITATION_DAYS.
 * @returns the link's token; the database keeps only its hash
 * @throws RefusedError, InvalidInputError at `municipality` or `prefecture`
 */
export async function invitePerson(actor: Actor, input: InviteInput): Promise<{ id: string; token: string; expiresAt: Date; name: string }> {
  const manager = peopleManager(actor);
  const token = newToken();
  return db.as(manager, async (tx) => {
    const place = await rolePlace(tx, input);
    const { id, expiresAt } = await tx.invitation.create({
      data: {
        ...place, name: input.name, email: input.email, department: input.department, side: input.side,
        tokenHash: tokenHash(token), invitedBy: manager.personId, expiresAt: invitationEnd(),
      },
    });
    await record(tx, { act: 'invitation.made', municipalityCode: place.municipalityCode, subject: `invitation:${id}`, detail: { role: place.role, prefecture: place.prefectureCode } });
    return { id, token, expiresAt, name: input.name };
  });
}
