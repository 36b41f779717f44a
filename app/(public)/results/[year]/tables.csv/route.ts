import { anonymous } from '@/lib/platform/actor';
import { answerTables } from '@/lib/results/open-data/answer-tables';

/** The tables of the edition that holds now, the same for everyone. */
export async function GET(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  return answerTables(anonymous, request, { year: (await params).year, format: 'csv' });
}
