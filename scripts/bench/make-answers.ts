import type pg from 'pg';
import { bandsOf } from '../../lib/register/bands';
import { cellsOf, tallyDelta } from '../../lib/survey/questionnaire/cells';
import { prune } from '../../lib/survey/questionnaire/completeness';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../../tests/support/answer-generator';

const types = ['政令指定都市', '市', '特別区', '町', '村'];

type Place = { code: string; name: string; type: string; population: number };

export type Made = { questionnaire: Questionnaire; answers: number; seconds: number; diskMB: number };

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
  return Number(rows[0]!.size) / 1e6;
}

/**
 * One open year of made-up answers from anonymous respondents: `distinct` different ones, each of them `times` times, with
 * the standing counts that the same counting code gives of the different ones, multiplied. Written by the owner in
 * bulk, without triggers. Of repeated ones the draft stays empty, to spare the disk: what counts is the submission.
 * @param options.municipalities as those of the register, in their bands and prefectures (`distinct` of them, once each)
 */
export async function makeYear(client: pg.Client, year: number, distinct: number, { times = 1, municipalities = false }: { times?: number; municipalities?: boolean } = {}): Promise<Made> {
  const began = performance.now();
  const before = await sizeOf(client);
  const questionnaire: Questionnaire = { ...questionnaireFor(2026), year };
  const { rows: register } = await client.query<Place>(
    `select m.code::text, m.name, m.type, p.count as population from municipality m
     join lateral (select count from population where code = m.code order by as_of desc limit 1) p on true where not m.demo and m.until is null order by m.code`,
  );
  const docs: { bands: Record<string, string>; answers: Answers }[] = [];
  const tally = new Map<string, number>();
  for (let i = 0; i < distinct; i += 1) {
    const bands = bandsOf(municipalities ? register[i]! : { type: types[i % types.length]!, population: 1000 * (1 + ((i * 7919) % 800)) });
    const answers = prune(questionnaire, generateAnswers(questionnaire, year * 10_000 + i));
    docs.push({ bands, answers });
    for (const [scheme, band, item, part, value, delta] of tallyDelta(bands, null, cellsOf(questionnaire, answers))) {
      const key = JSON.stringify([scheme, band, item, part, value]);
      tally.set(key, (tally.get(key) ?? 0) + delta * times);
    }
  }
  await client.query('create temporary table doc (n int, bands jsonb, answers jsonb)');
  for (let i = 0; i < docs.length; i += 500) {
    await client.query(`insert into doc select $1 + o, d->'bands', d->'answers' from jsonb_array_elements($2::jsonb) with ordinality as x(d, o)`, [i, JSON.stringify(docs.slice(i, i + 500))]);
  }
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`); // no trigger a row: what they keep is filled in below
  await client.query(
    `insert into wave (year, title, status, opens_on, closes_on, reference_date, population_as_of, definition, definition_hash)
     values ($1, '測定用', 'open', '2026-01-01', '2099-01-31', '2026-01-01', '2026-01-01', $2::jsonb, md5($2::jsonb::text))`,
    [year, questionnaire],
  );
  await client.query(`insert into respondent (year, owner, label, bands) select $1, 'bench-' || k || '-' || n, '測定', bands from doc cross join generate_series(1, $2::int) k`, [year, times]);
  await client.query(
    `insert into response (respondent_id, owner, status, answers) select r.id, r.owner, 'submitted', case when $2 then '{}' else d.answers end
     from respondent r join doc d on d.n = split_part(r.owner, '-', 3)::int where r.year = $1`,
    [year, times > 1],
  );
  await client.query(
    `insert into submission (respondent_id, owner, version, answers, receipt) select r.id, r.owner, 1, d.answers, $1::text || '-' || r.owner
     from respondent r join doc d on d.n = split_part(r.owner, '-', 3)::int where r.year = $1::int`,
    [year],
  );
  await client.query(`insert into tally select $1, k->>0, k->>1, k->>2, k->>3, k->>4, (k->>5)::int from jsonb_array_elements($2::jsonb) k`, [year, JSON.stringify([...tally].map(([key, count]) => [...(JSON.parse(key) as string[]), count]))]);
  if (municipalities) {
    await client.query(`create temporary table place on commit drop as select n, c as code from unnest($1::text[]) with ordinality as x(c, n)`, [register.map(({ code }) => code)]);
    for (const table of ['response', 'submission']) await client.query(`update ${table} a set owner = p.code from respondent r, place p where r.id = a.respondent_id and r.year = $1 and p.n = split_part(r.owner, '-', 3)::int`, [year]);
    await client.query(`update respondent r set owner = p.code, municipality_code = p.code from place p where r.year = $1 and p.n = split_part(r.owner, '-', 3)::int`, [year]);
  }
  await client.query(`insert into turnout_respondent select id, year, bands || '{"all": "all"}', true, true from respondent where year = $1`, [year]);
  await client.query(
    `insert into turnout select $1, b.key, b.value, count(*) * $2::int, count(*) * $2::int, count(*) * $2::int from doc cross join lateral jsonb_each_text(doc.bands || '{"all": "all"}') b group by 2, 3`,
    [year, times],
  );
  await client.query('commit');
  await client.query('drop table doc');
  await client.query('analyze');
  return { questionnaire, answers: distinct * times, seconds: (performance.now() - began) / 1000, diskMB: (await sizeOf(client)) - before };
}
