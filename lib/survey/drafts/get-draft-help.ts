import 'server-only';
import { mayOpenDraft } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';

/**
 * Whether the draft is open to the secretariat, since when and by whom, and when the secretariat has read it.
 * @throws {RefusedError} for who does not write for the municipality
 */
export async function getDraftHelp(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayOpenDraft(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    const help = await tx.draftHelp.findFirst({ where: { respondentId: respondent.id, closedAt: null } });
    const by = help && (await tx.person.findUnique({ where: { id: help.openedBy }, select: { name: true } }));
    const readings = await tx.responseStep.findMany({ where: { respondentId: respondent.id, step: 'draft-read' }, orderBy: { at: 'desc' }, take: 20, select: { at: true } });
    return { open: help && { note: help.note, at: help.openedAt, by: by?.name ?? '（記録なし）' }, readings: readings.map(({ at }) => at) };
  });
}

export type DraftHelp = Awaited<ReturnType<typeof getDraftHelp>>;
