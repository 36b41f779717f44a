import 'server-only';
import { fileNameOf, NAMED } from '@/lib/files/file-seal';
import { mayApplyForAgreement, mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { type ApplicationKind, type ApplicationState, kindsFor } from './application-rules';
import { readPlan } from './carry-out-step';
import type { MembershipState } from './membership-states';
import type { Standing } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Where one municipality stands in the agreement, with the steps that brought it there.
 * @throws {RefusedError} for anyone but the municipality's own people
 * @throws {NotFoundError} when there is no such municipality
 */
export async function getStanding(actor: Actor, { code }: { code: string }) {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const agreement = await tx.agreement.findUnique({ where: { id: THE_AGREEMENT }, select: { name: true } });
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: place }, select: { status: true, since: true, group: { select: { id: true, name: true, memberships: { where: { municipalityCode: { not: code } }, orderBy: { municipalityCode: 'asc' }, select: { municipality: { select: { code: true, name: true } } } } } } } });
    // Only the last one counts: earlier ones stand in the steps.
    const application = await tx.agreementApplication.findFirst({ where: place, orderBy: { appliedAt: 'desc' }, select: { id: true, kind: true, status: true, mayor: true, decidedOn: true, appliedAt: true, judgedAt: true, answer: true } });
    const steps = await tx.membershipStep.findMany({ where: place, orderBy: [{ effectiveOn: 'desc' }, { at: 'desc' }], select: { id: true, status: true, effectiveOn: true, note: true } });
    const standing = (membership?.status ?? 'outside') as Standing;
    const sheets = await tx.signedSheet.findMany({ where: place, orderBy: { addedAt: 'desc' }, select: { id: true, addedAt: true, file: { select: { ...NAMED, size: true } } } });
    const plan = await readPlan(tx, code);
    return {
      sheets: sheets.map(({ id, addedAt, file }) => ({ id, addedAt, name: fileNameOf(file), size: file.size })),
      code,
      municipality: municipality.name,
      agreement: agreement?.name ?? '',
      standing,
      group: membership?.group ? { name: membership.group.name, others: membership.group.memberships.map(({ municipality }) => municipality.name) } : null,
      application: application ? { ...application, kind: application.kind as ApplicationKind, status: application.status as ApplicationState } : null,
      plan,
      /** Nothing while a step is coming. */
      mayAskFor: plan ? [] : kindsFor(standing),
      since: membership?.since ?? null,
      steps: steps.map(({ status, ...step }) => ({ ...step, status: status as MembershipState })),
      mayApply: mayApplyForAgreement(actor, code),
    };
  });
}
