import 'server-only';
import { record } from '@/lib/audit/record';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import { countAttempt, forgetAttempts, giveBackAttempt } from './attempts';
import { carryOutHandovers, handoverJob } from './carry-out-handovers';
import { keyedHash, newToken, tokenHash } from './keys';
import { ATTEMPT_SECONDS, SESSION_SECONDS } from './limits';
import type { Origin } from '@/lib/platform/origin';
import { hashPassword, isOutdated, verifyPassword } from './password';
import { normaliseSignInName } from './password-rules';

type Credentials = { person_id: string; password_hash: string; has_code: boolean };

/** Signed in, or the one-time code is still asked for: `token` is what the second step has to bring back. */
export type SignInOutcome = { step: 'done'; sessionId: string } | { step: 'code'; token: string };

/** What the audit log calls an account that somebody tried in vain: enough to see that it is the same one, not which. */
export const accountMark = (signInName: string): string => `account:${keyedHash('audit account', signInName).slice(0, 16)}`;

/**
 * First step of the sign-in, for the page and for next-auth's provider alike.
 * An unknown name, a removed person and a wrong password take the same work and get the same sentence.
 * @throws InvalidInputError, TooManyAttemptsError
 */
export async function signIn(origin: Origin, input: { signInName: string; password: string }): Promise<SignInOutcome> {
  const name = normaliseSignInName(input.signInName);
  const { refused, found } = await db.as(anonymous, async (tx) => {
    const refused = (await countAttempt(tx, 'address', origin.address)) ?? (await countAttempt(tx, 'account', name));
    if (refused) return { refused, found: undefined };
    const [found] = await tx.$queryRaw<Credentials[]>`select * from sign_in.credentials(${name})`;
    return { refused, found };
  });
  if (refused) throw refused;
  // Outside of any transaction: the hash takes a tenth of a second and must not hold a connection.
  const fits = await verifyPassword(found?.password_hash ?? null, input.password);
  if (!fits || !found) {
    await db.as(anonymous, (tx) => record(tx, { act: 'sign-in.failed', subject: accountMark(name) }));
    throw new InvalidInputError({}, '利用者名またはパスワードが違います。確かめて、もう一度入力してください。');
  }
  const renewed = isOutdated(found.password_hash) ? await hashPassword(input.password) : null;

  await carryOutHandovers(handoverJob); // a role that passes on today is there, or gone, from this sign-in on
  return db.as(anonymous, async (tx): Promise<SignInOutcome> => {
    await forgetAttempts(tx, 'account', name);
    await giveBackAttempt(tx, 'address', origin.address);
    if (renewed) await tx.$queryRaw`select sign_in.renew_hash(${found.person_id}::uuid, ${found.password_hash}, ${renewed})::text`;
    if (found.has_code) {
      const token = newToken();
      await tx.$queryRaw`select sign_in.begin_attempt(${found.person_id}::uuid, ${tokenHash(token)}, ${ATTEMPT_SECONDS}::int)::text`;
      await record(tx, { act: 'sign-in.code-asked', personId: found.person_id });
      return { step: 'code', token };
    }
    const [row] = await tx.$queryRaw<{ id: string | null }[]>`
      select sign_in.open_session(${found.person_id}::uuid, false, ${SESSION_SECONDS}::int, ${origin.browser}) as id`;
    if (!row?.id) throw new InvalidInputError({}, '利用者名またはパスワードが違います。確かめて、もう一度入力してください。');
    await record(tx, { act: 'sign-in.succeeded', personId: found.person_id });
    return { step: 'done', sessionId: row.id };
  });
}
