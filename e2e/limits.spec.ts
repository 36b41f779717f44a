import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { fillDirectory, weighFirstView } from '../scripts/bench/directory';
import { pages, weighBare } from '../scripts/bench/pages';
import { sessionCookie } from '../scripts/session-cookie.mjs';
import { ensurePoppler, readPdf } from '../scripts/poppler.mjs';
import { type OwnServer, startOwnServer } from './support/own-server';

// Sizes and counts that must hold; the same code prints them in `npm run bench -- pages` and `npm run check:durability`.

test('script sent: landing, results and blank form at most 15 kB above a bare page of the same Next, a section and the review at most 60 kB', async () => {
  test.setTimeout(300_000); // builds the bare page
  const above = new Map<string, number>();
  await pages({
    base: process.env.E2E_BASE_URL!, ownerUrl: process.env.OWNER_URL!, webUrl: process.env.DATABASE_URL!, secret: process.env.SONAEAI_SECRET!,
    emit: (line) => line.case !== 'bare-page' && above.set(String(line.case), Number(line.above_bare_kB)),
  });
  const limitOf = (name: string) => (name.startsWith('section-') || name === 'review' ? 60 : 15);
  expect(above.size).toBe(11);
  expect([...above].filter(([name, kB]) => !(kB <= limitOf(name)))).toEqual([]);
});

test('every save that was acknowledged is there after kill -9 with 200 in flight', async () => {
  test.setTimeout(300_000);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/check-durability.ts', '2'], { env: { ...process.env, NODE_ENV: 'production' } });
  expect(stdout).toMatch(/2 rounds of 200 saves: [1-9]\d* acknowledged, 0 lost$/m);
});

test.describe('the directory of 1,741 members', () => {
  let server: OwnServer;
  let filled: Awaited<ReturnType<typeof fillDirectory>>;
  let cookie: string;

  test.beforeAll(async () => {
    test.setTimeout(300_000); // a server and a register of its own, and poppler
    ensurePoppler();
    const secret = randomBytes(32).toString('base64url');
    const before = process.env.SONAEAI_SECRET;
    process.env.SONAEAI_SECRET = secret; // the made-up numbers are sealed under it
    server = await startOwnServer({ SONAEAI_SECRET: secret });
    filled = await fillDirectory(server.ownerUrl);
    cookie = await sessionCookie(server.ownerUrl, filled.signInName, secret);
    process.env.SONAEAI_SECRET = before;
  });
  test.afterAll(() => server?.stop());

  test('the first view weighs at most 90 kB beside the framework’s own scripts, and holds fifty with two people each, by day and by night', async () => {
    test.setTimeout(300_000); // builds the bare page, where the pages' test has not
    const { bytes } = await weighFirstView(server.baseURL, cookie, await weighBare());
    expect(filled.members).toBe(1741);
    expect(bytes).toBeLessThanOrEqual(90_000);
    const page = await (await fetch(`${server.baseURL}/directory`, { headers: { cookie } })).text();
    expect(page.match(/<a href="tel:/g)).toHaveLength(200);
  });

  test('on paper: each number of a prefecture of 179, its date and the page’s number on every page of A4', async ({ browser }, info) => {
    const context = await browser.newContext({ baseURL: server.baseURL, extraHTTPHeaders: { cookie } });
    const page = await context.newPage();
    for (const kind of ['print', 'card']) {
      await page.goto(`/directory/${kind}?of=01`);
      const file = info.outputPath(`${kind}.pdf`);
      await page.pdf({ path: file, preferCSSPageSize: true });
      const { size, pages: sheets } = readPdf(file);
      expect(size).toContain('(A4)');
      expect(new Set(sheets.join(' ').match(/0990-000-\d{7}/g)).size).toBe(179 * 4);
      sheets.forEach((text, i) => {
        const plain = text.normalize('NFKC').replace(/\s+/g, '');
        expect(plain).toMatch(/20\d\d年\d+月\d+日\(令和\d+年\)現在/);
        expect(plain).toContain(kind === 'print' ? `${i + 1}/${sheets.length}` : `${sheets.length}枚のうち${i + 1}枚目`);
      });
    }
    await context.close();
  });
});
