import 'server-only';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { distanceKm } from '@/lib/register/distance';
import type { SheetEntries } from './catalogue';
import { meetings, type OtherSheet, whoHas } from './counterparts';
import { hasSigned } from '../membership/membership-states';
import type { Standing } from '../membership/standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Where one's own wishes meet the others' offers and the other way round, and who has one item of the catalogue.
 * @param item '' for none
 * @throws {RefusedError} for anyone but its own people
 */
export async function searchSheets(actor: Actor, { code, item, atLeast }: { code: string; item: string; atLeast: number }) {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const own = await tx.municipality.findUnique({ where: { code }, select: { name: true, prefectureCode: true, lat: true, lng: true } });
    if (!own) throw new NotFoundError();
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true, groupId: true } });
    const standing = (membership?.status ?? 'outside') as Standing;
    const here = placeOn(own);
    const empty = { code, municipality: own.name, measured: here !== null, standing, searchable: false, forWishes: [], forOffers: [], offering: [], wishing: [], others: 0 };
    if (!hasSigned(standing)) return empty;
    const members = await tx.membership.findMany({
      where: { agreementId: THE_AGREEMENT, status: { in: ['member', 'suspended'] }, municipalityCode: { not: code } },
      select: { municipalityCode: true, groupId: true, municipality: { select: { name: true, prefectureCode: true, lat: true, lng: true, prefecture: { select: { name: true } } } } },
    });
    const placeOf = new Map(members.map((member) => [member.municipalityCode, member]));
    const rows = await tx.catalogueSheet.findMany({ where: { municipalityCode: { in: [code, ...placeOf.keys()] } } });
    const sheetsOf = (side: string): OtherSheet[] =>
      rows.flatMap(({ side: of, municipalityCode, entries, note, reviewedOn }) => {
        const member = placeOf.get(municipalityCode);
        if (of !== side || !member) return [];
        const { name, prefectureCode, prefecture, ...on } = member.municipality;
        const there = placeOn(on);
        return [{
          code: municipalityCode, name, prefecture: prefecture.name, entries: entries as SheetEntries, note, reviewedOn,
          sameGroup: membership!.groupId !== null && member.groupId === membership!.groupId, samePrefecture: prefectureCode === own.prefectureCode,
          km: here && there ? distanceKm(here, there) : null, supporter: false,
        }];
      });
    // Supporters offer too; they want nothing.
    const supported = await tx.supporterOffer.findMany({ where: { supporter: { agreementId: THE_AGREEMENT, endedOn: null } }, include: { supporter: { select: { name: true } } } });
    const ofSupporters = supported.map(({ supporterId, supporter, entries, note, reviewedOn }): OtherSheet => ({ code: supporterId, name: supporter.name, prefecture: '協力事業者', entries: entries as SheetEntries, note, reviewedOn, sameGroup: false, samePrefecture: false, km: null, supporter: true }));
    const ownSheet = (side: string) => (rows.find((row) => row.municipalityCode === code && row.side === side)?.entries ?? {}) as SheetEntries;
    const [offers, wishes] = [[...sheetsOf('offers'), ...ofSupporters], sheetsOf('wishes')];
    return {
      ...empty, searchable: true, others: members.length,
      forWishes: meetings(ownSheet('wishes'), offers),
      forOffers: meetings(ownSheet('offers'), wishes),
      offering: item ? whoHas(offers, item, atLeast) : [],
      wishing: item ? whoHas(wishes, item, atLeast) : [],
    };
  });
}

const placeOn = ({ lat, lng }: { lat: number | null; lng: number | null }) => (lat === null || lng === null ? null : { lat, lng });
