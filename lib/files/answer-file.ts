import 'server-only';
import { downloadAs } from './file-types';

/** A file as a download: never shown inside the site, never guessed at, never kept by a cache. proxy.ts adds the policy that runs nothing (addresses below /api/files/). */
export function answerFile({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': downloadAs(name), 'content-length': String(bytes.length), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'referrer-policy': 'no-referrer' },
  });
}
