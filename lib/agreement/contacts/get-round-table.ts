import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { countRound } from './calling-round';
import { readRound } from './read-round';
import type { FailedCall, RoundTableRow } from './round-closing';
import { THE_AGREEMENT } from '../the-agreement';

const columns = { id: true, year: true, closesOn: true, openedAt: true, closedAt: true } as const;

/** A round with its results, for the secretariat. */
export async function readRoundTable(tx: Transaction, year?: number) {
  const here = { agreementId: THE_AGREEMENT };
  const years = (await tx.meansRound.findMany({ where: here, orderBy: { year: 'desc' }, select: { year: true } })).map((one) => one.year);
  const round = await tx.meansRound.findFirst({ where: { ...here, ...(year === undefined ? {} : { year }) }, orderBy: { year: 'desc' }, select: columns });
  if (!round) return { years, round: null, rows: [] as RoundTableRow[] };
  const places = await readRound(tx, round);
  const names = await tx.municipality.findMany({ where: { code: { in: places.flatMap(({ code, caller }) => [code, caller]) } }, select: { code: true, name: true, prefecture: { select: { name: true } } } });
  const nameOf = new Map(names.map(({ code, name, prefecture }) => [code, `${prefecture.name} ${name}`]));
  const reminders = new Map((await tx.meansRoundReminder.findMany({ where: { roundId: round.id }, select: { municipalityCode: true, sentOn: true } })).map(({ municipalityCode, sentOn }) => [municipalityCode, sentOn]));
  const rows = places.map(({ code, caller, means, fallbacks }): RoundTableRow => ({
    code, place: nameOf.get(code) ?? code, caller: nameOf.get(caller) ?? caller, remindedOn: reminders.get(caller) ?? null,
    count: countRound(means.map(({ id }) => id), new Map(means.flatMap(({ id, call }) => (call ? [[id, call.outcome] as const] : [])))),
    failed: means.flatMap(({ kind, contact, endedAt, call }): FailedCall[] => {
      if (call?.outcome !== 'not-reached') return [];
      const instead = call.fallbackMeansId ? fallbacks.get(call.fallbackMeansId) : undefined;
      return [{
        contact, kind, failure: call.failure, testedOn: call.testedOn, changedSince: endedAt !== null,
        fallback: call.fallbackMain ? 'main-number' : instead ? { contact: instead.contact, kind: instead.kind, works: instead.endedAt === null && instead.call?.outcome !== 'not-reached' } : null,
      }];
    }),
  }));
  return { years, round, rows };
}

/**
 * A round for the secretariat: who has called whom, what failed, and what to fall back on. No number stands in it.
 * @param year without it the newest
 * @throws RefusedError; NotFoundError for a year without a round
 */
export async function getRoundTable(actor: Actor, { year }: { year?: number } = {}) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const table = await readRoundTable(tx, year);
    if (year !== undefined && !table.round) throw new NotFoundError();
    return table;
  });
}
