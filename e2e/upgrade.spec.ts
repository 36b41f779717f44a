import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ensureBuild as EnsureBuild } from '../scripts/build.mjs';
import { freePort } from '../scripts/free-port.mjs';
import type { startWeb as StartWeb } from '../scripts/web-process.mjs';
import { ACTIONS_KEY, TEST_BUILD } from './support/global-setup';
import { expectAlive, formOf, makeOffice, storedAnswers } from './support/survey';
import { expect, signIn, test } from './support/test';

// A form opened before an upgrade still saves after it: two builds of different sources, one after the other on one port.

const root = fileURLToPath(new URL('..', import.meta.url));
const upgraded = `${root}.next-upgrade`;

/** The form, and where it saves as one types: what this test asks of the later version. */
const ADDRESSES = ['(member)/survey/[year]/[section]/page.tsx', 'api/survey/[year]/[section]/route.ts'];

/**
 * The sources as a later version might have them: an action more in the form's own file, and other words on the page.
 * Pages that nobody opens here are left out: a third of the time to build it.
 */
function laterVersion() {
  rmSync(upgraded, { recursive: true, force: true });
  mkdirSync(upgraded);
  const parts = ['app', 'components', 'lib', 'offline', 'public', 'prisma', 'scripts', 'tests/support', 'proxy.ts', 'instrumentation.ts', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json'];
  for (const part of parts) cpSync(`${root}${part}`, `${upgraded}/${part}`, { recursive: true });
  // Actions are known by their file's path below the root, so the copy is a root of its own; hard links take no room.
  execFileSync('cp', ['-al', `${root}node_modules`, `${upgraded}/node_modules`]);
  const files = readdirSync(`${upgraded}/app`, { recursive: true, encoding: 'utf8' });
  for (const file of files) if (/\/(page\.tsx|route\.ts)$/.test(file) && !ADDRESSES.includes(file)) rmSync(`${upgraded}/app/${file}`);
  const form = `${upgraded}/app/(member)/survey/[year]/[section]`;
  appendFileSync(`${form}/actions.ts`, '\nexport async function addedLater(): Promise<string> {\n  return "later";\n}\n');
  const page = readFileSync(`${form}/page.tsx`, 'utf8');
  const later = page.replace("'調査票の表紙'}</a>", "'調査票の表紙（新しい版）'}</a>");
  expect(later).not.toBe(page);
  writeFileSync(`${form}/page.tsx`, later);
  // What a build keeps for the next one is never read here.
  const config = readFileSync(`${upgraded}/next.config.js`, 'utf8');
  const once = config.replace('experimental: {', 'experimental: { turbopackFileSystemCacheForBuild: false,');
  expect(once).not.toBe(config);
  writeFileSync(`${upgraded}/next.config.js`, once);
}

test('a form opened before an upgrade still saves after it, with and without script', async ({ browser }) => {
  test.setTimeout(300_000); // a build of its own
  const office = await makeOffice();
  const port = await freePort();
  const env = {
    DATABASE_URL: process.env.DATABASE_URL!, SONAEAI_SECRET: process.env.SONAEAI_SECRET!, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTIONS_KEY,
    PORT: String(port), HOST: '127.0.0.1', NEXT_DIST_DIR: TEST_BUILD, TRUSTED_PROXIES: '',
  };
  const baseURL = `http://localhost:${port}`;
  const { startWeb } = (await import('../scripts/web-process.mjs')) as { startWeb: typeof StartWeb };
  let web = startWeb({ env });
  await web.listening;
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const scripted = await browser.newContext({ baseURL });
  try {
    const [before, alive] = [await plain.newPage(), await scripted.newPage()];
    await signIn(before, office.editor);
    await signIn(alive, office.colleague);
    await before.goto(formOf(office, 'vendors'));
    await before.locator('[name="vendor-disaster-contract"]').first().check();
    await alive.goto(formOf(office, 'organization'));
    await expectAlive(alive);
    await web.stop();

    laterVersion();
    const { ensureBuild } = (await import(`${upgraded}/scripts/build.mjs`)) as { ensureBuild: typeof EnsureBuild };
    expect(await ensureBuild({ distDir: '.next', env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTIONS_KEY } })).toBe(true);
    const later = (await import(`${upgraded}/scripts/web-process.mjs`)) as { startWeb: typeof StartWeb };
    web = later.startWeb({ env: { ...env, NEXT_DIST_DIR: '.next' } });
    await web.listening;

    await before.getByRole('button', { name: '保存する', exact: true }).click();
    await expect(before.getByText('保存しました。')).toBeVisible();
    await expect(before.getByRole('link', { name: '調査票の表紙（新しい版）' })).toBeVisible();
    await alive.locator('[name="ict-staff.employees"]').fill('7');
    await alive.locator('[name="ict-staff.employees"]').blur();
    await expect(alive.locator('[data-form-line]')).toContainText('すべて保存済');
    expect(await storedAnswers(office)).toMatchObject({ 'vendor-disaster-contract': 'yes', 'ict-staff.employees': 7 });
  } finally {
    await Promise.all([plain.close(), scripted.close()]);
    await web.stop();
    rmSync(upgraded, { recursive: true, force: true });
  }
});
