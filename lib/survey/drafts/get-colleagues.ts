import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { fieldsOf, fieldsOfSection } from '../questionnaire/fields';
import { findResponse } from '../find-response';
import { latestChanges } from './latest-changes';
import { sideLabel } from './section-shares';

const AT_WORK_FOR = 30 * 60 * 1000; // ms since the last save

export type AtWork = { name: string; section: string; at: Date };

/** What is known of a section beside its answers. */
export type SectionWork = {
  /** Whose it is: a person, or a side; null when it is nobody's. */
  share: { personId: string | null; side: string | null; label: string; byMe: boolean } | null;
  /** Others who have saved something in it in the last half hour. */
  now: { name: string; at: Date }[];
  last: { name: string; at: Date } | null;
};

/**
 * Who else has saved something in the last half hour, whose each section is and who was last there, and who submits for
 * the municipality.
 * @throws {RefusedError} for anyone who does not write for the municipality
 */
export async function getColleagues(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent, questionnaire } = await findResponse(tx, year, code);
    const writing = await tx.assignment.findMany({
      where: { municipalityCode: code, role: { in: ['editor', 'approver'] }, endedAt: null, person: { removedAt: null } },
      select: { role: true, person: { select: { id: true, name: true, side: true } } },
      orderBy: { since: 'asc' },
    });
    const changes = await tx.answerChange.findMany({
      where: { respondentId: respondent.id, at: { gte: new Date(Date.now() - AT_WORK_FOR) }, personId: { not: actor.personId } },
      orderBy: { at: 'desc' },
      select: { field: true, personId: true, at: true },
    });
    const latest = await latestChanges(tx, respondent.id, fieldsOf(questionnaire).map(({ name }) => name));
    const shares = await tx.sectionShare.findMany({ where: { respondentId: respondent.id } });
    const ids = new Set([...changes.map((change) => change.personId), ...[...latest.values()].map((change) => change.personId), ...shares.flatMap(({ personId }) => personId ?? [])]);
    const people = await tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '（記録なし）';
    const mySide = writing.find(({ person }) => person.id === actor.personId)?.person.side;

    const sections = new Map<string, SectionWork>();
    const atWork = new Map<string, AtWork>();
    for (const section of questionnaire.sections) {
      const names = new Set(fieldsOfSection(section).map(({ name }) => name));
      const newest = new Map<string, Date>(); // the newest save of each person comes first and stays
      for (const { field, personId, at } of changes) if (names.has(field) && !newest.has(personId)) newest.set(personId, at);
      const now = [...newest].flatMap(([id, at]) => (people.some((person) => person.id === id) ? [{ name: nameOf(id), at }] : []));
      for (const [id, at] of newest) {
        const before = atWork.get(id); // a person is where it saved last
        if (people.some((person) => person.id === id) && !(before && before.at >= at)) atWork.set(id, { name: nameOf(id), at, section: `${section.number} ${section.title}` });
      }
      const last = [...names].flatMap((name) => latest.get(name) ?? []).reduce<{ personId: string; at: Date } | null>((a, b) => (a && a.at >= b.at ? a : b), null);
      const share = shares.find((one) => one.section === section.key && (one.personId ?? one.side));
      sections.set(section.key, {
        share: share
          ? {
              personId: share.personId, side: share.side,
              label: share.personId ? nameOf(share.personId) : sideLabel(share.side!),
              byMe: share.personId ? share.personId === actor.personId : share.side === mySide,
            }
          : null,
        now,
        last: last && { name: nameOf(last.personId), at: last.at },
      });
    }
    const writers = [...new Map(writing.map(({ person: { id, name } }) => [id, { id, name }])).values()];
    return { atWork: [...atWork.values()].sort((a, b) => b.at.getTime() - a.at.getTime()), approvers: writing.filter(({ role }) => role === 'approver').map(({ person }) => person.name), sections, writers };
  });
}

export type Colleagues = Awaited<ReturnType<typeof getColleagues>>;
