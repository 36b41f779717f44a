import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { TooManyAttemptsError } from '@/lib/platform/errors';
import { formatTime } from '@/lib/platform/time';
import { keyedHash } from './keys';
import { type AttemptKind, attemptLimits } from './limits';

const reasons: Record<AttemptKind, string> = {
  account: 'パスワードの間違いが続いたため、このアカウントの受付を一時的に止めています。',
  address: 'このネットワークからのサインインの失敗が続いたため、受付を一時的に止めています。',
  code: '確認コードの間違いが続いたため、受付を一時的に止めています。',
  link: 'このネットワークからの番号の間違いが続いたため、受付を一時的に止めています。',
  attempt: '確認コードの間違いが続きました。はじめからサインインし直してください。',
};

const counterKey = (kind: AttemptKind, who: string) => keyedHash(`limit ${kind}`, who);

/**
 * Counts one attempt before its work is done.
 * @returns null when it may go on, else the error that says when to try again; the caller throws it after its
 *   transaction, which would otherwise take the count back
 */
export async function countAttempt(tx: Transaction, kind: AttemptKind, who: string): Promise<TooManyAttemptsError | null> {
  const { limit, seconds } = attemptLimits[kind];
  const [row] = await tx.$queryRaw<{ until: Date | null }[]>`
    select sign_in.count_attempt(${kind}, ${counterKey(kind, who)}, ${limit}::int, ${seconds}::int) as until`;
  if (!row?.until) return null;
  const again = kind === 'attempt' ? '' : `${formatTime(new Date(row.until.getTime() + 60_000))}以降にもう一度お試しください。`;
  return new TooManyAttemptsError(reasons[kind] + again);
}

/** After a success the count begins anew. */
export const forgetAttempts = (tx: Transaction, kind: AttemptKind, who: string) =>
  tx.$queryRaw`select sign_in.forget_attempts(${kind}, ${counterKey(kind, who)})::text`;

/** After a success only that attempt is taken back: others behind the same address may still be guessing. */
export const giveBackAttempt = (tx: Transaction, kind: AttemptKind, who: string) =>
  tx.$queryRaw`select sign_in.give_back_attempt(${kind}, ${counterKey(kind, who)})::text`;
