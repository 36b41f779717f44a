import 'server-only';
import { mayKeepAgreement, mayRunAgreement } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { normalise } from '@/lib/register/search';

export const PREPARATIONS_PAGE = 50;
export type PreparationRow = { code: string; municipality: string; reception: Date | null; sending: Date | null };

/**
 * The members that have laid something down for receiving or sending, by code; what they wrote is opened one by one.
 * @throws RefusedError for who acts for no municipality
 */
export async function listPreparations(actor: Actor, { text, page }: { text: string; page: number }): Promise<{ total: number; rows: PreparationRow[] }> {
  if (!mayRunAgreement(actor) && !codesOf(actor).some((code) => mayKeepAgreement(actor, code))) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const newest = await tx.dutyStatement.groupBy({ by: ['municipalityCode', 'kind'], where: { withdrawnAt: null }, _max: { reviewedOn: true } });
    const places = await tx.municipality.findMany({
      where: { code: { in: newest.map(({ municipalityCode }) => municipalityCode) }, ...(normalise(text) ? { search: { contains: normalise(text) } } : {}) },
      orderBy: { code: 'asc' }, select: { code: true, name: true, prefecture: { select: { name: true } } },
    });
    const dayOf = (code: string, kind: string) => newest.find((row) => row.municipalityCode === code && row.kind === kind)?._max.reviewedOn ?? null;
    const rows = places.slice((page - 1) * PREPARATIONS_PAGE, page * PREPARATIONS_PAGE).map(({ code, name, prefecture }) => ({ code, municipality: `${prefecture.name} ${name}`, reception: dayOf(code, 'reception'), sending: dayOf(code, 'sending') }));
    return { total: places.length, rows };
  });
}
