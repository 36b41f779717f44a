import 'server-only';
import { mayReadWave } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';

/**
 * What has been corrected in a year's questionnaire since it opened, newest first; for everyone who may read it.
 * @throws {NotFoundError} when there is no such year, or it is still being prepared
 */
export async function listErrata(actor: Actor, year: number) {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { status: true } });
    if (!wave || !mayReadWave(actor, wave.status)) throw new NotFoundError('この年度の調査票は公開されていません。年度をご確認ください。');
    return tx.erratum.findMany({ where: { year }, orderBy: [{ at: 'desc' }, { place: 'asc' }] });
  });
}

export type ListedErratum = Awaited<ReturnType<typeof listErrata>>[number];
