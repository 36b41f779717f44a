import pg from 'pg';
import { bandsOf } from '../../lib/register/bands';
import { cellsOf, tallyDelta } from '../../lib/survey/cells';
import { prune } from '../../lib/survey/completeness';
import { questionnaireFor } from '../../lib/survey/current-questionnaire';
import { generateAnswers } from '../../tests/support/answer-generator';
import { sessionCookie } from '../session-cookie.mjs';
import { median, ms, time } from './measure';
import type { Bench } from './run';

const MUNICIPALITIES = 1741;
const YEAR = 2090; // no real year of answers
const types = ['政令指定都市', '市', '特別区', '町', '村'];

/** One year of made-up answers from anonymous respondents, with its standing counts; written by the owner in bulk. */
async function makeYear(client: pg.Client, year: number, n: number) {
  const questionnaire = { ...questionnaireFor(2026), year };
  await client.query(
    `insert into wave (year, title, status, reference_date, population_as_of, definition) values ($1, '測定用', 'closed', now(), now(), $2)`,
    [year, questionnaire],
  );
  const respondents: unknown[] = [];
  const submissions: unknown[] = [];
  const tally = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const bands = bandsOf({ type: types[i % types.length]!, population: 1000 * (1 + ((i * 7919) % 800)) });
    const answers = prune(questionnaire, generateAnswers(questionnaire, i));
    for (const [scheme, band, item, part, value, delta] of tallyDelta(bands, null, cellsOf(questionnaire, answers))) {
      const key = JSON.stringify([scheme, band, item, part, value]);
      tally.set(key, (tally.get(key) ?? 0) + delta);
    }
    respondents.push({ owner: `bench-${i}`, bands });
    submissions.push({ owner: `bench-${i}`, answers });
  }
  await client.query(
    `insert into respondent (year, owner, label, bands) select $1, r->>'owner', r->>'owner', r->'bands' from jsonb_array_elements($2::jsonb) r`,
    [year, JSON.stringify(respondents)],
  );
  await client.query(
    `insert into response (respondent_id, owner, status, answers) select r.id, r.owner, 'submitted', s->'answers'
     from jsonb_array_elements($2::jsonb) s join respondent r on r.year = $1 and r.owner = s->>'owner'`,
    [year, JSON.stringify(submissions)],
  );
  await client.query(
    `insert into submission (respondent_id, owner, version, answers, receipt) select respondent_id, owner, 1, answers, $1 || '-' || owner
     from response where owner like 'bench-%' and respondent_id in (select id from respondent where year = $1::int)`,
    [String(year)],
  );
  await client.query(
    `insert into tally select $1, k->>0, k->>1, k->>2, k->>3, k->>4, (k->>5)::int from jsonb_array_elements($2::jsonb) k`,
    [year, JSON.stringify([...tally].map(([key, count]) => [...(JSON.parse(key) as string[]), count]))],
  );
  await client.query('analyze');
}

/** The same counting in plain SQL over the answers: every field's values for all and for each band. */
const countInSql = `
  with unfolded as (
    select r.bands->>'type-size' as band, f.key as field, v.value
    from respondent r join submission s on s.respondent_id = r.id and s.withdrawn_at is null
    cross join lateral jsonb_each(s.answers) f
    cross join lateral jsonb_array_elements_text(case when jsonb_typeof(f.value) = 'array' then f.value else jsonb_build_array(f.value) end) v(value)
    where r.year = $1 and r.validity = 'valid')
  select field, value, band, count(*) from unfolded group by grouping sets ((field, value), (field, value, band))`;

/** The results page of 1,741 answers against the same counting in SQL on the same server. */
export async function results({ base, ownerUrl, secret, emit }: Bench) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await makeYear(client, YEAR, MUNICIPALITIES);
    const cookie = await sessionCookie(ownerUrl, 'jimukyoku', secret);
    const page = async () => {
      const answer = await fetch(`${base}/results/${YEAR}?scheme=type-size`, { headers: { cookie } });
      const html = await answer.text();
      if (answer.status !== 200 || !/1,?741/.test(html)) throw new Error(`the results page answered ${answer.status} without the 1,741 answers`);
    };
    const sql = () => client.query(countInSql, [YEAR]);
    const pageTimes = await time(30, page);
    const sqlTimes = await time(30, sql);
    emit({
      case: 'page-1741', n: MUNICIPALITIES, runs: pageTimes.length, median_ms: ms(median(pageTimes)), baseline: 'sql-count-1741',
      baseline_median_ms: ms(median(sqlTimes)), ratio: ms(median(pageTimes) / median(sqlTimes)),
    });
    const standing = () => client.query(`select * from tally where year = $1 and scheme in ('all', 'type-size')`, [YEAR]);
    emit({ case: 'read-standing-counts-1741', n: MUNICIPALITIES, runs: 30, median_ms: ms(median(await time(30, standing))) });
  } finally {
    await client.end();
  }
}
