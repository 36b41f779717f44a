import { getDirectoryEntry } from '@/lib/agreement/directory/get-directory-entry';
import { vcardsOf } from '@/lib/agreement/directory/vcard';
import { getActor } from '@/lib/people/get-actor';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, SignInRequiredError } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/log';

const words = (message: string, status: number) => new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });

/** The contacts of a municipality as a file for the telephone's address book. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインしてから、もう一度開いてください。');
    const { entry } = await getDirectoryEntry(actor, { code: (await params).code, as: 'card' });
    return new Response(vcardsOf(entry), {
      headers: { 'content-type': 'text/vcard; charset=utf-8', 'content-disposition': `attachment; filename="contacts-${entry.code}.vcf"; filename*=UTF-8''${encodeURIComponent(`連絡先_${entry.name}.vcf`)}`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof ExpectedError) return words(error.message, error.status);
    return words(unexpectedMessage(logUnexpected(error, 'vcard')), 500);
  }
}
