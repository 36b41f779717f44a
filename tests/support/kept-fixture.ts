import type pg from 'pg';

// A fixture that is made once, kept beside the tables, and put back table by table: making a town with all that belongs
// to it anew after each call that changes something takes a hundred times as long.

const IN = 'kept_fixture';

/**
 * Keeps what stands in every table now, and has the database note from here on which tables a committed statement wrote to:
 * by triggers, so that nothing written by anybody, and no cascade, goes unseen.
 * @param owner a superuser's connection
 */
export async function keep(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`);
  await owner.query(`
    create schema ${IN};
    create table ${IN}.written (name text not null);
    create function ${IN}.note() returns trigger language plpgsql security definer set search_path = pg_temp as $$
    begin
      insert into ${IN}.written values (tg_table_name);
      return null;
    end $$;
    ${rows.map(({ name }) => `
      create table ${IN}."of ${name}" as table public.${name};
      create trigger kept_fixture after insert or update or delete or truncate on public.${name} for each statement execute function ${IN}.note();`).join('')}`);
}

const written = async (owner: pg.Client): Promise<string[]> =>
  (await owner.query<{ name: string }>(`select distinct name from ${IN}.written order by name`)).rows.map(({ name }) => name);

/** Those of the tables whose rows are other ones than were kept. A table that no statement wrote to is not looked at. */
export async function changed(owner: pg.Client, tables: readonly string[]): Promise<string[]> {
  const looked = (await written(owner)).filter((name) => tables.includes(name));
  if (looked.length === 0) return [];
  const { rows } = await owner.query<{ name: string }>(looked.map((name) => `
    select '${name}' as name where exists (
      (select t::text from public.${name} t except all select t::text from ${IN}."of ${name}" t)
      union all (select t::text from ${IN}."of ${name}" t except all select t::text from public.${name} t))`).join(' union all '));
  return rows.map(({ name }) => name);
}

/** Puts back every table that was written to. */
export async function putBack(owner: pg.Client): Promise<void> {
  const tables = await written(owner);
  if (tables.length === 0) return;
  const { rows } = await owner.query<{ name: string; columns: string }>(
    `select relname as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute join pg_class on attrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and relname = any($1) and attnum > 0 and not attisdropped and attgenerated = '' group by relname`,
    [tables],
  );
  await owner.query(`
    begin;
    set local session_replication_role = replica;
    ${rows.map(({ name, columns }) => `
      delete from public.${name};
      insert into public.${name} (${columns}) overriding system value select ${columns} from ${IN}."of ${name}";`).join('')}
    delete from ${IN}.written;
    commit`);
}
