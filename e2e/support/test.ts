import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** Playwright's test with the address of the server that global-setup started. Import it instead of Playwright's own. */
export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.E2E_BASE_URL),
});

export { expect };

/** The password of every demo account; prisma/seed.ts sets it. */
export const DEMO_PASSWORD = 'sonaeai-demo';

/** Signs in through the form, as a person does, and waits for the page after it. */
export async function signIn(page: Page, signInName: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/signin');
  await page.locator('input[name="signInName"]').fill(signInName);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/** No violation of WCAG 2.2 AA, or of axe's best practices, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // One pass in the page itself: no page has a frame inside, and the way around frames takes twice as long.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).options({ resultTypes: ['violations'] }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.target.join(' ')) }))).toEqual([]);
}

/** The page is no wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  expect(content).toBeLessThanOrEqual(width);
}
