import { mkdirSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { fiscalYearOf } from '../lib/platform/time';
import { sessionCookie } from '../scripts/session-cookie.mjs';
import { pagesToSee } from '../tests/support/pages-to-see';
import { expect, expectFitsDeskAndPhone, test } from './support/test';

// Must show 6 of issue 1: at a desk and on a phone, every page without sideways scrolling and without an axe violation.
// SCREENSHOTS=1 also writes the pictures of docs/screenshots.

const year = fiscalYearOf(new Date());
const cookies = new Map<string, Promise<string>>();

/** Makes the visitor this person, or nobody. */
async function beSignedIn(context: BrowserContext, as: string | undefined, url: string): Promise<void> {
  await context.clearCookies();
  if (!as) return;
  if (!cookies.has(as)) cookies.set(as, sessionCookie(process.env.OWNER_URL!, as, process.env.SONAEAI_SECRET!));
  const cookie = await cookies.get(as)!;
  await context.addCookies([{ name: 'sonaeai-session', value: cookie.slice(cookie.indexOf('=') + 1), url }]);
}

for (const { name: title, path, as } of pagesToSee(year)) {
  test(title, async ({ page, context, baseURL }) => {
    test.slow(['results-year', 'results-published', 'edition', 'trend', 'standing'].includes(title), 'axe takes its time over the tables of a whole year');
    await beSignedIn(context, as, baseURL!);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/そなえあい/);
    await expect(page.getByRole('main')).toBeVisible();
    await expectFitsDeskAndPhone(page, async (width) => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('main')).toBeVisible();
      if (!process.env.SCREENSHOTS) return;
      mkdirSync('docs/screenshots', { recursive: true });
      await page.screenshot({ path: `docs/screenshots/${title}-${width}.png`, fullPage: false });
    });
  });
}

test.describe('before any script has arrived', () => {
  let visitor: BrowserContext; // one for all pages: without script nothing of one page is left for the next
  test.beforeAll(async ({ browser }) => {
    visitor = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  });
  test.afterAll(() => visitor.close());

  for (const { name: title, path, as } of pagesToSee(year)) {
    test(`${title} can be read`, async ({ baseURL }) => {
      await beSignedIn(visitor, as, baseURL!);
      const page = visitor.pages()[0] ?? (await visitor.newPage());
      await page.goto(new URL(path, baseURL).href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // streamed pages would hold their text in hidden blocks that only a script moves into place
      await expect(page.locator('main [hidden]:not([data-inapplicable], button)')).toHaveCount(0);
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(40);
    });
  }
});
