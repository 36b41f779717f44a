import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, NotFoundError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { getReport } from '@/lib/results/report/get-report';
import { reportDocx } from '@/lib/results/report/report-docx';
import { whichYear } from '@/lib/survey/which-municipality';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report of a year's newest edition as a Word file; not found until something is published. */
export async function GET(_request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  try {
    const year = whichYear((await params).year);
    const { report } = await getReport(await getActor(), year);
    if (!report) throw new NotFoundError('この年度の報告は、まだ公表されていません。公表されると、ここから保存できます。');
    const body = await reportDocx(report);
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': TYPE,
        'content-disposition': `attachment; filename="report-${year}.docx"; filename*=UTF-8''${encodeURIComponent(`調査の報告_${year}年度.docx`)}`,
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: plain });
    return new Response(unexpectedMessage(logUnexpected(error, 'GET /results/report.docx')), { status: 500, headers: plain });
  }
}
