import { beforeAll, describe, expect, test, vi } from 'vitest';
import { checkUpload } from '@/lib/files/check-upload';
import { FILE_PROBLEMS, fileProblem } from '@/lib/files/file-problems';
import { sealFile, unsealFile } from '@/lib/files/file-seal';
import { downloadAs, type FileType, safeName, sizeInWords } from '@/lib/files/file-types';
import { receiveFile } from '@/lib/files/receive-file';
import { UnfitFile } from '@/lib/files/unfit-file';
import { hostile } from '../support/hostile-uploads';
import { rawPdf, relationship, relationships, sampleDocx, sampleJpeg, samplePdf, samplePng, samplePptx, sampleXlsx } from '../support/sample-files';

// Must show 5: hostile uploads are refused with a sentence or stored harmless.

beforeAll(() => vi.stubEnv('SONAEAI_SECRET', 'x'.repeat(64)));

const outcome = (name: string, content: Buffer) =>
  checkUpload({ name, content }).then(
    (file) => ({ storedAs: file.name }),
    (error: unknown) => {
      if (error instanceof UnfitFile) return { problem: error.problem };
      throw error;
    },
  );

describe('hostile uploads', () => {
  test('are forty and more', () => expect(hostile.length).toBeGreaterThanOrEqual(40));

  test.each(hostile.map((one) => [one.why, one] as const))('%s', async (_, one) => {
    expect(await outcome(one.name, await one.make())).toEqual('problem' in one ? { problem: one.problem } : { storedAs: one.storedAs });
  }, 60_000);

  test('every sentence says what to do', () => {
    for (const sentence of Object.values(FILE_PROBLEMS)) expect(sentence).toMatch(/ください。|暗号化します。/);
    expect(fileProblem('constructor')).toBeUndefined();
    expect(fileProblem('svg')).toBe(FILE_PROBLEMS.svg);
  });
});

describe('honest uploads', () => {
  const WORD: FileType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  test.each<[string, () => Buffer | Promise<Buffer>, FileType]>([
    ['a PDF', () => samplePdf('x', { pages: 3 }), 'application/pdf'],
    ['a PDF with a link to click', () => rawPdf({ page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.example.jp/) >> >>]' }), 'application/pdf'],
    ['a PDF that opens at a page', () => rawPdf({ catalog: '/OpenAction [3 0 R /Fit]' }), 'application/pdf'],
    ['a Word file', () => sampleDocx(), WORD],
    ['a Word file with a link to click', () => sampleDocx({ parts: [['word/_rels/document.xml.rels', relationships(relationship('hyperlink', 'https://www.example.jp/', true))]] }), WORD],
    ['an Excel file', () => sampleXlsx({ parts: [['xl/printerSettings/printerSettings1.bin', 'x']] }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a PowerPoint file with the sheet of a chart', () => samplePptx({ parts: [['ppt/embeddings/sheet1.xlsx', sampleXlsx()]] }), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a PNG', () => samplePng({ width: 30, height: 20 }), 'image/png'],
    ['a JPEG', () => sampleJpeg(), 'image/jpeg'],
  ])('%s', async (_, make, type) => {
    expect((await checkUpload({ name: '構成図.bin', content: await make() })).type).toBe(type);
  });

  test('what Word and Excel libraries write', async () => {
    const { Document, Packer, Paragraph } = await import('docx');
    const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('受け入れ手順')] }] }));
    expect((await checkUpload({ name: '手順.docx', content: Buffer.from(word) })).name).toBe('手順.docx');
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    book.addWorksheet('機材').addRow(['サーバー', 2]);
    expect((await checkUpload({ name: '機材.xlsx', content: Buffer.from(await book.xlsx.writeBuffer()) })).name).toBe('機材.xlsx');
  });
});

describe('an upload without end', () => {
  test('is cut off, and little of it is ever kept', async () => {
    let sent = 0;
    const piece = new Uint8Array(1024 * 1024);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= 1024) return controller.close();
        sent += 1;
        controller.enqueue(piece);
      },
    }, { highWaterMark: 0 });
    const before = process.memoryUsage().arrayBuffers;
    const { file } = await receiveFile(new Request('http://localhost/', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' } as RequestInit));
    expect(file.content).toBe('tooLarge');
    expect(sent).toBeLessThan(140);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    await expect(checkUpload(file)).rejects.toThrow(FILE_PROBLEMS.tooLarge);
  });

  test.each([['no form', 'application/json', '{}'], ['a form that stops', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="file"; filename="a'], ['a form without boundary', 'multipart/form-data', '']])('%s is unreadable, not a fault', async (_, type, body) => {
    expect((await receiveFile(new Request('http://localhost/', { method: 'POST', headers: { 'content-type': type }, body }))).file.content).toBe('unreadable');
  });

  test('fields come with the file, and without one it is said', async () => {
    const form = new FormData();
    form.set('title', '構成図');
    form.set('file', new File([], ''));
    const received = await receiveFile(new Request('http://localhost/', { method: 'POST', body: form }));
    expect(received).toEqual({ fields: { title: '構成図' }, file: { name: '', content: 'none' } });
  });
});

describe('at rest', () => {
  const owner = { id: '00000000-0000-4000-8000-000000000001', purpose: 'document', code: '992011' };
  test('opens for its row, owner and purpose alone', () => {
    const sealed = sealFile(Buffer.from('構成'), owner);
    expect(unsealFile(sealed, owner).toString()).toBe('構成');
    for (const other of [{ ...owner, id: '00000000-0000-4000-8000-000000000002' }, { ...owner, purpose: 'meeting' }, { ...owner, code: '992020' }, { ...owner, code: null }]) expect(() => unsealFile(sealed, other)).toThrow();
    sealed[30]! ^= 1;
    expect(() => unsealFile(sealed, owner)).toThrow();
  });
});

test('names and sizes in words', () => {
  expect(safeName('a\tb/構成 図.tar.gz', 'application/pdf')).toBe('構成 図.tar.pdf');
  expect(downloadAs('構成"図\'.pdf')).toBe(`attachment; filename="____'.pdf"; filename*=UTF-8''%E6%A7%8B%E6%88%90%22%E5%9B%B3%27.pdf`);
  expect([sizeInWords(10), sizeInWords(1536), sizeInWords(3_500_000)]).toEqual(['1KB', '2KB', '3.3MB']);
});
