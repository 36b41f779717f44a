import 'server-only';
import { mayKeepAgreement } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** The municipality that a page of a member speaks of: the one in its address, else the actor's own. @throws RefusedError */
export function ownCode(actor: Actor, code: string | undefined): string {
  const chosen = code ?? codesOf(actor)[0] ?? '';
  requireKeeper(actor, chosen);
  return chosen;
}

/** Whether the actor keeps what belongs to this municipality, asked after the row was found: a foreign id says nothing else. @throws RefusedError */
export function requireKeeper(actor: Actor, code: string): void {
  // Partners may read one another's contacts, so that the second lock alone would let them see these pages: both are asked.
  if (!mayKeepAgreement(actor, code) || !codesOf(actor).includes(code)) throw new RefusedError();
}

/**
 * Whether the municipality stands in an agreement: only then are its contacts asked and escalated. One outside may prepare them, and sends no
 * mail to anybody by it.
 */
export const isInAgreement = async (tx: Transaction, code: string): Promise<boolean> => (await tx.membership.count({ where: { municipalityCode: code, status: { not: 'withdrawn' } } })) > 0;

/** 見本県 雛形市 */
export async function placeOf(tx: Transaction, code: string): Promise<{ name: string; full: string; type: string }> {
  const found = await tx.municipality.findUnique({ where: { code }, select: { name: true, type: true, prefecture: { select: { name: true } } } });
  if (!found) throw new NotFoundError();
  return { name: found.name, full: `${found.prefecture.name} ${found.name}`, type: found.type };
}
