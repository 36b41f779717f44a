import { fiscalYearOf } from '../lib/platform/time';
import { ensurePoppler, readPdf } from '../scripts/poppler.mjs';
import { insertEdition } from '../tests/support/areas/outputs';
import { ownerClient } from '../tests/support/factories';
import { RARE_NAMES, sampleEdition } from '../tests/support/sample-edition';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// Pictures, files and open data of a published year, as anyone reads them.

const PUBLISHED = 2021; // a year that the demo has not
const charts = `/results/${PUBLISHED}/charts`;

test.beforeAll(async () => {
  const owner = ownerClient(process.env.OWNER_URL!);
  await insertEdition(owner, sampleEdition({ year: PUBLISHED, n: 400 }));
  await owner.$disconnect();
});

const kinds = [
  { kind: 'bars', link: '質問ごとの帯グラフ', query: 'scheme=type-size&item=risk-assumed', file: /bars\.svg/ },
  { kind: 'heat', link: '質問と区分の一覧', query: 'scheme=type-size', file: /heat\.svg/ },
  { kind: 'trend', link: '年ごとの変化', query: 'item=ict-bcp-status', file: /trend\.svg/ },
  { kind: 'map', link: '日本地図', query: 'item=ict-drill', file: /map\.svg/ },
];

for (const { kind, link, query, file } of kinds) {
  test(`${kind}: the picture, its table and its file @phone`, async ({ page, request }, info) => {
    await page.goto(`${charts}?kind=${kind}&${query}`);
    await expect(page.getByRole('navigation', { name: '図の種類' }).getByRole('link', { name: link })).toHaveAttribute('aria-current', 'page');
    const picture = page.locator('svg[role=img]:visible');
    await expect(picture).toHaveCount(1);
    await expect(page.getByRole('table')).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    if (info.project.name === 'desk') {
      const href = (await page.getByRole('link', { name: 'この図を保存（SVG）' }).getAttribute('href'))!;
      expect(href).toMatch(file);
      const answer = await request.get(href);
      expect(answer.status()).toBe(200);
      // The site's own policy, which would let scripts of the site run, does not stand beside the file's.
      expect(answer.headers()['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(answer.headers()['content-type']).toContain('image/svg+xml');
    }
  });
}

test('a table withholds what the picture withholds', async ({ page }) => {
  await page.goto(`${charts}?kind=heat&scheme=prefecture`);
  await expect(page.locator('svg[role=img]:visible')).toContainText('秘匿（少数のため示さない）');
  await expect(page.getByRole('cell', { name: /^秘匿／/ }).first()).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the form leads to another picture, and what is not there is said', async ({ page }) => {
    await page.goto(charts);
    await page.getByLabel('質問').selectOption('ict-drill');
    await page.getByLabel('分け方').selectOption('size-100k');
    await page.getByRole('button', { name: '図を表示' }).click();
    await expect(page).toHaveURL(/item=ict-drill/);
    await expect(page.locator('svg[role=img]:visible')).toContainText('4-3 ICT部門の災害訓練');
    await page.goto(`${charts}?kind=map&item=ict-staff`);
    await expect(page.getByText('この質問は地図に表せません。')).toBeVisible();
    await page.goto(`${charts}?kind=trend&item=ict-staff`);
    await expect(page.getByText('割合で表せる答えがないため')).toBeVisible();
    await page.goto(`${charts}?kind=bars&item=no-such`);
    await expect(page.getByText('この年度にその質問はありません。')).toBeVisible();
  });
});

test('the files are the same for everyone', async ({ page, request }) => {
  await signIn(page, 'jimukyoku');
  for (const path of [`/results/${PUBLISHED}/tables.csv?scheme=type`, `/api/v1/results/${PUBLISHED}`, `/api/v1/results/${PUBLISHED}/editions/1?format=csv`, `${charts}/heat.svg?scheme=type`]) {
    const [mine, theirs] = [await page.request.get(path), await request.get(path)];
    expect(theirs.status(), path).toBe(200);
    expect(await mine.text(), path).toBe(await theirs.text());
    expect(theirs.headers()['set-cookie'], path).toBeUndefined();
    const again = await request.get(path, { headers: { 'if-none-match': theirs.headers().etag! } });
    expect(again.status(), path).toBe(304);
  }
});

test('a wave without a publication, and years that are none', async ({ page, request }) => {
  const year = fiscalYearOf(new Date());
  await page.goto(`/results/${year}/charts`);
  await expect(page.getByText('結果の公表前です')).toBeVisible();
  for (const path of ['/results/2012/charts', '/results/1999/charts', `${charts}?edition=9`, `${charts}/pie.svg`, `/results/${year}/tables.xlsx`, '/api/v1/results/2012'])
    expect((await request.get(path)).status(), path).toBe(404);
});

test('an SVG opened by itself is accessible and runs nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${charts}/bars.svg?scheme=type-size&item=ict-bcp-status`);
  expect(await page.evaluate(() => document.documentElement.tagName)).toBe('svg');
  expect(errors).toEqual([]);
});

test('in print a picture fits the sheet', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 960 });
  for (const query of ['kind=heat&scheme=prefecture', 'kind=map&item=ict-drill']) {
    await page.goto(`${charts}?${query}`);
    const box = (await page.locator('svg[role=img]:visible').boundingBox())!;
    expect(box.width).toBeLessThanOrEqual(680);
  }
});

test('names of rare characters are whole on the page and in print', async ({ page }, info) => {
  test.setTimeout(300_000); // poppler may have to be installed
  ensurePoppler();
  const names = RARE_NAMES.join('・');
  const published = sampleEdition({ year: PUBLISHED - 1, n: 30 });
  const { questionnaire } = published.edition;
  const sections = questionnaire.sections.map((section) => ({ ...section, items: section.items.map((item) => (item.key === 'risk-assumed' ? { ...item, label: names } : item)) }));
  const owner = ownerClient(process.env.OWNER_URL!);
  await insertEdition(owner, { ...published, edition: { ...published.edition, questionnaire: { ...questionnaire, sections } } });
  await owner.$disconnect();
  await page.goto(`/results/${PUBLISHED - 1}/charts?kind=bars&item=risk-assumed`);
  await expect(page.locator('svg[role=img]:visible text').first()).toHaveText(`2-2 ${names}`);
  const file = info.outputPath('charts.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  // A variation selector chooses a shape; what is copied out of a PDF may have the character without it.
  const plain = (words: string) => words.normalize('NFKC').replace(/[\s\u{E0100}-\u{E01EF}]/gu, '');
  const printed = plain(readPdf(file).pages.join(''));
  for (const name of RARE_NAMES) expect(printed).toContain(plain(name));
});

test('the page of open data names every edition and leads to it @phone', async ({ page }) => {
  await page.goto('/results/open-data');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const link = page.getByRole('link', { name: `${PUBLISHED}年度 第1版のJSON` });
  const answer = await page.request.get((await link.getAttribute('href'))!);
  expect(((await answer.json()) as { year: number }).year).toBe(PUBLISHED);
});
