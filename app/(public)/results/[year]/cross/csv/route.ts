import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, NotFoundError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { crossCsv } from '@/lib/results/cross/cross-csv';
import { readCrossQuery } from '@/lib/results/cross/cross-query';
import { crossHead } from '@/lib/results/cross/cross-words';
import { getCross } from '@/lib/results/cross/get-cross';
import { whichYear } from '@/lib/survey/which-municipality';

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/** The free table of this address as CSV, for the secretariat. A part of the address that is not understood gives no file. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    const year = whichYear((await params).year);
    const search = new URL(request.url).searchParams;
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress(`/results/${year}/cross?${search}`) } });
    const asked = readCrossQuery(Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)])));
    const cross = await getCross(actor, { year, asked });
    const sentences = Object.values(cross.errors);
    if (sentences.length > 0) return new Response(sentences.join('\n'), { status: 422, headers: plain });
    if (!cross.table) throw new NotFoundError('「集計する質問」が選ばれていません。自由集計の画面で選んでから書き出してください。');
    return new Response(crossCsv(cross.table, crossHead(cross, cross.table)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="cross-${year}.csv"; filename*=UTF-8''${encodeURIComponent(`自由集計_${year}_${cross.query.item}.csv`)}`,
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: plain });
    return new Response(unexpectedMessage(logUnexpected(error, 'GET /results/cross/csv')), { status: 500, headers: plain });
  }
}
