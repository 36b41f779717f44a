import 'server-only';
import { headers } from 'next/headers';

/** `https://host` as the browser sees this site, for links that are copied elsewhere. scripts/serve.mjs settles both headers. */
export async function siteOrigin(): Promise<string> {
  const all = await headers();
  const protocol = all.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${protocol}://${all.get('x-forwarded-host') ?? all.get('host') ?? 'localhost'}`;
}
