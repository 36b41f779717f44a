import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { askMunicipalities } from './ask-municipalities';
import { questionnaireFor } from './current-questionnaire';
import { lockWave } from './find-wave';
import type { OpenWave } from './wave-schemas';

/**
 * Opens a prepared year: freezes the questionnaire as it is now, and asks the chosen municipalities, each in the band
 * of the year's population. Answers are taken from the announced opening day on (wave-state.ts).
 * @returns how many are asked
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when it has been opened before
 * @throws {InvalidInputError} for codes that cannot be asked; then nothing has changed
 */
export async function openWave(actor: Actor, { year, whom, codes }: OpenWave): Promise<{ asked: number }> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'preparing') throw new StateError('この年度はもう開始されています。');
    const asked = await askMunicipalities(tx, wave, whom === 'all' ? null : codes);
    await tx.wave.update({ where: { year }, data: { status: 'open', definition: questionnaireFor(year) }, select: { year: true } });
    await record(tx, { act: 'wave.opened', subject: `wave:${year}`, detail: { asked } });
    return { asked };
  });
}
