import { ExpectedError, InvalidInputError, TooLargeError } from './errors';

/**
 * Whether a request that changes something was sent by a page of this very site. Browsers say so in Sec-Fetch-Site;
 * where that is missing (an old browser, a script), the Origin must name the host that was asked.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = headers.get('origin');
  const host = headers.get('host');
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * A request's JSON body, read no further than `limit` bytes.
 * @throws {TooLargeError} beyond the limit
 * @throws {InvalidInputError} when it is not JSON in UTF-8
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const unreadable = new InvalidInputError({}, '送られた内容を読み取れませんでした。画面を開き直して、もう一度お試しください。');
  if (!/^application\/json(;|$)/i.test(request.headers.get('content-type')?.trim() ?? '')) throw unreadable;
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new TooLargeError();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw new TooLargeError();
      text += decoder.decode(chunk, { stream: true });
    }
    return JSON.parse(text + decoder.decode());
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw unreadable;
  }
}
