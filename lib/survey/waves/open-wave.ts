import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { formatDate, isoDay } from '@/lib/platform/time';
import { askMunicipalities } from './ask-municipalities';
import { lockWave } from './find-wave';
import { readDefinition } from '../questionnaire/questionnaire-problems';
import type { OpenWave } from './wave-schemas';

/**
 * Opens a prepared year: freezes the questionnaire as it has been edited, and asks the chosen municipalities, each in the band
 * of the year's population. Answers are taken from the announced opening day on (wave-state.ts).
 * @returns how many are asked
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when it has been opened before, its closing day has passed, or its questionnaire cannot be used
 * @throws {InvalidInputError} for codes that cannot be asked; then nothing has changed
 */
export async function openWave(actor: Actor, { year, whom, codes }: OpenWave): Promise<{ asked: number }> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    if (wave.status !== 'preparing') throw new StateError('この年度はもう開始されています。');
    if (wave.closesOn && isoDay(new Date()) > isoDay(wave.closesOn)) throw new StateError(`締切日（${formatDate(wave.closesOn)}）が過ぎています。先に締切日を変更してください。`);
    const { definition } = await tx.wave.findUniqueOrThrow({ where: { year }, select: { definition: true } });
    const { questionnaire, problems } = readDefinition(definition);
    if (!questionnaire) throw new StateError(`調査票に直すところがあるため、開始できません。「調査票を編集する」から直してください。${problems[0]!.message}`);
    const asked = await askMunicipalities(tx, wave, whom === 'all' ? null : codes);
    await tx.wave.update({ where: { year }, data: { status: 'open', definition: { ...questionnaire, year } }, select: { year: true } });
    await record(tx, { act: 'wave.opened', subject: `wave:${year}`, detail: { asked } });
    return { asked };
  });
}
