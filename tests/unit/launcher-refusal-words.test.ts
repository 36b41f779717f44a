import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { giveWords, withWords, wordsOf } from '../../scripts/server/refusal-words.mjs';

const EMPTY = '<!DOCTYPE html><html id="__next_error__"><head></head><body><div hidden=""></div></body></html>';
const PAGE = '<html><head><link rel="stylesheet" href="/a.css" nonce="x"/></head><body><header>head</header><main id="main"><h1>ことば</h1><script nonce="x">1</script></main></body></html>';

describe('words of a refusal', () => {
  test('are a page’s styles and main part, without script and nonce', () => expect(wordsOf(PAGE)).toBe('<link rel="stylesheet" href="/a.css"/><main id="main"><h1>ことば</h1></main>'));
  test('go into an empty answer only', () => {
    expect(withWords(EMPTY, 'W')).toBe('<!DOCTYPE html><html lang="ja" id="__next_error__"><head></head><body><noscript>W</noscript><div hidden=""></div></body></html>');
    expect(withWords(PAGE, 'W')).toBe(PAGE);
    expect(withWords(EMPTY, '')).toBe(EMPTY);
  });
});

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const servers: http.Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function ask(answer: Answer, { words = async () => 'W', method = 'GET' } = {}) {
  const server = http.createServer((request, response) => {
    giveWords(request, response, words);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const found = await fetch(`http://127.0.0.1:${port}/x`, { method });
  return { status: found.status, text: await found.text(), headers: found.headers };
}
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('the answer of a page', () => {
  test('403 and 404 get their words: in pieces, packed, by writeHead or by the first write', async () => {
    const wanted = { status: 403, text: expect.stringContaining('<noscript>W</noscript>') };
    expect(await ask((_, response) => void response.writeHead(403, html).end(EMPTY))).toMatchObject(wanted);
    expect(await ask((_, response) => {
      response.statusCode = 403;
      response.setHeader('content-type', 'text/html');
      response.flushHeaders();
      response.write(EMPTY.slice(0, 50));
      response.end(EMPTY.slice(50));
    })).toMatchObject(wanted);
    const packed = await ask((_, response) => void response.writeHead(403, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(EMPTY)));
    expect(packed).toMatchObject(wanted);
    expect(packed.headers.get('content-encoding')).toBeNull();
  });
  test('everything else goes through untouched', async () => {
    expect(await ask((_, response) => void response.writeHead(200, html).end(EMPTY))).toMatchObject({ status: 200, text: EMPTY });
    expect(await ask((_, response) => void response.writeHead(404, { 'content-type': 'application/json' }).end('{}'))).toMatchObject({ status: 404, text: '{}' });
    expect(await ask((_, response) => void response.writeHead(404, html).end(PAGE))).toMatchObject({ status: 404, text: PAGE });
    expect(await ask((_, response) => void response.writeHead(404, html).end(EMPTY), { method: 'POST' })).toMatchObject({ status: 404, text: EMPTY });
  });
  test('without words it goes out as it was', async () => {
    const failing = async () => Promise.reject(new Error('away'));
    expect(await ask((_, response) => void response.writeHead(404, html).end(EMPTY), { words: failing })).toMatchObject({ status: 404, text: EMPTY });
  });
});
