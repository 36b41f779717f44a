import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { type Carried, toTake } from './carry-over';
import { findLastYear } from './find-last-year';
import { lockDraft } from '../drafts/lock-draft';
import { remember } from '../drafts/remember-changes';

type Input = { year: number; code: string; section?: string };

/**
 * Takes last year's answers over into every field of the draft that is still empty, each marked until somebody has
 * looked at it. What a colleague has typed stays.
 *
 * @param input.section only the fields of this section
 * @returns how many fields were filled, and the draft's revision
 * @throws {RefusedError} when the actor does not write for the municipality
 * @throws {StateError} when no answers are taken, the response is no draft, or there is nothing of an earlier year
 */
export async function carryAnswers(actor: Actor, { year, code, section: key }: Input): Promise<{ taken: number; revision: number }> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent, questionnaire, draft } = await lockDraft(tx, actor, { year, code });
    const section = questionnaire.sections.find((one) => one.key === key);
    if (key && !section) throw new NotFoundError();
    const last = await findLastYear(tx, { year, code }, questionnaire);
    if (!last) throw new StateError('取り込める前年度の回答がありません。項目に直接入力してください。');
    const taken = toTake(questionnaire, draft.answers, last.offered, section);
    const names = Object.keys(taken);
    if (names.length === 0) return { taken: 0, revision: draft.revision };
    const at = new Date();
    const revision = draft.revision + 1;
    const carried: Carried = { ...draft.carried, ...Object.fromEntries(names.map((name) => [name, true as const])) };
    await tx.response.update({ where: { respondentId: respondent.id }, data: { answers: { ...draft.answers, ...taken }, carried, revision, updatedAt: at, updatedBy: actor.personId } });
    await remember(tx, { id: respondent.id, owner: code }, actor.personId, names.map((field) => ({ field, from: null, to: taken[field]! })), at);
    await record(tx, { act: 'answers.carried', municipalityCode: code, subject: `response:${year}:${code}`, detail: { from: last.receipt, section: key ?? null, fields: names } });
    return { taken: names.length, revision };
  });
}
