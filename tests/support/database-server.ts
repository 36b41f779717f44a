import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { makeAppRole, startEmbedded } from '../../scripts/embedded-postgres.mjs';
import { migrate } from '../../scripts/migrate.mjs';

export const TEMPLATE = 'sonaeai_template';
const PASSWORD = 'test';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
    probe.on('error', reject);
  });
}

/** One real PostgreSQL for the run, with a migrated template that each test file copies. */
export async function startTestServer() {
  const home = mkdtempSync(path.join(tmpdir(), 'sonaeai-test-'));
  chmodSync(home, 0o755); // as root, the server runs as another user
  const server = await startEmbedded({
    databaseDir: path.join(home, 'pg'),
    port: await freePort(),
    password: PASSWORD,
    settings: ['fsync=off', 'max_connections=200'],
  });
  const owner = new pg.Client({ connectionString: server.url('postgres') });
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await migrate(server.url(TEMPLATE));
  await makeAppRole(owner, 'sonaeai_web', PASSWORD);
  await owner.end();
  return {
    url: server.url('DATABASE'),
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export default async function setup(project: TestProject) {
  const server = await startTestServer();
  project.provide('serverUrl', server.url);
  return server.stop;
}
