import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';

/**
 * A year as the secretariat runs it, locked until the transaction ends, without its questionnaire. The lock leaves the
 * counting of submissions alone, which refers to the year's row.
 * @throws {NotFoundError} when there is none
 * @throws {StateError} for 2012, whose answers are rebuilt from the publication and are not run here
 */
export async function lockWave(tx: Transaction, year: number) {
  await tx.$queryRaw`select 1 from wave where year = ${year} for no key update`;
  const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
  if (!wave) throw new NotFoundError('この年度の調査はまだ準備されていません。年度をご確認ください。');
  if (wave.rebuilt) throw new StateError('2012年の回答は公表値から再構成したもので、変更できません。');
  return wave;
}
