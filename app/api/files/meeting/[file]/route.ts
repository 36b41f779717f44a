import { openMaterial } from '@/lib/agreement/meetings/open-material';
import { answerFile } from '@/lib/files/answer-file';
import { failedRoute } from '@/lib/files/upload-route';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';

/** A file of a meeting's material, as a download. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress('/agreement/meetings') } });
    return answerFile(await openMaterial(actor, { file: (await params).file }));
  } catch (error) {
    return failedRoute(error, 'GET /api/files/meeting');
  }
}
