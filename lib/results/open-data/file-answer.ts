import 'server-only';
import { createHash } from 'node:crypto';
import { unexpectedMessage } from '@/lib/platform/action';
import { ExpectedError, NotFoundError } from '@/lib/platform/errors';
import type { PublishedYear } from './tabulate-edition';

/** Asked for something in the address that is not there to choose from (HTTP 400). */
export class WrongChoiceError extends ExpectedError {
  constructor(message: string) {
    super(message, 400);
  }
}

/** One of the given keys, or the first when nothing is asked for. @throws {WrongChoiceError} with what there is */
export function chosen<T extends string>(name: string, wanted: string | null, keys: readonly T[]): T {
  if (wanted === null || wanted === '') return keys[0]!;
  const found = keys.find((key) => key === wanted);
  if (found === undefined) throw new WrongChoiceError(`「${name}」には次のどれかを指定してください：${keys.join('、')}`);
  return found;
}

/** The edition's number in an address. @throws {NotFoundError} when it is none */
export function whichEdition(text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new NotFoundError('版の番号が分かりません。アドレスをご確認ください。');
  return Number(text);
}

/** What a file of an edition is called: in Japanese, and in ASCII for programs that know no other. */
export type FileName = { japanese: string; ascii: string };

export function fileName({ edition }: Pick<PublishedYear, 'edition'>, [ascii, japanese]: [string, string], parts: [string, string][], ending: string): FileName {
  const rest = parts.filter(([key]) => key);
  return {
    japanese: `${[japanese, `${edition.year}年度`, `第${edition.number}版`, ...rest.map(([, label]) => label)].join('_').replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')}.${ending}`,
    ascii: `${[ascii, edition.year, edition.number, ...rest.map(([key]) => key)].join('-').replace(/[^A-Za-z0-9.-]/g, '-')}.${ending}`,
  };
}

const disposition = (how: 'attachment' | 'inline', { japanese, ascii }: FileName) =>
  `${how}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(japanese).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;

export type FileAnswer = {
  body: string | Buffer;
  type: string;
  name?: FileName;
  inline?: boolean;
  /** What the body is made of, where its bytes differ from one making to the next. */
  madeOf?: string;
  /** An edition by its number never changes; the one that holds now may. */
  frozen: boolean;
};

/** Open data may be read by any page of any site. */
export const OPEN: Record<string, string> = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag, content-disposition, link', 'cross-origin-resource-policy': 'cross-origin' };

/**
 * A file as an answer, the same for everyone: kept by whoever likes to (for ever where it is frozen), and not sent again to
 * who has it. Opened in a browser it runs nothing.
 */
export function fileAnswer(request: Request, { body, type, name, inline = false, madeOf, frozen }: FileAnswer, more: Record<string, string> = {}): Response {
  const etag = `${madeOf === undefined ? '' : 'W/'}"${createHash('sha256').update(madeOf ?? body).digest('base64url').slice(0, 27)}"`;
  const headers: Record<string, string> = {
    etag, 'cache-control': frozen ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", ...more,
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim());
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === etag.replace(/^W\//, ''))) return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers: { ...headers, 'content-type': type, ...(name ? { 'content-disposition': disposition(inline ? 'inline' : 'attachment', name) } : {}) } });
}

/** A refusal as a sentence: plain for people, JSON for programs. An unexpected error is logged by the caller under an id. */
export function refusal(error: unknown, log: (error: unknown) => string, as: 'text' | 'json'): Response {
  const [status, message] = error instanceof ExpectedError ? [error.status, error.message] : [500, unexpectedMessage(log(error))];
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" };
  if (as === 'text') return new Response(`${message}\n`, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
  return Response.json({ error: { status, message } }, { status, headers: { ...headers, ...OPEN } });
}
