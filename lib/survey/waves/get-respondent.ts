import 'server-only';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { ResponseStatus } from '../response-status';

/**
 * One of those asked in a year, with where it stands, for marking its answer; no answers.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function getRespondent(actor: Actor, year: number, owner: string) {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const respondent = await tx.respondent.findUnique({
      where: { year_owner: { year, owner } },
      include: {
        wave: { omit: { definition: true } },
        municipality: { select: { prefecture: { select: { name: true } } } },
        helps: { where: { closedAt: null }, select: { note: true, openedAt: true } },
        submissions: { orderBy: { version: 'desc' }, select: { version: true, receipt: true, submittedAt: true, withdrawnAt: true, undone: true, acceptedAt: true } },
      },
    });
    if (!respondent) throw new NotFoundError('この団体は、この年度の対象に入っていません。年度と団体コードをご確認ください。');
    const [progress] = await tx.$queryRaw<{ status: ResponseStatus | 'none'; updated_at: Date | null }[]>`
      select status, updated_at from response_progress(${year}::int) where owner = ${owner}`;
    return { ...respondent, bands: respondent.bands as Record<string, string>, status: progress?.status ?? ('none' as const), updatedAt: progress?.updated_at ?? null };
  });
}
