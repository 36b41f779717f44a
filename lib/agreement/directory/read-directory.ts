import 'server-only';
import { createHash } from 'node:crypto';
import { mayUseDirectory } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import type { ContactSide, MeansHours, MeansKind } from '../contacts/contact-terms';
import { type DirectoryContact, type DirectoryEntry, type Help, NO_HELP, type Place, type Prefectures } from './directory-entry';
import type { SheetEntries } from '../sheets/catalogue';
import { unsealMeans } from '../contacts/means-seal';
import { hasSigned } from '../membership/membership-states';
import { readOwnMemberships } from '../membership/read-memberships';
import { THE_AGREEMENT } from '../the-agreement';

export type Member = Omit<DirectoryEntry, 'tag' | 'contacts' | 'help'> & { groupId: string | null; search: string };

/** The actor's own municipalities that have signed, the one whose hat is worn first. @throws {RefusedError} when none has */
export async function requireDirectory(tx: Transaction, actor: Actor): Promise<string[]> {
  const signed = (await readOwnMemberships(tx, actor)).filter(({ agreementId, status }) => agreementId === THE_AGREEMENT && hasSigned(status)).map(({ municipalityCode }) => municipalityCode);
  if (!mayUseDirectory(actor, signed.length > 0)) throw new RefusedError('連絡先一覧は、協定を締結した市区町村の担当者だけがご覧になれます。');
  return codesOf(actor).filter((code) => signed.includes(code));
}

/** Everyone who has signed the agreement, with where they are. */
export async function readMembers(tx: Transaction): Promise<{ members: Member[]; prefectures: Prefectures }> {
  const [rows, prefectures] = [
    await tx.membership.findMany({
      where: { agreementId: THE_AGREEMENT, status: { in: ['member', 'suspended'] } },
      select: { status: true, groupId: true, municipality: { select: { code: true, name: true, kana: true, prefectureCode: true, lat: true, lng: true, search: true, line: { select: { number: true } } } } },
      orderBy: { municipalityCode: 'asc' },
    }),
    await tx.prefecture.findMany({ select: { code: true, name: true, kana: true }, orderBy: { code: 'asc' } }),
  ];
  return {
    members: rows.map(({ status, groupId, municipality: { lat, lng, line, ...row } }) => ({
      ...row, groupId, mainNumber: line?.number ?? null, status: status as Member['status'], at: lat === null || lng === null ? null : { lat, lng } satisfies Place,
    })),
    prefectures: Object.fromEntries(prefectures.map(({ code, name, kana }) => [code, { name, kana }])),
  };
}

export type SealedContact = Awaited<ReturnType<typeof readContacts>>[number];

/** Contacts that hold today, with their means still sealed; of these municipalities, or of all that the actor may see. */
export async function readContacts(tx: Transaction, codes: string[] | null) {
  const today = day(isoDay(new Date()));
  return tx.contact.findMany({
    where: { ...(codes ? { municipalityCode: { in: codes } } : {}), appointedOn: { lte: today }, OR: [{ endedOn: null }, { endedOn: { gt: today } }] },
    select: {
      id: true, municipalityCode: true, side: true, callOrder: true, name: true, kana: true, department: true, post: true, confirmedAt: true,
      means: { where: { endedAt: null }, select: { kind: true, sealed: true, private: true, hours: true, confirmedAt: true }, orderBy: { position: 'asc' } },
    },
    orderBy: [{ municipalityCode: 'asc' }, { callOrder: 'asc' }, { id: 'asc' }],
  });
}

/** What they have laid down for receiving and sending, and what they offer; of these municipalities, or of all that the actor may see. */
export async function readHelp(tx: Transaction, codes: string[] | null): Promise<Map<string, Help>> {
  const of = codes ? { municipalityCode: { in: codes } } : {};
  const stated = await tx.dutyStatement.groupBy({ by: ['municipalityCode', 'kind'], where: { ...of, withdrawnAt: null }, _max: { reviewedOn: true } });
  const sheets = await tx.catalogueSheet.findMany({ where: { ...of, side: 'offers' }, select: { municipalityCode: true, entries: true, reviewedOn: true } });
  const found = new Map<string, Help>();
  const add = (code: string, part: Partial<Help>) => found.set(code, { ...(found.get(code) ?? NO_HELP), ...part });
  for (const { municipalityCode, kind, _max } of stated) if (_max.reviewedOn) add(municipalityCode, { [kind]: calendarDay(_max.reviewedOn) });
  // A sheet on which nothing stands offers nothing.
  for (const { municipalityCode, entries, reviewedOn } of sheets) if (Object.keys(entries as SheetEntries).length > 0) add(municipalityCode, { offers: { reviewedOn: calendarDay(reviewedOn), entries: entries as SheetEntries } });
  return found;
}

/** Of a date column. */
const calendarDay = (date: Date): string => date.toISOString().slice(0, 10);

const dayOf = (at: Date | null): string | null => at && isoDay(at);

function opened({ id, means, confirmedAt, ...row }: SealedContact): DirectoryContact {
  return {
    side: row.side as ContactSide, callOrder: row.callOrder, name: row.name, kana: row.kana, department: row.department, post: row.post, confirmedOn: dayOf(confirmedAt),
    means: means.map((one) => ({ kind: one.kind as MeansKind, value: unsealMeans(one.sealed, id), hours: one.hours as MeansHours, private: one.private, confirmedOn: dayOf(one.confirmedAt) })),
  };
}

/** What stands in an entry, without opening what is sealed: the same rows give the same tag. */
function tagOf({ code, name, kana, status, at, mainNumber }: Member, contacts: SealedContact[], help: Help): string {
  return createHash('sha256').update(JSON.stringify([code, name, kana, status, at, contacts, help, mainNumber])).digest('base64url').slice(0, 8);
}

export type SealedEntry = { member: Member; tag: string; contacts: SealedContact[]; help: Help };

/** Members with their contacts, sealed: to compare by tags before anything is opened. Without `helps`, on paper, nothing of help is told. */
export function sealedEntries(members: Member[], contacts: SealedContact[], helps?: Map<string, Help>): SealedEntry[] {
  const byCode = new Map<string, SealedContact[]>();
  for (const row of contacts) byCode.set(row.municipalityCode, [...(byCode.get(row.municipalityCode) ?? []), row]);
  return members.map((member) => {
    const own = byCode.get(member.code) ?? [];
    const help = helps?.get(member.code) ?? NO_HELP;
    return { member, tag: tagOf(member, own, help), contacts: own, help };
  });
}

export const openEntry = ({ member: { groupId: _group, search: _search, ...member }, tag, contacts, help }: SealedEntry): DirectoryEntry => ({ ...member, tag, help, contacts: contacts.map(opened) });
