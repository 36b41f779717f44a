import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { lockWave } from './find-wave';

/** Closes a year by hand, before or after its closing day: nothing is saved or submitted any more. Answers stay as they are. */
export async function closeWave(actor: Actor, { year }: { year: number }): Promise<void> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'open') throw new StateError('締め切ることができるのは、受付を開いている年度だけです。');
    await tx.wave.update({ where: { year }, data: { status: 'closed' }, select: { year: true } });
    await record(tx, { act: 'wave.closed', subject: `wave:${year}` });
  });
}
