import { parse } from 'csv-parse/sync';
import type { EditionTable } from '../../../lib/results/editions/edition';
import type { OpenEdition } from '../../../lib/results/open-data/open-data-schema';
import { ANSWERED, ASKED } from '../../../lib/survey/questionnaire/cells';
import { WITHHELD_WORD } from '../../../lib/results/suppression/withheld-word';

// What a reader gets over HTTP, put together again as tables: nothing here has seen the stored ones.

/** A count's place in words → the count, null where withheld. Zeros are left out: the tables do not name them. */
export type Cells = Map<string, number | null>;

const place = (...keys: string[]): string => JSON.stringify(keys);

/** One edition by one scheme, from the open data. */
export function tableOf({ scheme, participation, sections }: OpenEdition): EditionTable {
  const cells: Cells = new Map();
  const numbers: EditionTable['numbers'] = [];
  const put = (band: string, item: string, part: string, value: string, count: number | null) => void (count !== 0 && cells.set(place(band, item, part, value), count));
  for (const { questions } of sections)
    for (const { key: item, bases, groups } of questions) {
      const putBases = (part: string, of: typeof bases) => of.forEach(({ band, answered, asked }) => [put(band, item, part, ANSWERED, answered), put(band, item, part, ASKED, asked)]);
      putBases('', bases);
      for (const group of groups) {
        if (!/^\d+$/.test(group.part)) putBases(group.part, group.bases); // the base of a place in a ranking is that of the question
        // Of a derived figure only the yes is served: how many did not is not said, which is not the same as nobody.
        if (group.part.startsWith('*')) for (const { key: band } of scheme.bands) cells.set(place(band, item, group.part, 'no'), null);
        for (const { value, cells: of } of group.rows) for (const { band, count } of of) put(band, item, group.part, value, count);
        for (const { band, n, min, median, mean, max, modes } of group.statistics) if (n !== null) numbers.push({ band, item, part: group.part, numbers: { n, min, median, mean, max, modes } });
      }
    }
  return { ...splitCells(cells), numbers, participation: participation.map(({ band, ...rest }) => ({ key: band, ...rest })), scheme: { ...scheme, bands: scheme.bands.filter(({ key }) => key !== 'all') } };
}

function splitCells(cells: Cells): Pick<EditionTable, 'counts' | 'hidden'> {
  const counts: EditionTable['counts'] = [];
  const hidden: EditionTable['hidden'] = [];
  for (const [key, count] of cells) {
    const at = JSON.parse(key) as EditionTable['hidden'][number];
    if (count === null) hidden.push(at);
    else counts.push([...at, count]);
  }
  return { counts, hidden };
}

/** The counts of tables as cells, for comparison. */
export const cellsOfTables = (tables: EditionTable[]): Cells =>
  new Map(tables.flatMap(({ counts, hidden }): [string, number | null][] => [...counts.flatMap(([band, item, part, value, count]): [string, number | null][] => (count === 0 ? [] : [[place(band, item, part, value), count]])), ...hidden.map((at): [string, null] => [place(...at), null])]));

const numberOf = (text: string): number | null => (text === WITHHELD_WORD ? null : Number(text));

/** The counts of a CSV file. */
export function cellsOfCsv(csv: string): Cells {
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
  const counts = rows.filter((row) => ['団体数', '母数', '対象'].includes(row.種類!));
  return new Map(counts.flatMap((row): [string, number | null][] => (row.値 === '0' ? [] : [[place(row.区分キー!, row.質問キー!, row.内訳キー!, row.値キー!), numberOf(row.値!)]])));
}

/** One row of a question's table on a page: its head, and a text a column. */
export type PageRow = { item: string; columns: string[]; head: string; cells: string[] };

/** What a page says otherwise than the open data does, or beyond it; and how many cells were held against it. */
export function pageDifferences(rows: PageRow[], { scheme, sections }: OpenEdition): { compared: number; different: string[] } {
  const bandOf = (label: string) => scheme.bands.find((band) => band.label === label)?.key ?? `no band ${label}`;
  const questions = new Map(sections.flatMap(({ questions: of }) => of).map((question) => [question.key, question]));
  const different: string[] = [];
  let compared = 0;
  for (const { item, columns, head, cells } of rows) {
    const groups = questions.get(item)?.groups ?? [];
    cells.forEach((text, i) => {
      const band = bandOf(columns[i]!);
      const count = /^(\d+)(?:（[\d.]+%）)?$/.exec(text);
      const bases = /^(\S+)／(\S+)$/.exec(text);
      const said = groups.flatMap((group) => {
        if (bases) return group.bases.filter((base) => base.band === band).map(({ answered, asked }) => `${answered ?? WITHHELD_WORD}／${asked ?? WITHHELD_WORD}`);
        const statistics = group.statistics.filter((of) => of.band === band).flatMap(({ n: _, band: __, modes, ...of }) => [...Object.values(of), ...(modes ?? [])].map(String));
        return [...group.rows.filter(({ label }) => label === head || `${label}` === `${head}`).flatMap((row) => row.cells.filter((cell) => cell.band === band).map((cell) => String(cell.count ?? WITHHELD_WORD))), ...statistics];
      });
      if (text === WITHHELD_WORD || text === '―' || text === 'なし') return;
      compared += 1;
      for (const one of bases ? [text] : count ? [count[1]!] : text.split('、')) if (!said.includes(one)) different.push(`${item} / ${head} / ${columns[i]}: ${text}`);
    });
  }
  return { compared, different };
}
