import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { ALL } from '@/lib/survey/questionnaire/cells';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { readQuestionnaire } from '@/lib/survey/questionnaire/read-questionnaire';
import { standingOf, type Standing, type TallyRow } from './standing';
import { summaryOf, waveFields, type WaveSummary } from './wave-summary';

export type LiveYear = { wave: WaveSummary; questionnaire: Questionnaire; standing: Standing };

/**
 * A year with its counts as they are at this moment, of everyone and of one scheme. Row-level security gives the counts to
 * the secretariat alone.
 * @throws {NotFoundError} when there is no such year
 */
export async function readStanding(tx: Transaction, year: number, scheme: string): Promise<LiveYear> {
  const wave = await tx.wave.findUnique({ where: { year }, select: { ...waveFields, definitionHash: true } });
  if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
  const rows = await tx.$queryRaw<TallyRow[]>`
    select band, item, part, value, count from tally where year = ${year} and scheme in (${ALL.scheme}, ${scheme}) and count > 0`;
  return { wave: summaryOf(wave), questionnaire: await readQuestionnaire(tx, wave), standing: standingOf(rows) };
}
