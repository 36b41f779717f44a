import { ownerClient } from '../tests/support/factories';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './support/test';

// The questionnaire of the year that is open, read without an account.
async function openYear(): Promise<number> {
  const client = ownerClient(process.env.OWNER_URL!);
  try {
    return (await client.wave.findFirstOrThrow({ where: { status: 'open' }, orderBy: { year: 'desc' } })).year;
  } finally {
    await client.$disconnect();
  }
}

for (const width of [390, 1280]) {
  test(`the blank questionnaire is readable at ${width} px without an account`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`/survey/${await openYear()}/blank`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('災害対応準備状況調査');
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(42);
    await expect(page.getByText('調査基準日', { exact: true })).toBeVisible();
    await expect(page.getByText('問い合わせ先', { exact: true })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('nothing of it is missing, and it leads to each section', async ({ page }) => {
    await page.goto(`/survey/${await openYear()}/blank`);
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(42);
    await page.getByRole('link', { name: 'ICT-BCP' }).click();
    await expect(page.locator('#ict-bcp')).toBeInViewport();
  });
});

test('a year that is not there is not found', async ({ page }) => {
  for (const year of ['1999', '20x6', '99999']) {
    const response = await page.goto(`/survey/${year}/blank`);
    expect(response?.status()).toBe(404);
  }
});
