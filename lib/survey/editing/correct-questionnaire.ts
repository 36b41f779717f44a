import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import type { Correct } from './editing-schemas';
import { corrected } from './erratum';
import { lockWave } from '../waves/find-wave';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';
import { tellAllAsked } from '../notices/send-notice';
import { waveState } from '../waves/wave-state';

/**
 * Corrects words of an opened year's questionnaire, and announces it: an erratum for each text. The database compares the
 * structure once more (correct_questionnaire).
 * @throws {InvalidInputError} with a sentence for each field
 * @throws {StateError} while the year is being prepared, or when a colleague has corrected it since the form was made
 */
export async function correctQuestionnaire(actor: Actor, { year, hash, reason, ...correction }: Correct): Promise<void> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status === 'preparing') throw new StateError('準備中の年度は、「調査票を編集する」から直してください。');
    if (wave.definitionHash !== hash) throw new StateError('この画面を開いたあとに、ほかの方が正誤を知らせました。別のタブで今の調査票を確かめ、この画面を開き直してから直してください。');
    const result = corrected(await readQuestionnaire(tx, wave), { ...correction, reason });
    if (!result.questionnaire) throw new InvalidInputError(result.fields, result.message);
    await tx.$queryRaw`select correct_questionnaire(${year}::int, ${JSON.stringify(result.questionnaire)}::jsonb, ${JSON.stringify(result.changes)}::jsonb, ${reason.trim()})::text`;
    await record(tx, { act: 'questionnaire.corrected', subject: `wave:${year}`, detail: { places: result.changes.map(({ place }) => place) } });
    if (waveState(wave, new Date()) === 'open') await tellAllAsked(tx, 'erratum', year);
  }, WHOLE_COUNTRY);
}
