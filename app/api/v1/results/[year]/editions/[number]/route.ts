import { anonymous } from '@/lib/platform/actor';
import { answerEdition, answerPreflight } from '@/lib/results/open-data/answer-open-data';

/** Open data: one edition of a year, which does not change. */
export const GET = async (request: Request, { params }: { params: Promise<{ year: string; number: string }> }): Promise<Response> => answerEdition(anonymous, request, await params);
export const OPTIONS = answerPreflight;
