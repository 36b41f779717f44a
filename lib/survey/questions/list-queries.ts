import 'server-only';
import { mayAskQueries } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { itemsOf } from '../questionnaire/fields';
import type { Questionnaire } from '../questionnaire/questionnaire';
import type { QueryFilter } from './query-status';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

/** A year's queries as both sides read them, the ones that moved last first. */
export async function readQueries(tx: Transaction, questionnaire: Questionnaire, where: { year: number; owner?: string; status?: string }) {
  const items = new Map(questionnaire.sections.flatMap((section) => section.items.map((item) => [item.key, { section: section.key, label: `${item.number} ${item.label}` }] as const)));
  const queries = await tx.query.findMany({
    where: { respondent: { year: where.year }, ...(where.owner ? { owner: where.owner } : {}), ...(where.status ? { status: where.status } : {}) },
    include: { respondent: { select: { label: true } }, messages: { orderBy: { at: 'asc' } } },
    orderBy: [{ movedAt: 'desc' }, { id: 'asc' }],
    take: 500,
  });
  return queries.map(({ id, owner: code, item, finding, status, createdAt, respondent, messages }) => ({
    id, code, municipality: respondent.label, item, finding, status, createdAt,
    itemLabel: items.get(item)?.label ?? item,
    section: items.get(item)?.section ?? null,
    messages: messages.map(({ side, name, text, at }) => ({ side, name, text, at })),
  }));
}

export type QueryThread = Awaited<ReturnType<typeof readQueries>>[number];

/**
 * All queries of a year, for the secretariat.
 * @param filter by state and by municipality; '' is everything
 * @throws {RefusedError} for anyone else
 */
export async function listQueries(actor: Actor, { year, status, code }: { year: number } & QueryFilter) {
  if (!mayAskQueries(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave) throw new NotFoundError('この年度の調査はまだ準備されていません。年度をご確認ください。');
    const questionnaire = await readQuestionnaire(tx, wave);
    const counts = await tx.query.groupBy({ by: ['status'], where: { respondent: { year } }, _count: true });
    return {
      title: wave.title,
      items: itemsOf(questionnaire).map(({ key, number, label }) => ({ key, label: `${number} ${label}` })),
      counts: Object.fromEntries(counts.map((row) => [row.status, row._count])) as Record<string, number>,
      queries: await readQueries(tx, questionnaire, { year, owner: code || undefined, status: status || undefined }),
    };
  });
}
