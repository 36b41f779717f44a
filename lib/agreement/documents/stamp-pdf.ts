import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fontkit, { type Font } from '@cantoo/fontkit';
import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';

const FONT = path.join('node_modules', '@embedpdf', 'fonts-jp', 'fonts', 'NotoSansJP-Regular.otf');
let font: Promise<Buffer> | undefined;

const UNKNOWN = '〓'; // as printers set what a font lacks

/** What the font can show of a text: no variation selectors and controls, a mark for what it lacks. */
export function showable(text: string, has: (codePoint: number) => boolean): string {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '');
  return [...plain].map((one) => (has(one.codePointAt(0)!) ? one : UNKNOWN)).join('');
}

/** Draws a line of text onto every page: plain at its lower edge, and large and pale across it. The pages stay as they are otherwise. */
export async function stampPdf(bytes: Buffer, text: string): Promise<Buffer> {
  font ??= readFile(path.join(/* turbopackIgnore: true */ process.cwd(), FONT));
  const pdf = await PDFDocument.load(new Uint8Array(bytes), { updateMetadata: false });
  pdf.registerFontkit(fontkit);
  const file = new Uint8Array(await font);
  const known = fontkit.create(file) as Font;
  const embedded = await pdf.embedFont(file, { subset: true });
  const shown = showable(text, (codePoint) => known.hasGlyphForCodePoint(codePoint));
  for (const page of pdf.getPages()) stampPage(page, shown, embedded);
  return Buffer.from(await pdf.save());
}

const RED = rgb(0.6, 0, 0);

function stampPage(page: PDFPage, text: string, font: PDFFont): void {
  const box = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const [width, height] = turned % 180 === 0 ? [box.width, box.height] : [box.height, box.width]; // as one sees the page
  /** From what one sees, counted from the lower left, to the page's own places. */
  const place = (u: number, v: number): [number, number] => {
    if (turned === 90) return [box.x + box.width - v, box.y + u];
    if (turned === 180) return [box.x + box.width - u, box.y + box.height - v];
    if (turned === 270) return [box.x + v, box.y + box.height - u];
    return [box.x + u, box.y + v];
  };
  const margin = Math.min(24, width * 0.04);
  const line = Math.min(9, (9 * (width - 2 * margin)) / font.widthOfTextAtSize(text, 9));
  const [x, y] = place(margin, Math.min(14, height * 0.03));
  page.drawText(text, { x, y, size: line, font, color: RED, rotate: degrees(turned) });
  const slope = Math.atan2(height, width);
  const across = Math.min(48, (48 * Math.hypot(width, height) * 0.8) / font.widthOfTextAtSize(text, 48));
  const long = font.widthOfTextAtSize(text, across);
  const [cx, cy] = place(width / 2 - (long / 2) * Math.cos(slope), height / 2 - (long / 2) * Math.sin(slope));
  page.drawText(text, { x: cx, y: cy, size: across, font, color: RED, opacity: 0.12, rotate: degrees(turned + (slope * 180) / Math.PI) });
}
