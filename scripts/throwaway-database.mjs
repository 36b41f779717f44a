// A database of its own for one run of tests, checks or measurements: migrated, and gone afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { makeAppRole, startEmbedded } from './embedded-postgres.mjs';
import { freePort } from './free-port.mjs';
import { migrate } from './migrate.mjs';

const PASSWORD = 'test';

/**
 * @param {{ settings?: string[], name?: string }} [options] settings of the server, e.g. fsync=off where nothing is killed
 * @returns {Promise<{ ownerUrl: string, webUrl: string, stop: () => Promise<void> }>}
 */
export async function startThrowawayDatabase({ settings = [], name = 'sonaeai' } = {}) {
  const home = mkdtempSync(path.join(tmpdir(), 'sonaeai-run-'));
  chmodSync(home, 0o755); // as root, the server runs as another account
  const server = await startEmbedded({ databaseDir: path.join(home, 'pg'), port: await freePort(), password: PASSWORD, settings: ['max_connections=200', ...settings] });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const admin = new pg.Client({ connectionString: server.url('postgres') });
    admin.on('error', () => {}); // ended below by the server's own end, where something fails first
    await admin.connect();
    await admin.query(`create database ${admin.escapeIdentifier(name)}`);
    await migrate(server.url(name));
    await makeAppRole(admin, 'sonaeai_web', PASSWORD);
    await admin.end();
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: server.url(name), webUrl: server.url(name, 'sonaeai_web'), stop };
}
