import 'server-only';
import { mayReadRemarks } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { itemsOf } from '../questionnaire/fields';
import { findResponse } from '../find-response';

/**
 * All remarks that approver and secretariat have written about a response, newest first and those of one act in the
 * order of the questionnaire, with the place each is about,
 * and the step by which approval was asked for last.
 * @throws {RefusedError} for who does not write for the municipality
 */
export async function getRemarks(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadRemarks(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { questionnaire, respondent, response } = await findResponse(tx, year, code);
    const remarks = await tx.reviewRemark.findMany({ where: { respondentId: respondent.id }, orderBy: [{ writtenAt: 'desc' }, { id: 'asc' }] });
    const request = response?.status === 'requested' ? await tx.responseStep.findFirst({ where: { respondentId: respondent.id, step: 'requested' }, orderBy: { at: 'desc' } }) : null;
    const ids = [...remarks.flatMap(({ writtenBy, resolvedBy }) => [writtenBy, resolvedBy]), request?.personId].filter((id) => id != null);
    const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    // People of the secretariat stand outside of what row-level security shows a municipality: they speak as 事務局.
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '（記録なし）';
    const sectionOf = new Map(questionnaire.sections.flatMap((section) => section.items.map((item) => [item.key, section.key] as const)));
    const items = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
    const order = ['', ...items.keys()];
    remarks.sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime() || order.indexOf(a.item) - order.indexOf(b.item));
    const told = remarks.map(({ id, item, text, bySecretariat, writtenBy, writtenAt, resolvedAt, resolvedBy }) => ({
      id, item, text, at: writtenAt,
      by: bySecretariat ? '事務局' : `${nameOf(writtenBy)}（承認者）`,
      label: items.has(item) ? `${items.get(item)!.number} ${items.get(item)!.label}` : '全体',
      section: sectionOf.get(item) ?? null,
      resolved: resolvedAt ? { at: resolvedAt, by: nameOf(resolvedBy) } : null,
    }));
    return { remarks: told, open: told.filter(({ resolved }) => !resolved), requested: request && { by: nameOf(request.personId), at: request.at } };
  });
}

export type Remark = Awaited<ReturnType<typeof getRemarks>>['remarks'][number];
