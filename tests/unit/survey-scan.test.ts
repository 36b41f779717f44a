import { describe, expect, test } from 'vitest';
import { TooLargeError } from '@/lib/platform/errors';
import { readUpload } from '@/lib/survey/read-upload';
import { downloadAs, scanName, scanType } from '@/lib/survey/paper/scan-type';

const bytes = (...list: number[]) => new Uint8Array(list);

describe('what a scan is', () => {
  test.each([
    ['PDF', new TextEncoder().encode('%PDF-1.7\n'), 'application/pdf'],
    ['PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['HTML', new TextEncoder().encode('<script>alert(1)</script>%PDF-'), undefined],
    ['SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['GIF', new TextEncoder().encode('GIF89a'), undefined],
    ['ZIP', bytes(0x50, 0x4b, 3, 4), undefined],
    ['nothing', bytes(), undefined],
    ['half a PNG', bytes(0x89, 0x50), undefined],
  ])('%s, by its content', (_, content, type) => expect(scanType(content)).toBe(type));
});

describe('its name', () => {
  test.each([
    ['回答票 𠮷.pdf', 'application/pdf', '回答票 𠮷.pdf'],
    ['evil.html', 'image/png', 'evil.png'],
    ['../../etc/passwd', 'image/jpeg', 'passwd.jpg'],
    ['C:\\紙\\FAX.PDF', 'application/pdf', 'FAX.pdf'],
    ['a"\r\nset-cookie: x.pdf', 'application/pdf', 'aset-cookie x.pdf'],
    ['\u202efdp.exe', 'application/pdf', 'fdp.pdf'],
    ['', 'application/pdf', '紙の回答.pdf'],
    ['.pdf', 'application/pdf', '紙の回答.pdf'],
  ] as const)('%j becomes a plain one with the ending of its content', (sent, type, name) => expect(scanName(sent, type)).toBe(name));

  test('a long one is cut', () => expect(scanName(`${'長'.repeat(300)}.pdf`, 'application/pdf')).toBe(`${'長'.repeat(80)}.pdf`));

  test('in the header of the download', () =>
    expect(downloadAs('紙 (1).pdf')).toBe(`attachment; filename="_ (1).pdf"; filename*=UTF-8''%E7%B4%99%20%281%29.pdf`));
});

describe('reading an upload', () => {
  const send = (file: Blob | string, name = 'x.pdf') => {
    const form = new FormData();
    if (typeof file === 'string') form.set('scan', file);
    else form.set('scan', file, name);
    return new Request('http://localhost/', { method: 'POST', body: form });
  };
  test('the file with its name', async () => {
    expect(await readUpload(send(new Blob(['%PDF-']), '紙.pdf'), 'scan', 100)).toEqual({ name: '紙.pdf', content: new TextEncoder().encode('%PDF-') });
  });
  test('no further than the limit, whatever is claimed', async () => {
    await expect(readUpload(send(new Blob([new Uint8Array(200_000)])), 'scan', 1000)).rejects.toThrow(TooLargeError);
  });
  test('no file, no form', async () => {
    await expect(readUpload(send('text'), 'scan', 100)).rejects.toMatchObject({ fieldErrors: { scan: expect.stringContaining('選んでください') as string } });
    await expect(readUpload(new Request('http://localhost/', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }), 'scan', 100)).rejects.toMatchObject({ status: 422 });
    await expect(readUpload(new Request('http://localhost/', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } }), 'scan', 100)).rejects.toMatchObject({ status: 422 });
  });
});
