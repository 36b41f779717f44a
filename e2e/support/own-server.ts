import { randomBytes } from 'node:crypto';
import { seed } from '../../scripts/seed.mjs';
import { startThrowawayDatabase } from '../../scripts/throwaway-database.mjs';
import { startWeb } from '../../scripts/web-process.mjs';

export type OwnServer = { baseURL: string; ownerUrl: string; stop: () => Promise<void> };

/**
 * A database with the demo and a web process of its own, from the build that the tests share: for a story that opens
 * and closes years, which other tests would stumble over.
 */
export async function startOwnServer(env: Record<string, string> = {}): Promise<OwnServer> {
  const database = await startThrowawayDatabase({ settings: ['fsync=off'] });
  try {
    const secret = randomBytes(32).toString('base64url');
    await seed(database.ownerUrl, 'demo', secret);
    const web = startWeb({
      env: { DATABASE_URL: database.webUrl, SONAEAI_SECRET: secret, PORT: '0', HOST: '127.0.0.1', NEXT_DIST_DIR: process.env.E2E_BUILD!, TRUSTED_PROXIES: '', ...env },
    });
    const { listening } = await web.listening;
    const stop = async () => {
      await web.stop();
      await database.stop();
    };
    return { baseURL: `http://localhost:${listening}`, ownerUrl: database.ownerUrl, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
