// next build, once for the same sources.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { makeOfflineScript } from './offline-script.mjs';
import { runToEnd } from './run-to-end.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'app', 'components', 'lib', 'offline', 'public', 'prisma', 'proxy.ts', 'instrumentation.ts',
  'next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json',
];
const STAMP = 'sonaeai-build';

/**
 * One hash over everything that a build is made of.
 * @returns {Promise<string>} sha-256, hex
 */
export async function sourceHash() {
  const hash = createHash('sha256').update(process.version);
  for (const name of SOURCES) await addTo(hash, name);
  return hash.digest('hex');
}

async function addTo(hash, name) {
  const full = path.join(root, name);
  const entries = await readdir(full, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const content = await readFile(full).catch(() => undefined);
    if (content) hash.update(`${name}\0${content.length}\0`).update(content);
    return;
  }
  const names = entries.map((entry) => entry.name).filter((entry) => !entry.startsWith('.') && entry !== 'generated').sort();
  for (const entry of names) await addTo(hash, `${name}/${entry}`);
}

/**
 * @param {string} distDir beside package.json
 * @param {string} [hash] of the sources, when known already
 * @returns {Promise<boolean>} whether a build of just these sources lies there
 */
export async function isBuilt(distDir, hash) {
  if (!existsSync(path.join(root, distDir, 'BUILD_ID'))) return false;
  const stamp = await readFile(path.join(root, distDir, STAMP), 'utf8').catch(() => '');
  return stamp === (hash ?? (await sourceHash()));
}

/**
 * Builds into `distDir` unless the sources are those of the build that lies there.
 * @param {{ distDir: string, env?: Record<string, string>, onStart?: () => void }} options
 * @returns {Promise<boolean>} whether it had to build
 * @throws {Error} with the compiler's output
 */
export async function ensureBuild({ distDir, env = {}, onStart = () => {} }) {
  await makeOfflineScript(); // into public/, which is one of the sources
  const hash = await sourceHash();
  if (await isBuilt(distDir, hash)) return false;
  onStart();
  const folder = path.join(root, distDir);
  await mkdir(folder, { recursive: true });
  await rm(path.join(folder, STAMP), { force: true });
  const { code, output } = await runToEnd(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new Error(`next build:\n${output}`);
  await writeFile(path.join(folder, STAMP), hash);
  return true;
}
