'use server';
import { redirect } from 'next/navigation';
import { changePassword as changePasswordService } from '@/lib/people/change-password';
import { confirmCode as confirmCodeService } from '@/lib/people/confirm-code';
import { endOwnSessions } from '@/lib/people/end-own-sessions';
import { leave } from '@/lib/people/enter';
import { getActor } from '@/lib/people/get-actor';
import { chooseHat as chooseHatService } from '@/lib/people/hat';
import { accountAction } from '@/lib/people/member-action';
import { signInAddress } from '@/lib/people/next-path';
import { removeCode as removeCodeService } from '@/lib/people/remove-code';
import { renewRecoveryCodes } from '@/lib/people/renew-recovery-codes';
import { changePasswordSchema, codeSchema, nothingSchema, ownPasswordSchema, startCodeSchema } from '@/lib/people/schemas';
import { startCode as startCodeService } from '@/lib/people/start-code';
import { ExpectedError } from '@/lib/platform/errors';

/** Ends this session. For a plain form with a button, also when the session has ended by itself. */
export async function signOut(): Promise<void> {
  await leave();
}

/** Puts on the hat of another of one's municipalities, and goes home with it. A plain form in every page's header. */
export async function chooseHat(form: FormData): Promise<void> {
  try {
    await chooseHatService(await getActor(), { code: String(form.get('code')) });
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error; // no longer one's own: the hat stays as it is
  }
  redirect('/home');
}

export const signOutEverywhere = accountAction(nothingSchema, async (actor) => {
  await endOwnSessions(actor, { keepThis: false });
  return leave();
});

export const signOutElsewhere = accountAction(nothingSchema, (actor) => endOwnSessions(actor, { keepThis: true }));

export const changePassword = accountAction(changePasswordSchema, changePasswordService, ['current', 'password', 'again']);

export const startCode = accountAction(
  startCodeSchema,
  async (actor, { next, current }) => {
    await startCodeService(actor, { current });
    return redirect(signInAddress(next, '/account/one-time-code'));
  },
  ['current'],
);

export const confirmCode = accountAction(codeSchema, confirmCodeService, ['code']);

export const renewCodes = accountAction(ownPasswordSchema, renewRecoveryCodes, ['current']);

export const removeCode = accountAction<{ current: string }, { recoveryCodes: string[] }>(
  ownPasswordSchema,
  async (actor, input) => {
    await removeCodeService(actor, input);
    return redirect('/account?code-removed=1');
  },
  ['current'],
);
