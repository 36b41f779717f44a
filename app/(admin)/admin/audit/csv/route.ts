import { readFilter } from '@/lib/audit/filter';
import { exportAudit } from '@/lib/people/export-audit';
import { getActor } from '@/lib/people/get-actor';
import { ExpectedError, SignInRequiredError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isoDay } from '@/lib/platform/time';

const words = (message: string, status: number) => new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The lines of a search as CSV, sent piece by piece. */
export async function GET(request: Request) {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度開いてください。');
    const { filter } = readFilter(Object.fromEntries(new URL(request.url).searchParams));
    const pieces = await exportAudit(actor, filter);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const { value, done } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          logUnexpected(error, 'audit csv');
          controller.error(new Error('the export broke off'));
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    });
    return new Response(body, {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="audit-${isoDay(new Date())}.csv"`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof ExpectedError) return words(error.message, error.status);
    return words(`問題が起きました。この番号を管理者にお知らせください：${logUnexpected(error, 'audit csv')}`, 500);
  }
}
