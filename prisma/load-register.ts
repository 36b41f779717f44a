import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { hasCheckDigit, searchText } from '../lib/register/search';

const file = (name: string) => readFileSync(new URL(`./register/${name}`, import.meta.url), 'utf8');

/** The register's three tables as text; see prisma/register/README.md for their columns. */
export type RegisterFiles = { municipalities: string; prefectures: string; changes: string };
export type Loaded = { municipalities: number; changed: number; populations: number; closed: string[] };

export const registerFiles = (): RegisterFiles => ({
  municipalities: file('municipalities.csv'),
  prefectures: file('prefectures.json'),
  changes: file('changes.csv'),
});

const SOURCE = '総務省「住民基本台帳に基づく人口、人口動態及び世帯数」';
type Row = Record<string, string>;
const table = (csv: string): Row[] => parse(csv, { columns: true, skip_empty_lines: true, bom: true });

/**
 * Brings the register in the database to what the tables hold, in one transaction; a second run changes nothing.
 * Nothing is forgotten: a code that is no longer in the tables gets the day it ended, and stays.
 *
 * @param client signed in as the owner of the tables
 * @throws {Error} when a check digit, a successor or a prefecture does not hold, when a population of a day is to be
 *   something else than before, or when a name is to change without a line in changes.csv
 */
export async function loadRegister(client: pg.Client, files: RegisterFiles = registerFiles()): Promise<Loaded> {
  const prefectures: { code: string; name: string; kana: string }[] = JSON.parse(files.prefectures);
  const rows = table(files.municipalities);
  const changes = table(files.changes);
  check(rows, changes);
  await client.query('begin');
  try {
    await refuseSilentChanges(client, rows, changes);
    const columns = { code: prefectures.map((p) => p.code.slice(0, 2)), office: prefectures.map((p) => p.code), name: prefectures.map((p) => p.name), kana: prefectures.map((p) => p.kana) };
    await client.query(
      `insert into prefecture (code, office_code, name, kana) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
       on conflict (code) do update set name = excluded.name, kana = excluded.kana
       where (prefecture.name, prefecture.kana) is distinct from (excluded.name, excluded.kana)`,
      [columns.code, columns.office, columns.name, columns.kana],
    );
    const changed = await putMunicipalities(client, entries(rows, changes, prefectures));
    const populations = await addPopulations(client, rows);
    const closed = await closeVanished(client, rows);
    await client.query(
      `insert into municipality_change (effective_on, kind, predecessor_code, predecessor_name, successor_code, successor_name, source)
       select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) on conflict do nothing`,
      ['effective_on', 'kind', 'predecessor_code', 'predecessor_name', 'successor_code', 'successor_name', 'source'].map((c) => changes.map((row) => row[c])),
    );
    await client.query('commit');
    return { municipalities: rows.length, changed, populations, closed };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function check(rows: Row[], changes: Row[]): void {
  const codes = new Set(rows.map((row) => row.code));
  const faults = rows.filter((row) => !hasCheckDigit(row.code!)).map((row) => `${row.code} ${row.name}: check digit`);
  const known = new Set([...codes, ...changes.map((row) => row.predecessor_code)]);
  for (const row of changes) {
    for (const code of [row.predecessor_code!, row.successor_code!]) if (!hasCheckDigit(code)) faults.push(`change ${code}: check digit`);
    if (!known.has(row.successor_code)) faults.push(`change to ${row.successor_code} ${row.successor_name}, which the register does not hold`);
    if (row.kind !== 'renamed' && codes.has(row.predecessor_code)) faults.push(`change from ${row.predecessor_code}, which is still in force`);
  }
  if (faults.length > 0) throw new Error(`the register does not hold:\n${faults.join('\n')}`);
}

async function refuseSilentChanges(client: pg.Client, rows: Row[], changes: Row[]): Promise<void> {
  const renamed = new Set(changes.filter((row) => row.kind === 'renamed').map((row) => `${row.predecessor_code} ${row.predecessor_name}`));
  const { rows: names } = await client.query(
    `select m.code, m.name as before, n.name as after from municipality m
     join unnest($1::text[], $2::text[]) n(code, name) on n.code = m.code and n.name <> m.name`,
    [rows.map((row) => row.code), rows.map((row) => row.name)],
  );
  const { rows: counts } = await client.query(
    `select p.code, p.as_of::text, p.count as before, n.count as after from population p
     join unnest($1::text[], $2::date[], $3::int[]) n(code, as_of, count) on n.code = p.code and n.as_of = p.as_of and n.count <> p.count`,
    dated(rows),
  );
  const faults = [
    ...names.filter((row) => !renamed.has(`${row.code} ${row.before}`)).map((row) => `${row.code}: ${row.before} → ${row.after} has no line in changes.csv`),
    ...counts.map((row) => `${row.code}: population of ${row.as_of} was ${row.before}, now ${row.after}; correct it by hand, it fixes bands`),
  ];
  if (faults.length > 0) throw new Error(`the register would change in silence:\n${faults.join('\n')}`);
}

type Entry = { code: string; prefecture: string; name: string; kana: string; type: string; lat: number | null; lng: number | null; aliases: string[]; search: string; officeNote: string; since: string | null; until: string | null };

function entries(rows: Row[], changes: Row[], prefectures: { code: string; name: string; kana: string }[]): Entry[] {
  const prefectureOf = new Map(prefectures.map((p) => [p.code.slice(0, 2), p]));
  const entry = (row: Row, { since, until }: { since: string | null; until: string | null }): Entry => {
    const prefecture = prefectureOf.get(row.code!.slice(0, 2))!;
    const aliases = row.aliases ? row.aliases.split('・') : [];
    const former = changes.filter((change) => change.successor_code === row.code).flatMap((change) => [change.predecessor_name!, change.predecessor_kana!]);
    return {
      code: row.code!, prefecture: prefecture.code.slice(0, 2), name: row.name!, kana: row.kana!, type: row.type!,
      lat: row.lat ? Number(row.lat) : null, lng: row.lng ? Number(row.lng) : null, aliases, officeNote: row.office_note ?? '', since, until,
      search: searchText({ code: row.code!, name: row.name!, kana: row.kana!, prefecture, otherNames: [...aliases, ...former] }),
    };
  };
  const begun = new Map(changes.filter((row) => row.new_code === 'yes').map((row) => [row.successor_code, row.effective_on!]));
  const inForce = rows.map((row) => entry(row, { since: begun.get(row.code) ?? null, until: null }));
  const ended = changes
    .filter((row) => row.kind !== 'renamed')
    .map((row) => ({ code: row.predecessor_code!, name: row.predecessor_name!, kana: row.predecessor_kana!, type: row.predecessor_type!, effective_on: row.effective_on! }))
    .filter((row, i, all) => all.findIndex((other) => other.code === row.code) === i)
    .map((row) => entry(row, { since: begun.get(row.code) ?? null, until: row.effective_on }));
  return [...inForce, ...ended];
}

async function putMunicipalities(client: pg.Client, list: Entry[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into municipality as m (code, prefecture_code, name, kana, type, lat, lng, aliases, search, office_note, since, until)
     select code, prefecture, name, kana, type, lat, lng, aliases, search, "officeNote", since, until
     from jsonb_to_recordset($1::jsonb) as n(code text, prefecture text, name text, kana text, type text, lat float, lng float,
       aliases text[], search text, "officeNote" text, since date, until date)
     on conflict (code) do update set name = excluded.name, kana = excluded.kana, type = excluded.type, lat = coalesce(excluded.lat, m.lat),
       lng = coalesce(excluded.lng, m.lng), aliases = excluded.aliases, search = excluded.search, office_note = excluded.office_note,
       since = excluded.since, until = excluded.until
     where (m.name, m.kana, m.type, m.lat, m.lng, m.aliases, m.search, m.office_note, m.since, m.until) is distinct from
       (excluded.name, excluded.kana, excluded.type, coalesce(excluded.lat, m.lat), coalesce(excluded.lng, m.lng), excluded.aliases,
        excluded.search, excluded.office_note, excluded.since, excluded.until)`,
    [JSON.stringify(list)],
  );
  return rowCount ?? 0;
}

const populationColumns = (rows: Row[]) =>
  Object.keys(rows[0] ?? {}).filter((column) => column.startsWith('population_')).map((column) => ({ column, asOf: column.slice('population_'.length).replaceAll('_', '-') }));

/** Codes, days and counts of all population columns, as three arrays of one length. */
function dated(rows: Row[]): [string[], string[], number[]] {
  const all = populationColumns(rows).flatMap(({ column, asOf }) => rows.filter((row) => row[column] !== '').map((row) => [row.code!, asOf, Number(row[column])] as const));
  return [all.map((x) => x[0]), all.map((x) => x[1]), all.map((x) => x[2])];
}

async function addPopulations(client: pg.Client, rows: Row[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into population (code, as_of, count, source) select *, $4 from unnest($1::text[], $2::date[], $3::int[]) on conflict do nothing`,
    [...dated(rows), SOURCE],
  );
  return rowCount ?? 0;
}

/** Codes that the tables no longer hold end, at the latest, on the newest day that the tables speak of. */
async function closeVanished(client: pg.Client, rows: Row[]): Promise<string[]> {
  const newest = populationColumns(rows).map(({ asOf }) => asOf).sort().at(-1);
  const { rows: closed } = await client.query(
    `update municipality set until = $2 where not demo and until is null and not code = any($1::text[]) returning code`,
    [rows.map((row) => row.code), newest],
  );
  return closed.map((row) => row.code).sort();
}
