import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { newRecoveryCodes, recoveryHash } from './one-time-code';
import { accountHolder, provePassword } from './own-secret';

/**
 * Makes new recovery codes; the old ones are void. Needs the password.
 * @throws InvalidInputError at `current`, StateError without a one-time code, TooManyAttemptsError
 */
export async function renewRecoveryCodes(actor: Actor, input: { current: string }): Promise<{ recoveryCodes: string[] }> {
  const holder = accountHolder(actor);
  const { totp_secret: inForce } = await provePassword(holder, input.current);
  if (!inForce) throw new StateError('確認コードが設定されていません。先に確認コードを設定してください。');
  const recoveryCodes = newRecoveryCodes();
  const hashes = recoveryCodes.map((code) => recoveryHash(holder.personId, code));
  await db.as(holder, async (tx) => {
    await tx.$queryRaw`select sign_in.set_own_recovery_codes(${hashes}::text[])::text`;
    await record(tx, { act: 'recovery-codes.renewed', personId: holder.personId });
  });
  return { recoveryCodes };
}
