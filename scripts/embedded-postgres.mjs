// A real PostgreSQL out of the npm registry: the demo's database and the tests' one. Its packages carry the programs;
// starting and stopping them is done here, because the registry's own launcher ends the database before the web process
// on Ctrl-C and waits for ever for a server that is gone (docs/decisions/0010-own-launcher.md).
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Problem } from './launch/problem.mjs';
import { canReach, serverAccount } from './postgres/account.mjs';
import { findBinaries, SHARED_HOME } from './postgres/binaries.mjs';
import { clearEarlierServer } from './postgres/stale-process.mjs';

const OWNER = 'sonaeai_owner';
const START_TRIES = 40; // half a second each: after a crash the old server's last children may still hold its memory

/** The environment without PGPORT, PGDATA and the like, which would override what is asked here; messages in English. */
const environment = () => ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))), LC_ALL: 'C' });

/**
 * Starts (and the first time makes) a cluster in `databaseDir`, listening on 127.0.0.1:`port` only.
 * As root under a folder that other accounts cannot reach, the data lies in /var/lib/sonaeai instead; see the result.
 * @param {{ databaseDir: string, port: number, password: string, settings?: string[], detached?: boolean, onLog?: (message: string) => void }} options
 *   detached: out of reach of the terminal's Ctrl-C, so that the caller alone says when the database ends
 * @returns {Promise<{ url: (database: string, user?: string) => string, stop: () => Promise<void>, exited: Promise<void>, databaseDir: string, pid: number }>}
 * @throws {Error} with the server's own last lines when it does not come up
 */
export async function startEmbedded({ databaseDir, port, password, settings = [], detached = false, onLog = () => {} }) {
  const account = serverAccount();
  const binaries = await findBinaries(account);
  const home = await placeFor(path.resolve(databaseDir), account);
  if (!existsSync(path.join(home, 'PG_VERSION'))) await initialise(binaries.initdb, home, password, account, onLog);
  await clearEarlierServer(home);
  const flags = ['-D', home, '-p', String(port), '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1', ...settings.flatMap((s) => ['-c', s])];
  const launch = () => launchServer(() => spawn(binaries.postgres, flags, { ...account, cwd: home, env: environment(), detached, windowsHide: true, stdio: ['ignore', 'ignore', 'pipe'] }), onLog);
  const server = await launchPatiently(launch);
  return {
    url: (database, user = OWNER) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stopServer(server, binaries.pgCtl, home),
    exited: server.exited,
    databaseDir: home,
    pid: server.child.pid,
  };
}

/** Data that exists is used where it lies; new data goes where the server's account can reach it. */
async function placeFor(databaseDir, account) {
  if (!account) return databaseDir;
  const parent = path.dirname(databaseDir);
  await mkdir(parent, { recursive: true });
  const shared = path.join(SHARED_HOME, createHash('sha256').update(databaseDir).digest('hex').slice(0, 12), 'pg');
  if (existsSync(path.join(shared, 'PG_VERSION')) && !existsSync(path.join(databaseDir, 'PG_VERSION'))) return shared;
  if (canReach(parent, account)) return databaseDir;
  if (existsSync(path.join(databaseDir, 'PG_VERSION'))) {
    throw new Problem(`データベースのフォルダー ${databaseDir} に、利用者「postgres」が入れません。上のフォルダーに実行権限（chmod o+x）を付けてください。`);
  }
  await mkdir(path.dirname(shared), { recursive: true, mode: 0o755 });
  return shared;
}

/** Made beside its place and renamed when whole: an interrupted first start leaves nothing half made. */
async function initialise(initdb, home, password, account, onLog) {
  const half = `${home}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `sonaeai-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (account) for (const file of [half, passwordFile]) await chown(file, account.uid, account.gid);
    const flags = [`--pgdata=${half}`, '--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'];
    const { stdout, stderr } = await promisify(execFile)(initdb, flags, { ...account, cwd: half, env: environment() });
    onLog(stdout + stderr);
    await chmod(half, 0o700);
    await rename(half, home);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function launchPatiently(launch) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch();
    } catch (error) {
      if (attempt === START_TRIES || !/shared memory block|lock file|could not bind/.test(error.message)) throw error;
      await pause(500);
    }
  }
}

/** @returns {Promise<{ child: import('node:child_process').ChildProcess, exited: Promise<void> }>} once it takes connections */
function launchServer(start, onLog) {
  const child = start();
  const lines = [];
  const exited = new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      const text = String(chunk);
      lines.push(text);
      if (lines.length > 20) lines.shift();
      onLog(text);
      if (text.includes('ready to accept connections')) resolve({ child, exited });
    });
    child.once('error', reject);
    exited.then(() => reject(new Error(`データベースを起動できませんでした。\n${lines.join('').trim()}`)));
  });
}

/** Ends it as a fast shutdown does: what runs is rolled back, what is committed stays. Returns when it is gone. */
async function stopServer({ child, exited }, pgCtl, home) {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  for (const [signal, seconds] of [['SIGINT', 30], ['SIGQUIT', 10], ['SIGKILL', 10]]) {
    if (gone()) return;
    if (process.platform === 'win32') await promisify(execFile)(pgCtl, ['stop', '-D', home, '-m', 'fast']).catch(() => child.kill());
    else child.kill(signal);
    const timer = new AbortController();
    await Promise.race([exited, pause(seconds * 1000, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
  }
}

/**
 * Makes the role that the web process signs in with: it owns nothing and is bound by row-level security.
 * @param {import('pg').Client} client connected as a role that may make roles, after the migrations
 * @param {string} name
 * @param {string} password
 */
export async function makeAppRole(client, name, password) {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const role = client.escapeIdentifier(name);
  if (rows.length === 0) await client.query(`create role ${role} login`);
  await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
  await client.query(`grant sonaeai_app to ${role}`);
}
