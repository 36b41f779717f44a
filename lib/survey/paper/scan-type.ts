/** What a scan may be, with the ending its download gets. */
export const SCAN_TYPES = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;
export type ScanType = keyof typeof SCAN_TYPES;

export const MAX_SCAN = 10 * 1024 * 1024; // bytes

const begins: [ScanType, number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a file is by how it begins; its name and the sender's word do not count. */
export const scanType = (content: Uint8Array): ScanType | undefined => begins.find(([, bytes]) => bytes.every((byte, i) => content[i] === byte))?.[0];

/** A file's name without folders and what nobody can see, with the ending that its content has. */
export function scanName(sent: string, type: ScanType): string {
  const base = (sent.normalize('NFC').split(/[/\\]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}"<>:|?*]/gu, '').replace(/\.[^.]*$/, '').trim();
  return `${[...base].slice(0, 80).join('') || '紙の回答'}.${SCAN_TYPES[type]}`;
}

/** Content-Disposition of a download (RFC 6266): the name in UTF-8, and in plain letters for what does not read that. */
export const downloadAs = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Why a scan was not taken; the page says it. */
export const SCAN_PROBLEM = {
  empty: '「写しのファイル」を選んでください。',
  large: '「写しのファイル」は10MB以下にしてください。ページを分けるか、解像度を下げて読み取り直してください。',
  type: '「写しのファイル」はPDF、PNG、JPEGのいずれかにしてください。名前の末尾ではなく、ファイルの中身で確かめています。',
  unreadable: '送られたファイルを読み取れませんでした。もう一度お試しください。',
  state: '紙の回答の入力が始まっていないため、写しを付けられません。画面を開き直してください。',
} as const;
export type ScanProblem = keyof typeof SCAN_PROBLEM;
