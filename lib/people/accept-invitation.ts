import 'server-only';
import { record } from '@/lib/audit/record';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { countAttempt, giveBackAttempt } from './attempts';
import { getInvitation } from './get-invitation';
import { tokenHash } from './keys';
import { SESSION_SECONDS } from './limits';
import type { Origin } from '@/lib/platform/origin';
import { hashPassword } from './password';
import { normalisePassword, normaliseSignInName, passwordProblem, signInNameProblem } from './password-rules';

export const INVITATION_GONE = 'この招待は、すでに使われたか、取り消されたか、期限が過ぎています。事務局に新しい招待をご依頼ください。';

type Input = { token: string; signInName: string; password: string; again: string };

function checked(input: Input): string {
  const signInName = normaliseSignInName(input.signInName);
  const errors: Record<string, string> = {};
  const nameProblem = signInNameProblem(signInName);
  if (nameProblem) errors.signInName = nameProblem;
  const problem = passwordProblem(input.password, signInName);
  if (problem) errors.password = problem;
  else if (normalisePassword(input.password) !== normalisePassword(input.again)) {
    errors.again = '「パスワード（確認）」が「パスワード」と違います。同じものを入力してください。';
  }
  if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
  return signInName;
}

/**
 * Makes the account that an invitation stands for, and signs it in.
 * @returns the id of the new session
 * @throws StateError when the link is void, InvalidInputError, TooManyAttemptsError
 */
export async function acceptInvitation(origin: Origin, input: Input): Promise<string> {
  // A void link is counted against its address, so that guessing ends soon.
  const refused = await db.as(anonymous, (tx) => countAttempt(tx, 'address', origin.address));
  if (refused) throw refused;
  if ((await getInvitation(input.token)).state !== 'open') throw new StateError(INVITATION_GONE);
  await db.as(anonymous, (tx) => giveBackAttempt(tx, 'address', origin.address));
  const signInName = checked(input);
  const hash = await hashPassword(input.password);
  return db.as(anonymous, async (tx) => {
    const [row] = await tx.$queryRaw<{ outcome: string; person_id: string | null; municipality_code: string | null }[]>`
      select a.*, (select i.municipality_code from sign_in.invitation(${tokenHash(input.token)}) i) as municipality_code
      from sign_in.accept_invitation(${tokenHash(input.token)}, ${signInName}, ${hash}) a`;
    if (row?.outcome === 'name-taken') {
      throw new InvalidInputError({ signInName: '「利用者名」はすでに使われています。ほかの名前にしてください。ご自分の名前であれば、サインインしてからこの招待を開いてください。' });
    }
    if (row?.outcome !== 'accepted' || !row.person_id) throw new StateError(INVITATION_GONE);
    const [session] = await tx.$queryRaw<{ id: string | null }[]>`
      select sign_in.open_session(${row.person_id}::uuid, false, ${SESSION_SECONDS}::int, ${origin.browser}) as id`;
    if (!session?.id) throw new StateError(INVITATION_GONE);
    await record(tx, { act: 'invitation.accepted', municipalityCode: row.municipality_code, personId: row.person_id });
    return session.id;
  });
}
