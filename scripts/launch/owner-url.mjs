import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SHARED_HOME } from '../postgres/binaries.mjs';
import { parseDatabaseUrl } from '../server/settings.mjs';
import { Problem } from './problem.mjs';

/**
 * The URL of the tables' owner, for commands that read as the owner: MIGRATE_DATABASE_URL (or OWNER_URL), else the database of
 * a running `npm start` in this folder.
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>}
 * @throws {Problem}
 */
export async function findOwnerUrl(root, env = process.env) {
  const name = env.MIGRATE_DATABASE_URL ? 'MIGRATE_DATABASE_URL' : 'OWNER_URL';
  if (env[name]) return parseDatabaseUrl(name, env[name]);
  if (env.DATABASE_URL) throw new Problem('「MIGRATE_DATABASE_URL」に、表を所有するロールのアドレスを指定してください。');
  const near = path.join(root, '.data', 'pg');
  const shared = path.join(SHARED_HOME, createHash('sha256').update(near).digest('hex').slice(0, 12), 'pg'); // as root: embedded-postgres.mjs
  const home = [near, shared].find((folder) => existsSync(path.join(folder, 'postmaster.pid')));
  if (!home) throw new Problem('見本のデータベースが動いていません。npm start で起動してから実行するか、「MIGRATE_DATABASE_URL」を指定してください。');
  const port = (await readFile(path.join(home, 'postmaster.pid'), 'utf8')).split('\n')[3];
  const { ownerPassword } = JSON.parse(await readFile(path.join(root, '.data', 'secrets.json'), 'utf8'));
  return `postgresql://sonaeai_owner:${ownerPassword}@127.0.0.1:${port}/sonaeai`;
}
