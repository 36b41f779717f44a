import { request as httpRequest } from 'node:http';
import { expect, test } from './support/test';

/** A request with headers that a browser would not let a page set. */
function ask(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const target = new URL(path, process.env.E2E_BASE_URL);
    httpRequest({ host: '127.0.0.1', port: target.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text)).on('end', () => resolve({ status: response.statusCode!, body }));
    }).on('error', reject).end();
  });
}

test('the health address answers while the database does', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
  expect(response.headers()['cache-control']).toBe('no-store');
});

test('a demo answers its own machine only, by name', async () => {
  expect((await ask('/api/health', { host: 'attacker.example' })).status).toBe(421);
  expect((await ask('/api/health', { host: 'localhost.attacker.example' })).status).toBe(421);
  expect((await ask('/api/health', { host: '127.0.0.1:3000' })).status).toBe(200);
  expect((await ask('/api/health', { host: '[::1]' })).status).toBe(200);
});

test('pages and scripts are sent compressed', async ({ request }) => {
  const page = await request.get('/', { headers: { 'accept-encoding': 'gzip' } });
  expect(page.headers()['content-encoding']).toBe('gzip');
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await page.text())![1]!;
  const sent = await request.get(script, { headers: { 'accept-encoding': 'gzip' } });
  expect(sent.headers()['content-encoding']).toBe('gzip');
  expect(sent.headers()['cache-control']).toContain('immutable');
});
