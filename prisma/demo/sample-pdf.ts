import { readFile } from 'node:fs/promises';
import fontkit from '@cantoo/fontkit';
import { PDFDocument } from '@cantoo/pdf-lib';

/** A page or two of made-up lines, for the demo's documents. */
export async function samplePages(pages: string[][]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(new Uint8Array(await readFile('node_modules/@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf')), { subset: true });
  for (const lines of pages) {
    const page = pdf.addPage([595, 842]);
    lines.forEach((line, i) => page.drawText(line, { x: 60, y: 760 - i * 28, size: i === 0 ? 18 : 12, font }));
  }
  return pdf.save();
}
