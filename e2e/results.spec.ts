import { fiscalYearOf } from '../lib/platform/time';
import { percentOf } from '../lib/results/counting/numbers';
import { published2012 } from '../lib/results/counting/published';
import { expect, expectNoSidewaysScroll, signIn, test } from './support/test';

const year = fiscalYearOf(new Date());
const { figures, survey } = published2012;
const column = (band = 'all') => ['all', ...survey.bands.map(({ key }) => key)].indexOf(band);

test.describe('/results/2012', () => {
  test('shows all 27 published entries, by band where the publication gives bands, and says that the rebuilt answers agree', async ({ page }) => {
    await page.goto('/results/2012');
    const shown = await page.locator('main table [data-figure]').evaluateAll((cells) =>
      cells.map((cell) => ({ id: cell.getAttribute('data-figure')!, value: Number.parseFloat(cell.textContent!), column: (cell.closest('td') as HTMLTableCellElement).cellIndex - 1 })),
    );
    for (const { id, counts = [], statistics = [] } of figures) {
      const expected = [...counts.map(({ count, band }) => [column(band), count]), ...statistics.map(({ value }) => [0, value])];
      const found = shown.filter((cell) => cell.id === id).map((cell) => [cell.column, cell.value]);
      expect(found.map(String).sort(), id).toEqual(expected.map(String).sort());
    }
    expect(new Set(shown.map(({ id }) => id)).size).toBe(27);
    await expect(page.getByText('27項目のうち27項目が一致')).toBeVisible();
    await expect(page.getByText('再構成', { exact: false }).first()).toBeVisible();
  });

  test('shows no count beyond them', async ({ page }) => {
    await page.goto('/results/2012');
    // Outside marked figures a table cell says nothing but that there is no published value.
    const others = await page.locator('main td:not(:has([data-figure]))').allTextContents();
    expect(new Set(others)).toEqual(new Set(['公表値なし']));
    const allowed = new Set<string>();
    for (const { counts = [], statistics = [], base } of figures) {
      for (const { count, band } of counts) {
        allowed.add(`${count}`).add(`${count}程度`);
        const bases = [base?.n, band && survey.bands.find(({ key }) => key === band)!.n];
        for (const n of bases) {
          const percent = n ? percentOf(count, n) : null;
          if (percent !== null) allowed.add(`${count}（算出 ${percent.toFixed(1)}%）`);
        }
      }
      for (const { value } of statistics) allowed.add(`${value}人`);
    }
    for (const text of await page.locator('main [data-figure]').allTextContents()) expect(allowed).toContain(text);
    const drawn = await page.locator('main svg[role=img] text').allTextContents();
    for (const text of drawn.filter((line) => /（算出/.test(line))) expect(allowed).toContain(text);
    // What is drawn and not a count is a label; what is written beside the tables names a base, a date or the survey itself.
    const bases = [...new Set(figures.flatMap(({ base }) => (base ? [base.n] : [])))];
    for (const line of await page.locator('main section section > p').allTextContents())
      for (const [number] of line.matchAll(/\d+(?=団体)/g)) expect(bases, line).toContain(Number(number));
  });

  test('is there for the secretariat too, unchanged', async ({ page }) => {
    await page.goto('/results/2012');
    const before = await page.getByRole('main').innerText();
    await signIn(page, 'jimukyoku');
    await page.goto('/results/2012');
    expect(await page.getByRole('main').innerText()).toBe(before);
  });
});

test.describe('a year that is not published', () => {
  test('shows everyone who takes part, and no counts of answers @phone', async ({ page }) => {
    await page.goto('/results');
    await page.getByRole('link', { name: new RegExp(`^${year}年度`) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year}年度`);
    await expect(page.getByText('見本（作り物の回答）')).toBeVisible();
    await expect(page.getByText('集計の公表前です')).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(1);
    await expect(page.getByRole('row', { name: /^10万人未満 / })).toBeVisible();
    await expect(page.locator('svg[role=img]')).toHaveCount(0);
    await page.getByRole('link', { name: '市区町村の種別' }).click();
    await expect(page).toHaveURL(new RegExp(`/results/${year}\\?scheme=type$`));
    await expect(page.getByRole('row', { name: /^村 / })).toBeVisible();
    await expect(page.getByRole('link', { name: '市区町村の種別' })).toHaveAttribute('aria-current', 'page');
  });

  test('shows the secretariat every question with its bars, table and the 2012 column @phone', async ({ page }) => {
    await signIn(page, 'jimukyoku');
    await page.goto(`/results/${year}`);
    await expect(page.getByText('公表前の集計です')).toBeVisible();
    const policy = page.getByRole('region', { name: '2-9 全庁的なバックアップ方針を定めている', exact: true });
    await expect(policy.getByRole('img')).toBeVisible();
    const yes = policy.getByRole('row', { name: /^はい / });
    await expect(yes.getByRole('cell').last()).toHaveText(/5（算出 26\.3%）10万人未満 110万人以上 4/);
    await expect(policy.getByRole('row', { name: /^いいえ / }).getByRole('cell').last()).toHaveText('公表値なし');
    // A question that is new has no column of 2012.
    await expect(page.locator('#now-telework').getByRole('columnheader', { name: /2012/ })).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await page.goto(`/results/${year}?scheme=type-size`);
    await expect(page.locator('#backup-policy-citywide').getByRole('columnheader')).toHaveCount(9);
    await expectNoSidewaysScroll(page);
  });

  test('from the table of contents to a question, without a script', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto('/results/2012');
    await page.getByText('5 ICT-BCP（5問）').click();
    await page.getByRole('link', { name: '5-1 ICT-BCPの策定状況' }).click();
    await expect(page).toHaveURL(/#ict-bcp-status$/);
    await expect(page.getByRole('row', { name: /^策定済 3（算出 15\.8%）/ })).toBeVisible();
    await context.close();
  });
});

test('a year that is none is not found', async ({ page }) => {
  for (const path of ['/results/1999', '/results/abc', '/results/20260']) expect((await page.goto(path))!.status(), path).toBe(404);
});
