import 'server-only';
import { headers } from 'next/headers';
import { browserName } from './browser-name';
import { addressGroup } from './client-address';

/** Where a sign-in comes from: the counting group of the address, and the browser in words. */
export type Origin = { address: string; browser: string };

/** scripts/serve.mjs sets the address header itself, through named trusted proxies only; a client cannot. */
export const originFrom = (get: (header: string) => string | null | undefined): Origin => ({
  address: addressGroup(get('x-sonaeai-client-address')),
  browser: browserName(get('user-agent')),
});

export async function requestOrigin(): Promise<Origin> {
  const all = await headers();
  return originFrom((name) => all.get(name));
}
