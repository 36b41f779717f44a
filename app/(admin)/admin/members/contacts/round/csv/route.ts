import { readRoundYear } from '@/lib/agreement/contacts/contact-desk';
import { exportRound } from '@/lib/agreement/contacts/export-round';
import { getActor } from '@/lib/people/get-actor';
import { ExpectedError, SignInRequiredError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';

const words = (message: string, status: number) => new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The result of a calling round as CSV. */
export async function GET(request: Request) {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度開いてください。');
    const { year, text } = await exportRound(actor, { year: readRoundYear(Object.fromEntries(new URL(request.url).searchParams)) });
    return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="calling-round-${year}.csv"`, 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof ExpectedError) return words(error.message, error.status);
    return words(`問題が起きました。この番号を管理者にお知らせください：${logUnexpected(error, 'round csv')}`, 500);
  }
}
