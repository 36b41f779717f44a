// PostgreSQL refuses to run as root; it then runs as the account "postgres".
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Problem } from '../launch/problem.mjs';

/** @typedef {{ uid: number, gid: number }} Account */

/** @param {string} name */
function lookUp(name) {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return line ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/**
 * The account that the database server runs as when this process is root's; made when there is none.
 * @returns {Account | undefined} undefined: as whoever runs this process
 * @throws {Problem} when there is none and none can be made
 */
export function serverAccount() {
  if (process.platform === 'win32' || process.getuid() !== 0) return undefined;
  const account = lookUp('postgres') ?? make();
  if (!account) throw new Problem('データベースはrootでは動きません。root以外の利用者で npm start を実行するか、利用者「postgres」を作ってください。');
  return account;
}

function make() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    return lookUp('nobody');
  }
  return lookUp('postgres');
}

/**
 * Whether an account can reach a folder through all the folders above it.
 * @param {string} folder
 * @param {Account} account
 */
export const canReach = (folder, { uid, gid }) =>
  spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
