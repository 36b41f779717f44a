/**
 * Where to go after signing in: a path of this site, or undefined for anything else.
 * Refused: other origins in every spelling a browser reads as one (`//host`, `/\host`, `/%09/host` after its tab is
 * dropped), addresses without a page, and the sign-in itself.
 */
export function safeNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500 || !value.startsWith('/')) return undefined;
  // a browser drops tabs and line breaks before it reads the host
  if ([...value].some((c) => c.charCodeAt(0) < 0x20 || c === '\\')) return undefined;
  const base = 'http://same-site.invalid';
  const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return undefined;
  if (/^\/(api|signin|_next)(\/|$)/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}

/** The sign-in's address that leads back to `next`. */
export function signInAddress(next: unknown, page = '/signin'): string {
  const path = safeNext(next);
  return path ? `${page}?next=${encodeURIComponent(path)}` : page;
}
