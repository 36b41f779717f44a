import 'server-only';
import { type Actor, codesOf } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';

/** Municipalities whose documents and inventory the actor may open, as the policies see it; its own among them, when it has given the promise. */
export async function readSworn(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ code: string }[]>`select s as code from ally.sworn() s`;
  return new Set(rows.map(({ code }) => code));
}

/** Municipalities whose shared documents the actor may open: as a member under the promise, or as a supporter that they have admitted. */
export async function readOpenable(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ code: string }[]>`select s as code from ally.sworn() s union select a from ally.admitting() a`;
  return new Set(rows.map(({ code }) => code));
}

/** The number of the promise in force today; null while there is none. */
export async function readNdaInForce(tx: Transaction, agreementId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ number: number | null }[]>`select ally.nda_in_force(${agreementId}) as number`;
  return row?.number ?? null;
}

/** For which of its own municipalities the actor opens documents of others: a member, not at rest, that has given the promise in force. */
export async function readReader(tx: Transaction, actor: Actor): Promise<string | undefined> {
  const own = codesOf(actor);
  const accepted = await tx.ndaAcceptance.findMany({ where: { municipalityCode: { in: own }, withdrawnAt: null, membership: { status: 'member' } }, select: { agreementId: true, municipalityCode: true, ndaNumber: true } });
  const inForce = new Map<string, number | null>();
  for (const { agreementId } of accepted) if (!inForce.has(agreementId)) inForce.set(agreementId, await readNdaInForce(tx, agreementId));
  return own.find((code) => accepted.some((one) => one.municipalityCode === code && one.ndaNumber === inForce.get(one.agreementId)));
}
