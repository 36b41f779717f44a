import { type NextRequest, NextResponse } from 'next/server';

/** Files and answers to programs are no pages: opened by themselves they run nothing and load nothing. What a route says itself is overwritten by the proxy. */
const FILES = /^\/api\/(v1|survey|files)\/|^\/results\/.*\.(csv|xlsx|svg)$|^\/directory\/(entries|copy|[0-9]+\/card\.vcf)$|^\/admin\/.*\/(csv|export)$/;

/** The directory on the device: a static page with one script of its own, which is kept with its policy and opens with no server to make a nonce. */
const SHELL = /^\/(offline\.(html|js|css)|sw\.js|manifest\.webmanifest|icon-[0-9]+\.png)$/;
const SHELL_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Next refuses an action that another site's page sends, with a fault; it is told so in words here. Who sends no Origin is no browser, and has no cookie of one. */
function isForeign({ method, headers }: NextRequest): boolean {
  const origin = headers.get('origin');
  return method === 'POST' && origin !== null && (!URL.canParse(origin) || new URL(origin).host !== headers.get('host'));
}

/**
 * Security headers of every page. Scripts run only with the nonce of this very answer; nothing comes from another host.
 * Next reads the nonce from the request's copy of the policy and puts it on its own scripts.
 */
export function proxy(request: NextRequest) {
  if (isForeign(request)) return new NextResponse('別のサイトからの送信は受け付けていません。そなえあいの画面から送ってください。\n', { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } });
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const evaluation = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-sonaeai-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('x-sonaeai-method', request.method);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policyOf(request.nextUrl.pathname) ?? policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (request.headers.get('x-forwarded-proto') === 'https') response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

function policyOf(path: string): string | undefined {
  if (SHELL.test(path)) return SHELL_POLICY;
  return FILES.test(path) ? "default-src 'none'; sandbox" : undefined;
}

// Uploads go past the proxy, which would keep their whole body in memory: the workbook, and all below /api/upload/ (lib/files/upload-route.ts).
export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg|api/survey/[0-9]+/workbook|api/upload/).*)'] };
