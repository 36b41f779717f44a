import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { assertClosingDay } from './closing-day';
import { lockWave } from './find-wave';
import { tellClosingDay } from '../notices/send-notice';
import type { ClosingDay } from './wave-schemas';

/**
 * Moves the closing day of a year that is prepared or open, also once the day has passed.
 * @throws {InvalidInputError} when the day lies before today (Japan time) or before the opening day
 */
export async function extendWave(actor: Actor, { year, closesOn }: ClosingDay): Promise<void> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status === 'closed') throw new StateError('締め切った年度の締切日は変更できません。受付を再開してください。');
    assertClosingDay(wave, closesOn, new Date());
    await tx.wave.update({ where: { year }, data: { closesOn: day(closesOn) }, select: { year: true } });
    await record(tx, { act: 'wave.extended', subject: `wave:${year}`, detail: { closesOn } });
    if (wave.status === 'open') await tellClosingDay(tx, wave, day(closesOn));
  }, WHOLE_COUNTRY);
}
