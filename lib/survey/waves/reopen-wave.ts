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
 * Takes answers again in a year that was closed, until a new closing day. What is published stays; the next edition corrects it.
 * @throws {StateError} when it is not closed
 */
export async function reopenWave(actor: Actor, { year, closesOn }: ClosingDay): Promise<void> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'closed') throw new StateError('再開できるのは、締め切った年度だけです。');
    assertClosingDay(wave, closesOn, new Date());
    await tx.wave.update({ where: { year }, data: { status: 'open', closesOn: day(closesOn) }, select: { year: true } });
    await record(tx, { act: 'wave.reopened', subject: `wave:${year}`, detail: { closesOn } });
    await tellClosingDay(tx, wave, day(closesOn));
  }, WHOLE_COUNTRY);
}
