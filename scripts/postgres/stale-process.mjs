// What a crash leaves behind: a pid file whose process is gone, a zombie, someone else's by now, or a server still running.
import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * The arguments that a process was started with; none for one that is gone or a zombie.
 * @param {number} pid
 * @returns {Promise<string[]>}
 */
export async function argumentsOf(pid) {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
  }
  if (process.platform === 'win32') return []; // a pid file there goes with its process's handle
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split(' ');
  } catch {
    return [];
  }
}

const runsOn = async (pid, databaseDir) => (await argumentsOf(pid)).includes(databaseDir);

/**
 * Ends a server that an earlier start left running on this folder, and removes a pid file that only blocks.
 * The caller holds the folder's launcher lock, so the server is nobody else's.
 * @param {string} databaseDir
 */
export async function clearEarlierServer(databaseDir) {
  const pidFile = path.join(databaseDir, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (await runsOn(pid, databaseDir)) {
    for (const [signal, seconds] of [['SIGINT', 30], ['SIGQUIT', 10], ['SIGKILL', 5]]) {
      trySignal(pid, signal);
      if (await ends(pid, databaseDir, seconds)) break;
    }
  }
  if (process.platform !== 'win32') await rm(pidFile, { force: true });
}

async function ends(pid, databaseDir, seconds) {
  for (let i = 0; i < seconds * 20; i++) {
    if (!(await runsOn(pid, databaseDir))) return true;
    await pause(50);
  }
  return false;
}

function trySignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
