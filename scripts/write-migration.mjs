// Prints the SQL that prisma/schema.prisma asks of an empty database: the raw material of a migration, and what
// tests/integration/migrations.test.ts compares the migrated database with. `prisma migrate diff` wants an engine
// from a host that a closed network cannot reach; this is the same engine from npm.
// It asks a running server for its version: MIGRATE_DATABASE_URL.
import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

/** SQL that builds the Prisma schema in an empty database; `url` is any server that answers. */
export async function schemaSql(url) {
  const home = new URL('../node_modules/@prisma/schema-engine-wasm/', import.meta.url); // its exports hide these files
  const glue = await import(new URL('schema_engine_bg.js', home).href);
  const wasmPath = new URL('schema_engine_bg.wasm', home);
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const schema = { path: 'schema.prisma', content: await readFile('prisma/schema.prisma', 'utf8') };
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await glue.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
  const result = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  return result.stdout ?? '';
}

if (process.argv[1] && import.meta.url === `file://${process.argv[1]}`) {
  process.stdout.write(await schemaSql(process.env.MIGRATE_DATABASE_URL));
}
