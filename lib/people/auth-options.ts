import 'server-only';
import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { secret } from '@/lib/platform/env';
import { ExpectedError, TooManyAttemptsError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { SESSION_SECONDS } from './limits';
import { type Origin, originFrom } from '@/lib/platform/origin';
import { readSession } from './session';
import { cookieOptions, SESSION_COOKIE } from './session-token';
import { signIn } from './sign-in';
import { signInCode } from './sign-in-code';
import { endSession } from './sign-out';

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');

async function sessionFor(origin: Origin, credentials: Record<string, unknown>): Promise<string> {
  const outcome = await signIn(origin, { signInName: text(credentials.signInName), password: text(credentials.password) });
  return outcome.step === 'done' ? outcome.sessionId : signInCode(origin, { token: outcome.token, code: text(credentials.code) });
}

/**
 * next-auth's own addresses (/api/auth/…) beside our pages: the same service, the same cookie, the same limits.
 * @param secure whether the browser speaks TLS; the cookies' names stay the same either way
 */
export function authOptions(secure: boolean): AuthOptions {
  const cookie = (name: string) => ({ name, options: cookieOptions(secure) });
  return {
    secret: secret(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: cookie(SESSION_COOKIE), callbackUrl: cookie('sonaeai-callback'), csrfToken: cookie('sonaeai-csrf') },
    pages: { signIn: '/signin', signOut: '/account', error: '/signin' },
    providers: [
      Credentials({
        credentials: { signInName: { label: '利用者名' }, password: { label: 'パスワード', type: 'password' }, code: { label: '確認コード' } },
        async authorize(credentials, request) {
          const headers: Record<string, unknown> = request.headers ?? {};
          const origin = originFrom((name) => (typeof headers[name] === 'string' ? headers[name] : undefined));
          try {
            return { id: await sessionFor(origin, credentials ?? {}) };
          } catch (error) {
            if (error instanceof TooManyAttemptsError) throw new Error('TooManyAttempts'); // shown as a sentence by /signin
            if (error instanceof ExpectedError) return null;
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        const sid = user?.id ?? token.sid;
        if (typeof sid !== 'string' || !(await readSession(sid))) throw new Error('the session no longer holds');
        return { sid };
      },
      async session({ session, token }) {
        const signedIn = typeof token.sid === 'string' ? await readSession(token.sid) : null;
        return { expires: session.expires, user: { name: signedIn?.name ?? null } };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await endSession(token.sid);
      },
    },
    // Codes only: next-auth's own messages may hold what was typed.
    logger: { error: (code) => log.warn({ where: 'next-auth', code }), warn: () => {}, debug: () => {} },
  };
}
