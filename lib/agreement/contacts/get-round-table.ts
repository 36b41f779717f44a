import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { countRound, type RoundCount, testedKinds } from './calling-round';
import { THE_AGREEMENT } from '../the-agreement';

export type FailedCall = { contact: string; kind: string; failure: string; fallback: { contact: string; kind: string } | 'main-number' | null; testedOn: Date };
export type RoundTableRow = { code: string; place: string; caller: string; count: RoundCount; failed: FailedCall[] };

/** The newest round for the secretariat: who has called whom, what failed, and what to fall back on. No number stands in it. @throws RefusedError */
export async function getRoundTable(actor: Actor) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const round = await tx.meansRound.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { year: 'desc' }, select: { id: true, year: true, closesOn: true, openedAt: true, closedAt: true } });
    if (!round) return { round: null, rows: [] as RoundTableRow[] };
    const places = await tx.meansRoundPlace.findMany({ where: { roundId: round.id }, orderBy: { municipalityCode: 'asc' } });
    const codes = places.map(({ municipalityCode }) => municipalityCode);
    const [names, means, tests] = await Promise.all([
      tx.municipality.findMany({ where: { code: { in: [...codes, ...places.map(({ callerCode }) => callerCode)] } }, select: { code: true, name: true, prefecture: { select: { name: true } } } }),
      tx.contactMeans.findMany({ where: { municipalityCode: { in: codes }, endedAt: null, contact: { endedOn: null } }, select: { id: true, kind: true, municipalityCode: true, contact: { select: { name: true } } } }),
      tx.meansTest.findMany({ where: { roundId: round.id }, orderBy: { at: 'asc' }, select: { meansId: true, outcome: true, failure: true, fallbackMeansId: true, fallbackMain: true, testedOn: true } }),
    ]);
    const nameOf = new Map(names.map(({ code, name, prefecture }) => [code, `${prefecture.name} ${name}`]));
    const newest = new Map(tests.map((test) => [test.meansId, test]));
    const byId = new Map(means.map((one) => [one.id, one]));
    const rows = places.map(({ municipalityCode: code, callerCode }): RoundTableRow => {
      const own = means.filter((one) => one.municipalityCode === code && (testedKinds as readonly string[]).includes(one.kind));
      return {
        code, place: nameOf.get(code) ?? code, caller: nameOf.get(callerCode) ?? callerCode,
        count: countRound(own.map(({ id }) => id), new Map(own.flatMap(({ id }) => (newest.has(id) ? [[id, newest.get(id)!.outcome] as const] : [])))),
        failed: own.flatMap(({ id, kind, contact }) => {
          const test = newest.get(id);
          if (test?.outcome !== 'not-reached') return [];
          const instead = test.fallbackMeansId ? byId.get(test.fallbackMeansId) : undefined;
          return [{ contact: contact.name, kind, failure: test.failure, testedOn: test.testedOn, fallback: test.fallbackMain ? 'main-number' as const : instead ? { contact: instead.contact.name, kind: instead.kind } : null }];
        }),
      };
    });
    return { round, rows };
  });
}
