import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { peopleManager, recordId } from './people-manager';

/** Makes an invitation's link void. @throws RefusedError, NotFoundError, StateError when it was used or withdrawn already */
export async function withdrawInvitation(actor: Actor, input: { id: string }): Promise<void> {
  const manager = peopleManager(actor);
  const id = recordId(input.id);
  const { count } = await db.as(manager, (tx) =>
    tx.invitation.updateMany({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: new Date() } }),
  );
  if (count === 0) throw new StateError('この招待は、すでに使われたか取り消されています。画面を開き直してください。');
}
