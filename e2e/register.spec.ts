import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test';

test('@phone a shared name comes with its prefectures, and leads to the page of one', async ({ page }) => {
  await page.goto('/register');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel('団体名・読み・団体コード').fill('府中市');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('2件見つかりました');
  await expect(page.getByRole('link', { name: '東京都 府中市' })).toBeVisible();
  await expect(page.getByRole('link', { name: '広島県 府中市' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole('link', { name: '広島県 府中市' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('府中市');
  await expect(page).toHaveTitle(/広島県府中市/);
  await expect(page.getByRole('link', { name: /東京都 府中市/ })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '2025年1月1日（令和7年）' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('search works without script, by prefecture alone, and says when nothing is found', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/register');
  await page.getByLabel('都道府県').selectOption({ label: '高知県' });
  await page.getByLabel('団体名・読み・団体コード').fill('檮原');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('link', { name: '高知県 梼原町' })).toBeVisible();
  await expect(page.getByLabel('団体名・読み・団体コード')).toHaveValue('檮原');
  await page.getByLabel('団体名・読み・団体コード').fill('');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('34件見つかりました');
  await page.getByLabel('団体名・読み・団体コード').fill('<script>存在しない');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('見つかりませんでした');
  await context.close();
});

test('a code that ended leads to what it became; a mistyped check digit is said; an unknown one is 404', async ({ page }) => {
  await page.goto('/register/093670');
  await expect(page.getByText('2014年4月5日（平成26年）から使われていない団体コードです')).toBeVisible();
  await page.getByRole('link', { name: '栃木市 092037' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('栃木市');
  await page.goto('/register?q=092038');
  await expect(page.getByText('6けた目（検査数字）が合わない')).toBeVisible();
  expect((await page.goto('/register/123456'))?.status()).toBe(404);
  expect((await page.goto('/register/abc'))?.status()).toBe(404);
});
