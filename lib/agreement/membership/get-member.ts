import 'server-only';
import { fileNameOf, NAMED } from '@/lib/files/file-seal';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { ApplicationKind, ApplicationState } from './application-rules';
import type { MembershipState } from './membership-states';
import type { Standing } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * One municipality for who runs the agreement: standing, who moved it when, and what it has asked for.
 * @throws {RefusedError} for anyone but 事務局
 * @throws {NotFoundError} when there is no such municipality
 */
export async function getMember(actor: Actor, { code }: { code: string }) {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true, prefecture: { select: { name: true } } } });
    if (!municipality) throw new NotFoundError();
    const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: place }, select: { status: true, since: true, groupId: true } });
    const steps = await tx.membershipStep.findMany({ where: place, orderBy: [{ effectiveOn: 'desc' }, { at: 'desc' }] });
    const applications = await tx.agreementApplication.findMany({ where: place, orderBy: { appliedAt: 'desc' } });
    const groups = await tx.agreementGroup.findMany({ where: { agreementId: THE_AGREEMENT, endedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true } });
    const plans = await tx.membershipPlan.findMany({ where: place, orderBy: { plannedAt: 'desc' } });
    const ids = [...plans.flatMap(({ plannedBy, takenBackBy }) => [plannedBy, takenBackBy]), ...steps.map(({ personId }) => personId), ...applications.flatMap(({ appliedBy, judgedBy }) => [appliedBy, judgedBy])].filter((id) => id !== null);
    const people = new Map((await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
    const who = (id: string | null) => (id ? (people.get(id) ?? '') : '');
    const sheets = await tx.signedSheet.findMany({ where: place, orderBy: { addedAt: 'desc' }, select: { id: true, addedAt: true, file: { select: { ...NAMED, size: true } } } });
    return {
      sheets: sheets.map(({ id, addedAt, file }) => ({ id, addedAt, name: fileNameOf(file), size: file.size })),
      code, groups,
      name: `${municipality.prefecture.name} ${municipality.name}`,
      standing: (membership?.status ?? 'outside') as Standing,
      since: membership?.since ?? null,
      group: membership?.groupId ?? '',
      steps: steps.map(({ id, status, effectiveOn, note, personId }) => ({ id, status: status as MembershipState, effectiveOn, note, by: who(personId) })),
      plan: plans.filter(({ takenAt, takenBackAt }) => !takenAt && !takenBackAt).map(({ id, status, effectiveOn, note, plannedAt, plannedBy }) => ({ id, status: status as MembershipState, effectiveOn, note, plannedAt, by: who(plannedBy) }))[0] ?? null,
      takenBack: plans.flatMap(({ id, status, effectiveOn, takenBackAt, takenBackBy, takenBackWhy }) => (takenBackAt ? [{ id, status: status as MembershipState, effectiveOn, takenBackAt, by: who(takenBackBy), why: takenBackWhy }] : [])),
      applications: applications.map(({ id, kind, status, mayor, decidedOn, reason, version, appliedAt, appliedBy, judgedAt, judgedBy, answer }) => ({
        id, kind: kind as ApplicationKind, status: status as ApplicationState, mayor, decidedOn, reason, version, appliedAt, appliedBy: who(appliedBy), judgedAt, judgedBy: who(judgedBy), answer,
      })),
    };
  });
}
