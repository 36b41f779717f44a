import { Secret, TOTP } from 'otpauth';
import { readSession } from '@/lib/people/session';
import type { Actor } from '@/lib/platform/actor';
import { makePerson, type ownerClient, type Role } from './factories';

type Client = ReturnType<typeof ownerClient>;

export const PASSWORD = 'かえるの 合唱 42番目';
let n = 0;

/** A real (not demo) person with a password, for the tests of the sign-in. */
export function newPerson(owner: Client, role: Role, data: { code?: string; prefectureCode?: string; signInName?: string; name?: string; password?: string } = {}) {
  return makePerson(owner, { signInName: `person-${process.pid}-${n++}`, name: '試験 太郎', role, password: PASSWORD.normalize('NFKC'), demo: false, ...data });
}

/** A session row as the sign-in makes one. */
export const newSession = (owner: Client, personId: string, data: { secondFactor?: boolean; userAgent?: string } = {}) =>
  owner.signInSession.create({ data: { personId, expiresAt: new Date(Date.now() + 3600_000), ...data } });

/** The actor of a session, as a request would read it. */
export async function actorOfSession(sessionId: string): Promise<Actor> {
  const signedIn = await readSession(sessionId);
  if (!signedIn) throw new Error('the session does not hold');
  return signedIn.actor;
}

/** What an authenticator app shows, `steps` of 30 seconds from now. */
export const appCode = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + steps * 30_000 });
