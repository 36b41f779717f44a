import { readDutyFilter } from '@/lib/agreement/duties/duty-filter';
import { exportDutiesCsv, exportDutiesXlsx } from '@/lib/agreement/duties/export-duties';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The table of duties as filtered and sorted by the address: `format=csv` or `xlsx`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress('/admin/members/duties') } });
    const query = new URL(request.url).searchParams;
    const format = query.get('format') === 'csv' ? 'csv' : 'xlsx';
    const filter = readDutyFilter(Object.fromEntries(query));
    const { name, body } = await (format === 'csv' ? exportDutiesCsv(actor, filter) : exportDutiesXlsx(actor, filter));
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': types[format], 'content-disposition': `attachment; filename="duties.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: plain });
    return new Response(unexpectedMessage(logUnexpected(error, 'GET /admin/members/duties/export')), { status: 500, headers: plain });
  }
}
