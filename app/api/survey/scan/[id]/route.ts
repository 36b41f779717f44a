import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { getScan } from '@/lib/survey/paper/get-scan';
import { downloadAs } from '@/lib/survey/paper/scan-type';

const refusal = (status: number, message: string) => Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });

/** Downloads a scan; never shown inside of the site, whatever the file holds. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') return refusal(401, 'サインインの有効期限が切れました。もう一度サインインしてください。');
    const { name, type, content } = await getScan(actor, { id: (await params).id });
    return new Response(content, {
      headers: {
        'content-type': type, 'content-disposition': downloadAs(name), 'content-length': String(content.length),
        'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (error instanceof ExpectedError) return refusal(error.status, error.message);
    return refusal(500, unexpectedMessage(logUnexpected(error, 'GET /api/survey/scan')));
  }
}
