import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { accountHolder, provePassword } from './own-secret';

/**
 * Turns one's own one-time code off and ends all other sessions. Needs the password. A secretariat's person has no role until it is set up anew.
 * @throws InvalidInputError at `current`, TooManyAttemptsError
 */
export async function removeCode(actor: Actor, input: { current: string }): Promise<void> {
  const holder = accountHolder(actor);
  await provePassword(holder, input.current);
  await db.as(holder, async (tx) => {
    await tx.$queryRaw`select sign_in.remove_own_code(${holder.sessionId}::uuid)::text`;
    // Another session had shown a code that is no longer there: it would keep the secretariat's rights without one.
    await tx.$queryRaw`select sign_in.end_sessions_of(${holder.personId}::uuid, ${holder.sessionId}::uuid)`;
    await record(tx, { act: 'code.removed', personId: holder.personId });
  });
}
