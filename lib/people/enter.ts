import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { ATTEMPT_SECONDS } from './limits';
import { safeNext, signInAddress } from './next-path';
import { clearSessionCookie, cookieOptions, overTls, sessionIdOfRequest, setSessionCookie } from './session-token';
import { endSession } from './sign-out';

const ATTEMPT_COOKIE = 'sonaeai-attempt';

/**
 * Puts a new session into the browser and goes on to the page wanted. The session before it ends: whoever planted or
 * shared one holds nothing afterwards.
 */
export async function enter(sessionId: string, next: unknown): Promise<never> {
  await leaveSession();
  await setSessionCookie(sessionId);
  (await cookies()).set(ATTEMPT_COOKIE, '', { ...cookieOptions(await overTls(), '/signin'), maxAge: 0 });
  redirect(safeNext(next) ?? '/home');
}

/** Keeps the token of a sign-in that still lacks its one-time code, for the pages under /signin only. */
export async function enterCodeStep(token: string, next: unknown): Promise<never> {
  (await cookies()).set(ATTEMPT_COOKIE, token, { ...cookieOptions(await overTls(), '/signin'), maxAge: ATTEMPT_SECONDS });
  redirect(signInAddress(next, '/signin/code'));
}

/** The token that enterCodeStep left, if any. */
export const attemptToken = async (): Promise<string | undefined> => (await cookies()).get(ATTEMPT_COOKIE)?.value || undefined;

/** Ends the session of this browser and says so on the sign-in page. */
export async function leave(): Promise<never> {
  await leaveSession();
  await clearSessionCookie();
  redirect('/signin?signed-out=1');
}

async function leaveSession(): Promise<void> {
  const before = await sessionIdOfRequest();
  if (before) await endSession(before);
}
