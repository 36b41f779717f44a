import { Readable } from 'node:stream';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { exportAnswers } from '@/lib/survey/exports/export-answers';
import { csvOf, workbookOf } from '@/lib/survey/exports/export-files';
import { whichYear } from '@/lib/survey/which-municipality';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** All submitted answers of a year, for the secretariat: `?format=xlsx` or `csv`. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    const year = whichYear((await params).year);
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress(`/admin/waves/${year}`) } });
    const exported = await exportAnswers(actor, { year });
    const format = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
    const body = Readable.toWeb(format === 'csv' ? csvOf(exported) : workbookOf(exported)) as ReadableStream;
    return new Response(body, {
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename="answers-${year}.${format}"; filename*=UTF-8''${encodeURIComponent(`回答一覧_${year}.${format}`)}`,
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: plain });
    return new Response(unexpectedMessage(logUnexpected(error, 'GET /admin/waves/export')), { status: 500, headers: plain });
  }
}
