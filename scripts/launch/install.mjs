// What must lie in the folder before the rest can run: the packages, and the database client made from the schema.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runToEnd } from '../run-to-end.mjs';
import { Problem } from './problem.mjs';

/**
 * Prisma wants a schema engine from a host that a closed network cannot reach, only to find it never used here.
 * Any program that exists will do; no word goes to its makers.
 */
export const PRISMA_ENV = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };

/**
 * Whether node_modules holds just what package-lock.json names; npm writes its own list last, so half an install is none.
 * @param {string} root
 */
export async function isInstalled(root) {
  const wanted = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const list = await readFile(path.join(root, 'node_modules/.package-lock.json'), 'utf8').catch(() => '{"packages":{}}');
  return lockIsMet(wanted, JSON.parse(list).packages);
}

/**
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, extraneous?: boolean }>} wanted packages by path, as in package-lock.json
 * @param {Record<string, { version?: string }>} present the same of node_modules/.package-lock.json
 * @returns {boolean} whether each wanted one is there in its version; an optional one may be absent
 *   (another system's), and so may one that nothing asks for any more
 */
export function lockIsMet(wanted, present) {
  return Object.entries(wanted).every(([place, { version, optional, devOptional, extraneous }]) => {
    if (place === '') return true;
    return present[place] ? present[place].version === version : Boolean(optional || devOptional || extraneous);
  });
}

/**
 * A second try follows a first that failed: a connection that broke, or files that an interrupted install left behind.
 * @param {string} root
 * @throws {Problem} with npm's own last lines
 */
export async function install(root) {
  const first = await npmCi(root);
  const { code, output } = first.code === 0 || first.code === null ? first : await npmCi(root);
  if (code !== 0) {
    throw new Problem(`必要な部品を入れられませんでした。ネットワーク（npmの取得先、中継サーバーの設定）をご確認のうえ、もう一度実行してください。\n${output.split('\n').slice(-15).join('\n')}`);
  }
}

async function npmCi(root) {
  const cli = process.env.npm_execpath;
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  return cli?.endsWith('.js')
    ? runToEnd(process.execPath, [cli, ...flags], { cwd: root, env: PRISMA_ENV })
    : runToEnd('npm', flags, { cwd: root, env: PRISMA_ENV, shell: process.platform === 'win32' });
}

/**
 * Makes lib/platform/generated from prisma/schema.prisma unless that has been done.
 * @param {string} root
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function generateClient(root) {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'package-lock.json']) hash.update(await readFile(path.join(root, file)));
  const wanted = hash.digest('hex');
  const stamp = path.join(root, '.data/generated');
  const done = existsSync(path.join(root, 'lib/platform/generated/client.ts')) && (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (done) return false;
  const { code, output } = await runToEnd(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { cwd: root, env: PRISMA_ENV });
  if (code !== 0) throw new Error(`prisma generate:\n${output}`);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
  return true;
}
