import { type SheetEntries, type SheetEntry, type SupplyTerms, supplyTerms } from '../sheets/catalogue';
import { type ContactSide, contactSides, type MeansHours, meansHours, type MeansKind, meansKinds } from '../contacts/contact-terms';

// A member of the directory, and how it travels: as lists without names of fields, so that 1,741 of them stay small on a slow line.

export type DirectoryMeans = { kind: MeansKind; value: string; hours: MeansHours; private: boolean; /** Day in Japan, or null: never. */ confirmedOn: string | null };
export type DirectoryContact = { side: ContactSide; callOrder: number; name: string; kana: string; department: string; post: string; confirmedOn: string | null; means: DirectoryMeans[] };
/** What it has laid down for receiving and for sending help, and what it offers in peace; each with the day it was last looked over. */
export type Help = { reception: string | null; sending: string | null; offers: { reviewedOn: string; entries: SheetEntries } | null };
export const NO_HELP: Help = { reception: null, sending: null, offers: null };
export type Place = { lat: number; lng: number };
export type DirectoryEntry = {
  code: string;
  /** Changes with anything of the entry: what a copy holds is compared by it. */
  tag: string;
  name: string;
  kana: string;
  prefectureCode: string;
  status: 'member' | 'suspended';
  /** Where the office is; made-up municipalities are nowhere. */
  at: Place | null;
  contacts: DirectoryContact[];
  help: Help;
  /** Of the town hall: where nobody else answers. */
  mainNumber: string | null;
};
export type Prefectures = Record<string, { name: string; kana: string }>;

type PackedMeans = (string | number)[];
type PackedContact = [side: number, order: number, name: string, kana: string, department: string, post: string, confirmedOn: string | 0, means: PackedMeans[]];
type PackedOffer = [key: string, amount: number, days?: number, terms?: number];
type PackedHelp = [reception: string | 0, sending: string | 0, offers: [reviewedOn: string, ...PackedOffer[]] | 0] | 0;
/** A copy taken before there was help to find holds none. */
export type PackedEntry = [code: string, tag: string, name: string, kana: string, status: 0 | 1, at: [number, number] | 0, contacts: PackedContact[], help?: PackedHelp, mainNumber?: string | 0];

/**
 * What GET and POST /directory/entries answer: all entries, or what differs from those a copy holds.
 * `unmet`: how many duties a member does not meet, for 事務局 alone; it stays on the page.
 */
export type EntriesAnswer = { at: string; own: string | null; prefectures: Prefectures; entries: PackedEntry[]; gone: string[]; unmet?: Record<string, number> };

const sides = Object.keys(contactSides) as ContactSide[];
const kinds = Object.keys(meansKinds) as MeansKind[];
const hours = Object.keys(meansHours) as MeansHours[];
const terms = Object.keys(supplyTerms) as SupplyTerms[];

export const packEntry = ({ code, tag, name, kana, status, at, contacts, help, mainNumber }: DirectoryEntry): PackedEntry => [
  code, tag, name, kana, status === 'suspended' ? 1 : 0, at ? [at.lat, at.lng] : 0,
  contacts.map((c): PackedContact => [sides.indexOf(c.side), c.callOrder, c.name, c.kana, c.department, c.post, c.confirmedOn ?? 0, c.means.map((m) => packMeans(m, c.confirmedOn))]),
  packHelp(help), mainNumber ?? 0,
];

function packHelp({ reception, sending, offers }: Help): PackedHelp {
  if (!reception && !sending && !offers) return 0;
  const packed = Object.entries(offers?.entries ?? {}).map(([key, { amount, days = 0, terms: on }]): PackedOffer => {
    const term = on ? terms.indexOf(on) + 1 : 0;
    return term ? [key, amount, days, term] : days ? [key, amount, days] : [key, amount];
  });
  return [reception ?? 0, sending ?? 0, offers ? [offers.reviewedOn, ...packed] : 0];
}

function unpackHelp(help: PackedHelp): Help {
  if (help === 0) return NO_HELP;
  const [reception, sending, offers] = help;
  if (offers === 0) return { reception: reception || null, sending: sending || null, offers: null };
  const [reviewedOn, ...packed] = offers;
  const entries = packed.map(([key, amount, days = 0, term = 0]): [string, SheetEntry] => [key, { amount, ...(days ? { days } : {}), ...(terms[term - 1] ? { terms: terms[term - 1] } : {}) }]);
  return { reception: reception || null, sending: sending || null, offers: { reviewedOn, entries: Object.fromEntries(entries) } };
}

/** What is as usual is left out from the end: at any hour, of the office, confirmed with its contact. */
function packMeans({ kind, value, hours: when, private: own, confirmedOn }: DirectoryMeans, withContact: string | null): PackedMeans {
  const all = [kinds.indexOf(kind), value, hours.indexOf(when), own ? 1 : 0, confirmedOn === withContact ? 1 : (confirmedOn ?? 0)];
  const usual = [undefined, undefined, 0, 0, 1];
  while (all.length > 2 && all.at(-1) === usual[all.length - 1]) all.pop();
  return all;
}

/** The prefecture is in the first two digits of the code. */
export const unpackEntry = ([code, tag, name, kana, status, at, contacts, help = 0, mainNumber = 0]: PackedEntry): DirectoryEntry => ({
  code, tag, name, kana, prefectureCode: code.slice(0, 2), status: status === 1 ? 'suspended' : 'member', at: at ? { lat: at[0], lng: at[1] } : null, help: unpackHelp(help), mainNumber: mainNumber || null,
  contacts: contacts.map(([side, callOrder, who, reading, department, post, confirmed, means]) => ({
    side: sides[side]!, callOrder, name: who, kana: reading, department, post, confirmedOn: confirmed || null,
    means: means.map(([kind, value, when = 0, own = 0, day = 1]) => ({
      kind: kinds[kind as number]!, value: String(value), hours: hours[when as number]!, private: own === 1, confirmedOn: day === 1 ? confirmed || null : day === 0 ? null : String(day),
    })),
  })),
});

/** A copy brought up to date with what differs. */
export function mergeEntries(kept: PackedEntry[], { entries, gone }: Pick<EntriesAnswer, 'entries' | 'gone'>): PackedEntry[] {
  const byCode = new Map(kept.map((entry) => [entry[0], entry]));
  for (const code of gone) byCode.delete(code);
  for (const entry of entries) byCode.set(entry[0], entry);
  return [...byCode.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** What changed between the tags that a copy holds and those of today. */
export function differing(known: Record<string, string>, today: Pick<DirectoryEntry, 'code' | 'tag'>[]): { changed: Set<string>; gone: string[] } {
  const codes = new Set(today.map(({ code }) => code));
  return { changed: new Set(today.filter(({ code, tag }) => known[code] !== tag).map(({ code }) => code)), gone: Object.keys(known).filter((code) => !codes.has(code)) };
}
