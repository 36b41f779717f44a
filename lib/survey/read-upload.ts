import { InvalidInputError, TooLargeError } from '../platform/errors';
import { SCAN_PROBLEM } from './paper/scan-type';

const AROUND = 64 * 1024; // bytes: what a form adds around its file

/**
 * The one file of a form, read no further than `limit` bytes and what stands around it.
 * @throws {TooLargeError} beyond the limit
 * @throws {InvalidInputError} when it is no form, or holds no file under that name
 */
export async function readUpload(request: Request, field: string, limit: number): Promise<{ name: string; content: Uint8Array<ArrayBuffer> }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;/i.test(type)) throw new InvalidInputError({ scan: SCAN_PROBLEM.unreadable });
  if (Number(request.headers.get('content-length') ?? 0) > limit + AROUND) throw new TooLargeError();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit + AROUND) throw new TooLargeError();
    parts.push(chunk);
  }
  const form = await new Response(new Blob(parts), { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!form) throw new InvalidInputError({ scan: SCAN_PROBLEM.unreadable });
  const file = form.get(field);
  if (!(file instanceof File)) throw new InvalidInputError({ scan: SCAN_PROBLEM.empty });
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}
