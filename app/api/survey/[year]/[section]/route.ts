import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import type { Actor } from '@/lib/platform/actor';
import { ExpectedError, InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin, readJson } from '@/lib/platform/request';
import { getChangesSince } from '@/lib/survey/drafts/get-changes-since';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { MAX_BODY, saveRequest, type SaveRefusal } from '@/lib/survey/drafts/save-protocol';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';

const noStore = { headers: { 'cache-control': 'no-store' } };
const refusal = (status: number, body: SaveRefusal) => Response.json(body, { status, ...noStore });

type Context = { params: Promise<{ year: string; section: string }> };

/** Runs the service for who is signed in; every refusal is a sentence, every unexpected error an id. */
async function answer(request: Request, { params }: Context, serve: (actor: Actor, where: { year: number; code: string; section: string }) => Promise<unknown>): Promise<Response> {
  try {
    const { year, section } = await params;
    const actor = await getActor();
    if (actor.kind === 'anonymous') return refusal(401, { message: 'サインインの有効期限が切れました。入力した内容はこの画面に残っています。もう一度サインインしてください。' });
    const where = { year: whichYear(year), code: whichMunicipality(actor, new URL(request.url).searchParams.get('code')), section };
    return Response.json(await serve(actor, where), noStore);
  } catch (error) {
    if (error instanceof ExpectedError) return refusal(error.status, { message: error.message });
    const id = logUnexpected(error, `${request.method} /api/survey`);
    return refusal(500, { message: unexpectedMessage(id), id });
  }
}

/** Autosave and the queue of a browser that was offline. The body and its answer: lib/survey/save-protocol.ts. */
export const PUT = (request: Request, context: Context): Promise<Response> =>
  answer(request, context, async (actor, where) => {
    if (!isSameOrigin(request.headers)) throw new RefusedError('別のサイトからの保存は受け付けていません。そなえあいの画面から入力してください。');
    const body = saveRequest.safeParse(await readJson(request, MAX_BODY));
    if (!body.success) throw new InvalidInputError({}, '送られた内容の形が正しくありません。画面を開き直して、もう一度お試しください。');
    const changes = body.data.changes.map(({ field, from, to }) => ({ field, from: from ?? null, to: to ?? null }));
    return saveAnswers(actor, { ...where, changes });
  });

/** What colleagues have changed in the section since `?since=`, for a form that stands open. */
export const GET = (request: Request, context: Context): Promise<Response> =>
  answer(request, context, async (actor, where) => {
    const since = new Date(new URL(request.url).searchParams.get('since') ?? '');
    if (Number.isNaN(since.getTime())) throw new InvalidInputError({}, '「since」には日時を指定してください（例：2026-11-25T01:00:00Z）。');
    return getChangesSince(actor, { ...where, since });
  });
