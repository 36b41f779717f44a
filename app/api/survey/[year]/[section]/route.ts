import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin, readJson } from '@/lib/platform/request';
import { saveAnswers } from '@/lib/survey/save-answers';
import { MAX_BODY, saveRequest, type SaveRefusal } from '@/lib/survey/save-protocol';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';

const refusal = (status: number, body: SaveRefusal) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** Autosave and the queue of a browser that was offline. The body and its answer: lib/survey/save-protocol.ts. */
export async function PUT(request: Request, { params }: { params: Promise<{ year: string; section: string }> }): Promise<Response> {
  try {
    const { year, section } = await params;
    const actor = await getActor();
    if (actor.kind === 'anonymous') return refusal(401, { message: 'サインインの有効期限が切れました。入力した内容はこの画面に残っています。もう一度サインインしてください。' });
    if (!isSameOrigin(request.headers)) throw new RefusedError('別のサイトからの保存は受け付けていません。そなえあいの画面から入力してください。');
    const where = { year: whichYear(year), code: whichMunicipality(actor, new URL(request.url).searchParams.get('code')), section };
    const body = saveRequest.safeParse(await readJson(request, MAX_BODY));
    if (!body.success) throw new InvalidInputError({}, '送られた内容の形が正しくありません。画面を開き直して、もう一度お試しください。');
    const changes = body.data.changes.map(({ field, from, to }) => ({ field, from: from ?? null, to: to ?? null }));
    return Response.json(await saveAnswers(actor, { ...where, changes }), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof ExpectedError) return refusal(error.status, { message: error.message });
    const id = logUnexpected(error, 'PUT /api/survey');
    return refusal(500, { message: unexpectedMessage(id), id });
  }
}
