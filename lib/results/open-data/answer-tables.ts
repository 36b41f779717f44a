import 'server-only';
import { logUnexpected } from '@/lib/platform/log';
import type { Actor } from '@/lib/platform/actor';
import { whichYear } from '@/lib/survey/which-municipality';
import { chosen, fileAnswer, fileName, refusal, whichEdition } from './file-answer';
import { getEdition } from '../editions/get-edition';
import { tabulateEdition } from './tabulate-edition';
import { FILE_TABLES, tablesCsv } from './tables-csv';
import { tablesXlsx } from './tables-xlsx';

const TABLE_NAMES = { counts: '集計表', participation: '提出の状況', named: '取組の例', errata: '正誤表' } as const;

/** The tables of an edition as a file: `?scheme=` says how municipalities are split, `?table=` (CSV) which of the tables. */
export async function answerTables(actor: Actor, request: Request, { year, number, format }: { year: string; number?: string; format: 'csv' | 'xlsx' }): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams;
    const published = await getEdition(actor, { year: whichYear(year), number: number === undefined ? undefined : whichEdition(number) });
    const { edition } = published;
    const tabulated = tabulateEdition(published, chosen('scheme', query.get('scheme'), edition.facts.schemes.map(({ key }) => key)))!;
    const { scheme } = tabulated;
    const frozen = number !== undefined;
    if (format === 'csv') {
      const table = chosen('table', query.get('table'), FILE_TABLES);
      const split: [string, string][] = table === 'counts' || table === 'participation' ? [[scheme.key, scheme.label]] : [];
      return fileAnswer(request, { body: tablesCsv(published, tabulated, table), type: 'text/csv; charset=utf-8', name: fileName(published, [table === 'counts' ? 'tables' : table, TABLE_NAMES[table]], split, 'csv'), frozen });
    }
    return fileAnswer(request, {
      body: await tablesXlsx(published, tabulated), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', frozen,
      name: fileName(published, ['tables', TABLE_NAMES.counts], [[scheme.key, scheme.label]], 'xlsx'),
      madeOf: JSON.stringify(['xlsx', edition.year, edition.number, edition.publishedAt, scheme.key]),
    });
  } catch (error) {
    return refusal(error, (unexpected) => logUnexpected(unexpected, `tables.${format}`), 'text');
  }
}
