/** What may be uploaded, by what the content is; with the ending that the download gets. */
export const FILE_TYPES = {
  'application/pdf': { ending: 'pdf', label: 'PDF' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { ending: 'docx', label: 'Word' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { ending: 'xlsx', label: 'Excel' },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { ending: 'pptx', label: 'PowerPoint' },
  'image/png': { ending: 'png', label: 'PNG画像' },
  'image/jpeg': { ending: 'jpg', label: 'JPEG画像' },
} as const;
export type FileType = keyof typeof FILE_TYPES;

export const isFileType = (value: string): value is FileType => Object.hasOwn(FILE_TYPES, value);

export const MAX_FILE = 20 * 1024 * 1024; // bytes

/** For the `accept` of a file input: a convenience for who chooses, no check. */
export const ACCEPT = Object.values(FILE_TYPES).map(({ ending }) => `.${ending}`).join(',') + ',.jpeg';

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i; // names that Windows keeps for devices

/** A file's name without folders and without what nobody can see, with the ending that its content has. */
export function safeName(sent: string, type: FileType): string {
  const base = (sent.normalize('NFC').split(/[/\\]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"<>:|?*%]/gu, '');
  const stem = base.replace(/\.[^.]*$/, '').replace(/^[.\s]+|[.\s]+$/g, '').replace(/\s+/g, ' ');
  const short = [...stem].slice(0, 80).join('').trim();
  return `${short === '' || RESERVED.test(short) ? `資料${short}` : short}.${FILE_TYPES[type].ending}`;
}

/** 1.2MB */
export const sizeInWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('ja-JP')}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`);

/** Content-Disposition of a download (RFC 6266): the name in UTF-8, and in plain letters for what does not read that. */
export const downloadAs = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
