import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, InvalidInputError, RefusedError, StateError, TooLargeError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isSameOrigin } from '@/lib/platform/request';
import { mayEnterPaper } from '@/lib/people/access';
import { addScan } from '@/lib/survey/paper/add-scan';
import { readUpload } from '@/lib/survey/read-upload';
import { MAX_SCAN, SCAN_PROBLEM, type ScanProblem } from '@/lib/survey/paper/scan-type';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';

const refusal = (status: number, message: string) => Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });

/** Which sentence of the page says what went wrong. */
function problemOf(error: ExpectedError): ScanProblem {
  if (error instanceof TooLargeError) return 'large';
  if (error instanceof StateError) return 'state';
  const sentence = error instanceof InvalidInputError ? error.fieldErrors.scan : undefined;
  return (Object.keys(SCAN_PROBLEM) as ScanProblem[]).find((key) => SCAN_PROBLEM[key] === sentence) ?? 'unreadable';
}

/** Takes the scan of an answer on paper from a plain form and leads back to its page. */
export async function POST(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') return refusal(401, 'サインインの有効期限が切れました。もう一度サインインしてください。');
    if (!isSameOrigin(request.headers)) throw new RefusedError('別のサイトからの送信は受け付けていません。そなえあいの画面から送ってください。');
    if (!mayEnterPaper(actor)) throw new RefusedError();
    const where = { year: whichYear((await params).year), code: whichMunicipality(actor, new URL(request.url).searchParams.get('code')) };
    const back = (result: string) => new Response(null, { status: 303, headers: { location: `/admin/waves/${where.year}/${where.code}/paper?${result}#scans` } });
    try {
      await addScan(actor, { ...where, ...(await readUpload(request, 'scan', MAX_SCAN)) });
      return back('done=scan');
    } catch (error) {
      if (error instanceof ExpectedError && ![403, 404].includes(error.status)) return back(`problem=${problemOf(error)}`);
      throw error;
    }
  } catch (error) {
    if (error instanceof ExpectedError) return refusal(error.status, error.message);
    return refusal(500, unexpectedMessage(logUnexpected(error, 'POST /api/survey/scans')));
  }
}
