import type pg from 'pg';
import { makeYear } from './make-answers';
import { median, ms, time } from './measure';
import type { Bench } from './run';

const YEAR = 2079;

/** Publishing the whole country: the preview, the act itself, and the public page of the edition, which no count is behind any more. */
export async function publishing({ base, ownerUrl, emit }: Bench, client: pg.Client, n: number) {
  const [{ previewEdition }, { publishEdition }, { ownerClient }] = await Promise.all([
    import('../../lib/results/editions/preview-edition'), import('../../lib/results/editions/publish-edition'), import('../../tests/support/factories'),
  ]);
  await makeYear(client, YEAR, n, { municipalities: true });
  await client.query(`update wave set status = 'closed' where year = $1`, [YEAR]);
  const owner = ownerClient(ownerUrl);
  const { id, name } = await owner.person.findFirstOrThrow({ where: { signInName: 'jimukyoku' } });
  await owner.$disconnect();
  const actor = { kind: 'secretariat', personId: id, sessionId: id, name } as const;
  const [began, preview] = [performance.now(), await previewEdition(actor, { year: YEAR })];
  const looked = performance.now();
  if (!preview.ready) throw new Error(preview.why);
  await publishEdition(actor, { year: YEAR, reason: '', mark: preview.mark });
  const published = performance.now();
  const { rows } = await client.query<{ shown: number; withheld: number }>(
    `select sum(jsonb_array_length(content->'counts'))::int as shown, sum(jsonb_array_length(content->'hidden'))::int as withheld from edition_table where year = $1`, [YEAR],
  );
  emit({ case: 'publish-1741', n, preview_ms: ms(looked - began), publish_ms: ms(published - looked), ...rows[0] });
  const page = async (scheme: string) => {
    const answer = await fetch(`${base}/results/${YEAR}?scheme=${scheme}`);
    const html = await answer.text();
    if (answer.status !== 200 || !html.includes(String(n))) throw new Error(`the page of the edition answered ${answer.status}`);
  };
  for (const scheme of ['type-size', 'prefecture']) emit({ case: 'edition-page-1741', n, scheme, runs: 10, median_ms: ms(median(await time(10, () => page(scheme)))) });
}
