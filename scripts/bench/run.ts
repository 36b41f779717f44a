import { randomBytes } from 'node:crypto';
import { ensureBuild } from '../build.mjs';
import { seed } from '../seed.mjs';
import { startThrowawayDatabase } from '../throwaway-database.mjs';
import { startWeb } from '../web-process.mjs';
import { audit } from './audit';
import { directory } from './directory';
import { mail } from './mail';
import { pages } from './pages';
import { results } from './results';
import { save } from './save';
import { survey } from './survey';

/** What a suite works with: a server of its own with the demo in it. */
export type Bench = { base: string; ownerUrl: string; webUrl: string; secret: string; emit: (line: Record<string, unknown>) => void };

const suites: Record<string, (bench: Bench) => Promise<void>> = { pages, save, results, survey, audit, mail, directory };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites[name]);
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const say = (line: string) => process.stderr.write(`${line}\n`);
await ensureBuild({ distDir: '.next', onStart: () => say('next build …') });
say('database and demo …');
const database = await startThrowawayDatabase();
const secret = randomBytes(32).toString('base64url');
let web: ReturnType<typeof startWeb> | undefined;
try {
  await seed(database.ownerUrl, 'register', secret);
  await seed(database.ownerUrl, 'demo', secret);
  web = startWeb({ env: { DATABASE_URL: database.webUrl, SONAEAI_SECRET: secret, PORT: '0', HOST: '127.0.0.1', NEXT_DIST_DIR: '.next', TRUSTED_PROXIES: '' } });
  const { listening } = await web.listening;
  const bench = { base: `http://localhost:${listening}`, ownerUrl: database.ownerUrl, webUrl: database.webUrl, secret };
  for (const [suite, run] of Object.entries(suites)) {
    if (asked.length > 0 && !asked.includes(suite)) continue;
    say(`suite ${suite} …`);
    await run({ ...bench, emit: (line) => console.log(JSON.stringify({ suite, ...line })) });
  }
} finally {
  await web?.stop();
  await database.stop();
}
