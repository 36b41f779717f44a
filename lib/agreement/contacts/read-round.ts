import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { isTested } from './calling-round';
import { type NewestCall, readNewestCalls } from './read-newest-calls';

/** `endedAt`: of the means or of its contact. */
export type RoundMeans = { id: string; kind: string; code: string; contact: string; endedAt: Date | null; call: NewestCall | null };
/** `means`: those that are called · `fallbacks`: these and the others (e-mail, fax), by id. */
export type PlaceOfRound = { code: string; caller: string; means: RoundMeans[]; fallbacks: Map<string, RoundMeans> };

/**
 * Who calls whom in a round, and what became of each means: those in force, or, once the round is closed, those that were in force when it closed,
 * so that its result stays when a number is changed afterwards. No number is read.
 * @param codes of the called; without them all
 */
export async function readRound(tx: Transaction, { id, closedAt }: { id: string; closedAt: Date | null }, codes?: string[]): Promise<PlaceOfRound[]> {
  const places = await tx.meansRoundPlace.findMany({ where: { roundId: id, ...(codes ? { municipalityCode: { in: codes } } : {}) }, orderBy: { municipalityCode: 'asc' } });
  const rows = await tx.contactMeans.findMany({
    where: { municipalityCode: { in: places.map(({ municipalityCode }) => municipalityCode) }, OR: closedAt ? [{ endedAt: null }, { endedAt: { gt: closedAt } }] : [{ endedAt: null, contact: { endedOn: null } }] },
    orderBy: [{ municipalityCode: 'asc' }, { contact: { callOrder: 'asc' } }, { position: 'asc' }],
    select: { id: true, kind: true, municipalityCode: true, changedAt: true, endedAt: true, contact: { select: { name: true, endedOn: true } } },
  });
  const calls = new Map((await readNewestCalls(tx, rows.map((row) => row.id), id)).map((call) => [call.meansId, call]));
  const means = rows.flatMap(({ id: means, kind, municipalityCode, changedAt, endedAt, contact }): RoundMeans[] => {
    const call = calls.get(means) ?? null;
    if (closedAt && !call && isTested(kind) && (changedAt > closedAt || (contact.endedOn && contact.endedOn <= closedAt))) return []; // came, or went, without having been called
    return [{ id: means, kind, code: municipalityCode, contact: contact.name, endedAt: endedAt ?? contact.endedOn, call }];
  });
  return places.map(({ municipalityCode: code, callerCode: caller }) => ({ code, caller, means: means.filter((one) => one.code === code && isTested(one.kind)), fallbacks: new Map(means.filter((one) => one.code === code).map((one) => [one.id, one])) }));
}
