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
  let head: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size <= MAX_FILE + AROUND) chunks.push(chunk);
      else {
        if (chunks.length > 0) head = beginning(chunks);
        chunks = [];
      }
      if (size > DRAINED) break;
    }
  } catch {
    return without('unreadable'); // the sender went away
  }
  if (size > MAX_FILE + AROUND) return { ...without('tooLarge'), fields: fieldsOf(await parse(beforeFile(Buffer.concat(head), type), type)) };
  const form = await parse(Buffer.concat(chunks), type);
  if (!form) return without('unreadable');
  const fields = fieldsOf(form);
  const file = form.get('file');
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return { fields, file: { name: '', content: 'none' } };
  return { fields, file: { name: file.name, content: file.size > MAX_FILE ? 'tooLarge' : Buffer.from(await file.arrayBuffer()) } };
}

const parse = (bytes: Buffer<ArrayBuffer>, type: string): Promise<FormData | null> => new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null);

function fieldsOf(form: FormData | null): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form ?? []) if (typeof value === 'string' && name !== 'file') fields[name] = value.slice(0, MAX_FIELD);
  return fields;
}

/** What was typed stands before the file, and is not lost with it. */
function beginning(chunks: Uint8Array[]): Uint8Array[] {
  return [Buffer.concat(chunks).subarray(0, 64 * 1024)];
}

/** The form up to its file, closed. */
function beforeFile(head: Buffer, type: string): Buffer<ArrayBuffer> {
  const boundary = `--${/boundary="?([^";]+)/i.exec(type)?.[1] ?? ''}`;
  const file = head.indexOf('name="file"');
  const end = head.lastIndexOf(boundary, file < 0 ? undefined : file);
  return Buffer.concat([head.subarray(0, Math.max(0, end)), Buffer.from(`${boundary}--\r\n`)]);
}
