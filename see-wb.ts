import { chromium } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';
import { edited, cellOf } from './tests/support/edit-workbook';
import { readFileSync, writeFileSync } from 'node:fs';
const base = 'http://localhost:3103';
const browser = await chromium.launch(launchOptions());
const context = await browser.newContext({ locale: 'ja-JP', baseURL: base, viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
await page.goto('/signin');
await page.locator('input[name="signInName"]').fill('hensyu');
await page.locator('input[name="password"]').fill('sonaeai-demo');
await page.getByRole('button', { name: 'サインイン', exact: true }).click();
await page.waitForURL((u) => !u.pathname.startsWith('/signin'));
await page.goto('/survey/2026');
const link = await page.getByRole('link', { name: 'Excelで回答する' }).getAttribute('href');
console.log(link);
await page.goto(link!);
const shot = async (name: string) => {
  for (const width of [1280, 390]) { await page.setViewportSize({ width, height: 800 }); await page.screenshot({ path: `/tmp/see-${name}-${width}.png`, fullPage: true }); }
  await page.setViewportSize({ width: 1280, height: 800 });
};
await shot('workbook');
const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excelファイルをダウンロードする' }).click()]);
console.log(download.suggestedFilename());
const bytes = readFileSync((await download.path())!);
const changed = await edited(bytes, (book) => { cellOf(book, 'satellite-phones').value = 7; cellOf(book, 'vendor.juki').value = '見本𠮷システム'; cellOf(book, 'risk-assumed').value = 'たぶん'; cellOf(book, 'ict-staff.employees').value = '三名'; cellOf(book, 'risk-assumed.remark').value = '一行目\n二行目'; });
writeFileSync('/tmp/changed.xlsx', changed);
await page.locator('input[type=file]').setInputFiles('/tmp/changed.xlsx');
await page.getByRole('button', { name: '送って変更を確かめる' }).click();
await page.waitForURL(/upload=/);
await shot('preview');
writeFileSync('/tmp/bad.xlsx', 'a,b');
await page.locator('input[type=file]').setInputFiles('/tmp/bad.xlsx');
await page.getByRole('button', { name: '送って変更を確かめる' }).click();
await page.waitForLoadState();
await page.getByText('読み取れませんでした').first().waitFor();
await shot('refused');
for (const [name, path] of [['print', link!.replace('workbook', 'print')], ['blank', '/survey/2026/blank']] as const) {
  await page.goto(path);
  await shot(name);
  writeFileSync(`/tmp/${name}.pdf`, await page.pdf({ preferCSSPageSize: true }));
}
await browser.close();
