import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

export type PrefectureEntry = { code: string; name: string; municipalities: number; demo: boolean };

/** The prefectures with the number of municipalities in force, in the order of their codes. */
export async function listPrefectures(actor: Actor): Promise<PrefectureEntry[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.prefecture.findMany({ orderBy: { code: 'asc' }, include: { _count: { select: { municipalities: { where: { until: null } } } } } });
    return rows.map(({ code, name, demo, _count }) => ({ code, name, demo, municipalities: _count.municipalities }));
  });
}
