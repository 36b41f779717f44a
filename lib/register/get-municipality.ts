import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { bandsOf, schemes } from './bands';
import { crossing, type Crossing } from './crossing';
import type { Change } from './municipality-at';

export type MunicipalityPage = {
  code: string;
  name: string;
  kana: string;
  type: string;
  prefecture: { code: string; name: string };
  aliases: string[];
  officeNote: string;
  since: Date | null;
  until: Date | null;
  demo: boolean;
  /** Oldest first, each with the band it leads to in every scheme (scheme key to the band's label). */
  populations: { asOf: Date; count: number; source: string; bands: Record<string, string> }[];
  /** Between the oldest and the newest day. */
  crossed: Crossing | null;
  history: (Change & { source: string })[];
  /** Municipalities in force elsewhere with the same name. */
  sameName: { code: string; prefecture: string }[];
};

/**
 * Everything the register holds on one code, also on one that is no longer in force.
 * @throws NotFoundError for a code that the register does not hold
 */
export async function getMunicipality(actor: Actor, code: string): Promise<MunicipalityPage> {
  return db.as(actor, async (tx) => {
    const row = await tx.municipality.findUnique({ where: { code }, include: { prefecture: true, populations: { orderBy: { asOf: 'asc' } } } });
    if (!row) throw new NotFoundError('この団体コードは登録簿にありません。コードをご確認ください。');
    const history = await tx.municipalityChange.findMany({
      where: { OR: [{ predecessorCode: code }, { successorCode: code }] },
      orderBy: [{ effectiveOn: 'asc' }, { predecessorCode: 'asc' }],
    });
    const sameName = await tx.municipality.findMany({ where: { name: row.name, until: null, code: { not: code } }, include: { prefecture: true }, orderBy: { code: 'asc' } });
    return {
      code, name: row.name, kana: row.kana, type: row.type, aliases: row.aliases, officeNote: row.officeNote, since: row.since, until: row.until, demo: row.demo,
      prefecture: { code: row.prefectureCode, name: row.prefecture.name },
      populations: row.populations.map(({ asOf, count, source }) => ({ asOf, count, source, bands: bandLabels({ type: row.type, population: count }) })),
      crossed: crossing(row.populations[0], row.populations.at(-1)),
      history,
      sameName: sameName.map((other) => ({ code: other.code, prefecture: other.prefecture.name })),
    };
  });
}

function bandLabels(municipality: { type: string; population: number }): Record<string, string> {
  const keys = bandsOf(municipality);
  return Object.fromEntries(schemes.map((scheme) => [scheme.key, scheme.bands.find((band) => band.key === keys[scheme.key])!.label]));
}
