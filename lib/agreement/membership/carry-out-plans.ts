import 'server-only';
import { mayRunJobs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { carryOutStep, lockStanding } from './carry-out-step';
import { MEMBERSHIP_LABEL } from './membership-states';
import { mayFollow } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Takes the steps whose day has come in Japan, one transaction each, each once however many processes run. What fails keeps no other waiting.
 * @returns how many
 * @throws what the first one threw that failed, after the others
 */
export async function carryOutPlans(actor: Actor, now = new Date(), signal?: AbortSignal): Promise<number> {
  if (!mayRunJobs(actor)) throw new RefusedError();
  const due = await db.as(actor, (tx) => tx.membershipPlan.findMany({ where: { agreementId: THE_AGREEMENT, takenAt: null, takenBackAt: null, effectiveOn: { lte: day(isoDay(now)) } }, orderBy: [{ effectiveOn: 'asc' }, { municipalityCode: 'asc' }], select: { id: true, municipalityCode: true } }));
  const failed: unknown[] = [];
  let taken = 0;
  for (const { id, municipalityCode } of due) {
    if (signal?.aborted) break;
    try {
      if (await db.as(actor, (tx) => carryOut(tx, id, municipalityCode, now))) taken += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return taken;
}

async function carryOut(tx: Transaction, id: string, code: string, now: Date): Promise<boolean> {
  const standing = await lockStanding(tx, code);
  const plan = await tx.membershipPlan.findUniqueOrThrow({ where: { id } });
  if (standing.plan?.id !== id) return false; // another process has taken it
  const { status } = standing.plan;
  if (!mayFollow(standing.standing, status)) throw new StateError(`the planned step of ${code} to ${MEMBERSHIP_LABEL[status]} does not follow from ${standing.standing}`);
  await carryOutStep(tx, standing, { status, effectiveOn: isoDay(plan.effectiveOn), note: plan.note, by: plan.plannedBy });
  // Last: until then the plan is what lets the job write (0872).
  const { count } = await tx.membershipPlan.updateMany({ where: { id, takenAt: null, takenBackAt: null }, data: { takenAt: now } });
  if (count === 0) throw new RefusedError();
  return true;
}
