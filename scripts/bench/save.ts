import pg from 'pg';
import { fiscalYearOf } from '../../lib/platform/time';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { sessionCookie } from '../session-cookie.mjs';
import { median, ms, time } from './measure';
import type { Bench } from './run';

/** One field saved through the address that autosave uses, against the same statements sent to PostgreSQL directly. */
export async function save({ base, ownerUrl, webUrl, secret, emit }: Bench) {
  const year = fiscalYearOf(new Date());
  const section = questionnaireFor(year).sections[1]!.key;
  const owner = new pg.Client({ connectionString: ownerUrl });
  const web = new pg.Client({ connectionString: webUrl });
  await owner.connect();
  await web.connect();
  try {
    const { rows } = await owner.query(
      `select p.id as person, a.municipality_code as code, r.id as respondent from person p
       join assignment a on a.person_id = p.id and a.ended_at is null and a.role = 'editor'
       join respondent r on r.municipality_code = a.municipality_code and r.year = $1 where p.sign_in_name = 'hensyu2'`,
      [year],
    );
    const { person, code, respondent } = rows[0] as { person: string; code: string; respondent: string };
    await owner.query(`update response set status = 'draft' where respondent_id = $1`, [respondent]);
    const cookie = await sessionCookie(ownerUrl, 'hensyu2', secret);
    const field = 'risk-assumed.remark';
    const read = async () => (await owner.query('select answers->>$2 as value from response where respondent_id = $1', [respondent, field])).rows[0]?.value ?? null;

    let from: string | null = await read();
    let i = 0;
    const put = async () => {
      const to = `測定 ${++i}`;
      const answer = await fetch(`${base}/api/survey/${year}/${section}?code=${code}`, {
        method: 'PUT',
        headers: { cookie, 'content-type': 'application/json', origin: base },
        body: JSON.stringify({ changes: [{ field, from, to }] }),
      });
      const body = (await answer.json()) as { fields?: Record<string, { status: string }> };
      if (answer.status !== 200 || body.fields?.[field]?.status !== 'saved') throw new Error(`a save answered ${answer.status}: ${JSON.stringify(body)}`);
      from = to;
    };
    const direct = async () => {
      await web.query('begin');
      await web.query(`select set_config('app.kind', 'person', true), set_config('app.person', $1, true), set_config('app.codes', $2, true)`, [person, code]);
      await web.query('select answers, revision, status from response where respondent_id = $1 for update', [respondent]);
      await web.query(
        `update response set answers = answers || jsonb_build_object($2::text, $3::text), revision = revision + 1, updated_at = now(), updated_by = $4 where respondent_id = $1`,
        [respondent, field, `直接 ${++i}`, person],
      );
      await web.query(`insert into answer_change (respondent_id, owner, field, after, person_id) values ($1, $2, $3, to_jsonb($4::text), $5)`, [respondent, code, field, `直接 ${i}`, person]);
      await web.query('commit');
    };
    const putTimes = await time(200, put, 20);
    const directTimes = await time(200, direct, 20);
    emit({
      case: 'save-one-field', n: putTimes.length, median_ms: ms(median(putTimes)), p95_ms: ms([...putTimes].sort((a, b) => a - b)[Math.floor(putTimes.length * 0.95)]!),
      baseline: 'same-sql-direct', baseline_median_ms: ms(median(directTimes)), ratio: ms(median(putTimes) / median(directTimes)),
    });
  } finally {
    await owner.end();
    await web.end();
  }
}
