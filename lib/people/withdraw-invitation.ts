import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { peopleManager, recordId } from './people-manager';

/** Makes an invitation's link void. @throws RefusedError, NotFoundError, StateError when it was used or withdrawn already */
export async function withdrawInvitation(actor: Actor, input: { id: string }): Promise<void> {
  const manager = peopleManager(actor);
  const id = recordId(input.id);
  await db.as(manager, async (tx) => {
    const [invitation] = await tx.invitation.updateManyAndReturn({ where: { id, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
    if (!invitation) throw new StateError('この招待は、すでに使われたか取り消されています。画面を開き直してください。');
    await record(tx, { act: 'invitation.withdrawn', municipalityCode: invitation.municipalityCode, subject: `invitation:${id}`, detail: { role: invitation.role } });
  });
}
