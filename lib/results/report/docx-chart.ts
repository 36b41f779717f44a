import type { ReportChart } from './report';

// A chart of its own kind in a Word file (DrawingML): drawn by whoever opens it, with the fonts that are there, its numbers
// in it as numbers. Bars are told apart by pattern, so that they read on grey paper.

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const INK = '0017C1';
const solid = `<a:solidFill><a:srgbClr val="${INK}"/></a:solidFill>`;
const pattern = (preset: string) => `<a:pattFill prst="${preset}"><a:fgClr><a:srgbClr val="${INK}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
const fills = [solid, pattern('wdUpDiag'), pattern('smGrid'), pattern('pct20')];

const letters = (paragraph: string, size: number) => `<a:bodyPr/><a:lstStyle/>${paragraph.replace('SIZE', `${size}`)}`;
const style = (size: number) => `<c:txPr>${letters('<a:p><a:pPr><a:defRPr sz="SIZE" b="0"><a:solidFill><a:srgbClr val="1A1A1A"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p>', size)}</c:txPr>`;

const cells = (texts: string[]) => `<c:ptCount val="${texts.length}"/>${texts.map((text, i) => (text === '' ? '' : `<c:pt idx="${i}"><c:v>${escaped(text)}</c:v></c:pt>`)).join('')}`;

/** A column of the chart's workbook: A holds the labels, B and on the series. */
export const columnLetter = (series: number): string => String.fromCharCode('B'.charCodeAt(0) + series);

function series({ series: names, rows }: ReportChart, at: number): string {
  const column = columnLetter(at);
  const last = rows.length + 1;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>
    <c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache>${cells([names[at]!])}</c:strCache></c:strRef></c:tx>
    <c:spPr>${fills[at] ?? fills[0]}<a:ln w="9525">${solid}</a:ln></c:spPr><c:invertIfNegative val="0"/>
    <c:dLbls><c:numFmt formatCode="0.0&quot;%&quot;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${style(800)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
    <c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${cells(rows.map(({ label }) => label))}</c:strCache></c:strRef></c:cat>
    <c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>0.0</c:formatCode>${cells(rows.map(({ percents }) => (percents[at] == null ? '' : `${percents[at]}`)))}</c:numCache></c:numRef></c:val>
  </c:ser>`;
}

/** The chart as a part of the file: word/charts/chartN.xml. `book` is the relationship of its workbook. */
export function chartPart(chart: ReportChart, book: string): string {
  const ax = (id: number, other: number) => `<c:axId val="${id}"/>__<c:crossAx val="${other}"/>`;
  const [categories, values] = [ax(1001, 1002), ax(1002, 1001)];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<c:roundedCorners val="0"/>
<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>
<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>
${chart.series.map((_, at) => series(chart, at)).join('\n')}
<c:gapWidth val="60"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>
<c:catAx>${categories.replace('__', `<c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${style(800)}`)}<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>
<c:valAx>${values.replace('__', `<c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="CCCCCC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${style(800)}`)}<c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="25"/></c:valAx>
</c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/>${style(900)}</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>
<c:externalData r:id="${book}"><c:autoUpdate val="0"/></c:externalData>
</c:chartSpace>`;
}

const EMU_PER_CM = 360_000;

/** Where the chart stands in the text: as wide as the writing, as high as its bars need. `description` is read out in place of it. */
export function chartParagraph(chart: ReportChart, { relation, id, label }: { relation: string; id: number; label: string }): string {
  const height = Math.min(19, 2.2 + chart.rows.length * (0.55 + 0.5 * chart.series.length));
  return `<w:p><w:pPr><w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${17 * EMU_PER_CM}" cy="${Math.round(height * EMU_PER_CM)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:docPr id="${id}" name="${escaped(label)}" descr="${escaped(`${chart.title}。${chart.description}`)}"/><wp:cNvGraphicFramePr/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
