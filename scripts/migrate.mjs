// Applies prisma/migrations with pg: one file a transaction, recorded as `prisma migrate deploy` would record it.
// Prisma's own engine cannot be fetched on a closed network; see docs/decisions/0003-migrations.md.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../prisma/migrations/', import.meta.url));
const LOCK = 72707369; // the advisory lock that Prisma Migrate takes

/**
 * Brings a database to the newest migration.
 * @param {string} url of the role that owns the tables
 * @param {(name: string) => void} [onApplied] told of each migration applied
 * @throws {Error} when a recorded migration has been changed since, or its SQL fails
 */
export async function migrate(url, onApplied = () => {}) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
    const { rows } = await client.query('select migration_name, checksum from _prisma_migrations where rolled_back_at is null');
    const recorded = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const names = (await readdir(folder, { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name).sort();
    for (const name of names) {
      const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      if (recorded.has(name)) {
        if (recorded.get(name) !== checksum) throw new Error(`migration ${name} was changed after it had been applied`);
        continue;
      }
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query(
          `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)`,
          [randomUUID(), checksum, name],
        );
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name}: ${error.message}`, { cause: error });
      }
      onApplied(name);
    }
  } finally {
    await client.end();
  }
}
