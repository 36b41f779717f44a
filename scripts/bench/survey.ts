import { chromium } from '@playwright/test';
import pg from 'pg';
import { fiscalYearOf } from '../../lib/platform/time';
import type { Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { launchOptions } from '../chromium.mjs';
import { sessionCookie } from '../session-cookie.mjs';
import { renew } from './renew';
import type { Bench } from './run';

/** How many acts (clicks and typed fields) an approver of the demo needs to renew last year's answer, counted in the browser. */
export async function survey({ base, ownerUrl, secret, emit }: Bench) {
  const year = fiscalYearOf(new Date());
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ definition: Questionnaire }>('select definition from wave where year = $1', [year]);
  await owner.end();
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
    const [name, value] = (await sessionCookie(ownerUrl, 'shonin', secret)).split('=') as [string, string];
    await context.addCookies([{ name, value, url: base }]);
    const { acts } = await renew(await context.newPage(), `${base}/home`, { year, questionnaire: rows[0]!.definition });
    for (const { kind, on } of acts) process.stderr.write(`  ${kind} ${on}\n`);
    const of = (wanted: string) => acts.filter(({ kind }) => kind === wanted).length;
    emit({ case: 'acts-to-renew', n: acts.length, clicks: of('click'), typed: of('type') });
  } finally {
    await browser.close();
  }
}
