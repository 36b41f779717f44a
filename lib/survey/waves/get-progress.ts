import 'server-only';
import { mayReadProgress, mayReadSomeProgress } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { crossing, type Crossing } from '@/lib/register/crossing';
import { countByBand, countByPrefecture, countProgress, matches, type ProgressFilter, type ProgressRow } from './progress-filter';
import { waveState } from './wave-state';

export const PAGE_SIZE = 100;
/** Whose bands are counted while none is filtered by. */
const BAND_SCHEME = 'type-size';

/**
 * Who is where in a year, as states and times, never an answer: everyone for the secretariat, the own prefecture for its
 * coordinator. Counts are of all that the actor may see; the rows are those of the filter, a page of them.
 * @throws {RefusedError} for everyone else
 * @throws {NotFoundError} when there is no such year, or it is still being prepared and the actor is not the secretariat
 */
export async function getProgress(actor: Actor, year: number, filter: ProgressFilter, now = new Date()) {
  if (!mayReadSomeProgress(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave) throw new NotFoundError('この年度の調査は見つかりません。年度をご確認ください。');
    const rows = (await readRows(tx, year)).filter((row) => (row.prefecture ? mayReadProgress(actor, row.prefecture.code) : actor.kind === 'secretariat'));
    const found = rows.filter((row) => matches(row, filter));
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(filter.page, pages);
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const { comparedWith, crossings } = await readCrossings(tx, wave, shown);
    return {
      wave: { ...wave, state: waveState(wave, now) },
      counts: countProgress(rows),
      byPrefecture: countByPrefecture(rows),
      byBand: countByBand(rows, filter.scheme || BAND_SCHEME),
      bandScheme: filter.scheme || BAND_SCHEME,
      total: found.length,
      foundCounts: countProgress(found),
      page,
      pages,
      comparedWith,
      rows: shown.map((row) => ({ ...row, crossed: crossings.get(row.owner) ?? null })),
    };
  });
}

export type Progress = Awaited<ReturnType<typeof getProgress>>;

/** Those asked in a year, as far as the actor may see them, with where each one is. */
export async function readRows(tx: Transaction, year: number): Promise<ProgressRow[]> {
  const rows = await tx.$queryRaw<(Omit<ProgressRow, 'prefecture' | 'updatedAt' | 'remindedAt'> & { prefecture_code: string | null; prefecture_name: string | null; updated_at: Date | null; reminded_at: Date | null })[]>`
    select r.owner, r.label, r.population, r.bands, r.validity, coalesce(s.status, 'none') as status, s.updated_at,
           coalesce(s.bounced, false) as bounced, s.reminded_at, coalesce(s.reachable, false) as reachable,
           p.code as prefecture_code, p.name as prefecture_name
    from respondent r
    left join response_progress(${year}::int) s on s.owner = r.owner
    left join prefecture p on p.code = left(r.municipality_code, 2)
    where r.year = ${year}
    order by r.owner`;
  return rows.map(({ prefecture_code, prefecture_name, updated_at, reminded_at, ...row }) => ({
    ...row,
    prefecture: prefecture_code === null ? null : { code: prefecture_code, name: prefecture_name! },
    updatedAt: updated_at,
    remindedAt: reminded_at,
  }));
}

type CrossingWave = { year: number; rebuilt: boolean; populationAsOf: Date };

/**
 * Which of the rows stand on another side of 100,000 than before: than in the last year that asked municipalities by the
 * population of another day, or else than on the register's day before this year's.
 */
async function readCrossings(tx: Transaction, wave: CrossingWave, rows: ProgressRow[]): Promise<{ comparedWith: Date | null; crossings: Map<string, Crossing> }> {
  const none = { comparedWith: null, crossings: new Map<string, Crossing>() };
  if (wave.rebuilt) return none;
  const before = await tx.wave.findFirst({ where: { year: { lt: wave.year }, rebuilt: false, populationAsOf: { not: wave.populationAsOf } }, orderBy: { year: 'desc' }, select: { populationAsOf: true } });
  const comparedWith = before?.populationAsOf ?? (await tx.population.findFirst({ where: { asOf: { lt: wave.populationAsOf } }, orderBy: { asOf: 'desc' }, select: { asOf: true } }))?.asOf;
  if (!comparedWith) return none;
  const populations = await tx.population.findMany({ where: { code: { in: rows.map((row) => row.owner) }, asOf: comparedWith } });
  const byCode = new Map(populations.map((row) => [row.code, row]));
  const crossings = new Map<string, Crossing>();
  for (const row of rows) {
    const crossed = row.population === null ? null : crossing(byCode.get(row.owner), { asOf: wave.populationAsOf, count: row.population });
    if (crossed) crossings.set(row.owner, crossed);
  }
  return { comparedWith, crossings };
}
