import 'server-only';
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
  const { count } = await db.as(manager, (tx) =>
    tx.invitation.updateMany({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { tokenHash: tokenHash(token), expiresAt } }),
  );
  if (count === 0) throw new StateError('この招待は、すでに使われたか取り消されています。新しく招待してください。');
  return { token, expiresAt };
}
