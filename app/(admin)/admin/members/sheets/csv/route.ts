import { exportSheetDesk } from '@/lib/agreement/sheets/export-sheet-desk';
import { readSheetFilter } from '@/lib/agreement/sheets/sheet-desk';
import { getActor } from '@/lib/people/get-actor';
import { ExpectedError, SignInRequiredError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isoDay } from '@/lib/platform/time';

const words = (message: string, status: number) => new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** Wishes and offers, as filtered by the address, as CSV. */
export async function GET(request: Request) {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度開いてください。');
    const text = await exportSheetDesk(actor, readSheetFilter(Object.fromEntries(new URL(request.url).searchParams)));
    return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="wishes-and-offers-${isoDay(new Date())}.csv"`, 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof ExpectedError) return words(error.message, error.status);
    return words(`問題が起きました。この番号を管理者にお知らせください：${logUnexpected(error, 'sheets csv')}`, 500);
  }
}
