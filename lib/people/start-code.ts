import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { seal } from './keys';
import { newCodeSecret } from './one-time-code';
import { accountHolder, ownSecret, provePassword } from './own-secret';

/**
 * Makes a new one-time-code secret to be scanned. It is not in force before confirmCode; one that is stays so until then.
 * @param input.current the password, needed when a code is in force already (moving to another phone)
 * @throws InvalidInputError, TooManyAttemptsError
 */
export async function startCode(actor: Actor, input: { current?: string }): Promise<void> {
  const holder = accountHolder(actor);
  const { totp_secret: inForce } = await db.as(holder, ownSecret);
  if (inForce) await provePassword(holder, input.current ?? '');
  await db.as(holder, async (tx) => {
    await tx.$queryRaw`select sign_in.set_own_pending_code(${seal(newCodeSecret(), holder.personId)})::text`;
    await record(tx, { act: 'code.begun', personId: holder.personId });
  });
}
