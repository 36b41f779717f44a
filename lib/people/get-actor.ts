import 'server-only';
import { cache } from 'react';
import { anonymous, type Actor } from '@/lib/platform/actor';
import { readSession, type SignedIn } from './session';
import { sessionIdOfRequest } from './session-token';

/** The person behind the request, read once a request; null when nobody is signed in. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await sessionIdOfRequest();
  return sessionId ? readSession(sessionId) : null;
});

/** Who acts, for pages and routes that are open to everyone. A session that no longer holds is anonymous at once. */
export async function getActor(): Promise<Actor> {
  return (await getSignedIn())?.actor ?? anonymous;
}
