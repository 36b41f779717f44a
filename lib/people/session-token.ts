import 'server-only';
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { secret } from '@/lib/platform/env';
import { SESSION_SECONDS } from './limits';

// next-auth switches to `__Secure-` names behind TLS; fixed names serve http://localhost and a TLS proxy alike.
export const SESSION_COOKIE = 'sonaeai-session';

/** Whether the browser speaks TLS. scripts/serve.mjs sets the header itself, unless a named trusted proxy did. */
export async function overTls(): Promise<boolean> {
  return (await headers()).get('x-forwarded-proto') === 'https';
}

/** Options of every cookie that has to do with signing in. */
export const cookieOptions = (secure: boolean, path = '/') => ({ httpOnly: true, sameSite: 'lax' as const, secure, path });

/** Puts the session into the browser, as next-auth's own handler would: an encrypted JWT that holds the row's id only. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: secret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(SESSION_COOKIE, value, { ...cookieOptions(await overTls()), maxAge: SESSION_SECONDS });
}

/** The id of the session row that the request names, if its cookie is one of ours. Says nothing of whether it still holds. */
export async function sessionIdOfRequest(): Promise<string | undefined> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return undefined;
  try {
    const payload = await decode({ token, secret: secret() });
    return typeof payload?.sid === 'string' ? payload.sid : undefined;
  } catch {
    return undefined; // expired, or made with another secret
  }
}

/** Takes the session out of the browser. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, '', { ...cookieOptions(await overTls()), maxAge: 0 });
}
