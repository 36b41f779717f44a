import { getActor } from '@/lib/people/get-actor';
import { ExpectedError } from '@/lib/platform/errors';
import { getWave } from '@/lib/survey/waves/get-wave';
import { questionnaireText } from '@/lib/survey/editing/questionnaire-text';
import { whichYear } from '@/lib/survey/which-municipality';

/** A year's questionnaire as a file: of an announced year for everyone, of one in preparation for the secretariat. */
export async function GET(_request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  try {
    const { year, questionnaire } = await getWave(await getActor(), whichYear((await params).year));
    return new Response(questionnaireText(questionnaire), {
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="questionnaire-${year}.json"`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof ExpectedError) return new Response(error.message, { status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    throw error;
  }
}
