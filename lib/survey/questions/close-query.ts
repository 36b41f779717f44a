import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskQueries } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { lockOpenQuery } from './find-query';

/**
 * Ends a query; its exchange stays readable to both sides.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when it is closed already
 */
export async function closeQuery(actor: Actor, { id }: { id: string }): Promise<{ year: number; code: string }> {
  if (!mayAskQueries(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const query = await lockOpenQuery(tx, id);
    await tx.query.update({ where: { id }, data: { status: 'closed', movedAt: new Date() }, select: { id: true } });
    await record(tx, { act: 'query.closed', municipalityCode: query.owner, subject: `query:${id}`, detail: { year: query.year, item: query.item } });
    return { year: query.year, code: query.owner };
  });
}
