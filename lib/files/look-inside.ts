import 'server-only';
import { createInflate, createInflateRaw } from 'node:zlib';
import { refuse } from './unfit-file';

/** How much may come out of a file in all; counted while it comes, whatever the file says of itself. */
export class Budget {
  constructor(private left: number) {}
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) refuse('bomb');
  }
}

/**
 * Inflates from the beginning of `packed`, ignoring what follows its end.
 * @param keep how many bytes are given back; all are counted
 * @returns null when it is not deflated data
 */
export function inflate(packed: Uint8Array, { budgets, keep = 0, raw = false }: { budgets: Budget[]; keep?: number; raw?: boolean }): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const stream = raw ? createInflateRaw() : createInflate();
    const kept: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      try {
        for (const budget of budgets) budget.take(chunk.length);
        if (size < keep) kept.push(chunk.subarray(0, keep - size));
        size += chunk.length;
      } catch (error) {
        stream.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    stream.on('end', () => resolve(Buffer.concat(kept)));
    stream.on('error', () => resolve(null));
    stream.end(packed);
  });
}

const MARKUP = /<\s*(script|html|iframe|svg|body|\?php)\b|<!doctype\s+html/i;

/** Markup that a browser would run, if it took the file for a page. */
export const hasMarkup = (text: string): boolean => MARKUP.test(text);

/** A zip's directory, wherever it stands. */
export const hasZip = (bytes: Buffer): boolean => bytes.includes('PK\x05\x06', 0, 'latin1') && bytes.includes('PK\x01\x02', 0, 'latin1');

/** Programs by their first bytes: Windows, Linux, macOS, Java, scripts. */
export function isProgram(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString('hex');
  return head.startsWith('4d5a') || ['7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe'].includes(head) || head.startsWith('2321');
}
