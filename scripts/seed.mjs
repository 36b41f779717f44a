// Loads the register, and the demo, through prisma/seed.ts. It can be run again: what is there stays.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} ownerUrl of the role that owns the tables
 * @param {'register' | 'demo'} what
 * @throws {Error} with the seed's own output
 */
export async function seed(ownerUrl, what) {
  if (!existsSync(`${root}/prisma/seed.ts`)) return;
  const output = [];
  const child = spawn(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    cwd: root,
    env: { ...process.env, OWNER_URL: ownerUrl, SEED: what },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => output.push(text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`prisma/seed.ts (${what}):\n${output.join('')}`);
}
