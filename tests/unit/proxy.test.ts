import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '../../proxy';

const send = (method: string, origin?: string) => proxy(new NextRequest('http://sonaeai.example/contact/x', { method, headers: { host: 'sonaeai.example', ...(origin === undefined ? {} : { origin }) } }));

test.each(['https://evil.example', 'null', 'http://sonaeai.example.evil.example', 'sonaeai.example', ''])('a form from %j is refused in words, before anything reads it', async (origin) => {
  const answer = send('POST', origin);
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('別のサイトからの送信')]);
});
test.each<[string, string | undefined]>([['POST', 'https://sonaeai.example'], ['POST', 'http://sonaeai.example'], ['POST', undefined], ['GET', 'https://evil.example']])('%s from %j goes on', (method, origin) => {
  expect(send(method, origin).headers.get('x-middleware-next')).toBe('1');
});
test('exports are files, and run nothing', () => {
  for (const path of ['/admin/members/contacts/csv', '/admin/members/duties/export', '/admin/audit/csv', '/api/files/documents/x', '/directory/copy'])
    expect(proxy(new NextRequest(`http://sonaeai.example${path}`)).headers.get('content-security-policy'), path).toBe("default-src 'none'; sandbox");
  expect(proxy(new NextRequest('http://sonaeai.example/agreement')).headers.get('content-security-policy')).toContain("default-src 'self'");
});
