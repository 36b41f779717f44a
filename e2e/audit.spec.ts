import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { makeOffice, withOwner } from './support/survey';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

test('the secretariat searches the log, reads it in words, verifies the chain and takes the CSV with it @phone', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await page.goto('/account');
  await page.getByRole('button', { name: 'サインアウトする', exact: true }).click();
  await expect(page.getByText('サインアウトしました。')).toBeVisible();
  await signIn(page, 'jimukyoku');
  await page.goto('/home');
  await page.getByRole('link', { name: '操作の記録' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('操作の記録');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await withOwner((client) => client.person.updateMany({ where: { signInName: office.editor }, data: { name: '=試験 担当' } })); // a name that a spreadsheet would run
  await page.getByLabel('操作', { exact: true }).selectOption({ label: 'サインインした' });
  await page.getByLabel('人', { exact: true }).fill('=試験 担当');
  await page.getByRole('button', { name: '探す' }).click();
  const table = page.getByRole('region', { name: '操作の記録' });
  await expect(table.getByRole('row').nth(1)).toContainText('サインインした');
  await expect(table.getByRole('row').nth(1)).toContainText(/日（令和\d+年）\d\d:\d\d:\d\d/);
  await expect(table.getByRole('row').nth(1)).toContainText('127.0.0.1');
  await expect(page.getByLabel('操作', { exact: true })).toHaveValue('sign-in.succeeded');
  await expectNoSidewaysScroll(page);

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /CSVで書き出す/ }).click();
  const csv = await readFile(await (await waiting).path(), 'utf8');
  expect(csv.startsWith('\ufeff番号,日付,時刻,だれが')).toBe(true);
  expect(csv).toContain(`'=試験 担当`);

  await page.getByRole('button', { name: 'いま確かめる' }).click();
  await expect(page.getByText(/行を確かめました。異常はありません。/)).toBeVisible();
  await page.goto('/admin/audit?text=CSV&from=2026-13-01&to=x');
  await expect(page.locator('#f-from-error')).toContainText('「いつから」は、2026-04-01のような形の日付にしてください。');
  await page.goto(`/admin/audit?text=${randomBytes(8).toString('hex')}`);
  await expect(page.getByText('当てはまる記録はありません。')).toBeVisible();
  await page.goto('/admin/audit?act=audit.exported');
  await expect(table.getByRole('row').nth(1)).toContainText('操作の記録を書き出した');
  await withOwner((client) => client.person.updateMany({ where: { signInName: office.editor }, data: { name: '試験 担当' } }));
});

test('a municipality reads its own records, a person those of the own account, nobody another’s @phone', async ({ page }) => {
  const [office, other] = [await makeOffice(), await makeOffice()];
  await withOwner(async (client) => {
    await client.$queryRaw`select audit.record('response.opened', ${office.code}, null, 'response:2026:992011', '{}', '192.0.2.1 Chrome')::text`;
    await client.$queryRaw`select audit.record('response.opened', ${other.code}, null, 'response:2026:992011', '{}', '192.0.2.2 Chrome')::text`;
  });
  await signIn(page, office.editor);
  await page.goto('/records');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${office.name}の操作の記録`);
  await expect(page.locator('main')).toContainText('提出された回答を開いた');
  await expect(page.locator('main')).toContainText('192.0.2.1');
  await expect(page.locator('main')).not.toContainText('192.0.2.2');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`/records?code=${other.code}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('このページは表示できません');
  await page.goto('/account/audit');
  await expect(page.locator('main')).toContainText('サインインした');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('searching works without script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.E2E_BASE_URL });
  const page = await context.newPage();
  await signIn(page, 'jimukyoku');
  await page.goto('/admin/audit');
  await page.getByLabel('操作', { exact: true }).selectOption({ label: 'サインインした' });
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('region', { name: '操作の記録' }).getByRole('row').nth(1)).toContainText('サインインした');
  await page.getByRole('button', { name: 'いま確かめる' }).click();
  await expect(page.getByText(/行を確かめました。/)).toBeVisible();
  await context.close();
});

test('without script, a refused page says so in words and keeps its status @phone', async ({ browser }, { project }) => {
  const context = await browser.newContext({ ...project.use, javaScriptEnabled: false, baseURL: process.env.E2E_BASE_URL });
  const page = await context.newPage();
  const found = await page.goto('/register/999999');
  expect(found?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ページが見つかりません');
  await signIn(page, 'hensyu');
  const refused = await page.goto('/admin/people');
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('このページは表示できません');
  await expect(page.getByRole('link', { name: 'ホームへ戻る' })).toBeVisible();
  await page.getByRole('link', { name: 'ホームへ戻る' }).click();
  await expect(page).toHaveURL(/\/home$/);
  await context.close();
});
