import { readFile, writeFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { cellOf, edited } from '../tests/support/edit-workbook';
import { formOf, makeOffice, type Office, storeAnswers, storedAnswers } from './support/survey';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// Excel as a municipality uses it: download, fill in offline, send back, look, take in.

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function download(page: Page, office: Office): Promise<Buffer> {
  await page.goto(formOf(office));
  await page.getByRole('link', { name: 'Excelで回答する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Excelで回答する' })).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excelファイルをダウンロードする' }).click()]);
  expect(file.suggestedFilename()).toBe(`調査票_${office.year}_${office.code}_${office.name}.xlsx`);
  return bytesOf(file);
}

const bytesOf = async (file: Download): Promise<Buffer> => readFile((await file.path())!);

async function send(page: Page, buffer: Buffer, name = '回答.xlsx') {
  await page.getByLabel('回答を入力したExcelファイル（.xlsx）').setInputFiles({ name, mimeType: XLSX, buffer });
  await page.getByRole('button', { name: '送って変更を確かめる' }).click();
  await page.waitForURL(/upload=/);
}

const fill = (bytes: Buffer, values: Record<string, string | number | null>) =>
  edited(bytes, (book) => { for (const [field, value] of Object.entries(values)) cellOf(book, field).value = value; });

test('download, fill in, send, look, take in @phone', async ({ page }) => {
  const office = await makeOffice();
  await storeAnswers(office, { 'satellite-phones': 2 });
  await signIn(page, office.editor);
  const bytes = await download(page, office);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await send(page, await fill(bytes, { 'satellite-phones': '５', 'vendor.juki': '見本𠮷システム', manual: 'なし' }));
  await expect(page.getByRole('heading', { name: '変わる回答（3件）' })).toBeVisible();
  await expect(page.getByText('変更前：2台')).toBeVisible();
  await expect(page.getByText('変更後：5台')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  expect(await storedAnswers(office)).toEqual({ 'satellite-phones': 2 });
  await page.getByRole('button', { name: 'この内容を取り込む' }).click();
  await expect(page.getByText('3件の回答を取り込みました。')).toBeVisible();
  expect(await storedAnswers(office)).toEqual({ 'satellite-phones': 5, 'vendor.juki': '見本𠮷システム', manual: 'none' });
  await page.getByRole('link', { name: '回答の確認と提出へ' }).click();
  await expect(page.getByText('見本𠮷システム')).toBeVisible();
});

test('what could not be read stands with sheet, row and remedy; the rest is taken only when one says so @phone', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await send(page, await fill(await download(page, office), { 'satellite-phones': '数台', 'risk-assumed': 'たぶん', 'vendor.juki': '甲社' }));
  const problems = page.getByRole('list', { name: '取り込めないところ' }).getByRole('listitem');
  await expect(problems).toHaveCount(2);
  await expect(problems.filter({ hasText: 'たぶん' })).toContainText(/シート「2 災害への準備」　\d+行目　2-2 .*セルの一覧から選んでください。/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '問題のない項目だけ取り込む' }).click();
  await expect(page.getByText('1件の回答を取り込みました。')).toBeVisible();
  expect(await storedAnswers(office)).toEqual({ 'vendor.juki': '甲社' });
});

test('changed in the browser since the download: asked about, and an undecided one is named', async ({ page }) => {
  const office = await makeOffice();
  await storeAnswers(office, { 'satellite-phones': 2 });
  await signIn(page, office.editor);
  const bytes = await download(page, office);
  await storeAnswers(office, { 'satellite-phones': 9 });
  await send(page, await fill(bytes, { 'satellite-phones': 5 }));
  await page.getByRole('button', { name: 'この内容を取り込む' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '入力内容を1か所ご確認ください' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /Excelの回答にする：5台/ }).check();
  await page.getByRole('button', { name: 'この内容を取り込む' }).click();
  await expect(page.getByText('1件の回答を取り込みました。')).toBeVisible();
  expect(await storedAnswers(office)).toEqual({ 'satellite-phones': 5 });
});

test('a file that is none, and one that is far too large, are refused with a sentence', async ({ page }, info) => {
  test.setTimeout(120_000);
  const office = await makeOffice();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'workbook'));
  await send(page, Buffer.from('番号,回答\r\n1-1,3\r\n'), '回答.xlsx');
  await expect(page.getByText('CSVなどの文字だけのファイルです。').first()).toBeVisible();
  await expectAccessible(page);
  const large = info.outputPath('large.xlsx'); // from the disk: a buffer would travel to the browser as one long text
  await writeFile(large, Buffer.alloc(40 * 1024 * 1024, 'PK'));
  await page.getByLabel('回答を入力したExcelファイル（.xlsx）').setInputFiles(large);
  await page.getByRole('button', { name: '送って変更を確かめる' }).click();
  await expect(page.getByText('ファイルが大きすぎます（上限は10MB）。').first()).toBeVisible();
  await page.getByRole('button', { name: '送って変更を確かめる' }).click();
  await expect(page.getByText('ファイルが選ばれていません。').first()).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('download, send, decide and take in', async ({ page }) => {
    const office = await makeOffice();
    await storeAnswers(office, { 'satellite-phones': 2 });
    await signIn(page, office.editor);
    const bytes = await download(page, office);
    await storeAnswers(office, { 'satellite-phones': 9 });
    await send(page, await fill(bytes, { 'satellite-phones': 5, 'vendor.juki': '甲社' }));
    await page.getByRole('button', { name: 'この内容を取り込む' }).click();
    await expect(page.getByRole('link', { name: /どちらの回答にするかを選んでください/ })).toBeVisible();
    await page.getByRole('radio', { name: /画面の回答を残す：9台/ }).check();
    await page.getByRole('button', { name: 'この内容を取り込む' }).click();
    await expect(page.getByText('1件の回答を取り込みました。')).toBeVisible();
    expect(await storedAnswers(office)).toEqual({ 'satellite-phones': 9, 'vendor.juki': '甲社' });
  });
});

test('the secretariat takes out all submitted answers, as a workbook and as CSV', async ({ page }) => {
  const { year } = await makeOffice();
  await signIn(page, 'jimukyoku');
  await page.goto(`/admin/waves/${year}`);
  const files: Record<string, Buffer> = {};
  for (const [name, end] of [['CSVで書き出す', 'csv'], ['Excelで書き出す', 'xlsx']] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    expect(file.suggestedFilename()).toBe(`回答一覧_${year}.${end}`);
    files[end] = await bytesOf(file);
  }
  expect(files.csv!.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const lines = files.csv!.toString('utf8').slice(1).split('\r\n');
  expect(lines[0]).toMatch(/^全国地方公共団体コード,都道府県名,市区町村名,年度,/);
  expect(lines[1]).toMatch(/^99\d{4},見本県,/);
  expect(files.xlsx!.subarray(0, 2).toString()).toBe('PK');
});
