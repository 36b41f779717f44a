import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkDigit, makeMunicipality, makePerson, ownerClient } from '../tests/support/factories';
import { makeMembership } from '../tests/support/agreement-factories';
import { samplePdf } from '../tests/support/sample-files';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

const PASSWORD = 'shiryou-no-mono-gatari';
let owner: string;
let reader: string;

// Two members of their own, so that neither demo nor other tests are in the way.
test.beforeAll(async ({}, info) => {
  const client = ownerClient(process.env.OWNER_URL!);
  const five = 99500 + ((process.pid + info.parallelIndex) % 200) * 2;
  const tag = `doc${process.pid}${Date.now()}`;
  const make = async (n: number, name: string, person: string, role: 'editor' | 'approver') => {
    const code = `${n}${checkDigit(String(n))}`;
    if (!(await client.municipality.findUnique({ where: { code } }))) await makeMunicipality(client, { code, name, kana: 'しりょうまち', type: '町', population: 8_000 });
    await makeMembership(client, { code });
    await makePerson(client, { signInName: `${tag}-${n}`, name: person, role, code, password: PASSWORD });
    return `${tag}-${n}`;
  };
  owner = await make(five, '資料町', '資料 かく', 'editor');
  reader = await make(five + 1, '閲覧町', '𠮷田 髙子', 'approver');
  await client.$disconnect();
});

test('from the upload to the opened file with a name in it, and closed again', async ({ page, browser, baseURL }) => {
  const title = `構成図 ${Date.now()}`;
  await signIn(page, owner, PASSWORD);
  await page.goto('/agreement/documents');
  const send = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await page.getByLabel('ファイル').setInputFiles(file);
    await page.getByRole('button', { name: '登録する' }).click();
  };
  await page.getByLabel('資料の種類').selectOption('configuration');
  await page.getByLabel('資料の名前').fill(title);
  await page.getByLabel('作成・改訂した日').fill('令和8年4月1日');
  await send({ name: '構成図.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<svg onload="alert(1)"></svg>') });
  await expect(page.getByText('SVG形式の図は', { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel('資料の名前')).toHaveValue(title); // nothing typed is lost
  await send({ name: '構成図.pdf', mimeType: 'application/pdf', buffer: await samplePdf('network', { pages: 2 }) });
  await expect(page.getByText('資料を登録しました。')).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;

  const other = await (await browser.newContext({ baseURL })).newPage();
  await signIn(other, reader, PASSWORD);
  await other.goto('/agreement/documents');
  await other.getByRole('link', { name: '秘密保持の約束を読む' }).click();
  await other.getByRole('button', { name: '第1版に同意する' }).click();
  await expect(other.getByRole('alert').first()).toContainText('チェックを付けてください');
  await other.getByLabel(/文面を読み、閲覧町として約束します/).check();
  await other.getByRole('button', { name: '第1版に同意する' }).click();
  await expect(other.getByText('同意しました。')).toBeVisible();
  await other.goto('/agreement/documents');
  await other.getByRole('link', { name: title }).click();
  const download = other.waitForEvent('download');
  await other.getByRole('link', { name: '資料を開く' }).click();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sonaeai-')), 'opened.pdf');
  await (await download).saveAs(file);
  for (const number of ['1', '2']) {
    const text = execFileSync('pdftotext', ['-f', number, '-l', number, '-raw', file, '-'], { encoding: 'utf8' });
    expect(text).toContain(`network ${number}`);
    expect(text.replace(/\s/g, '')).toContain('閲覧町𠮷田髙子');
  }

  await page.reload();
  await expect(page.getByRole('row', { name: /閲覧町 𠮷田 髙子 第1版/ })).toBeVisible();
  await page.getByRole('button', { name: '共有をやめる' }).click();
  await expect(page.getByText('共有をやめました。')).toBeVisible();
  expect((await other.request.get(`/api/files/documents/${address.split('/').pop()}`)).status()).toBe(404);
  await page.getByRole('button', { name: '共有する' }).click();
  await expect(page.getByText('資料を共有しました。')).toBeVisible();
  expect((await other.goto(address))!.status()).toBe(200);
  await other.goto('/agreement/nda');
  await other.getByRole('button', { name: '同意を取り消す' }).click();
  await expect(other.getByText('同意を取り消しました。')).toBeVisible();
  expect((await other.goto(address))!.status()).toBe(404);
});

test('the inventory by hand, through Excel and without script @phone', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 390, height: 800 } })).newPage();
  await signIn(page, owner, PASSWORD);
  await page.goto('/agreement/inventory');
  await page.getByRole('link', { name: '項目を加える' }).click();
  await page.getByLabel('名称').fill('住民記録システム');
  await page.getByLabel('更新・満了の日').fill('いつか');
  await page.getByRole('button', { name: '台帳に加える' }).click();
  await expect(page.getByText('「使っている業務」を入力してください。').first()).toBeVisible();
  await expect(page.getByLabel('名称')).toHaveValue('住民記録システム');
  await page.getByLabel('使っている業務').fill('住民記録');
  await page.getByLabel('更新・満了の日').fill('令和10年3月31日');
  await page.getByRole('button', { name: '台帳に加える' }).click();
  await expect(page.getByText('台帳に保存しました。')).toBeVisible();
  await expect(page.getByRole('cell', { name: '2028年3月31日（令和10年）' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excelファイルをダウンロードする' }).click();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sonaeai-')), '台帳.xlsx');
  await (await download).saveAs(file);
  await page.getByLabel(/記入したExcelファイル/).setInputFiles(file);
  await page.getByRole('button', { name: '送って変更を確かめる' }).click();
  await expect(page.getByText('加わる項目、変わる項目はありません。')).toBeVisible();
  const wrong = path.join(path.dirname(file), 'wrong.xlsx');
  writeFileSync(wrong, 'PK no zip');
  await page.getByLabel(/記入したExcelファイル/).setInputFiles(wrong);
  await page.getByRole('button', { name: '送って変更を確かめる' }).click();
  await expect(page.getByText('受け付けていません', { exact: false }).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '今日、見直したことを記録する' }).click();
  await expect(page.getByText('今日の見直しを記録しました。', { exact: false })).toBeVisible();
});
