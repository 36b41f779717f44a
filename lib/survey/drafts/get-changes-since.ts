import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { fieldsOfSection } from '../questionnaire/fields';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import type { ColleaguesChanges } from './save-protocol';

const OVERLAP = 10_000; // ms: a save that was under way at the last look is not missed; told twice does no harm

/**
 * What others have changed in one section since a moment, as it stands now, with who and when.
 * @param input.since the `at` of the last answer, or of the page
 * @throws {RefusedError} for anyone who does not write for the municipality
 * @throws {NotFoundError} for a section that the questionnaire does not have
 */
export async function getChangesSince(actor: Actor, { year, code, section: key, since }: { year: number; code: string; section: string; since: Date }): Promise<ColleaguesChanges> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  const at = new Date();
  return db.as(actor, async (tx) => {
    const { respondent, questionnaire, response } = await findResponse(tx, year, code);
    const section = questionnaire.sections.find((one) => one.key === key);
    if (!section) throw new NotFoundError();
    const changes = await tx.answerChange.findMany({
      where: { respondentId: respondent.id, field: { in: fieldsOfSection(section).map(({ name }) => name) }, at: { gt: new Date(since.getTime() - OVERLAP) } },
      orderBy: [{ field: 'asc' }, { at: 'desc' }, { id: 'desc' }],
      distinct: ['field'],
      select: { field: true, personId: true, at: true },
    });
    const theirs = changes.filter(({ personId }) => personId !== actor.personId);
    const people = await tx.person.findMany({ where: { id: { in: theirs.map(({ personId }) => personId) } }, select: { id: true, name: true } });
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const answers = (response?.answers ?? {}) as Answers;
    return {
      at: at.toISOString(),
      fields: Object.fromEntries(theirs.map((change) => [change.field, { value: answers[change.field] ?? null, by: nameOf.get(change.personId) ?? '同じ市区町村の方', at: change.at.toISOString() }])),
    };
  });
}
