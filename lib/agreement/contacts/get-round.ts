import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { unseal } from '@/lib/people/keys';
import { isTested } from './calling-round';
import { ownCode, placeOf } from '../own-place';
import { type ContactShown, readContacts } from './read-contacts';
import { THE_AGREEMENT } from '../the-agreement';

export type RecordedResult = { outcome: string; failure: string; fallbackMeansId: string | null; fallbackMain: boolean; note: string; testedOn: Date };
export type RoundPlace = { code: string; place: string; number: string | null; contacts: ContactShown[]; results: Record<string, RecordedResult> };

const noteOwner = (meansId: string): string => `round ${meansId}`;

async function readPlace(tx: Transaction, roundId: string, code: string): Promise<RoundPlace> {
  const [{ full }, contacts, line, rows] = await Promise.all([
    placeOf(tx, code), readContacts(tx, [code]), tx.municipalityLine.findUnique({ where: { municipalityCode: code }, select: { number: true } }),
    tx.meansTest.findMany({ where: { roundId, municipalityCode: code }, orderBy: { at: 'asc' } }),
  ]);
  const results = Object.fromEntries(rows.map(({ meansId, outcome, failure, fallbackMeansId, fallbackMain, sealedNote, testedOn }) => [meansId, { outcome, failure, fallbackMeansId, fallbackMain, testedOn, note: sealedNote ? unseal(sealedNote, noteOwner(meansId)) : '' }]));
  return { code, place: full, number: line?.number ?? null, contacts: contacts.filter(({ means }) => means.some(({ kind }) => isTested(kind))), results };
}

/**
 * The newest round for a member: whom it calls, and what became of its own numbers. That it opened another's numbers is recorded.
 * @throws RefusedError
 */
export async function getRound(actor: Actor, code?: string) {
  const own = ownCode(actor, code);
  return db.as(actor, async (tx) => {
    const place = (await placeOf(tx, own)).full;
    const round = await tx.meansRound.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { year: 'desc' }, select: { id: true, year: true, closesOn: true, closedAt: true } });
    if (!round) return { code: own, place, round: null, mine: null, calls: [], callerPlace: null };
    const places = await tx.meansRoundPlace.findMany({ where: { roundId: round.id, OR: [{ municipalityCode: own }, { callerCode: own }] }, orderBy: { municipalityCode: 'asc' } });
    const me = places.find(({ municipalityCode }) => municipalityCode === own);
    const others = places.filter(({ municipalityCode, callerCode }) => callerCode === own && municipalityCode !== own).map(({ municipalityCode }) => municipalityCode);
    const calls: RoundPlace[] = [];
    for (const other of others) {
      calls.push(await readPlace(tx, round.id, other));
      await record(tx, { act: 'round.numbers-opened', municipalityCode: other, subject: `round:${round.id}` });
    }
    return {
      code: own, place, round, calls, mine: me ? await readPlace(tx, round.id, own) : null,
      callerPlace: me && me.callerCode !== own ? (await placeOf(tx, me.callerCode)).full : null,
    };
  });
}
