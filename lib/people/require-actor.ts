import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Actor } from '@/lib/platform/actor';
import { getSignedIn } from './get-actor';
import { signInAddress } from './next-path';
import type { SignedIn } from './session';

async function comeBackTo(next: string | undefined): Promise<string | null> {
  return next ?? (await headers()).get('x-sonaeai-path');
}

/**
 * Who acts, for pages of people who are signed in; anyone else is led to the sign-in and back.
 * A secretariat's person without one-time code is led to setting it up.
 * @param next path to come back to; by default the page asked for (header x-sonaeai-path)
 */
export async function requireActor(next?: string): Promise<Exclude<Actor, { kind: 'anonymous' }>> {
  const signedIn = await requireSignedIn(next);
  if (signedIn.codeNeeded) redirect(signInAddress(await comeBackTo(next), '/account/one-time-code'));
  return signedIn.actor;
}

/** For the pages of one's own account, which a secretariat's person reaches before the one-time code is set up. */
export async function requireSignedIn(next?: string): Promise<SignedIn> {
  const signedIn = await getSignedIn();
  if (!signedIn) redirect(signInAddress(await comeBackTo(next)));
  return signedIn;
}
