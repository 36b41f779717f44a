import 'server-only';
import {
  AlignmentType, Bookmark, BorderStyle, Document, Footer, Header, HeadingLevel, LeaderType, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType,
} from 'docx';
import { bookmarkOf, contentsPart } from './docx-contents';
import { chartMark, completed, CONTENTS_MARK } from './docx-package';
import type { Block, ReportChart, ReportDocument, ReportSection, ReportTable } from './report';

// Lengths in twentieths of a point. A4 with 2 cm on each side.
const PAGE = { width: 11906, height: 16838, margin: 1134 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
/** Where the contents' page numbers end. */
const PAGES = [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.DOT }];
const MINCHO = { ascii: '游明朝', hAnsi: '游明朝', eastAsia: '游明朝', cs: '游明朝' };
const GOTHIC = { ascii: '游ゴシック', hAnsi: '游ゴシック', eastAsia: '游ゴシック', cs: '游ゴシック' };
const LANGUAGE = { value: 'ja-JP', eastAsia: 'ja-JP' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const line = { style: BorderStyle.SINGLE, size: 4, color: '767676' };

/** The report as a Word file: real headings, a table of contents, tables with header rows, charts. */
export async function reportDocx(report: ReportDocument): Promise<Buffer> {
  const charts: ReportChart[] = [];
  const body = report.sections.flatMap((section) => sectionOf(section, charts));
  const document = new Document({
    title: report.title,
    creator: 'そなえあい',
    description: report.standing,
    styles: styles(),
    numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '・', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 420, hanging: 280 } }, run: { font: MINCHO } } }] }] },
    sections: [
      {
        properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: { top: 1300, bottom: 1200, left: PAGE.margin, right: PAGE.margin } } },
        headers: { default: new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun(report.title)] })] }) },
        footers: { default: new Footer({ children: [new Paragraph({ style: 'Footer', tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }], children: [new TextRun({ children: [report.standing, '\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })] }) },
        children: [
          new Paragraph({ style: 'Title', children: [new TextRun(report.title)] }),
          new Paragraph({ children: [new TextRun(report.standing)] }),
          ...report.warnings.map((warning) => boxed([new TextRun({ text: `注意：${warning}`, bold: true })])),
          new Paragraph({ style: 'ContentsHeading', children: [new TextRun('目次')] }),
          new Paragraph({ children: [new TextRun(CONTENTS_MARK)] }),
          ...body,
        ],
      },
    ],
  });
  return completed(await Packer.toBuffer(document), contentsPart(report.sections.filter(({ level }) => level < 3)), charts);
}

function sectionOf(section: ReportSection, charts: ReportChart[]): (Paragraph | Table)[] {
  const { key, level, number, title, blocks } = section;
  return [new Paragraph({ heading: LEVELS[level], children: [new Bookmark({ id: bookmarkOf(key), children: [new TextRun(`${number}　${title}`)] })] }), ...blocks.flatMap((block) => blockOf(block, charts))];
}

function blockOf(block: Block, charts: ReportChart[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: [new TextRun(block.text)] })];
    case 'list':
      return block.items.map((item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun(item)] }));
    case 'remark':
      return [boxed([new TextRun({ text: '事務局から', bold: true }), ...block.text.split('\n').map((text) => new TextRun({ text, break: 1 }))])];
    case 'chart':
      charts.push(block.chart);
      return [caption(`図 ${charts.length}　${block.chart.title}`), new Paragraph({ children: [new TextRun(chartMark(charts.length - 1))] })];
    case 'table':
      return [caption(block.table.caption), tableOf(block.table), new Paragraph({ style: 'AfterTable', children: [] })];
  }
}

const caption = (text: string) => new Paragraph({ style: 'Caption', children: [new TextRun(text)] });

const boxed = (children: TextRun[]) =>
  new Paragraph({ children, keepLines: true, border: { left: { style: BorderStyle.SINGLE, size: 24, color: '0017C1', space: 8 } }, shading: { type: ShadingType.CLEAR, fill: 'E8F1FE', color: 'auto' }, indent: { left: 240, right: 120 }, spacing: { before: 160, after: 160 } });

/** The head repeats on each page that the table runs over; a row is not torn apart. */
function tableOf({ head, rows }: ReportTable): Table {
  const narrow = head.length > 5;
  const first = head.length === 2 ? 0.3 : narrow ? 0.17 : 0.4;
  const widths = head.map((_, i) => Math.floor(WIDTH * (i === 0 ? first : (1 - first) / (head.length - 1))));
  // A short table stays on one page.
  const together = rows.length <= 14;
  const cell = (text: string, i: number, { bold = false, fill, keepNext = false }: { bold?: boolean; fill?: string; keepNext?: boolean } = {}) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } } : {}),
      margins: { top: 40, bottom: 40, left: narrow ? 50 : 90, right: narrow ? 30 : 90 },
      children: [new Paragraph({ style: 'TableText', keepNext, children: [new TextRun({ text, bold, ...(narrow ? { size: 15 } : {}) })] })],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, i) => cell(text, i, { bold: true, fill: 'F2F2F2', keepNext: true })) }),
      ...rows.map((row, at) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, { keepNext: together && at < rows.length - 1 })) })),
    ],
  });
}

function styles() {
  const heading = (size: number, before: number, after: number) => ({ run: { font: GOTHIC, size, bold: true, color: '00118F', language: LANGUAGE }, paragraph: { spacing: { before, after }, keepNext: true, keepLines: true } });
  const own = (id: string, name: string, size: number, more: object = {}, run: object = {}) => ({ id, name, basedOn: 'Normal', run: { font: GOTHIC, size, ...run }, paragraph: { spacing: { before: 0, after: 0 }, ...more } });
  return {
    default: {
      document: { run: { font: MINCHO, size: 21, language: LANGUAGE }, paragraph: { spacing: { before: 40, after: 100, line: 296, lineRule: LineRuleType.AUTO } } },
      title: { run: { font: GOTHIC, size: 36, bold: true, language: LANGUAGE }, paragraph: { spacing: { before: 240, after: 160 } } },
      heading1: heading(32, 420, 140),
      heading2: heading(27, 360, 120),
      heading3: heading(23, 280, 80),
    },
    paragraphStyles: [
      own('Caption', 'caption', 19, { spacing: { before: 140, after: 60 }, keepNext: true }, { bold: true }),
      own('TableText', '表の文字', 18, { spacing: { before: 0, after: 0, line: 250, lineRule: LineRuleType.AUTO } }),
      own('AfterTable', '表のあと', 8, { spacing: { before: 0, after: 0, line: 200, lineRule: LineRuleType.AUTO } }),
      own('ContentsHeading', '目次の見出し', 26, { spacing: { before: 280, after: 80 }, keepNext: true }, { bold: true }),
      own('TOC1', 'toc 1', 21, { spacing: { before: 60, after: 20 }, tabStops: PAGES }),
      own('TOC2', 'toc 2', 21, { indent: { left: 420 }, spacing: { before: 20, after: 20 }, tabStops: PAGES }),
      own('Header', 'header', 17),
      own('Footer', 'footer', 17),
    ],
  };
}
