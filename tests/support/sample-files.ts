import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { zipped } from './zip';

// Small files as honest people make them, for the tests of uploads.

export async function samplePdf(words = 'configuration', { pages = 1, change }: { pages?: number; change?: (pdf: PDFDocument) => void | Promise<void> } = {}): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < pages; i += 1) pdf.addPage([595, 842]).drawText(`${words} ${i + 1}`, { x: 50, y: 700, size: 20, font });
  await change?.(pdf);
  return Buffer.from(await pdf.save());
}

/** A PDF as written by hand, with these objects after catalog (1), pages (2) and page (3). */
export function rawPdf({ catalog = '', page = '', objects = [] }: { catalog?: string; page?: string; objects?: (string | Buffer)[] } = {}): Buffer {
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`,
    ...objects,
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  const offsets: number[] = [];
  let at = pieces[0]!.length;
  const put = (piece: Buffer) => {
    pieces.push(piece);
    at += piece.length;
  };
  bodies.forEach((body, i) => {
    offsets.push(at);
    put(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`, 'latin1'), Buffer.from(body as string, 'latin1'), Buffer.from('\nendobj\n', 'latin1')]));
  });
  const start = at;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(Buffer.from(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(pieces);
}

export const streamObject = (dictionary: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream', 'latin1')]);

const types = (main: string, type: string, extra = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/>${extra}</Types>`;
export const relationships = (...links: string[]) => `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`;
export const relationship = (type: string, target: string, external = false) =>
  `<Relationship Id="r${target.length}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

type Extra = { parts?: [string, Buffer | string][]; type?: string; types?: string; body?: string; lie?: Record<string, number> };

export const sampleDocx = ({ parts = [], type = WORD_TYPE, types: extra = '', body = '構成の説明', lie }: Extra = {}): Buffer =>
  zipped([
    ['[Content_Types].xml', types('word/document.xml', type, extra)],
    ['_rels/.rels', relationships(relationship('officeDocument', 'word/document.xml'))],
    ['word/document.xml', `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body><w:p><w:r><w:t>${body}</w:t></w:r></w:p></w:body></w:document>`],
    ...parts,
  ], lie);

export const sampleXlsx = ({ parts = [], types: extra = '' }: Extra = {}): Buffer =>
  zipped([
    ['[Content_Types].xml', types('xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', extra)],
    ['_rels/.rels', relationships(relationship('officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'],
    ...parts,
  ]);

export const samplePptx = ({ parts = [], types: extra = '' }: Extra = {}): Buffer =>
  zipped([
    ['[Content_Types].xml', types('ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', extra)],
    ['_rels/.rels', relationships(relationship('officeDocument', 'ppt/presentation.xml'))],
    ['ppt/presentation.xml', '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'],
    ...parts,
  ]);

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A grey picture of so many dots; `data` in place of what its size asks for. */
export function samplePng({ width = 2, height = 2, data, extra = [] }: { width?: number; height?: number; data?: Buffer; extra?: [string, Buffer][] } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), ...extra.map(([type, body]) => chunk(type, body)),
    chunk('IDAT', deflateSync(data ?? Buffer.alloc((width + 1) * height))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** The frame of a JPEG: markers, sizes and an empty scan. */
export const sampleJpeg = ({ width = 2, height = 2, comment }: { width?: number; height?: number; comment?: string } = {}): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
    ...(comment ? [segment(0xfe, Buffer.from(comment))] : []),
    segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
  ]);
