import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areas } from '../support/areas/all';
import type { Try } from '../support/areas/area';

// docs/row-level-security.md is the specification; this file tries each of its cells on a real PostgreSQL.

const A = '992011';
const B = '992020';
const ids = {
  respondentDraft: '00000000-0000-4000-8000-000000000001',
  respondentSubmitted: '00000000-0000-4000-8000-000000000002',
  respondentEmpty: '00000000-0000-4000-8000-000000000003',
  colleague: '00000000-0000-4000-8000-000000000010',
  self: '00000000-0000-4000-8000-000000000011',
  session: '00000000-0000-4000-8000-000000000020',
};

const actors: Record<string, { kind: string; codes?: string; approver?: string; prefectures?: string }> = {
  anonymous: { kind: 'anonymous' },
  viewer: { kind: 'person' },
  'editor own': { kind: 'person', codes: A },
  'editor foreign': { kind: 'person', codes: B },
  'approver own': { kind: 'person', codes: A, approver: A },
  'approver foreign': { kind: 'person', codes: B, approver: B },
  'coordinator own': { kind: 'person', prefectures: '99' },
  'coordinator foreign': { kind: 'person', prefectures: '01' },
  secretariat: { kind: 'secretariat' },
  job: { kind: 'job' },
};

const register = (table: string, set: string): Try => ({ select: `select from ${table}`, insert: `insert into ${table} select * from ${table} limit 1`, update: `update ${table} set ${set}` });

/** How each kind of row is read, inserted and updated. An insert that only meets a duplicate key counts as allowed by the policy. */
const tries: Record<string, Try> = {
  prefecture: register('prefecture', 'name = name'),
  municipality: register('municipality', 'name = name'),
  population: register('population', 'count = count'),
  municipality_change: register('municipality_change', 'kind = kind'),
  installation: register('installation', 'demo = demo'),
  'person (a colleague in A)': {
    select: `select from person where id = '${ids.colleague}'`,
    insert: `insert into person (sign_in_name, name) values ('new', '新しい人')`,
    update: `update person set name = name where id = '${ids.colleague}'`,
  },
  'person (oneself)': {
    select: `select from person where id = '${ids.self}'`,
    update: `update person set name = name where id = '${ids.self}'`,
  },
  'assignment (in A)': {
    select: `select from assignment where person_id = '${ids.colleague}'`,
    insert: `insert into assignment (person_id, role, municipality_code) values ('${ids.colleague}', 'approver', '${A}')`,
    update: `update assignment set ended_at = now() where person_id = '${ids.colleague}'`,
  },
  person_secret: register('person_secret', 'password_hash = password_hash'),
  recovery_code: register('recovery_code', 'used_at = null'),
  sign_in_attempt: register('sign_in_attempt', 'expires_at = now()'),
  sign_in_counter: register('sign_in_counter', 'failures = 0'),
  'sign_in_session (a colleague\'s)': {
    select: `select from sign_in_session where id = '${ids.session}'`,
    insert: `insert into sign_in_session (person_id, expires_at) values ('${ids.colleague}', now())`,
    update: `update sign_in_session set revoked_at = now()`,
  },
  invitation: {
    select: 'select from invitation',
    insert: `insert into invitation (token_hash, role, municipality_code, name, invited_by, expires_at) values ('new', 'editor', '${A}', '人', '${ids.self}', now())`,
    update: `update invitation set withdrawn_at = now()`,
  },
  'wave (preparing)': {
    select: 'select from wave where year = 2031',
    insert: `insert into wave (year, title, reference_date, population_as_of, definition) values (2040, '', now(), now(), '{}')`,
    update: 'update wave set title = title where year = 2031',
  },
  'wave (open)': {
    select: 'select from wave where year = 2030',
    insert: `insert into wave (year, title, status, reference_date, population_as_of, definition) values (2041, '', 'open', now(), now(), '{}')`,
    update: 'update wave set title = title where year = 2030',
  },
  respondent: {
    select: `select from respondent where owner = '${A}'`,
    insert: `insert into respondent (year, owner, municipality_code, demo, label, bands) values (2032, '${A}', '${A}', true, '', '{}')`,
    update: `update respondent set validity = 'invalid' where owner = '${A}'`,
  },
  'response (draft)': {
    select: `select from response where respondent_id = '${ids.respondentDraft}'`,
    insert: `insert into response (respondent_id, owner) values ('${ids.respondentEmpty}', '${A}')`,
    update: `update response set answers = '{"x": 1}' where respondent_id = '${ids.respondentDraft}'`,
  },
  'response (submitted)': {
    select: `select from response where respondent_id = '${ids.respondentSubmitted}'`,
    update: `update response set answers = '{"x": 1}' where respondent_id = '${ids.respondentSubmitted}'`,
  },
  answer_change: {
    select: `select from answer_change where owner = '${A}'`,
    insert: `insert into answer_change (respondent_id, owner, field, person_id) values ('${ids.respondentDraft}', '${A}', 'x', '${ids.self}')`,
    update: `update answer_change set after = '1' where owner = '${A}'`,
  },
  submission: {
    select: `select from submission where owner = '${A}'`,
    insert: `insert into submission (respondent_id, owner, version, answers, receipt, submitted_by) values ('${ids.respondentDraft}', '${A}', 1, '{}', 'new', '${ids.self}')`,
    update: `update submission set withdrawn_at = now() where owner = '${A}'`,
  },
  'tally (unpublished year)': {
    select: 'select from tally where year = 2030',
    insert: `insert into tally values (2030, 'all', 'all', 'y', '', 'yes', 1)`,
    update: 'update tally set count = count + 1 where year = 2030',
  },
  'tally (published year)': {
    select: 'select from tally where year = 2012',
    insert: `insert into tally values (2012, 'all', 'all', 'y', '', 'yes', 1)`,
    update: 'update tally set count = count + 1 where year = 2012',
  },
  ...Object.assign({}, ...areas.map((area) => area.policyTries ?? {})),
};

const rows = readFileSync('docs/row-level-security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
const [head, , ...body] = rows;

let web: pg.Client;

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
  await owner.connect();
  const muni = (code: string) => `('${code}', '99', '見本', 'みほん', '市', true)`;
  await owner.query(`
    insert into prefecture values ('99', '990001', '見本県', 'みほんけん', true), ('01', '010006', '北海道', 'ほっかいどう', false);
    insert into municipality (code, prefecture_code, name, kana, type, demo) values ${muni(A)}, ${muni(B)};
    insert into population values ('${A}', '2025-01-01', 5000, '見本');
    insert into municipality_change (effective_on, kind, predecessor_code, predecessor_name, successor_code, successor_name, source) values ('2025-01-01', 'renamed', '${A}', '', '${A}', '', '');
    insert into installation (id, demo) values (1, true);
    insert into person (id, sign_in_name, name) values ('${ids.colleague}', 'colleague', '同僚'), ('${ids.self}', 'self', '自分');
    insert into person_secret (person_id, password_hash) values ('${ids.self}', 'x');
    insert into recovery_code (person_id, code_hash) values ('${ids.self}', 'x');
    insert into sign_in_attempt values ('x', '${ids.self}', now());
    insert into sign_in_counter values ('account', 'x', 1, now());
    insert into assignment (person_id, role, municipality_code) values ('${ids.colleague}', 'editor', '${A}');
    insert into sign_in_session (id, person_id, expires_at) values ('${ids.session}', '${ids.colleague}', now());
    insert into invitation (token_hash, role, municipality_code, name, invited_by, expires_at) values ('h', 'editor', '${A}', '人', '${ids.self}', now());
    insert into wave (year, title, status, reference_date, population_as_of, definition, demo, published_at) values
      (2012, '', 'closed', now(), now(), '{}', false, now()), (2030, '', 'open', now(), now(), '{}', true, null),
      (2031, '', 'preparing', now(), now(), '{}', true, null), (2032, '', 'open', now(), now(), '{}', true, null),
      (2033, '', 'open', now(), now(), '{}', true, null), (2034, '', 'open', now(), now(), '{}', true, null);
    insert into respondent (id, year, owner, municipality_code, demo, label, bands) values
      ('${ids.respondentDraft}', 2030, '${A}', '${A}', true, '', '{}'), ('${ids.respondentSubmitted}', 2033, '${A}', '${A}', true, '', '{}'),
      ('${ids.respondentEmpty}', 2034, '${A}', '${A}', true, '', '{}');
    insert into response (respondent_id, owner, status) values ('${ids.respondentDraft}', '${A}', 'draft'), ('${ids.respondentSubmitted}', '${A}', 'submitted');
    insert into answer_change (respondent_id, owner, field, person_id) values ('${ids.respondentDraft}', '${A}', 'x', '${ids.self}');
    insert into submission (respondent_id, owner, version, answers, receipt) values ('${ids.respondentSubmitted}', '${A}', 1, '{}', 'r');
    insert into tally values (2030, 'all', 'all', 'x', '', 'yes', 1), (2012, 'all', 'all', 'x', '', 'yes', 1);
  `);
  for (const { policyRows } of areas) if (policyRows) await owner.query(policyRows);
  await owner.end();
  web = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await web.connect();
});

afterAll(() => web.end());

/** Whether the statement touches a row for this actor; everything is rolled back. */
async function may(actor: string, sql: string): Promise<boolean> {
  const { kind, codes = '', approver = '', prefectures = '' } = actors[actor]!;
  await web.query('begin');
  try {
    await web.query(
      `select set_config('app.kind', $1, true), set_config('app.person', $2, true), set_config('app.codes', $3, true),
       set_config('app.approver_codes', $4, true), set_config('app.prefectures', $5, true)`,
      [kind, kind === 'person' || kind === 'secretariat' ? ids.self : '', codes, approver, prefectures],
    );
    return ((await web.query(sql)).rowCount ?? 0) > 0;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42501') return false; // insufficient_privilege: no grant, or refused by a policy
    if (code === '23505') return true; // duplicate key: the policy had let it through
    throw error;
  } finally {
    await web.query('rollback');
  }
}

describe.each(body.map((cells) => ({ row: cells[0]!, cells: cells.slice(1) })))('$row', ({ row, cells }) => {
  test.each(head!.slice(1).map((actor, i) => ({ actor, cell: cells[i]! })))('$actor: $cell', async ({ actor, cell }) => {
    const { select, insert, update } = tries[row]!;
    const found =
      ((await may(actor, select)) ? 'R' : '') + (insert && (await may(actor, insert)) ? 'I' : '') + (update && (await may(actor, update)) ? 'U' : '');
    expect(found || '-').toBe(cell);
  });

  test('nobody deletes', async () => {
    const table = row.split(' ')[0];
    for (const actor of Object.keys(actors)) expect(await may(actor, `delete from ${table}`)).toBe(false);
  });
});

test('every table stands in docs/row-level-security.md and has row-level security', async () => {
  const { rows: tables } = await web.query(
    `select relname, relrowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations'`,
  );
  expect(new Set(body.map((cells) => cells[0]!.split(' ')[0]))).toEqual(new Set(tables.map((t) => t.relname)));
  expect(tables.filter((t) => !t.relrowsecurity)).toEqual([]);
});

test('a session without an actor sees nothing of anybody', async () => {
  for (const table of ['person', 'assignment', 'respondent', 'response', 'answer_change', 'submission', 'invitation', 'sign_in_session'])
    expect((await web.query(`select from ${table}`)).rowCount).toBe(0);
});

test('security definer functions fix their search path and are not open to everyone', async () => {
  const { rows: functions } = await web.query(
    `select p.oid::regprocedure::text as name, p.proconfig::text as config, has_function_privilege('public', p.oid, 'execute') as everyone
     from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'actor'::regnamespace)`,
  );
  expect(functions.length).toBeGreaterThan(4);
  expect(functions.filter((f) => !String(f.config).includes('search_path'))).toEqual([]);
  expect(functions.filter((f) => f.everyone)).toEqual([]);
});
