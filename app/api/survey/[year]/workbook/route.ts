import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, RefusedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin } from '@/lib/platform/request';
import { surveyAddress } from '@/lib/survey/addresses';
import { checkWorkbook } from '@/lib/survey/workbook/check-workbook';
import { getWorkbook } from '@/lib/survey/workbook/get-workbook';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { receiveUpload } from '@/lib/survey/workbook/receive-upload';

type Context = { params: Promise<{ year: string }> };

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

function failed(error: unknown, where: string): Response {
  if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: plain });
  return new Response(unexpectedMessage(logUnexpected(error, where)), { status: 500, headers: plain });
}

/** A municipality's sheet as .xlsx. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await getActor();
    const year = whichYear((await params).year);
    if (actor.kind === 'anonymous') return seeOther(signInAddress(`/survey/${year}/workbook`));
    const { fileName, bytes } = await getWorkbook(actor, { year, code: whichMunicipality(actor, new URL(request.url).searchParams.get('code')) });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="survey-${year}.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return failed(error, 'GET /api/survey/workbook');
  }
}

/**
 * The filled-in sheet comes back, as a form sends a file, with or without script. Whatever the file is, the answer leads to
 * the page that says what it would change or why it can't be read. proxy.ts leaves this address alone, so that a body is
 * not kept in memory before its size is known.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await getActor();
    const year = whichYear((await params).year);
    if (actor.kind === 'anonymous') return seeOther(signInAddress(`/survey/${year}/workbook`));
    if (!isSameOrigin(request.headers)) throw new RefusedError('別のサイトからの送信は受け付けていません。そなえあいの画面から送ってください。');
    const code = whichMunicipality(actor, new URL(request.url).searchParams.get('code'));
    const id = await checkWorkbook(actor, { year, code, receive: () => receiveUpload(request) });
    return seeOther(`${surveyAddress(year, code, 'workbook')}&upload=${id}`);
  } catch (error) {
    return failed(error, 'POST /api/survey/workbook');
  }
}
