import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** The days for which the register holds populations, newest first; a year's bands rest on one of them. */
export async function listPopulationDates(actor: Actor): Promise<Date[]> {
  const rows = await db.as(actor, (tx) => tx.population.findMany({ distinct: ['asOf'], select: { asOf: true }, orderBy: { asOf: 'desc' } }));
  return rows.map((row) => row.asOf);
}
