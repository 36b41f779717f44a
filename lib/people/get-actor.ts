import 'server-only';
import { cache } from 'react';
import { anonymous, type Actor, codesOf } from '@/lib/platform/actor';
import { chosenHat } from './hat';
import { readSession, type SignedIn } from './session';
import { sessionIdOfRequest } from './session-token';

/** The person behind the request, read once a request; null when nobody is signed in. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await sessionIdOfRequest();
  const signedIn = sessionId ? await readSession(sessionId) : null;
  const chosen = signedIn?.actor.kind === 'person' ? await chosenHat() : undefined;
  if (signedIn?.actor.kind === 'person' && chosen && codesOf(signedIn.actor).includes(chosen)) signedIn.actor.chosen = chosen;
  return signedIn;
});

/** Who acts, for pages and routes that are open to everyone. A session that no longer holds is anonymous at once. */
export async function getActor(): Promise<Actor> {
  return (await getSignedIn())?.actor ?? anonymous;
}
