import 'server-only';
import { createHash } from 'node:crypto';
import { mayUseDirectory } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import type { ContactSide, MeansHours, MeansKind } from '../contacts/contact-terms';
import type { DirectoryContact, DirectoryEntry, Place, Prefectures } from './directory-entry';
import { unsealMeans } from '../contacts/means-seal';
import { hasSigned } from '../membership/membership-states';
import { readOwnMemberships } from '../membership/read-memberships';
import { THE_AGREEMENT } from '../the-agreement';

export type Member = Omit<DirectoryEntry, 'tag' | 'contacts'> & { groupId: string | null; search: string };

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
      select: { status: true, groupId: true, municipality: { select: { code: true, name: true, kana: true, prefectureCode: true, lat: true, lng: true, search: true } } },
      orderBy: { municipalityCode: 'asc' },
    }),
    await tx.prefecture.findMany({ select: { code: true, name: true, kana: true }, orderBy: { code: 'asc' } }),
  ];
  return {
    members: rows.map(({ status, groupId, municipality: { lat, lng, ...row } }) => ({
      ...row, groupId, status: status as Member['status'], at: lat === null || lng === null ? null : { lat, lng } satisfies Place,
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

const dayOf = (at: Date | null): string | null => at && isoDay(at);

function opened({ id, means, confirmedAt, ...row }: SealedContact): DirectoryContact {
  return {
    side: row.side as ContactSide, callOrder: row.callOrder, name: row.name, kana: row.kana, department: row.department, post: row.post, confirmedOn: dayOf(confirmedAt),
    means: means.map((one) => ({ kind: one.kind as MeansKind, value: unsealMeans(one.sealed, id), hours: one.hours as MeansHours, private: one.private, confirmedOn: dayOf(one.confirmedAt) })),
  };
}

/** What stands in an entry, without opening what is sealed: the same rows give the same tag. */
function tagOf({ code, name, kana, status, at }: Member, contacts: SealedContact[]): string {
  return createHash('sha256').update(JSON.stringify([code, name, kana, status, at, contacts])).digest('base64url').slice(0, 8);
}

export type SealedEntry = { member: Member; tag: string; contacts: SealedContact[] };

/** Members with their contacts, sealed: to compare by tags before anything is opened. */
export function sealedEntries(members: Member[], contacts: SealedContact[]): SealedEntry[] {
  const byCode = new Map<string, SealedContact[]>();
  for (const row of contacts) byCode.set(row.municipalityCode, [...(byCode.get(row.municipalityCode) ?? []), row]);
  return members.map((member) => {
    const own = byCode.get(member.code) ?? [];
    return { member, tag: tagOf(member, own), contacts: own };
  });
}

export const openEntry = ({ member: { groupId: _group, search: _search, ...member }, tag, contacts }: SealedEntry): DirectoryEntry => ({ ...member, tag, contacts: contacts.map(opened) });
