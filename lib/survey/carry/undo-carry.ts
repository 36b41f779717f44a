import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { lockDraft } from '../drafts/lock-draft';
import { remember } from '../drafts/remember-changes';

/**
 * Takes last year's answers out again, as far as nobody has confirmed or changed them.
 * @returns how many fields were emptied
 * @throws {RefusedError} when the actor does not write for the municipality
 * @throws {StateError} when no answers are taken, or the response is no draft
 */
export async function undoCarry(actor: Actor, { year, code }: { year: number; code: string }): Promise<{ removed: number; revision: number }> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent, draft } = await lockDraft(tx, actor, { year, code });
    const names = Object.keys(draft.carried).filter((name) => draft.answers[name] !== undefined);
    if (names.length === 0) return { removed: 0, revision: draft.revision };
    const at = new Date();
    const revision = draft.revision + 1;
    const answers = Object.fromEntries(Object.entries(draft.answers).filter(([name]) => !draft.carried[name]));
    await tx.response.update({ where: { respondentId: respondent.id }, data: { answers, carried: {}, revision, updatedAt: at, updatedBy: actor.personId } });
    await remember(tx, { id: respondent.id, owner: code }, actor.personId, names.map((field) => ({ field, from: draft.answers[field]!, to: null })), at);
    await record(tx, { act: 'answers.carry-undone', municipalityCode: code, subject: `response:${year}:${code}`, detail: { fields: names } });
    return { removed: names.length, revision };
  });
}
