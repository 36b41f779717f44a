import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** Bytes on the wire of a page: its HTML, and the styles and scripts it names, as the server compresses them. */
export type Weight = { htmlBytes: number; styleBytes: number; scriptBytes: number; scripts: number };

export async function compressed(url: string, headers: Record<string, string>): Promise<{ body: Buffer; bytes: number; status: number }> {
  // fetch() would unpack; node:http leaves the bytes as they come.
  const { request } = await import(url.startsWith('https:') ? 'node:https' : 'node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers: { ...headers, 'accept-encoding': 'gzip' } }, (answer: IncomingMessage) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const raw = Buffer.concat(chunks);
        const body = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
        resolve({ body, bytes: raw.length, status: answer.statusCode ?? 0 });
      });
      answer.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

/** Scripts that a browser of today loads for a page; what only browsers without modules load is left out. */
export function scriptsOf(html: string): string[] {
  const sources = [...html.matchAll(/<script\b([^>]*)>/g)]
    .map((match) => match[1]!)
    .filter((attributes) => !/\bnomodule\b/i.test(attributes))
    .map((attributes) => /\bsrc="([^"]+)"/.exec(attributes)?.[1])
    .filter((src): src is string => Boolean(src));
  // What the payload asks for later is loaded too, e.g. chunks of client components.
  const later = [...html.matchAll(/static\/chunks\/[\w.~-]+\.js/g)].map((match) => `/_next/${match[0]}`);
  return [...new Set([...sources.map((src) => src.split('?')[0]!), ...later])];
}

const noModule = (html: string) => new Set([...html.matchAll(/<script\b([^>]*\bnomodule\b[^>]*)>/gi)].map((m) => /\bsrc="([^"?]+)/i.exec(m[1]!)?.[1]));

/** Weighs one page. @throws when the page does not answer 200. */
export async function weigh(base: string, path: string, cookie = ''): Promise<Weight> {
  const page = await compressed(base + path, cookie ? { cookie } : {});
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  const html = page.body.toString('utf8');
  const skip = noModule(html);
  let scriptBytes = 0;
  const scripts = scriptsOf(html).filter((src) => !skip.has(src));
  for (const src of scripts) {
    const script = await compressed(base + src, {});
    if (script.status !== 200) throw new Error(`${src} answered ${script.status}`);
    scriptBytes += script.bytes;
  }
  let styleBytes = 0;
  for (const [, href] of html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g)) styleBytes += (await compressed(base + href, {})).bytes;
  return { htmlBytes: page.bytes, styleBytes, scriptBytes, scripts: scripts.length };
}

/** The middle of the measured values. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that `work` takes, `n` times after `warm` runs that do not count. */
export async function time(n: number, work: () => Promise<unknown>, warm = 3): Promise<number[]> {
  for (let i = 0; i < warm; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < n; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

export const kB = (bytes: number): number => Math.round(bytes / 100) / 10;
export const ms = (value: number): number => Math.round(value * 100) / 100;
