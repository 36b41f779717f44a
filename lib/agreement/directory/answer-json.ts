import 'server-only';
import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { ExpectedError, RefusedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin } from '@/lib/platform/request';

// Never kept by the browser: what lies in its own cache would lie there unencrypted.
const noStore = { headers: { 'cache-control': 'no-store' } };

/** A service's answer for a script of our own pages: JSON, refusals as a sentence, an unexpected error as an id. */
export async function answerJson(request: Request, serve: (actor: Actor) => Promise<unknown>): Promise<Response> {
  try {
    if (request.method !== 'GET' && !isSameOrigin(request.headers)) throw new RefusedError('別のサイトからは受け付けていません。そなえあいの画面からお試しください。');
    return Response.json(await serve(await getActor()), noStore);
  } catch (error) {
    if (error instanceof ExpectedError) return Response.json({ message: error.message }, { status: error.status, ...noStore });
    const id = logUnexpected(error, `${request.method} ${new URL(request.url).pathname}`);
    return Response.json({ message: unexpectedMessage(id), id }, { status: 500, ...noStore });
  }
}
