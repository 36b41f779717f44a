import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { schemaSql } from '../../scripts/write-migration.mjs';

const columns = `select table_name, column_name, data_type, udt_name, is_nullable, character_maximum_length, datetime_precision
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1, 2`;

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the migrations lead to the tables that prisma/schema.prisma describes', async () => {
  const migrated = process.env.OWNER_URL!;
  const name = `schema_${randomBytes(4).toString('hex')}`;
  await query(migrated, `create database ${name}`);
  const fresh = migrated.replace(/[^/]+$/, name);
  await query(fresh, await schemaSql(migrated));
  expect(await query(migrated, columns)).toEqual(await query(fresh, columns));
});
