import { anonymous } from '@/lib/platform/actor';
import { answerTables } from '@/lib/results/open-data/answer-tables';

/** The tables of one edition, the same for everyone and for ever. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string; number: string }> }): Promise<Response> {
  return answerTables(anonymous, request, { ...(await params), format: 'xlsx' });
}
