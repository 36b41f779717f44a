import type pg from 'pg';
import type { PersonActor } from '../../lib/platform/actor';
import type { Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../../tests/support/answer-generator';
import { median, ms } from './measure';
import type { Bench } from './run';

const RUNS = 40;
const WARM = 5;

/**
 * What a submission costs in a year that holds answers already: the whole service, and of it the part that moves the
 * standing counts. By an approver of real municipalities of the register, with complete answers.
 */
export async function submissions({ ownerUrl, emit }: Bench, client: pg.Client, { year, name }: { year: number; name: string }) {
  const [{ submitResponse }, { countChange }, { db }, { ownerClient, makePerson }] = await Promise.all([
    import('../../lib/survey/submissions/submit-response'), import('../../lib/survey/submissions/count-response'), import('../../lib/platform/db'), import('../../tests/support/factories'),
  ]);
  const owner = ownerClient(ownerUrl);
  try {
    const { rows: waves } = await client.query<{ definition: Questionnaire }>('select definition from wave where year = $1', [year]);
    const questionnaire = waves[0]!.definition;
    const { rows: places } = await client.query<{ code: string; name: string }>(`select code::text, name from municipality where not demo order by code limit $1`, [RUNS + WARM]);
    const person = await makePerson(owner, { signInName: `bench-${name}`, name: '測定', role: 'approver', code: places[0]!.code, demo: false });
    await owner.assignment.createMany({ data: places.slice(1).map(({ code }) => ({ personId: person.id, role: 'approver', municipalityCode: code })) });
    const actor: PersonActor = { kind: 'person', personId: person.id, sessionId: person.id, name: person.name, editorOf: [], approverOf: places.map(({ code }) => code), coordinatorOf: [], viewer: false };

    const bands = { 'size-100k': 'from-100k', 'type-size': 'city-100k-300k', type: 'city' };
    const whole: number[] = [];
    const counting: number[] = [];
    for (const [i, place] of places.entries()) {
      const answers = generateAnswers(questionnaire, 700_000 + i);
      const respondent = await owner.respondent.create({ data: { year, owner: place.code, municipalityCode: place.code, demo: false, label: place.name, bands } });
      await owner.response.create({ data: { respondentId: respondent.id, owner: place.code, answers, updatedBy: person.id } });
      // The counting alone, and taken back.
      await db.as(actor, async (tx) => {
        const began = performance.now();
        await countChange(tx, { id: respondent.id, bands }, questionnaire, null, answers);
        if (i >= WARM) counting.push(performance.now() - began);
        await countChange(tx, { id: respondent.id, bands }, questionnaire, answers, null);
      });
      const began = performance.now();
      await submitResponse(actor, { year, code: place.code, revision: 0 });
      if (i >= WARM) whole.push(performance.now() - began);
    }
    emit({ case: name, n: whole.length, median_ms: ms(median(whole)), counting_median_ms: ms(median(counting)), part_of_it: ms(median(counting) / median(whole)) });
  } finally {
    await owner.$disconnect();
  }
}
