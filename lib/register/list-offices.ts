import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** Where each municipality in force has its office, with the prefecture's two digits. Made-up municipalities stand nowhere. */
export async function listOffices(actor: Actor): Promise<{ prefecture: string; lat: number; lng: number }[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.municipality.findMany({
      where: { demo: false, until: null, lat: { not: null }, lng: { not: null } },
      select: { prefectureCode: true, lat: true, lng: true },
      orderBy: { code: 'asc' },
    });
    return rows.map(({ prefectureCode, lat, lng }) => ({ prefecture: prefectureCode, lat: lat!, lng: lng! }));
  });
}
