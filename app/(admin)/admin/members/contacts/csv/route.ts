import { readDeskFilter } from '@/lib/agreement/contacts/contact-desk';
import { exportContactDesk } from '@/lib/agreement/contacts/export-contact-desk';
import { getActor } from '@/lib/people/get-actor';
import { ExpectedError, SignInRequiredError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';
import { isoDay } from '@/lib/platform/time';

const words = (message: string, status: number) => new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The secretariat's view of the contacts as CSV. */
export async function GET(request: Request) {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度開いてください。');
    const text = await exportContactDesk(actor, readDeskFilter(Object.fromEntries(new URL(request.url).searchParams)));
    return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="contacts-${isoDay(new Date())}.csv"`, 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof ExpectedError) return words(error.message, error.status);
    return words(`問題が起きました。この番号を管理者にお知らせください：${logUnexpected(error, 'contacts csv')}`, 500);
  }
}
