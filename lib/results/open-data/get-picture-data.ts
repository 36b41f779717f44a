import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { listOffices } from '@/lib/register/list-offices';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { getEdition } from '../editions/get-edition';
import { listNewest } from '../editions/list-newest';
import type { Office } from './map-projection';
import type { PublishedYear } from './tabulate-edition';

/**
 * What a picture of an edition is drawn from: its tables and nothing else, with the offices for a map and the other years for
 * a trend.
 * @throws {NotFoundError} when there is no such edition
 */
export async function getPictureData(
  actor: Actor,
  { year, number, kind }: { year: number; number?: number; kind: string },
): Promise<{ published: PublishedYear; offices: Office[]; years: PublishedYear[] }> {
  const published = await getEdition(actor, { year, number, ...(kind === 'map' ? { schemes: ['prefecture'] } : kind === 'trend' ? { schemes: [ALL.scheme] } : {}) });
  return {
    published,
    offices: kind === 'map' ? await listOffices(actor) : [],
    years: kind === 'trend' ? await listNewest(actor) : [],
  };
}
