import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { countAttempt, forgetAttempts } from './attempts';
import { unseal } from './keys';
import { codeStep, newRecoveryCodes, normaliseCode, recoveryHash } from './one-time-code';
import { accountHolder, ownSecret } from './own-secret';

const CHANGED = '設定の途中で新しいQRコードが作られました。画面を開き直し、新しいQRコードを読み取ってください。';

/**
 * Puts the scanned secret into force once a code from it is shown, makes recovery codes and ends all other sessions.
 * @returns the recovery codes, which nobody can read again
 * @throws InvalidInputError at `code`, StateError, TooManyAttemptsError
 */
export async function confirmCode(actor: Actor, input: { code: string }): Promise<{ recoveryCodes: string[] }> {
  const holder = accountHolder(actor);
  const outcome = await db.as(holder, async (tx) => {
    const { totp_pending: pending } = await ownSecret(tx);
    if (!pending) return new StateError('設定が始まっていません。「設定を始める」を押してください。');
    const refused = await countAttempt(tx, 'code', `own ${holder.personId}`);
    if (refused) return refused;
    const step = codeStep(unseal(pending, holder.personId), normaliseCode(input.code));
    if (step === null) {
      return new InvalidInputError({ code: '「確認コード」が違います。アプリに出ている6桁の数字を入力してください。続けて違うときは、スマートフォンの時刻が合っているかご確認ください。' });
    }
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map((code) => recoveryHash(holder.personId, code));
    const [row] = await tx.$queryRaw<{ confirmed: boolean }[]>`
      select sign_in.confirm_own_code(${pending}, ${step}::bigint, ${holder.sessionId}::uuid, ${hashes}::text[]) as confirmed`;
    if (!row?.confirmed) return new StateError(CHANGED);
    await forgetAttempts(tx, 'code', `own ${holder.personId}`);
    await tx.$queryRaw`select sign_in.end_sessions_of(${holder.personId}::uuid, ${holder.sessionId}::uuid)`;
    await record(tx, { act: 'code.set', personId: holder.personId });
    return { recoveryCodes };
  });
  if (outcome instanceof Error) throw outcome;
  return outcome;
}
