import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { invitationEnd } from './invite-person';
import { newToken, tokenHash } from './keys';
import { peopleManager, recordId } from './people-manager';

/**
 * Gives an invitation that nobody has used a new link with a new end; the old link is void.
 * @throws RefusedError, NotFoundError, StateError when it was used or withdrawn
 */
export async function reissueInvitation(actor: Actor, input: { id: string }): Promise<{ token: string; expiresAt: Date }> {
  const manager = peopleManager(actor);
  const id = recordId(input.id);
  const token = newToken();
  const expiresAt = invitationEnd();
  await db.as(manager, async (tx) => {
    const [invitation] = await tx.invitation.updateManyAndReturn({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { tokenHash: tokenHash(token), expiresAt } });
    if (!invitation) throw new StateError('この招待は、すでに使われたか取り消されています。新しく招待してください。');
    await record(tx, { act: 'invitation.reissued', municipalityCode: invitation.municipalityCode, subject: `invitation:${id}`, detail: { role: invitation.role } });
  });
  return { token, expiresAt };
}
