import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAnswer, mayEnterPaper } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/**
 * A scan with its content, for its municipality and the secretariat, whose opening is recorded.
 * @throws {RefusedError} for who neither answers nor enters paper
 * @throws {NotFoundError} when there is none, or it is another municipality's
 */
export async function getScan(actor: Actor, { id }: { id: string }) {
  if (!mayAnswer(actor) && !mayEnterPaper(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const scan = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await tx.paperScan.findUnique({ where: { id } }) : null;
    if (!scan || (actor.kind === 'person' && !codesOf(actor).includes(scan.owner))) throw new NotFoundError('この写しは見つかりません。');
    if (actor.kind === 'secretariat') await record(tx, { act: 'scan.opened', municipalityCode: scan.owner, subject: `scan:${id}` });
    return { name: scan.name, type: scan.type, content: scan.content };
  });
}
