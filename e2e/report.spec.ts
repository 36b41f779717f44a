import { readFile } from 'node:fs/promises';
import { type Page, test as base } from '@playwright/test';
import JSZip from 'jszip';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { ensurePoppler, readPdf } from '../scripts/poppler.mjs';
import { generateAnswers } from '../tests/support/answer-generator';
import { countSubmitted, makeWave } from '../tests/support/factories';
import { storeEdition } from '../tests/support/published-edition';
import { LARGE, type Office, SMALL } from '../tests/support/report-source';
import { withOwner } from './support/survey';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// Years of our own, before those that other tests take; both widths run at once, each in its own.
let PUBLISHED = 2013;
let OPEN = 2014;
const RARE = ['𠮷例町', '葛󠄀城市', '宮﨑村'];

const officesOf = (year: number) => Array.from({ length: 16 }, (_, i): Office => ({ band: i % 2 ? LARGE : SMALL, answers: generateAnswers(questionnaireFor(year), i, { preparedness: i % 2 ? 0.7 : 0.2 }) }));

test.beforeAll(async ({}, info) => {
  test.setTimeout(300_000); // poppler may have to be installed
  if (info.project.name === 'phone') [PUBLISHED, OPEN] = [2010, 2011];
  ensurePoppler();
  await withOwner(async (client) => {
    for (const year of [PUBLISHED, OPEN]) {
      if (await client.wave.findUnique({ where: { year }, select: { year: true } })) continue; // a worker before this one was here
      const questionnaire = { ...questionnaireFor(year), title: `${year}年度の調査` };
      await makeWave(client, questionnaire, { year, status: 'closed', title: `${year}年度の調査` });
      const offices = officesOf(year);
      for (const [i, { band }] of offices.entries()) await client.respondent.create({ data: { year, owner: `report-${i}`, label: `見本${i}`, demo: true, bands: { 'size-100k': band } } });
      await countSubmitted(client, year, questionnaire, offices.map(({ band, answers }) => ({ bands: { 'size-100k': band }, answers })));
      if (year === PUBLISHED)
        await storeEdition(client, year, {
          questionnaire, offices, hidden: (_band, item, _part, value) => item === 'ict-drill' && !value.startsWith('*'),
          facts: {
            findings: [{ key: 'ict-bcp-status' }, { key: 'ict-drill' }], remarks: [{ place: 'intro', text: `${RARE.join('、')}の取り組みを参考にしてください。` }],
            named: [{ item: 'risk-assumed', value: 'yes', municipalities: RARE.map((name, i) => ({ code: `99301${i}`, name, prefecture: '見本県' })) }],
          },
        });
    }
  });
});

const plain = (text: string) => text.replace(/\s+/g, '');
const done = (page: Page, sentence: string) => expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();

test.describe('the published report', () => {
  test('is there for everyone, with figures and their bases, nothing of what is withheld, and names whole @phone', async ({ page }) => {
    await page.goto(`/results/${PUBLISHED}`);
    await page.getByRole('link', { name: '調査の報告を読む' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('調査の報告');
    await expect(page.getByText('第1版').first()).toBeVisible();
    for (const title of ['1　調査の目的', '2　調査の方法', '3　結果の概要', '3-1　組織とシステム', '3-5　ICT-BCP', '4　進んだ取り組み']) await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: /^ICT-BCPをまだ策定していない：16団体のうち\d+団体（\d+\.\d%）$/ })).toBeVisible();
    await expect(page.getByText('ICT部門が災害訓練をしていない')).toHaveCount(0);
    await expect(page.getByText('回答した16団体の内訳は秘匿です。')).toBeVisible();
    for (const name of RARE) await expect(page.getByRole('table', { name: '名前を載せることに同意した団体' })).toContainText(name);
    await expect(page.getByRole('complementary', { name: '事務局から' })).toContainText(RARE[0]!);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  test('on paper: A4, the edition and the page on every page, no heading left behind', async ({ page }, info) => {
    await page.goto(`/results/${PUBLISHED}/report`);
    const titles = (await page.locator('main').getByRole('heading').allInnerTexts()).map(plain);
    const file = info.outputPath('report.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const { size, pages } = readPdf(file);
    expect(size).toContain('(A4)');
    pages.forEach((text, i) => {
      expect(plain(text)).toContain('第1版');
      expect(plain(text)).toContain(`${i + 1}/${pages.length}`);
      expect(titles).not.toContain(text.split('\n').map(plain).filter(Boolean).at(-2));
    });
    for (const name of RARE) expect(plain(pages.join(''))).toContain(name);
    await expect(page.getByRole('navigation', { name: '目次' })).toBeVisible();
  });

  test('as a Word file', async ({ page }) => {
    await page.goto(`/results/${PUBLISHED}/report`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Wordのファイルで保存する' }).click()]);
    expect(download.suggestedFilename()).toBe(`調査の報告_${PUBLISHED}年度.docx`);
    const zip = await JSZip.loadAsync(await readFile(await download.path()));
    const xml = await zip.file('word/document.xml')!.async('string');
    for (const name of RARE) expect(xml).toContain(name);
    expect(xml).toContain('<w:pStyle w:val="Heading3"/>');
    const answer = await page.request.get(`/results/${PUBLISHED}/report.docx`);
    expect(answer.headers()['content-type']).toContain('wordprocessingml');
  });
});

test('before publication there is a sentence in place of a report, and no file', async ({ page }) => {
  await page.goto(`/results/${OPEN}/report`);
  await expect(page.getByText('報告の公表前です')).toBeVisible();
  await expect(page.getByRole('link', { name: /Word/ })).toHaveCount(0);
  const file = await page.request.get(`/results/${OPEN}/report.docx`);
  expect([file.status(), await file.text()]).toEqual([404, 'この年度の報告は、まだ公表されていません。公表されると、ここから保存できます。']);
  await page.goto('/results/2012/report');
  await expect(page.getByText('2012年の報告は、当時の公表資料です')).toBeVisible();
  for (const path of ['/results/1999/report', '/results/abc/report', '/results/abc/report.docx']) expect((await page.goto(path))!.status(), path).toBe(404);
});

const plainly = base.extend({ baseURL: async ({}, use) => use(process.env.E2E_BASE_URL), javaScriptEnabled: async ({}, use) => use(false) });

for (const [how, run] of [['with a script', test], ['without a script', plainly]] as const) {
  run(`findings are ordered, left out, taken up again and put back ${how}`, async ({ page }) => {
    await signIn(page, 'jimukyoku');
    await page.goto(`/admin/waves/${OPEN}/findings`);
    const chosen = page.getByRole('region', { name: /^報告に載せる項目/ }).getByRole('listitem');
    const words = async (at: number) => (await chosen.nth(at).getByRole('paragraph').nth(1).innerText()).trim();
    const press = (label: string, of: string) => page.getByRole('button').filter({ hasText: `${label}（${of}）` }).click();
    const [first, second] = [await words(0), await words(1)];
    const count = await chosen.count();
    await press('下へ', first);
    await done(page, '順番を変えました。');
    expect([await words(0), await words(1)]).toEqual([second, first]);
    await press('載せない', second);
    await done(page, '報告に載せないことにしました。');
    await expect(chosen).toHaveCount(count - 1);
    await press('載せる', second);
    await done(page, '報告に載せることにしました。');
    expect(await words(count - 1)).toBe(second);
    await page.getByRole('button', { name: '自動の提案に戻す' }).click();
    await done(page, '自動の提案に戻しました。');
    expect([await words(0), await words(1)]).toEqual([first, second]);
    await expect(page.getByRole('button', { name: '自動の提案に戻す' })).toHaveCount(0);
  });

  run(`a remark is written into the draft, refused where it is too long, and taken away ${how}`, async ({ page }) => {
    await signIn(page, 'jimukyoku');
    await page.goto(`/admin/waves/${OPEN}/report`);
    await expect(page.getByText('公表前の下書きです')).toBeVisible();
    const write = async (open: string, text: string) => {
      await page.getByText(open, { exact: true }).click();
      await page.getByRole('textbox', { name: /^事務局の補足（結果の概要）/ }).fill(text);
      await page.getByRole('textbox', { name: /^事務局の補足（結果の概要）/ }).locator('xpath=ancestor::form').getByRole('button', { name: '補足を保存する' }).click();
    };
    await write('補足を書く（結果の概要）', '長'.repeat(2001));
    await expect(page.getByRole('link', { name: '「事務局の補足」は2,000文字以内で入力してください。' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^事務局の補足（結果の概要）/ })).toHaveValue('長'.repeat(2001)); // nothing typed is lost
    await page.goto(`/admin/waves/${OPEN}/report`);
    await write('補足を書く（結果の概要）', '一行目\n𠮷の二行目');
    await done(page, '補足を保存しました。');
    await expect(page.getByRole('complementary', { name: '事務局から' })).toContainText('𠮷の二行目');
    await write('補足を直す（結果の概要）', '');
    await done(page, '補足をなくしました。');
    await expect(page.getByRole('complementary', { name: '事務局から' })).toHaveCount(0);
  });
}

test('the desk leads to the draft, which fits a phone @phone-only', async ({ page }) => {
  await signIn(page, 'jimukyoku');
  await page.goto(`/admin/waves/${OPEN}`);
  await page.getByRole('link', { name: '報告の下書き' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '報告の下書き' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: '半数以上に当てはまる項目を選ぶ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '半数以上に当てはまる項目' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
