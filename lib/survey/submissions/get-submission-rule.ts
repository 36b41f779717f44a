import 'server-only';
import { mayReadVersions, maySetSubmissionRule } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readWay } from './read-way';

/**
 * How a municipality submits, who said so and when, and whether the actor may change it.
 * @throws {RefusedError} for anyone but the municipality and the secretariat
 */
export async function getSubmissionRule(actor: Actor, { code }: { code: string }) {
  if (!mayReadVersions(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError('この市区町村は登録簿にありません。');
    const rule = await tx.submissionRule.findUnique({ where: { municipalityCode: code } });
    const approvers = await tx.assignment.count({ where: { municipalityCode: code, role: 'approver', endedAt: null, person: { removedAt: null } } });
    const by = rule && (await tx.person.findUnique({ where: { id: rule.setBy }, select: { name: true } }));
    return {
      code, municipality: municipality.name,
      way: await readWay(tx, code),
      set: rule && { at: rule.setAt, by: rule.bySecretariat ? '事務局' : (by?.name ?? '（記録なし）') },
      hasApprover: approvers > 0,
      maySet: maySetSubmissionRule(actor, code, approvers > 0),
    };
  });
}
