import { type ContactAge, ageSentence, AGE_LABEL } from './confirmation';
import { contactSides, type ContactSide } from './contact-terms';
import { escalationSteps, type EscalationStep } from './escalation';
import { formatDate } from '../../platform/time';

// The secretariat's view of all contacts: what a row is, how it is narrowed down, and its CSV. No number stands in it but the town hall's.

export type DeskContact = {
  id: string; side: ContactSide; name: string; age: ContactAge; waiting: number; askedOn: Date | null; disputed: boolean; undelivered: boolean;
  steps: { step: EscalationStep; begunOn: Date; sentAt: Date; doneAt: Date | null; open: boolean }[];
};
export type DeskRow = { code: string; prefecture: string; name: string; kana: string; status: string; number: string | null; missing: ContactSide[]; contacts: DeskContact[] };

export const deskShows = { all: 'すべて', missing: '防災側か情報側がいない', unconfirmed: '未確認の連絡担当がいる', escalated: '確認の催促が続いている', 'no-number': '代表電話がない' } as const;
export type DeskShow = keyof typeof deskShows;
export type DeskFilter = { show: DeskShow; text: string };
type Query = Record<string, string | string[] | undefined>;

/** Reads the filter out of an address; what it does not know counts as no restriction. */
export function readDeskFilter(query: Query): DeskFilter {
  const one = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const show = one('show');
  return { show: Object.hasOwn(deskShows, show) ? (show as DeskShow) : 'all', text: one('text').normalize('NFKC').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 60) };
}

/** The year of a calling round out of an address; undefined: the newest. */
export const readRoundYear = (query: Query): number | undefined => (typeof query.year === 'string' && /^\d{4}$/.test(query.year) ? Number(query.year) : undefined);

export const deskAddress = ({ show, text }: DeskFilter, file = ''): string => {
  const query = new URLSearchParams({ ...(show === 'all' ? {} : { show }), ...(text ? { text } : {}) }).toString();
  return `/admin/members/contacts${file}${query ? `?${query}` : ''}`;
};

const openSteps = ({ steps }: DeskContact) => steps.filter(({ open }) => open);

export const shows: Record<DeskShow, (row: DeskRow) => boolean> = {
  all: () => true,
  missing: ({ missing }) => missing.length > 0,
  unconfirmed: ({ contacts }) => contacts.some(({ age, waiting }) => age.state !== 'fresh' || waiting > 0),
  escalated: ({ contacts }) => contacts.some((contact) => openSteps(contact).length > 0),
  'no-number': ({ number }) => number === null,
};

const hiragana = (text: string): string => text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

export function narrow(rows: DeskRow[], { show, text }: DeskFilter): DeskRow[] {
  const words = hiragana(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => shows[show](row) && words.every((word) => row.code.startsWith(word) || hiragana(`${row.prefecture} ${row.name} ${row.kana} ${row.contacts.map(({ name }) => name).join(' ')}`).includes(word)));
}

export const DESK_HEADER = ['団体コード', '都道府県', '団体名', '代表電話', '足りない側', '担当の側', '氏名', '状態', '確認の状況', '確認前の連絡手段', '確認のお願い', 'メールの不達', '違うとの知らせ', '催促の状況'];

/** One line a contact, or one for a municipality that has none. */
export function deskLines(rows: DeskRow[]): string[][] {
  return rows.flatMap(({ code, prefecture, name, number, missing, contacts }) => {
    const head = [code, prefecture, name, number ?? '', missing.map((side) => `${contactSides[side]}側`).join('・')];
    if (contacts.length === 0) return [[...head, ...Array.from({ length: DESK_HEADER.length - head.length }, () => '')]];
    return contacts.map((contact) => [
      ...head, `${contactSides[contact.side]}側`, contact.name, AGE_LABEL[contact.age.state], ageSentence(contact.age), String(contact.waiting), contact.askedOn ? formatDate(contact.askedOn) : '', contact.undelivered ? 'あり' : '', contact.disputed ? 'あり' : '',
      openSteps(contact).map(({ step, sentAt }) => `${escalationSteps[step]} ${formatDate(sentAt)}`).join('、'),
    ]);
  });
}
