import 'server-only';
import { record } from '@/lib/audit/record';
import { mayShareSections } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { readShare, shareControl, shareValue } from './section-shares';

type Input = { year: number; code: string; [control: string]: unknown };

/**
 * Says whose the sections of a form are: a person's who writes for the municipality, or a side's. It keeps nobody from
 * writing. Sections that the input does not name stay as they are.
 *
 * @param input `share:SECTION` → '' (nobody), `side:ict`, `side:disaster` or `person:UUID`
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {InvalidInputError} with a sentence for each section that is given to someone who does not write there
 */
export async function shareSections(actor: Actor, { year, code, ...values }: Input): Promise<void> {
  if (!mayShareSections(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { questionnaire, respondent } = await findResponse(tx, year, code);
    await lockRespondent(tx, respondent.id);
    const writers = await tx.assignment.findMany({ where: { municipalityCode: code, role: { in: ['editor', 'approver'] }, endedAt: null, person: { removedAt: null } }, select: { personId: true } });
    const before = await tx.sectionShare.findMany({ where: { respondentId: respondent.id } });
    const errors: Record<string, string> = {};
    const changed: string[] = [];
    for (const section of questionnaire.sections) {
      const value = values[shareControl(section.key)];
      if (value === undefined) continue;
      const to = readShare(value);
      if (!to || (to.personId && !writers.some(({ personId }) => personId === to.personId))) {
        errors[shareControl(section.key)] = `「${section.title}」の担当を選び直してください。選んだ人は、今はこの市区町村の担当ではありません。`;
        continue;
      }
      const stored = before.find((share) => share.section === section.key);
      if (stored ? shareValue(stored) === value : value === '') continue;
      const given = { ...to, givenAt: new Date(), givenBy: actor.personId };
      await tx.sectionShare.upsert({
        where: { respondentId_section: { respondentId: respondent.id, section: section.key } },
        create: { respondentId: respondent.id, owner: code, section: section.key, ...given },
        update: given,
      });
      changed.push(section.key);
    }
    if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
    if (changed.length > 0) await record(tx, { act: 'sections.shared', municipalityCode: code, subject: `response:${year}:${code}`, detail: { sections: changed } });
  });
}
