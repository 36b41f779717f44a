import 'server-only';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf, supportersOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { normalise } from '@/lib/register/search';
import { titleOf } from './document-seal';
import { type DocumentKind, documentKinds, expiryOf, isOld } from './document-terms';
import { readOpenable, readReader } from './read-sworn';

export type SharedDocument = { id: string; kind: DocumentKind; title: string; revisedOn: Date; expiresOn: Date; old: boolean; type: string; size: number };
export type SharedBy = { code: string; name: string; prefecture: string; documents: SharedDocument[]; inventory: number; /** When the inventory was last gone through. */ inventoryRevised: { on: Date; old: boolean } | null };

const AT_ONCE = 50;

/**
 * What other members share, to one who has given the promise of secrecy in force, or to a supporter that they have admitted: of all whose name fits, or of one municipality.
 * @returns `reader`: the own municipality that has given it; without one nothing is listed
 * @throws {RefusedError} when one municipality is asked for whose documents the actor may not open
 */
export async function listSharedDocuments(actor: Actor, { of, q = '' }: { of?: string; q?: string }): Promise<{ reader: string | null; shared: SharedBy[]; more: number; municipality: string | null }> {
  return db.as(actor, async (tx) => {
    const openable = await readOpenable(tx);
    if (of !== undefined && !mayReadSecrets(actor, of, openable.has(of))) throw new RefusedError();
    if (codesOf(actor).length + supportersOf(actor).length === 0) throw new RefusedError();
    const asked = of === undefined ? null : await tx.municipality.findUnique({ where: { code: of }, select: { name: true } });
    if (of !== undefined && !asked) throw new NotFoundError();
    const reader = (await readReader(tx, actor)) ?? null;
    const whose = of === undefined ? { notIn: codesOf(actor), in: [...openable] } : { in: [of] };
    const key = normalise(q);
    const municipality = { code: whose, ...(key ? { search: { contains: key } } : {}) };
    const rows = await tx.document.findMany({
      where: { shared: true, withdrawnAt: null, municipality },
      include: { municipality: { select: { name: true, prefecture: { select: { name: true } } } }, versions: { orderBy: { number: 'desc' }, take: 1, include: { file: { select: { type: true, size: true } } } } },
      orderBy: { municipalityCode: 'asc' },
    });
    const items = await tx.inventoryItem.groupBy({ by: ['municipalityCode'], where: { endedAt: null, municipality }, _count: true });
    const named = new Map((await tx.municipality.findMany({ where: { code: { in: items.map(({ municipalityCode }) => municipalityCode) } }, select: { code: true, name: true, prefecture: { select: { name: true } } } })).map((one) => [one.code, one]));
    const by = new Map<string, SharedBy>();
    const entry = (code: string, place: { name: string; prefecture: { name: string } }) => {
      const known = by.get(code) ?? { code, name: place.name, prefecture: place.prefecture.name, documents: [], inventory: 0, inventoryRevised: null };
      by.set(code, known);
      return known;
    };
    const now = new Date();
    for (const { id, kind, sealedTitle, municipalityCode, municipality: place, versions: [version] } of rows)
      if (version) entry(municipalityCode, place).documents.push({ id, kind: kind as DocumentKind, title: titleOf({ id, municipalityCode, sealedTitle }), revisedOn: version.revisedOn, expiresOn: version.expiresOn, old: isOld(version.expiresOn, now), type: version.file.type, size: version.file.size });
    for (const { municipalityCode, _count } of items) entry(municipalityCode, named.get(municipalityCode)!).inventory = _count;
    const revisions = await tx.inventoryRevision.groupBy({ by: ['municipalityCode'], where: { municipalityCode: { in: [...named.keys()] } }, _max: { confirmedOn: true } });
    for (const { municipalityCode, _max: { confirmedOn: on } } of revisions) if (on) by.get(municipalityCode)!.inventoryRevised = { on, old: isOld(expiryOf(on), now) };
    const order = Object.keys(documentKinds);
    const shared = [...by.values()].sort((a, b) => a.code.localeCompare(b.code));
    for (const { documents } of shared) documents.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return { reader, shared: shared.slice(0, AT_ONCE), more: Math.max(0, shared.length - AT_ONCE), municipality: asked?.name ?? null };
  });
}
