import 'server-only';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { unexpectedMessage } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { ExpectedError, RefusedError, TooManyAttemptsError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin } from '@/lib/platform/request';
import { type Received, receiveFile } from './receive-file';

// Headers that proxy.ts gives to everything else: uploads go past it, because it would keep a whole body in memory.
const closed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'referrer-policy': 'same-origin' };

const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { ...closed, location } });

/** A refusal or a fault of a route that answers with files, in words. */
export function failedRoute(error: unknown, where: string): Response {
  const headers = { ...closed, 'content-type': 'text/plain; charset=utf-8' };
  if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers });
  return new Response(unexpectedMessage(logUnexpected(error, where)), { status: 500, headers });
}

type Upload = {
  /** For the log. */
  where: string;
  /** The page with the form. */
  page: string;
  /** Does the whole: asks who may, then receives, checks and stores. @returns the address to go on to, also where the file was refused */
  take: (actor: Actor, receive: () => Promise<Received>) => Promise<string>;
};

const AT_ONCE = { person: 3, all: 8 }; // each up to some 60 MB in memory while it is read
const shared = globalThis as { sonaeaiUploads?: Map<string, number> };
const running = (shared.sonaeaiUploads ??= new Map());

/** Runs one upload of a person's. @throws {TooManyAttemptsError} while others run */
async function withRoom<T>({ personId }: { personId: string }, work: () => Promise<T>): Promise<T> {
  const own = running.get(personId) ?? 0;
  if (own >= AT_ONCE.person) throw new TooManyAttemptsError('ほかのファイルを受け付けている途中です。終わってから、もう一度送ってください。');
  if ([...running.values()].reduce((sum, count) => sum + count, 0) >= AT_ONCE.all) throw new TooManyAttemptsError('ただいま多くのファイルを受け付けています。少し待ってから、もう一度送ってください。');
  running.set(personId, own + 1);
  try {
    return await work();
  } finally {
    const left = running.get(personId)! - 1;
    if (left > 0) running.set(personId, left);
    else running.delete(personId);
  }
}

/** Sending may take minutes: who has lost a role or the session meanwhile brings nothing. */
async function receiveFrom(request: Request, actor: Actor): Promise<Received> {
  const received = await receiveFile(request);
  if (JSON.stringify(await getActor()) !== JSON.stringify(actor)) throw new RefusedError('送っているあいだにサインインの有効期間が終わったか、役割が変わりました。サインインし直してから、もう一度送ってください。');
  return received;
}

/**
 * Answers a form that sends a file, with or without script. Its address lies below /api/upload/, which goes past proxy.ts. Whatever the file
 * is, the answer leads to a page that says what became of it.
 */
export async function uploadRoute(request: Request, { where, page, take }: Upload): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') return seeOther(signInAddress(page));
    if (!isSameOrigin(request.headers)) throw new RefusedError('別のサイトからの送信は受け付けていません。そなえあいの画面から送ってください。');
    if (actor.kind === 'job') throw new RefusedError();
    return seeOther(await withRoom(actor, () => take(actor, () => receiveFrom(request, actor))));
  } catch (error) {
    return failedRoute(error, where);
  }
}
