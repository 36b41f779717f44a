import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { lockWave } from './find-wave';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';
import type { PrepareWave } from './wave-schemas';

/**
 * Changes what a year was prepared with, as long as it has not been opened: its name, whom to ask, its dates and the
 * population that will fix its bands. The questionnaire stays.
 * @throws {StateError} once it has been opened
 * @throws {InvalidInputError} when the register has no population of that day
 */
export async function changeWave(actor: Actor, { year, title, contact, opensOn, closesOn, referenceDate, populationAsOf }: PrepareWave): Promise<void> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'preparing') throw new StateError('開始した年度の内容は変更できません。締切日は「締切日を変える」から変更できます。');
    const known = await tx.population.findFirst({ where: { asOf: day(populationAsOf), municipality: { demo: wave.demo } } });
    if (!known) throw new InvalidInputError({ populationAsOf: '「人口区分に使う人口」は、登録簿にある基準日から選んでください。' });
    const definition: Questionnaire = { ...(await readQuestionnaire(tx, wave)), title };
    await tx.wave.update({
      where: { year },
      data: { title, contact, opensOn: day(opensOn), closesOn: day(closesOn), referenceDate: day(referenceDate), populationAsOf: day(populationAsOf), definition },
      select: { year: true },
    });
    await record(tx, { act: 'wave.changed', subject: `wave:${year}`, detail: { opensOn, closesOn, referenceDate, populationAsOf } });
  });
}
