import 'server-only';
import { record } from '@/lib/audit/record';
import { anonymous } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { countAttempt, forgetAttempts } from './attempts';
import { tokenHash, unseal } from './keys';
import { SESSION_SECONDS } from './limits';
import { codeStep, isRecoveryCode, normaliseCode, recoveryHash } from './one-time-code';
import type { Origin } from '@/lib/platform/origin';

type Attempt = { person_id: string; totp_secret: string };

const GONE = '時間がたったか、すでに使われた手続きです。はじめからサインインし直してください。';

/** Marks the code as used, if it is a good one. */
async function useCode(tx: Transaction, { person_id: personId, totp_secret: sealed }: Attempt, typed: string): Promise<boolean> {
  const code = normaliseCode(typed);
  if (isRecoveryCode(code)) {
    const [row] = await tx.$queryRaw<{ used: boolean }[]>`select sign_in.use_recovery_code(${personId}::uuid, ${recoveryHash(personId, code)}) as used`;
    return row?.used ?? false;
  }
  const step = codeStep(unseal(sealed, personId), code);
  if (step === null) return false;
  const [row] = await tx.$queryRaw<{ used: boolean }[]>`select sign_in.use_step(${personId}::uuid, ${step}::bigint) as used`;
  return row?.used ?? false;
}

/**
 * Second step of the sign-in: a six-digit code or a recovery code, for the attempt that `token` names.
 * @returns the id of the new session
 * @throws StateError when the attempt is over, InvalidInputError, TooManyAttemptsError
 */
export async function signInCode(origin: Origin, input: { token: string; code: string }): Promise<string> {
  const attempt = tokenHash(input.token);
  const outcome = await db.as(anonymous, async (tx) => {
    const [found] = await tx.$queryRaw<Attempt[]>`select * from sign_in.attempt(${attempt})`;
    if (!found) return new StateError(GONE);
    const tooMany = await countAttempt(tx, 'attempt', attempt);
    if (tooMany) {
      await tx.$queryRaw`select sign_in.finish_attempt(${attempt})`;
      return tooMany;
    }
    const refused = await countAttempt(tx, 'code', found.person_id);
    if (refused) return refused;
    if (!(await useCode(tx, found, input.code))) {
      await record(tx, { act: 'sign-in.code-failed', personId: found.person_id });
      return new InvalidInputError({ code: '「確認コード」が違うか、すでに使われています。アプリに出ている新しい6桁の数字を入力してください。' });
    }
    const [ended] = await tx.$queryRaw<{ mine: boolean }[]>`select sign_in.finish_attempt(${attempt}) as mine`;
    if (!ended?.mine) return new StateError(GONE);
    await forgetAttempts(tx, 'code', found.person_id);
    const [row] = await tx.$queryRaw<{ id: string | null }[]>`
      select sign_in.open_session(${found.person_id}::uuid, true, ${SESSION_SECONDS}::int, ${origin.browser}) as id`;
    if (!row?.id) return new StateError(GONE);
    await record(tx, { act: 'sign-in.succeeded', personId: found.person_id, detail: { code: true } });
    return row.id;
  });
  // Thrown only now: a rolled back transaction would take back the count of the attempt.
  if (typeof outcome !== 'string') throw outcome;
  return outcome;
}
