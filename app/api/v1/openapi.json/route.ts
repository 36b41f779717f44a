import { answerDocument, answerPreflight } from '@/lib/results/open-data/answer-open-data';

/** What the open interface can do, as OpenAPI 3.1. */
export const GET = (request: Request): Response => answerDocument(request);
export const OPTIONS = answerPreflight;
