import 'server-only';
import { mayReadOpenedDraft } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';

/**
 * The municipalities that have opened their draft to the secretariat, oldest first.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function listHelpWanted(actor: Actor) {
  if (!mayReadOpenedDraft(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const helps = await tx.draftHelp.findMany({ where: { closedAt: null, respondent: { wave: { status: 'open' } } }, orderBy: { openedAt: 'asc' }, include: { respondent: { select: { year: true, label: true } } } });
    return helps.map(({ owner: code, note, openedAt, respondent: { year, label } }) => ({ year, code, municipality: label, note, openedAt }));
  });
}
