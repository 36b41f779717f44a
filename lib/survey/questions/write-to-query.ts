import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskQueries, mayReplyToQueries } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { lockOpenQuery } from './find-query';
import { tellMunicipality, tellSecretariat } from '../notices/send-notice';

/**
 * Adds to the exchange of a query: the municipality replies (it is then the secretariat's turn), or the secretariat
 * asks again. Works also after the year has closed.
 * @throws {RefusedError} for anyone but the secretariat and the municipality that is asked
 * @throws {NotFoundError} when there is no such query for the actor
 * @throws {StateError} when it is closed
 */
export async function writeToQuery(actor: Actor, { id, text }: { id: string; text: string }): Promise<{ year: number; code: string }> {
  const asks = mayAskQueries(actor);
  if ((actor.kind !== 'person' && actor.kind !== 'secretariat') || (!asks && !codesOf(actor).some((code) => mayReplyToQueries(actor, code)))) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const query = await lockOpenQuery(tx, id);
    if (!asks && !mayReplyToQueries(actor, query.owner)) throw new RefusedError();
    const side = asks ? 'secretariat' : 'municipality';
    await tx.queryMessage.create({ data: { queryId: id, owner: query.owner, side, personId: actor.personId, name: actor.name, text } });
    await tx.query.update({ where: { id }, data: { status: asks ? 'open' : 'replied', movedAt: new Date() }, select: { id: true } });
    await record(tx, { act: asks ? 'query.asked-again' : 'query.replied', municipalityCode: query.owner, subject: `query:${id}`, detail: { year: query.year, item: query.item } });
    const where = { year: query.year, code: query.owner };
    await (asks ? tellMunicipality(tx, 'query-asked', where) : tellSecretariat(tx, 'query-replied', where));
    return { year: query.year, code: query.owner };
  });
}
