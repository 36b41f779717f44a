import { getInventorySheet } from '@/lib/agreement/inventory/get-inventory-sheet';
import { answerFile } from '@/lib/files/answer-file';
import { failedRoute } from '@/lib/files/upload-route';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { whichMunicipality } from '@/lib/survey/which-municipality';

/** A municipality's inventory as .xlsx; taking out another's is recorded. */
export async function GET(_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const actor = await getActor();
    const { code } = await params;
    if (actor.kind === 'anonymous') return new Response(null, { status: 303, headers: { location: signInAddress(`/agreement/inventory?code=${encodeURIComponent(code)}`), 'cache-control': 'no-store' } });
    return answerFile({ type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ...(await getInventorySheet(actor, { code: whichMunicipality(actor, code) })) });
  } catch (error) {
    return failedRoute(error, 'GET /api/files/inventory');
  }
}
