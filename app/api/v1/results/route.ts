import { anonymous } from '@/lib/platform/actor';
import { answerList, answerPreflight } from '@/lib/results/open-data/answer-open-data';

/** Open data: the editions that are published, the same for everyone, without an account. */
export const GET = (request: Request): Promise<Response> => answerList(anonymous, request);
export const OPTIONS = answerPreflight;
