// Loads the register, and the demo, through prisma/seed.ts. It can be run again: what is there stays.
import process from 'node:process';
import { runToEnd } from './run-to-end.mjs';

/**
 * @param {string} ownerUrl of the role that owns the tables
 * @param {'register' | 'demo'} what demo: the register too
 * @param {string} secret SONAEAI_SECRET of the server: what is sealed here is opened by it
 * @throws {Error} with the seed's own output
 */
export async function seed(ownerUrl, what, secret) {
  const { code, output } = await runToEnd(process.execPath, ['--conditions', 'react-server', '--import', 'tsx', 'prisma/seed.ts'], { env: { OWNER_URL: ownerUrl, SEED: what, SONAEAI_SECRET: secret } });
  if (code !== 0) throw new Error(`prisma/seed.ts (${what}):\n${output}`);
}
