import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';

// desk runs every test but those tagged @phone-only; phone runs those tagged @phone or @phone-only. pages.spec.ts looks at every
// page in both windows by itself.
export default defineConfig({
  testDir: 'e2e',
  tsconfig: './e2e/tsconfig.json', // factories seal with server code, whose guard has no meaning in a test process
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/support/global-setup.ts',
  workers: 2,
  retries: 0,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // Speed is never asserted: a slow machine takes its time, and only what hangs ends here.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    actionTimeout: 40_000,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off', // a seventh of the time; the picture and the tree of what failed are kept anyway
    launchOptions: launchOptions(),
  },
  projects: [
    { name: 'desk', grepInvert: /@phone-only/, use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', grep: /@phone/, use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } } },
  ],
});
