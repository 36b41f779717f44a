import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { pages } from '../scripts/bench/pages';

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
