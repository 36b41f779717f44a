// A refusal thrown inside a page keeps its status, but Next 16 sends it with an empty body that only its script fills
// (docs/decisions/0011). The words are put into such an answer here, in a <noscript>: with script nothing changes.
import { gunzipSync, inflateSync } from 'node:zlib';

const KINDS = { 403: 'forbidden', 404: 'not-found' };
const EMPTY = '<html id="__next_error__">';

/**
 * The words of a page, for browsers without script: its styles and its main part.
 * @param {string} html of /words/KIND
 * @returns {string} '' when the page has no main part
 */
export function wordsOf(html) {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0];
  if (!main) return '';
  const styles = html.match(/<link\b[^>]*\brel="stylesheet"[^>]*>/g) ?? [];
  return [...new Set(styles), main].join('').replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/\snonce="[^"]*"/g, '');
}

/**
 * Puts words into an empty refusal.
 * @param {string} html the answer's body
 * @param {string} words
 * @returns {string} unchanged when it is not an empty one
 */
export function withWords(html, words) {
  if (!html.includes(EMPTY) || words === '') return html;
  return html.replace(EMPTY, '<html lang="ja" id="__next_error__">').replace(/<body[^>]*>/, (body) => `${body}<noscript>${words}</noscript>`);
}

/**
 * Holds back the answers 403 and 404 of a page until they are whole, and gives them their words.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response handed to Next afterwards
 * @param {(kind: string) => Promise<string>} words of one kind; a failure leaves the answer as it was
 */
export function giveWords(request, response, words) {
  if (request.method !== 'GET' || request.url?.startsWith('/words/')) return;
  const real = { writeHead: response.writeHead, write: response.write, end: response.end, flushHeaders: response.flushHeaders };
  const chunks = [];
  let holding;
  const hold = () => (holding ??= !response.headersSent && response.statusCode in KINDS && /^text\/html/.test(String(response.getHeader('content-type') ?? '')));
  const keep = (chunk, encoding) => chunk && chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : Buffer.from(chunk));

  response.writeHead = function writeHead(status, ...rest) {
    response.statusCode = status;
    const headers = rest.find((value) => value && typeof value === 'object' && !Array.isArray(value));
    if (!(status in KINDS)) return real.writeHead.call(response, status, ...rest);
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) response.setHeader(name, value);
    return hold() ? response : real.writeHead.call(response, status);
  };
  response.flushHeaders = () => (hold() ? undefined : real.flushHeaders.call(response));
  response.write = (chunk, encoding, done) => {
    if (!hold()) return real.write.call(response, chunk, encoding, done);
    keep(chunk, encoding);
    (typeof encoding === 'function' ? encoding : done)?.();
    return true;
  };
  response.end = (chunk, encoding, done) => {
    if (!hold()) return real.end.call(response, chunk, encoding, done);
    if (typeof chunk !== 'function') keep(chunk, encoding);
    const finished = [chunk, encoding, done].find((value) => typeof value === 'function');
    void send(finished);
    return response;
  };

  async function send(finished) {
    let body = Buffer.concat(chunks);
    try {
      const plain = unpack(body, response.getHeader('content-encoding'));
      const html = plain?.toString('utf8');
      if (html?.includes(EMPTY)) {
        body = Buffer.from(withWords(html, await words(KINDS[response.statusCode])));
        response.removeHeader('content-encoding');
      }
    } catch {
      // the answer goes out as it was: its script still finds the words
    }
    if (response.destroyed) return;
    response.removeHeader('transfer-encoding');
    response.setHeader('content-length', body.length);
    real.writeHead.call(response, response.statusCode);
    real.end.call(response, body, finished);
  }
}

/** @returns {Buffer | undefined} the body as text was, or nothing for a packing we do not know */
function unpack(body, encoding) {
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'deflate') return inflateSync(body);
  return encoding ? undefined : body;
}

/**
 * Asks this very server for the words, once a kind.
 * @param {() => string} base its address
 * @returns {(kind: string) => Promise<string>}
 */
export function wordsFrom(base) {
  const known = new Map();
  return (kind) => {
    if (!known.has(kind)) {
      const asked = fetch(`${base()}/words/${kind}`, { signal: AbortSignal.timeout(5_000) }).then(async (answer) => {
        if (!answer.ok) throw new Error(`/words/${kind} answered ${answer.status}`);
        return wordsOf(await answer.text());
      });
      asked.catch(() => known.delete(kind));
      known.set(kind, asked);
    }
    return known.get(kind);
  };
}
