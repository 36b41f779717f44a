import { getSignedSheet } from '@/lib/agreement/membership/get-signed-sheet';
import { answerFile } from '@/lib/files/answer-file';
import { failedRoute } from '@/lib/files/upload-route';
import { getActor } from '@/lib/people/get-actor';
import { SignInRequiredError } from '@/lib/platform/errors';

/** Downloads a signed sheet. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') throw new SignInRequiredError('サインインの有効期間が終わりました。サインインしてから、もう一度開いてください。');
    return answerFile(await getSignedSheet(actor, { id: (await params).id }));
  } catch (error) {
    return failedRoute(error, 'GET /api/files/signed-sheet');
  }
}
