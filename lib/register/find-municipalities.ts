import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { hasName, likePattern, rank, readQuery } from './search';

export type Found = {
  code: string;
  name: string;
  kana: string;
  type: string;
  prefecture: { code: string; name: string };
  /** The newest one, with its day. */
  population: { count: number; asOf: Date } | null;
  /** Names that led here and are no longer, or not officially, used. */
  otherNames: string[];
  /** First day on which it is no longer in force. */
  until: Date | null;
  /** Another municipality in force has the same name: never take this one for granted. */
  sharedName: boolean;
  demo: boolean;
};

export const SHOWN_AT_MOST = 100;

const details = {
  prefecture: { select: { code: true, name: true } },
  populations: { orderBy: { asOf: 'desc' as const }, take: 1 },
  becameFrom: { select: { predecessorName: true } },
};

/**
 * Municipalities by name, reading, earlier name or code, and by prefecture; the register is open to everyone.
 * @param query as typed; with an empty one and no prefecture nothing is looked for
 * @param prefecture two-digit code, or '' for all
 * @returns best matches first, then by code, at most SHOWN_AT_MOST; `total` counts them all
 */
export async function findMunicipalities(actor: Actor, { query, prefecture }: { query: string; prefecture: string }): Promise<{ total: number; found: Found[] }> {
  const read = readQuery(query);
  if (read.kind === 'empty' && prefecture === '') return { total: 0, found: [] };
  return db.as(actor, async (tx) => {
    const pattern = read.kind === 'empty' ? '%' : likePattern(read);
    const rows = await tx.$queryRaw<{ code: string; search: string; until: Date | null }[]>`
      select code, search, until from municipality
      where search like ${pattern} and (${prefecture} = '' or prefecture_code = ${prefecture})`;
    const matches = rows
      .map((row) => ({ ...row, rank: read.kind === 'empty' ? 0 : rank(row.search, read) }))
      .filter((row) => row.rank !== null)
      .sort((a, b) => a.rank! - b.rank! || Number(a.until !== null) - Number(b.until !== null) || a.code.localeCompare(b.code));
    return { total: matches.length, found: await readFound(tx, matches.slice(0, SHOWN_AT_MOST).map((row) => row.code)) };
  });
}

async function readFound(tx: Transaction, codes: string[]): Promise<Found[]> {
  const rows = await tx.municipality.findMany({ where: { code: { in: codes } }, include: details });
  const names = await tx.municipality.groupBy({ by: ['name'], where: { name: { in: rows.map((row) => row.name) }, until: null }, _count: true });
  const shared = new Set(names.filter((row) => row._count > 1).map((row) => row.name));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.map((code) => {
    const { populations, becameFrom, aliases, ...row } = byCode.get(code)!;
    const newest = populations[0];
    return {
      code, name: row.name, kana: row.kana, type: row.type, prefecture: row.prefecture, until: row.until, demo: row.demo,
      population: newest ? { count: newest.count, asOf: newest.asOf } : null,
      otherNames: [...new Set([...aliases, ...becameFrom.map((change) => change.predecessorName)])],
      sharedName: shared.has(row.name),
    };
  });
}

export type NameResolved = { kind: 'none' } | { kind: 'one'; municipality: Found } | { kind: 'several'; candidates: Found[] };

/**
 * The municipality in force that goes by exactly this name, written with or without its prefecture.
 * A name that several share never resolves by itself: the caller shows the candidates and asks.
 */
export async function resolveName(actor: Actor, name: string): Promise<NameResolved> {
  const read = readQuery(name);
  if (read.kind !== 'name') return { kind: 'none' };
  return db.as(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ code: string; search: string }[]>`
      select code, search from municipality where search like ${likePattern(read)} and until is null order by code`;
    const candidates = await readFound(tx, rows.filter((row) => hasName(row.search, read.text)).map((row) => row.code));
    if (candidates.length === 0) return { kind: 'none' };
    return candidates.length === 1 ? { kind: 'one', municipality: candidates[0]! } : { kind: 'several', candidates };
  });
}
