import 'server-only';
import { ExpectedError } from '@/lib/platform/errors';
import { MAX_UPLOAD } from './upload-limits';

const AROUND = 64 * 1024; // bytes of the form around the file
const DRAINED = 256 * 1024 * 1024; // bytes; a browser shows our answer only once it has sent everything

export type Received = { fileName: string; file: Buffer | 'tooLarge' | 'none' };

const malformed = (status: number) => new ExpectedError('送られた内容の形が正しくありません。「Excelで回答する」の画面を開き直して、ファイルを選んで送ってください。', status);

/**
 * The file of an upload form. Beyond the limit nothing is kept of it; the rest runs through so that the answer arrives.
 * @throws {ExpectedError} 415 when it is no upload form, 422 when it is a damaged one
 */
export async function receiveUpload(request: Request): Promise<Received> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(type)) throw malformed(415);
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= MAX_UPLOAD + AROUND) chunks.push(chunk);
    else chunks = [];
    if (size > DRAINED) break;
  }
  if (size > MAX_UPLOAD + AROUND) return { fileName: '', file: 'tooLarge' };
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData().catch(() => {
    throw malformed(422);
  });
  const file = form.get('file');
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return { fileName: '', file: 'none' };
  const fileName = file.name.replace(/^.*[\\/]/, '').slice(0, 200);
  if (file.size > MAX_UPLOAD) return { fileName, file: 'tooLarge' };
  return { fileName, file: Buffer.from(await file.arrayBuffer()) };
}
