import { test as base, expect, type Page } from '@playwright/test';

/** Playwright's test with the address of the server that global-setup started. Import it instead of Playwright's own. */
export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.E2E_BASE_URL),
});

export { expectAccessible, expectFitsDeskAndPhone, expectNoSidewaysScroll } from './accessible';
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
