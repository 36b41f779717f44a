import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import type { Edition } from './edition';
import { editionOf } from './stored-edition';

/**
 * The editions of a year, newest first, each with its 正誤表. None while nothing is published.
 * @throws {NotFoundError} when there is no such year, or none that the actor may know of
 */
export async function listEditions(actor: Actor, { year }: { year: number }): Promise<{ title: string; editions: Edition[] }> {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { title: true } });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const rows = await tx.edition.findMany({ where: { year }, orderBy: { number: 'desc' } });
    return { title: wave.title, editions: rows.map(editionOf) };
  });
}
