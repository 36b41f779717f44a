/** Text as a CSS string: what could end the string, the rule or the style element is written by its number. */
export const cssString = (text: string): string => `"${[...text].map((c) => (/[\p{L}\p{N} （）・、。年月日：＿　]/u.test(c) ? c : `\\${c.codePointAt(0)!.toString(16)} `)).join('')}"`;

const font = "font: 9pt 'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'BIZ UDPGothic', 'Yu Gothic', Meiryo, sans-serif; color: #333;";

/** Margin boxes of A4 pages: the name on the left, the survey on the right, 「2 / 14」 below. */
export const printMarks = (name: string, title: string): string => `@page {
  size: A4 portrait;
  margin: 20mm 15mm 18mm;
  @top-left { content: ${cssString(name)}; ${font} }
  @top-right { content: ${cssString(title)}; ${font} }
  @bottom-center { content: counter(page) " / " counter(pages); ${font} }
}`;
