import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { INVITATION_GONE } from './accept-invitation';
import { tokenHash } from './keys';
import { accountHolder } from './own-secret';

const sentences: Record<string, string> = {
  have: 'この役割は、すでにお持ちです。この招待は、ほかの方が使うこともできます。',
  mixed: '事務局の役割は、ほかの役割と同じアカウントでは持てません。いちどサインアウトし、この招待から新しいアカウントを作ってください。',
  gone: INVITATION_GONE,
};

/**
 * Adds the role of an invitation to the acting person's own account.
 * @throws RefusedError for an actor without an account, StateError
 */
export async function joinInvitation(actor: Actor, input: { token: string }): Promise<void> {
  const holder = accountHolder(actor);
  await db.as(holder, async (tx) => {
    const [row] = await tx.$queryRaw<{ outcome: string; municipality_code: string | null }[]>`
      select sign_in.join_invitation(${tokenHash(input.token)}) as outcome, (select i.municipality_code from sign_in.invitation(${tokenHash(input.token)}) i) as municipality_code`;
    if (row?.outcome !== 'accepted') throw new StateError(sentences[row?.outcome ?? 'gone'] ?? INVITATION_GONE);
    await record(tx, { act: 'invitation.joined', municipalityCode: row.municipality_code, personId: holder.personId });
  });
}
