import 'server-only';
import { MAX_FILE } from './file-types';

const AROUND = 256 * 1024; // bytes of the form around the file
const DRAINED = 128 * 1024 * 1024; // bytes; a browser shows our answer only once it has sent everything
const MAX_FIELD = 4000; // characters of a field beside the file

/** The fields of an upload form, and its file or why there is none. */
export type Received = { fields: Record<string, string>; file: { name: string; content: Buffer | 'tooLarge' | 'none' | 'unreadable' } };

/** The file of an upload form (its field `file`). Beyond the limit nothing of it is kept; the rest runs through so that the answer arrives. */
export async function receiveFile(request: Request): Promise<Received> {
  const without = (content: 'tooLarge' | 'none' | 'unreadable'): Received => ({ fields: {}, file: { name: '', content } });
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(type)) return without('unreadable');
  let chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size <= MAX_FILE + AROUND) chunks.push(chunk);
      else chunks = [];
      if (size > DRAINED) break;
    }
  } catch {
    return without('unreadable'); // the sender went away
  }
  if (size > MAX_FILE + AROUND) return without('tooLarge');
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData().catch(() => null);
  if (!form) return without('unreadable');
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && name !== 'file') fields[name] = value.slice(0, MAX_FIELD);
  const file = form.get('file');
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return { fields, file: { name: '', content: 'none' } };
  return { fields, file: { name: file.name, content: file.size > MAX_FILE ? 'tooLarge' : Buffer.from(await file.arrayBuffer()) } };
}
