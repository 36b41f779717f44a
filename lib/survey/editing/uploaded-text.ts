import { MOST_BYTES } from './upload-limit';

/** Put in the place of a file's text where there is none to read; the schema turns it into its sentence. */
export const UNREADABLE = { none: '*none', large: '*large', encoding: '*encoding' } as const;

/** A form's file as the text of its field `text`: UTF-8, no larger than a questionnaire. */
export async function fileAsText(form: FormData): Promise<FormData> {
  const file = form.get('file');
  const sent = new FormData();
  for (const [name, value] of form) if (typeof value === 'string') sent.append(name, value);
  sent.set('text', file instanceof File && file.size > 0 ? await textOf(file) : UNREADABLE.none);
  return sent;
}

async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) return UNREADABLE.large;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return UNREADABLE.encoding;
  }
}
