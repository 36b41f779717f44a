import { fiscalYearOf } from '../lib/platform/time';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import type { Answers } from '../lib/survey/questionnaire/questionnaire';
import { ownerClient } from '../tests/support/factories';
import { makePlainEdition } from '../tests/support/plain-edition';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

const year = fiscalYearOf(new Date());

test.beforeAll(async () => {
  // Where the demo has no published year of its own yet, last year's made-up answers are published here.
  const owner = ownerClient(process.env.OWNER_URL!);
  if (!(await owner.edition.findFirst({ where: { year: year - 1 } }))) {
    const submissions = await owner.submission.findMany({ where: { withdrawnAt: null, respondent: { year: year - 1 } }, include: { respondent: true } });
    await makePlainEdition(owner, questionnaireFor(year - 1), submissions.map(({ answers, respondent }) => ({ answers: answers as Answers, bands: respondent.bands as Record<string, string>, prefecture: '99' })), { year: year - 1 });
  }
  await owner.$disconnect();
});

test.describe('free tables', () => {
  test.beforeEach(({ page }) => signIn(page, 'jimukyoku'));

  test('from the question to a table, narrowed in two steps, and out as CSV @phone', async ({ page }) => {
    await page.goto(`/results/${year}`);
    await page.getByRole('link', { name: /自由集計/ }).click();
    await expect(page.getByText('「集計する質問」を選んで')).toBeVisible();
    await page.getByLabel('集計する質問').selectOption('risk-assumed');
    await page.getByLabel('列の分け方').selectOption('q.ict-bcp-status');
    await page.getByRole('button', { name: '表を作る' }).click();
    await expect(page).toHaveURL(/item=risk-assumed/);
    await expect(page.getByRole('columnheader', { name: '検討中' })).toBeVisible();
    await page.getByLabel('条件を加える').selectOption('type-size');
    await page.getByRole('button', { name: '表を作る' }).click();
    await page.getByLabel('町村・市区と人口規模').selectOption({ label: '町村 1万人未満' });
    await page.getByRole('button', { name: '表を作る' }).click();
    await expect(page.getByText('しぼり込み：「町村・市区と人口規模」が「町村 1万人未満」')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'この表をCSVで書き出す' }).click();
    expect((await download).suggestedFilename()).toContain('risk-assumed');
    await page.getByLabel('町村・市区と人口規模').selectOption({ label: 'この条件を外す' });
    await page.getByRole('button', { name: '表を作る' }).click();
    await expect(page.getByText('しぼり込み：')).toHaveCount(0);
  });

  test('an address with mistakes says each of them at its field, and shows what it can', async ({ page }) => {
    await page.goto(`/results/${year}/cross?item=risk-assumed&by=nothing&where=x:y`);
    const summary = page.locator('[aria-labelledby=error-summary]');
    await expect(summary.getByRole('link')).toHaveCount(2);
    await expect(summary).toContainText('「列の分け方」の「nothing」はありません。一覧から選んでください。');
    await expect(page.getByRole('heading', { name: '2-2 災害時のリスクを想定している' })).toBeVisible();
  });

  test('a narrowing that nobody meets says so', async ({ page }) => {
    await page.goto(`/results/${year}/cross?item=risk-assumed&where=type:ward`);
    await expect(page.getByText(/この条件に当てはまる団体はありません/)).toBeVisible();
  });
});

test.describe('free tables without script', () => {
  test.use({ javaScriptEnabled: false });
  test('work by the address alone', async ({ page }) => {
    await signIn(page, 'jimukyoku');
    await page.goto(`/results/${year}/cross`);
    await page.getByLabel('集計する質問').selectOption('backup-medium');
    await page.getByRole('button', { name: '表を作る' }).click();
    await page.getByLabel('質問の部分').selectOption('tax');
    await page.getByRole('button', { name: '表を作る' }).click();
    await expect(page.getByRole('rowheader', { name: '税' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: '住基' })).toHaveCount(0);
  });
});

test.describe('own standing', () => {
  test('an open year says when, and asks for the answer @phone', async ({ page }) => {
    await signIn(page, 'hensyu');
    await page.goto(`/standing/${year}`);
    await expect(page.getByText('この年度の集計は、まだ公表されていません')).toBeVisible();
    await expect(page.getByText('この年度の回答は、まだ提出されていません')).toBeVisible();
  });

  test('a published year: the own answers among the others’, from the home page on @phone', async ({ page }) => {
    await signIn(page, 'hensyu');
    await page.goto('/home');
    await page.getByRole('link', { name: 'ほかの団体と比べた位置を見る' }).first().click();
    await expect(page).toHaveURL(new RegExp(`/standing/${year - 1}`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('雛形市の位置');
    await expect(page.getByRole('heading', { name: '近い団体の多くが、すでにしていること' })).toBeVisible();
    expect(await page.locator('tr[data-own]').count()).toBeGreaterThan(20);
    await expect(page.locator('#system-redundant tr[data-own]')).toHaveCount(1);
    await expect(page.locator('#system-redundant').getByText('● この回答')).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test('another municipality’s is refused', async ({ page }) => {
    await signIn(page, 'hensyu');
    const response = await page.goto(`/standing/${year - 1}?code=992011`);
    expect(response!.status()).toBe(403);
  });
});

test('years side by side, for everyone', async ({ page }) => {
  await page.goto(`/results/${year - 1}/trend`);
  await page.getByLabel('どの団体を見るか').selectOption('size-100k:from-100k');
  await page.getByRole('button', { name: '表示する' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '10万人以上' })).toBeVisible();
  await expect(page.locator('#backup-policy-citywide').getByRole('cell', { name: /^4/ }).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
});
