import { isId } from '@/lib/agreement/documents/document-schemas';
import { openDocument } from '@/lib/agreement/documents/open-document';
import { answerFile } from '@/lib/files/answer-file';
import { failedRoute } from '@/lib/files/upload-route';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { NotFoundError } from '@/lib/platform/errors';

/** A document's file. Opening another member's is recorded, and its owner sees who and when. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    const { id } = await params;
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress(`/agreement/documents/${encodeURIComponent(id)}`), 'cache-control': 'no-store' } });
    const version = new URL(request.url).searchParams.get('version');
    if (!isId(id) || (version !== null && !/^[0-9]{1,4}$/.test(version))) throw new NotFoundError();
    return answerFile(await openDocument(actor, { id, ...(version === null ? {} : { version: Number(version) }) }));
  } catch (error) {
    return failedRoute(error, 'GET /api/files/documents');
  }
}
