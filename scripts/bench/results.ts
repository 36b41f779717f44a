import pg from 'pg';
import { generateAnswers } from '../../tests/support/answer-generator';
import { sessionCookie } from '../session-cookie.mjs';
import { type Made, makeYear } from './make-answers';
import { median, ms, time } from './measure';
import { publishing } from './publishing';
import type { Bench } from './run';
import { submissions } from './submissions';

const MUNICIPALITIES = 1741;
const SCHEME = 'type-size';
/** No real years of answers: ten for the trend, and one with very many. */
const YEARS = Array.from({ length: 10 }, (_, i) => 2081 + i);
const NEWEST = YEARS.at(-1)!;
const LARGE = { year: 2099, distinct: 4000, times: 250 };
const ROUNDS = 5;

/** The same counting in plain SQL over the answers: every field's values for all and for each band of one scheme, by year. */
const countInSql = `
  with unfolded as (
    select r.year, r.bands->>'${SCHEME}' as band, f.key as field, v.value
    from respondent r join submission s on s.respondent_id = r.id and s.withdrawn_at is null
    cross join lateral jsonb_each(s.answers) f
    cross join lateral jsonb_array_elements_text(case when jsonb_typeof(f.value) = 'array' then f.value else jsonb_build_array(f.value) end) v(value)
    where r.year = any($1::int[]) and r.validity = 'valid')
  select year, field, value, band, count(*) from unfolded group by grouping sets ((year, field, value), (year, field, value, band))`;

/** A few questions of a year with very many answers, counted in plain SQL and compared with the standing counts. */
const differencesInSql = (fields: string[]) => `
  with counted as (
    select b.scheme, b.band, f.key as item, f.value #>> '{}' as value, count(*)::int as count
    from respondent r join submission s on s.respondent_id = r.id
    cross join lateral jsonb_each(s.answers) f
    cross join lateral (values ('all', 'all'), ('${SCHEME}', r.bands->>'${SCHEME}')) b(scheme, band)
    where r.year = $1 and f.key in (${fields.map((field) => `'${field}'`).join(', ')})
    group by 1, 2, 3, 4)
  select count(*)::int as compared, count(*) filter (where c.count is distinct from t.count)::int as different
  from counted c full join (select * from tally where year = $1 and scheme in ('all', '${SCHEME}') and part = '' and value not like '*%' and item in (${fields.map((field) => `'${field}'`).join(', ')})) t
    on t.scheme = c.scheme and t.band = c.band and t.item = c.item and t.value = c.value`;

/** Results: pages against the same counting in SQL, growth with a million answers, standing counts against a recount, and what a submission costs. */
export async function results(bench: Bench) {
  const { base, ownerUrl, webUrl, secret, emit } = bench;
  Object.assign(process.env, { DATABASE_URL: webUrl, OWNER_URL: ownerUrl, SONAEAI_SECRET: secret });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const year of YEARS) await makeYear(client, year, MUNICIPALITIES);
    const cookie = await sessionCookie(ownerUrl, 'jimukyoku', secret);
    const page = async (year: number, answers = MUNICIPALITIES) => {
      const answer = await fetch(`${base}/results/${year}?scheme=${SCHEME}`, { headers: { cookie } });
      const html = await answer.text();
      if (answer.status !== 200 || !new RegExp(String(answers)).test(html)) throw new Error(`the results page of ${year} answered ${answer.status} without the ${answers} answers`);
    };
    const pages = async () => { for (const year of YEARS) await page(year); };
    const sqlAtOnce = () => client.query(countInSql, [YEARS]);
    const sqlByYear = async () => { for (const year of YEARS) await client.query(countInSql, [[year]]); };
    const [ten, atOnce, byYear, one, sqlOne]: number[][] = [[], [], [], [], []];
    await time(1, pages, 1);
    // In turns, so that whatever else the machine does meets all of them alike.
    for (let round = 0; round < ROUNDS; round += 1) {
      ten!.push(...(await time(1, pages, 0)));
      atOnce!.push(...(await time(1, sqlAtOnce, 0)));
      byYear!.push(...(await time(1, sqlByYear, 0)));
      one!.push(...(await time(4, () => page(NEWEST), 0)));
      sqlOne!.push(...(await time(4, () => client.query(countInSql, [[NEWEST]]), 0)));
    }
    const sqlTen = Math.min(median(atOnce!), median(byYear!));
    emit({ case: 'page-1741x10', n: MUNICIPALITIES * YEARS.length, runs: ROUNDS, median_ms: ms(median(ten!)), baseline: 'sql-count-1741x10', baseline_median_ms: ms(sqlTen), ratio: ms(median(ten!) / sqlTen) });
    emit({ case: 'page-1741', n: MUNICIPALITIES, runs: one!.length, median_ms: ms(median(one!)), baseline: 'sql-count-1741', baseline_median_ms: ms(median(sqlOne!)), ratio: ms(median(one!) / median(sqlOne!)) });
    const standing = () => client.query(`select * from tally where year = $1 and scheme in ('all', $2)`, [NEWEST, SCHEME]);
    emit({ case: 'read-standing-counts-1741', n: MUNICIPALITIES, runs: 30, median_ms: ms(median(await time(30, standing))) });
    await recounted(bench, YEARS);
    await submissions(bench, client, { year: NEWEST, name: 'submit-1741' });

    await publishing(bench, client, MUNICIPALITIES);

    process.stderr.write(`making ${LARGE.distinct * LARGE.times} answers …\n`);
    const large = await makeYear(client, LARGE.year, LARGE.distinct, { times: LARGE.times });
    await client.query('checkpoint');
    emit({ case: 'make-1000000', n: large.answers, seconds: ms(large.seconds), disk_MB: Math.round(large.diskMB) });
    const [small, grown]: number[][] = [[], []];
    await page(LARGE.year, large.answers);
    for (let round = 0; round < ROUNDS; round += 1) {
      small!.push(...(await time(4, () => page(YEARS[0]!), 0)));
      grown!.push(...(await time(4, () => page(LARGE.year, large.answers), 0)));
    }
    emit({ case: 'page-1000000', n: large.answers, runs: grown!.length, median_ms: ms(median(grown!)), baseline: 'page-1741', baseline_median_ms: ms(median(small!)), growth: ms(median(grown!) / median(small!)) });
    await submissions(bench, client, { year: LARGE.year, name: 'submit-1000000' });
    await sampled(client, large, emit);
  } finally {
    await client.end();
  }
}

/** Standing counts against a recount from the answers, by the service that `npm run recount` uses. */
async function recounted({ ownerUrl, emit }: Bench, years: number[]) {
  const [{ recount }, { ownerClient }] = await Promise.all([import('../../lib/results/counting/recount'), import('../../tests/support/factories')]);
  const owner = ownerClient(ownerUrl);
  const { id, name } = await owner.person.findFirstOrThrow({ where: { signInName: 'jimukyoku' } });
  await owner.$disconnect();
  const began = performance.now();
  let differences = 0;
  for (const year of years) differences += (await recount({ kind: 'secretariat', personId: id, sessionId: id, name }, { year })).length;
  emit({ case: 'recount-1741x10', n: MUNICIPALITIES * years.length, differences, ms: ms(performance.now() - began) });
}

export async function sampled(client: pg.Client, { questionnaire, answers }: Made, emit: Bench['emit']) {
  const given = generateAnswers(questionnaire, 1);
  const fields = questionnaire.sections.flatMap(({ items }) => items).filter(({ kind, key }) => (kind === 'one' || kind === 'yesno') && given[key] !== undefined).slice(0, 5).map(({ key }) => key);
  const began = performance.now();
  const { rows } = await client.query<{ compared: number; different: number }>(differencesInSql(fields), [questionnaire.year]);
  emit({ case: 'recount-sample-1000000', n: answers, questions: fields.length, counts: rows[0]!.compared, differences: rows[0]!.different, ms: ms(performance.now() - began) });
}
