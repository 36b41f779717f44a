import 'server-only';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { chartParagraph, chartPart } from './docx-chart';
import type { ReportChart } from './report';

/** Stands alone in a paragraph where a chart belongs; private-use characters, which nobody types. */
export const chartMark = (at: number): string => `\uE000chart-${at}\uE001`;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = { chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** What the fonts are drawn with where they are missing. */
const ALTERNATES: Record<string, string> = { 游明朝: 'Yu Mincho, Hiragino Mincho ProN, Noto Serif CJK JP, Noto Serif JP, MS Mincho', 游ゴシック: 'Yu Gothic, Hiragino Sans, Noto Sans CJK JP, Noto Sans JP, MS Gothic' };

/** Stands alone in a paragraph where the table of contents belongs. */
export const CONTENTS_MARK = '\uE000contents\uE001';

/** Puts what the docx library does not make into its file: the contents, charts with a workbook behind each, and a table of fonts. */
export async function completed(docx: Buffer, contents: string, charts: readonly ReportChart[]): Promise<Buffer> {
  const zip = await JSZip.loadAsync(docx);
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  let document = replaceParagraph(await read('word/document.xml'), CONTENTS_MARK, contents);
  let relations = await read('word/_rels/document.xml.rels');
  let types = await read('[Content_Types].xml');
  for (const [i, chart] of charts.entries()) {
    const n = i + 1;
    document = replaceParagraph(document, chartMark(i), chartParagraph(chart, { relation: `rIdChart${n}`, id: 5000 + n, label: `図 ${n}` }));
    zip.file(`word/charts/chart${n}.xml`, chartPart(chart, 'rId1'));
    zip.file(`word/charts/_rels/chart${n}.xml.rels`, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/package" Target="../embeddings/chart${n}.xlsx"/></Relationships>`);
    zip.file(`word/embeddings/chart${n}.xlsx`, await bookOf(chart));
    relations = relations.replace('</Relationships>', `<Relationship Id="rIdChart${n}" Type="${RELATIONS}/chart" Target="charts/chart${n}.xml"/></Relationships>`);
    types = types.replace('</Types>', `<Override PartName="/word/charts/chart${n}.xml" ContentType="${TYPES.chart}"/></Types>`);
  }
  if (charts.length > 0 && !types.includes('Extension="xlsx"')) types = types.replace(/(<Types[^>]*>)/, `$1<Default Extension="xlsx" ContentType="${TYPES.xlsx}"/>`);
  zip.file('word/document.xml', document);
  zip.file('word/_rels/document.xml.rels', relations);
  zip.file('[Content_Types].xml', types);
  zip.file('word/fontTable.xml', fontTable());
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The paragraph that holds the mark, and nothing around it. */
function replaceParagraph(document: string, mark: string, by: string): string {
  const at = document.indexOf(mark);
  if (at < 0) throw new Error('a place to fill is missing in the document');
  const from = Math.max(document.lastIndexOf('<w:p>', at), document.lastIndexOf('<w:p ', at));
  const to = document.indexOf('</w:p>', at) + '</w:p>'.length;
  return document.slice(0, from) + by + document.slice(to);
}

/** The chart's numbers, so that Word can open and change them. */
async function bookOf({ series, rows }: ReportChart): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows([['', ...series], ...rows.map(({ label, percents }) => [label, ...percents])]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const fontTable = (): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(ALTERNATES)
  .map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="80"/><w:family w:val="${name === '游明朝' ? 'roman' : 'swiss'}"/><w:pitch w:val="variable"/></w:font>`)
  .join('')}</w:fonts>`;
