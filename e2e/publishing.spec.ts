import { type Browser, expect, type Page, test } from '@playwright/test';
import { demoMunicipalities } from '../prisma/demo/municipalities';
import { fiscalYearOf } from '../lib/platform/time';
import { bandsOf } from '../lib/register/bands';
import type { Questionnaire } from '../lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../tests/support/answer-generator';
import { countSubmitted, makeSubmitted, ownerClient } from '../tests/support/factories';
import { type OwnServer, startOwnServer } from './support/own-server';
import { expectAccessible, expectNoSidewaysScroll, signIn } from './support/test';

// A year is closed, looked at, published, and corrected after a late answer; what was published first stays at its address.

const year = fiscalYearOf(new Date());
const late = demoMunicipalities.find(({ state }) => state === 'none')!; // 雛形市: shonin's
let server: OwnServer;

test.beforeAll(async () => {
  server = await startOwnServer();
});
test.afterAll(() => server.stop());

const someone = async (browser: Browser, options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } } = {}): Promise<Page> => (await browser.newContext({ baseURL: server.baseURL, ...options })).newPage();
const done = (page: Page, sentence: string | RegExp) => expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
/** Every table of the page, as text. */
const tablesOf = (page: Page) => page.getByRole('main').getByRole('table').allInnerTexts();

async function closeYear(page: Page): Promise<void> {
  await page.goto(`/admin/waves/${year}`);
  await page.getByRole('button', { name: '受付を締め切る' }).click();
  await done(page, '受付を締め切りました');
}

/** The last municipality answers when the year has been opened again. */
async function answerLate(): Promise<void> {
  const client = ownerClient(server.ownerUrl);
  try {
    const wave = await client.wave.findUniqueOrThrow({ where: { year } });
    const questionnaire = wave.definition as unknown as Questionnaire;
    const answers = { ...generateAnswers(questionnaire, 7), 'backup-policy-citywide': 'yes' };
    await makeSubmitted(client, await client.respondent.findUniqueOrThrow({ where: { year_owner: { year, owner: late.code } } }), answers);
    await countSubmitted(client, year, questionnaire, [{ bands: bandsOf(late), answers }]);
  } finally {
    await client.$disconnect();
  }
}

test('closed, previewed, published; a late answer; corrected with a 正誤表, while the first edition stays', async ({ browser }) => {
  test.setTimeout(300_000);
  const secretariat = await someone(browser);
  const reader = await someone(browser);
  await signIn(secretariat, 'jimukyoku');

  await test.step('an open year cannot be published', async () => {
    await secretariat.goto(`/admin/waves/${year}/publish`);
    await expect(secretariat.getByText('公表できるのは、受付を締め切った年度だけです', { exact: false })).toBeVisible();
    await expect(secretariat.getByRole('button', { name: '結果を公表する' })).toHaveCount(0);
    await closeYear(secretariat);
  });

  await test.step('what would be published, and that it has to be confirmed', async () => {
    await secretariat.getByRole('link', { name: '公表する内容を確かめる' }).click();
    await expect(secretariat.getByRole('region', { name: '分け方ごとの、示す数と伏せる数' }).getByRole('rowheader')).toHaveCount(5);
    await expectAccessible(secretariat);
    await expectNoSidewaysScroll(secretariat);
    await secretariat.getByRole('button', { name: '結果を公表する' }).click();
    await expect(secretariat.getByRole('link', { name: /「公表する内容を確かめました」にチェックを付けてください/ })).toBeVisible();
    await secretariat.getByRole('checkbox', { name: /公表する内容を確かめました/ }).check();
    await secretariat.getByRole('button', { name: '結果を公表する' }).click();
    await done(secretariat, '第1版を公表しました');
    await expect(secretariat.getByText('第1版と違うところはありません', { exact: false })).toBeVisible();
  });

  let first: string[];
  await test.step('a reader sees the edition, small counts withheld', async () => {
    await reader.goto('/results');
    await reader.getByRole('link', { name: new RegExp(`^${year}年度`) }).click();
    await expect(reader.getByText('第1版（最新）')).toBeVisible();
    await expect(reader.getByText('このページでは', { exact: false })).toBeVisible();
    const cells = await reader.locator('main td').allInnerTexts();
    expect(cells).toContain('秘匿');
    // participation is public: who takes part says nothing of an answer
    // every count of an answer, but for the statistics of numbers and the published column of 2012
    const counts = await reader.locator('main section tr').evaluateAll((rows) =>
      rows.filter((row) => !/^(最小|中央値|平均|最頻値|最大)$/.test(row.querySelector('th')?.textContent ?? '')).flatMap((row) => [...row.querySelectorAll('td:not(:has([data-figure]))')].flatMap((cell) => cell.textContent!.split('／'))),
    );
    expect(counts.length).toBeGreaterThan(200);
    expect(counts.filter((text) => /^[12](（|$)/.test(text))).toEqual([]);
    await expectAccessible(reader);
    await reader.getByRole('link', { name: '数を伏せる決まり' }).click();
    await expect(reader.getByRole('main')).toContainText('2012年の調査は、公表された資料の数をそのまま載せており、この規則の対象外です');
    await reader.goto(`/results/${year}/editions/1?scheme=type-size`);
    await expectNoSidewaysScroll(reader);
    first = await tablesOf(reader);
    await reader.goto(`/results/${year}?scheme=prefecture`);
    await expect(reader.getByRole('columnheader', { name: '見本県' }).first()).toBeVisible();
  });

  await test.step('the secretariat sees the answers as they are, and can look at what everyone sees', async () => {
    await secretariat.goto(`/results/${year}`);
    await expect(secretariat.getByText('いまの回答の集計です')).toBeVisible();
    await secretariat.getByRole('link', { name: '公表した版（だれにでも見える形）' }).click();
    await expect(secretariat.getByText('第1版（最新）')).toBeVisible();
    await secretariat.getByRole('link', { name: '市区町村の種別' }).click();
    await expect(secretariat.getByText('第1版（最新）')).toBeVisible();
  });

  await test.step('opened again, a late answer, closed again', async () => {
    await secretariat.goto(`/admin/waves/${year}`);
    await secretariat.getByRole('textbox', { name: /^締切日/ }).fill('2099-03-31');
    await secretariat.getByRole('button', { name: '受付を再開する' }).click();
    await done(secretariat, '受付を再開しました');
    await answerLate();
    await closeYear(secretariat);
  });

  await test.step('its approver agrees to be named, and an editor cannot', async () => {
    const approver = await someone(browser, { viewport: { width: 390, height: 844 } });
    await signIn(approver, 'shonin');
    await approver.goto(`/survey/${year}/receipt`);
    await approver.getByRole('link', { name: '公表する結果に団体名を載せるかを選ぶ' }).click();
    await expectAccessible(approver);
    await expectNoSidewaysScroll(approver);
    await approver.getByRole('button', { name: /全庁的なバックアップ方針を定めている：掲載に同意する/ }).click();
    await done(approver, '掲載に同意しました');
    const editor = await someone(browser);
    await signIn(editor, 'hensyu');
    await editor.goto(`/survey/${year}/naming`);
    await expect(editor.getByText('同意と取り消しができるのは承認者です')).toBeVisible();
    await expect(editor.getByRole('button', { name: /掲載に同意する|同意を取り消す/ })).toHaveCount(0);
  });

  await test.step('a correction says why', async () => {
    await secretariat.goto(`/admin/waves/${year}/publish`);
    await expect(secretariat.getByRole('heading', { name: '訂正する（第2版）' })).toBeVisible();
    await expect(secretariat.getByText('見本県 雛形市', { exact: false })).toBeVisible();
    await secretariat.getByRole('checkbox', { name: /公表する内容を確かめました/ }).check();
    await secretariat.getByRole('button', { name: '訂正して第2版を公表する' }).click();
    await expect(secretariat.getByRole('link', { name: /「訂正の理由」を入力してください/ })).toBeVisible();
    await expect(secretariat.getByRole('checkbox', { name: /公表する内容を確かめました/ })).toBeChecked();
    await secretariat.getByLabel(/^訂正の理由/).fill('締切のあとに届いた回答を加えました。');
    await secretariat.getByRole('button', { name: '訂正して第2版を公表する' }).click();
    await done(secretariat, '第2版を公表しました');
  });

  await test.step('the first edition shows what it showed, and says that it has been corrected', async () => {
    await reader.goto(`/results/${year}/editions/1?scheme=type-size`);
    await expect(reader.getByText('この第1版は、あとの版で訂正されています')).toBeVisible();
    expect(await tablesOf(reader)).toEqual(first);
    await expect(reader.getByText('雛形市')).toHaveCount(0);
    await reader.getByRole('link', { name: '正誤表', exact: true }).click();
    await expect(reader.getByText('締切のあとに届いた回答を加えました。')).toBeVisible();
    const errata = reader.getByRole('table', { name: '正誤表（第1版から第2版、全体）' });
    await expect(reader.getByText(/^全体の表：\d+か所$/)).toBeVisible();
    if (!(await errata.isVisible())) await reader.getByText(/^全体の表：/).click();
    await expect(errata.getByRole('columnheader')).toHaveText(['項目', '列', '誤（第1版）', '正（第2版）']);
    expect(await errata.getByRole('row').count()).toBeGreaterThan(1);
    await expectAccessible(reader);
  });

  await test.step('on a phone without script: the newest edition, named at the question, and back in the list', async () => {
    const phone = await someone(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await phone.goto(`/results/${year}`);
    await expect(phone.getByText('第2版（最新）')).toBeVisible();
    await expect(phone.getByRole('region', { name: /全庁的なバックアップ方針を定めている$/ })).toContainText('見本県 雛形市');
    await expectNoSidewaysScroll(phone);
    await phone.goto('/results');
    await expect(phone.getByRole('listitem').filter({ hasText: `${year}年度` })).toContainText('公表のあとに訂正しました');
    expect((await phone.goto(`/results/${year}/editions/3`))!.status()).toBe(404);
  });
});
