import type { ReportSection } from './report';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The name under which the contents find a heading. */
export const bookmarkOf = (key: string): string => `_Toc_${key.replace(/[^A-Za-z0-9]/g, '_')}`;

const run = (inside: string) => `<w:r>${inside}</w:r>`;
const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const code = (text: string) => run(`<w:instrText xml:space="preserve"> ${text} </w:instrText>`);

/**
 * A table of contents as Word keeps it: a field whose lines stand there already, as links. Pages are only known to who
 * lays the file out: Word adds them when it opens it (the field is marked as out of date), with the tab of the TOC styles.
 */
export function contentsPart(sections: readonly Pick<ReportSection, 'key' | 'level' | 'number' | 'title'>[]): string {
  const lines = sections.map(({ key, level, number, title }, i) => {
    const begin = i === 0 ? `${run('<w:fldChar w:fldCharType="begin" w:dirty="true"/>')}${code('TOC \\o "1-2" \\h \\z \\u')}${mark('separate')}` : '';
    const text = run(`<w:t xml:space="preserve">${escaped(`${number}　${title}`)}</w:t>`);
    const end = i === sections.length - 1 ? mark('end') : '';
    return `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${begin}<w:hyperlink w:anchor="${bookmarkOf(key)}" w:history="1">${text}</w:hyperlink>${end}</w:p>`;
  });
  return `<w:sdt><w:sdtPr><w:alias w:val="目次"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${lines.join('')}</w:sdtContent></w:sdt>`;
}
