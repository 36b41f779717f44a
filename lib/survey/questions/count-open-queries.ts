import 'server-only';
import { mayAnswer } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';

/**
 * Queries that wait for a reply of the actor's municipalities, one line a year and municipality, for the home page.
 * @throws {RefusedError} for who answers for no municipality
 */
export async function countOpenQueries(actor: Actor): Promise<{ year: number; code: string; municipality: string; open: number }[]> {
  if (!mayAnswer(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const asked = await tx.respondent.findMany({
      where: { owner: { in: codesOf(actor) }, queries: { some: { status: 'open' } } },
      select: { year: true, owner: true, label: true, _count: { select: { queries: { where: { status: 'open' } } } } },
      orderBy: [{ year: 'desc' }, { owner: 'asc' }],
    });
    return asked.map(({ year, owner: code, label: municipality, _count }) => ({ year, code, municipality, open: _count.queries }));
  });
}
