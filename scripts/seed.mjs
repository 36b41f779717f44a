// Loads the register, and the demo, through prisma/seed.ts. It can be run again: what is there stays.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './run-to-end.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} ownerUrl of the role that owns the tables
 * @param {'register' | 'demo'} what
 * @throws {Error} with the seed's own output
 */
export async function seed(ownerUrl, what) {
  if (!existsSync(`${root}/prisma/seed.ts`)) return;
  const { code, output } = await runToEnd(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], { env: { OWNER_URL: ownerUrl, SEED: what } });
  if (code !== 0) throw new Error(`prisma/seed.ts (${what}):\n${output}`);
}
