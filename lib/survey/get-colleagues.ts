import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { fieldsOfSection } from './fields';
import { findResponse } from './find-response';

const AT_WORK_FOR = 30 * 60 * 1000; // ms since the last save

export type AtWork = { name: string; section: string; at: Date };

/**
 * Who else has saved something in the last half hour, with the section, and who submits for the municipality.
 * @throws {RefusedError} for anyone who does not write for the municipality
 */
export async function getColleagues(actor: Actor, { year, code }: { year: number; code: string }): Promise<{ atWork: AtWork[]; approvers: string[] }> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent, questionnaire } = await findResponse(tx, year, code);
    const approving = await tx.assignment.findMany({
      where: { municipalityCode: code, role: 'approver', endedAt: null, person: { removedAt: null } },
      select: { person: { select: { name: true } } },
      orderBy: { since: 'asc' },
    });
    const changes = await tx.answerChange.findMany({
      where: { respondentId: respondent.id, at: { gte: new Date(Date.now() - AT_WORK_FOR) }, personId: { not: actor.personId } },
      orderBy: { at: 'desc' },
      select: { field: true, personId: true, at: true },
    });
    const people = await tx.person.findMany({ where: { id: { in: [...new Set(changes.map((change) => change.personId))] } }, select: { id: true, name: true } });
    const sectionOf = new Map(questionnaire.sections.flatMap((section) => fieldsOfSection(section).map((field) => [field.name, `${section.number} ${section.title}`] as const)));
    const atWork = new Map<string, AtWork>(); // the newest of each person and section comes first and stays
    for (const { field, personId, at } of changes) {
      const name = people.find(({ id }) => id === personId)?.name;
      const section = sectionOf.get(field);
      if (name && section && !atWork.has(`${personId} ${section}`)) atWork.set(`${personId} ${section}`, { name, section, at });
    }
    return { atWork: [...atWork.values()], approvers: approving.map(({ person }) => person.name) };
  });
}
