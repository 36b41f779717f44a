import { anonymous } from '@/lib/platform/actor';
import { answerEdition, answerPreflight } from '@/lib/results/open-data/answer-open-data';

/** Open data: the edition of a year that holds now. */
export const GET = async (request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> => answerEdition(anonymous, request, await params);
export const OPTIONS = answerPreflight;
