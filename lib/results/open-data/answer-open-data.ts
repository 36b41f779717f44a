import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { logUnexpected } from '@/lib/platform/log';
import { whichYear } from '@/lib/survey/which-municipality';
import { chosen, fileAnswer, fileName, OPEN, refusal, whichEdition } from './file-answer';
import { getEdition } from '../editions/get-edition';
import { listAllEditions } from '../editions/list-all-editions';
import { openEdition, openList } from './open-data';
import { openApiDocument } from './openapi';
import { tabulateEdition } from './tabulate-edition';
import { FILE_TABLES, tablesCsv } from './tables-csv';

const JSON_TYPE = 'application/json; charset=utf-8';
const failed = (error: unknown) => refusal(error, (unexpected) => logUnexpected(unexpected, '/api/v1'), 'json');
const json = (request: Request, value: unknown, frozen: boolean, more: Record<string, string> = {}) =>
  fileAnswer(request, { body: `${JSON.stringify(value)}\n`, type: JSON_TYPE, frozen }, { ...OPEN, vary: 'accept', ...more });

/** All that there is. */
export async function answerList(actor: Actor, request: Request): Promise<Response> {
  try {
    return json(request, openList(await listAllEditions(actor)), false);
  } catch (error) {
    return failed(error);
  }
}

/** What the interface can do, for programs. */
export const answerDocument = (request: Request): Response => json(request, openApiDocument(), false);

/** One edition by one scheme, as JSON or CSV: `?format=` decides, else the Accept header. */
export async function answerEdition(actor: Actor, request: Request, { year, number }: { year: string; number?: string }): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams;
    const format = query.get('format') ? chosen('format', query.get('format'), ['json', 'csv']) : acceptsCsv(request.headers.get('accept') ?? '') ? 'csv' : 'json';
    const table = chosen('table', query.get('table'), FILE_TABLES);
    const published = await getEdition(actor, { year: whichYear(year), number: number === undefined ? undefined : whichEdition(number) });
    const tabulated = tabulateEdition(published, chosen('scheme', query.get('scheme'), published.edition.facts.schemes.map(({ key }) => key)))!;
    const frozen = number !== undefined;
    // A frozen answer cannot say that it was corrected; where the edition that holds now is, never changes.
    const latest = { link: `</api/v1/results/${published.edition.year}>; rel="latest-version"` };
    if (format === 'json') return json(request, openEdition(published, tabulated), frozen, latest);
    const { scheme } = tabulated;
    return fileAnswer(request, { body: tablesCsv(published, tabulated, table), type: 'text/csv; charset=utf-8', name: fileName(published, [table === 'counts' ? 'results' : table, '公表結果'], [[scheme.key, scheme.label]], 'csv'), frozen }, { ...OPEN, vary: 'accept', ...latest });
  } catch (error) {
    return failed(error);
  }
}

/** text/csv before application/json, as far as the header prefers one of them. */
function acceptsCsv(accept: string): boolean {
  const weight = (type: string) => {
    const found = accept.split(',').map((one) => one.trim().split(';')).find(([name]) => name!.trim().toLowerCase() === type);
    if (!found) return 0;
    const q = found.slice(1).map((part) => part.trim()).find((part) => part.startsWith('q='));
    return q ? Number(q.slice(2)) || 0 : 1;
  };
  return weight('text/csv') > weight('application/json');
}

/** What a browser asks before another site's page may send a header of its own. */
export const answerPreflight = (): Response =>
  new Response(null, { status: 204, headers: { ...OPEN, 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': 'accept, if-none-match', 'access-control-max-age': '86400' } });
