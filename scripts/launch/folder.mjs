// .data/: what npm start keeps between two starts. docs/operations.md lists it.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { argumentsOf } from '../postgres/stale-process.mjs';
import { Problem } from './problem.mjs';

const PATIENCE_MS = 3_000; // for another start that is just ending

/**
 * Makes the folder, and makes sure that it and the project's own can be written.
 * @param {string} root the project's folder
 * @returns {Promise<string>} path of .data
 * @throws {Problem}
 */
export async function openDataFolder(root) {
  const folder = path.join(root, '.data');
  try {
    await mkdir(folder, { recursive: true });
    for (const place of [root, folder]) {
      const probe = path.join(place, `.write-${process.pid}`);
      await writeFile(probe, '');
      await rm(probe);
    }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
    const why = error.code === 'ENOSPC' ? 'ディスクに空きがありません。空きを作って' : '書き込む権限がありません。権限を付けるか、書き込めるフォルダーに移して';
    throw new Problem(`フォルダー「${root}」に${why}から、もう一度 npm start を実行してください。`);
  }
  return folder;
}

/**
 * Passwords and keys of this installation, made once. Losing the file loses the embedded database's password.
 * @param {string} folder .data
 * @returns {Promise<{ ownerPassword: string, webPassword: string, secret: string, actionsKey: string }>}
 *   actionsKey: 32 bytes in base64; with it, a form opened before a rebuild can still be sent after it
 * @throws {Problem} when the file is damaged
 */
export async function openSecrets(folder) {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const word = () => randomBytes(32).toString('base64url');
    const secrets = { ownerPassword: word(), webPassword: word(), secret: word(), actionsKey: randomBytes(32).toString('base64') };
    await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  await chmod(file, 0o600);
  try {
    const secrets = JSON.parse(await readFile(file, 'utf8'));
    const { ownerPassword, webPassword, secret, actionsKey } = secrets;
    if ([ownerPassword, webPassword, secret, actionsKey].every((value) => typeof value === 'string' && value.length >= 32)) return secrets;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Problem(`「${file}」が壊れています。控えがあれば戻してください。控えがなく見本のデータを捨ててよければ、フォルダー「${folder}」を消すと初めからやり直せます。`);
}

/**
 * Keeps a second npm start out of the same folder: it would stop the first one's database.
 * @param {string} folder .data
 * @param {number} port that this start will serve on
 * @returns {Promise<() => Promise<void>>} gives the lock back
 * @throws {Problem} when another start holds it
 */
export async function lockFolder(folder, port) {
  const file = path.join(folder, 'lock.json');
  for (const until = Date.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      await writeFile(file, JSON.stringify({ pid: process.pid, port }), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (!holder || !(await isLauncher(holder.pid))) await rm(file, { force: true }); // its holder was killed
    else if (Date.now() > until) {
      throw new Problem(`このフォルダーではすでに npm start が動いています（http://localhost:${holder.port}、プロセス番号 ${holder.pid}）。それを Ctrl-C で終えてから実行してください。`);
    }
  }
}

const readHolder = (file) => readFile(file, 'utf8').then(JSON.parse).catch(() => undefined);

async function isLauncher(pid) {
  if (process.platform !== 'win32') return (await argumentsOf(pid)).some((argument) => /start\.mjs$/.test(argument));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
