import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { askMunicipalities } from './ask-municipalities';
import { lockWave } from './find-wave';
import type { AddRespondents } from './wave-schemas';

/**
 * Asks more municipalities in a year that is open. Who is asked already stays as is.
 * @returns how many were added
 */
export async function addRespondents(actor: Actor, { year, codes }: AddRespondents): Promise<{ added: number }> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'open') throw new StateError('対象を追加できるのは、受付を開いている年度だけです。');
    const added = await askMunicipalities(tx, wave, codes);
    await record(tx, { act: 'respondents.added', subject: `wave:${year}`, detail: { added } });
    return { added };
  });
}
