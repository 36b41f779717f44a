import 'server-only';
import { decodeList } from './invitation-list';

/** The form with its file's text in the field `to`, where a file was chosen; the rest as sent. */
export async function withFileText(form: FormData, file: string, to: string): Promise<FormData> {
  const chosen = form.get(file);
  if (!(chosen instanceof File) || chosen.size === 0) return form;
  const read = new FormData();
  for (const [name, value] of form) if (name !== file && name !== to) read.append(name, value);
  read.set(to, decodeList(new Uint8Array(await chosen.arrayBuffer())));
  return read;
}
