import { randomBytes } from 'node:crypto';
import { ensureBuild } from '../../scripts/build.mjs';
import { seed } from '../../scripts/seed.mjs';
import { startThrowawayDatabase } from '../../scripts/throwaway-database.mjs';
import { startWeb } from '../../scripts/web-process.mjs';

export const TEST_BUILD = '.next-test';
/** Of every build that the tests make, as npm start keeps one key for all of its builds. */
export const ACTIONS_KEY = Buffer.from('key-of-the-test-builds-32-bytes!').toString('base64');

/**
 * A throw-away database with register and demo, and the production server in front of it.
 * Tests find them in E2E_BASE_URL and OWNER_URL (the factories' one). A build of the same sources is used as it is.
 */
export default async function globalSetup() {
  const distDir = TEST_BUILD; // npm start's own build is left alone
  await ensureBuild({ distDir, env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTIONS_KEY }, onStart: () => console.log('next build …') });
  const database = await startThrowawayDatabase({ settings: ['fsync=off'] });
  try {
    const secret = randomBytes(32).toString('base64url');
    await seed(database.ownerUrl, 'demo', secret);
    const web = startWeb({
      env: { DATABASE_URL: database.webUrl, SONAEAI_SECRET: secret, PORT: '0', HOST: '127.0.0.1', NEXT_DIST_DIR: distDir, TRUSTED_PROXIES: '' },
    });
    const { listening } = await web.listening;
    process.env.E2E_BUILD = distDir;
    process.env.E2E_BASE_URL = `http://localhost:${listening}`;
    process.env.OWNER_URL = database.ownerUrl;
    process.env.DATABASE_URL = database.webUrl;
    process.env.SONAEAI_SECRET = secret;
    return async () => {
      await web.stop();
      await database.stop();
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
