import { contactSides, isCallable, meansHours, meansKinds } from '../contacts/contact-terms';
import type { DirectoryContact, DirectoryEntry, DirectoryMeans } from './directory-entry';

// vCard 3.0 (RFC 2426): what telephones and Outlook take in; 4.0 has no place for a reading that they would show.

/** Text of a value: what ends it, parts it or breaks it is escaped; control characters are dropped. */
export const vcardText = (text: string): string =>
  text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r\n?|\n/g, '\\n').replace(/\p{Cc}/gu, '');

/** Lines of at most 75 bytes, never parted inside a character. */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let width = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (width + bytes > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += bytes;
  }
  return out;
}

const types: Record<string, string> = { phone: 'WORK,VOICE', mobile: 'CELL,VOICE', satellite: 'VOICE', fax: 'WORK,FAX' };

function meansLine({ kind, value }: DirectoryMeans): string | null {
  if (kind === 'email') return `EMAIL;TYPE=INTERNET,WORK:${vcardText(value)}`;
  if (kind === 'closed-mail') return null; // no mail program outside that network knows what to do with it: it stands in the note
  return `TEL;TYPE=${types[kind] ?? 'VOICE'}:${vcardText(value.normalize('NFKC').replace(/[^+\d#*-]/g, ''))}`;
}

export function vcardOf(entry: Pick<DirectoryEntry, 'code' | 'name'>, contact: DirectoryContact): string {
  const note = [
    `${contactSides[contact.side]}側 連絡の順 ${contact.callOrder}`,
    ...contact.means.filter(({ kind, hours }) => hours !== 'always' || kind === 'closed-mail' || kind === 'satellite').map((m) => `${meansKinds[m.kind]} ${m.value}${m.hours === 'always' ? '' : `（${meansHours[m.hours]}）`}`),
    contact.confirmedOn ? `最後に確認 ${contact.confirmedOn}` : '未確認',
  ].join('\n');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${vcardText(contact.name)};;;;`,
    `FN:${vcardText(contact.name)}`,
    ...(contact.kana ? [`SORT-STRING:${vcardText(contact.kana)}`, `X-PHONETIC-LAST-NAME:${vcardText(contact.kana)}`] : []),
    `ORG:${vcardText(entry.name)};${vcardText(contact.department)}`,
    ...(contact.post ? [`TITLE:${vcardText(contact.post)}`] : []),
    ...[...contact.means].sort((a, b) => Number(isCallable(b.kind)) - Number(isCallable(a.kind))).map(meansLine).filter((line) => line !== null),
    `NOTE:${vcardText(note)}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** All contacts of a municipality in one file. */
export const vcardsOf = (entry: DirectoryEntry): string => entry.contacts.map((contact) => vcardOf(entry, contact)).join('');
