import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadVersions, maySetSubmissionRule } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { SubmissionWay } from './submission-rule';

/**
 * Says how a municipality submits from now on. What was submitted stays as it was.
 * @throws {RefusedError} for anyone but its approver, its editors where it has no approver, and the secretariat
 * @throws {NotFoundError} when there is no such municipality
 */
export async function setSubmissionRule(actor: Actor, { code, way }: { code: string; way: SubmissionWay }): Promise<void> {
  if (!mayReadVersions(actor, code) || (actor.kind !== 'person' && actor.kind !== 'secretariat')) throw new RefusedError();
  await db.as(actor, async (tx) => {
    if (!(await tx.municipality.findUnique({ where: { code }, select: { code: true } }))) throw new NotFoundError('この市区町村は登録簿にありません。');
    const approvers = await tx.assignment.count({ where: { municipalityCode: code, role: 'approver', endedAt: null, person: { removedAt: null } } });
    if (!maySetSubmissionRule(actor, code, approvers > 0)) throw new RefusedError('提出のしかたを決められるのは承認者です。承認者に依頼してください。');
    const said = { way, setAt: new Date(), setBy: actor.personId, bySecretariat: actor.kind === 'secretariat' };
    await tx.submissionRule.upsert({ where: { municipalityCode: code }, create: { municipalityCode: code, ...said }, update: said });
    await record(tx, { act: 'submission-rule.set', municipalityCode: code, subject: `municipality:${code}`, detail: { way } });
  });
}
