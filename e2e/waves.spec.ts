import { bandsOf } from '../lib/register/bands';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { demoMunicipalities } from '../prisma/demo/municipalities';
import { generateAnswers } from '../tests/support/answer-generator';
import { countSubmitted, makeSubmitted, ownerClient } from '../tests/support/factories';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// A year of its own, older than the demo's, so that nothing here moves a count that another test looks at.
const YEAR = 2019;
const [city, town, village] = ['架空市', '例題町', '模型村'].map((name) => demoMunicipalities.find((m) => m.name === name)!);

test('the secretariat runs a year from beginning to end', async ({ page }) => {
  test.setTimeout(180_000);
  const owner = ownerClient(process.env.OWNER_URL!);
  const counted = async () => (await owner.tally.findFirst({ where: { year: YEAR, scheme: 'size-100k', band: 'from-100k', item: 'ict-bcp-status', value: '*asked' } }))?.count ?? 0;
  const done = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

  await signIn(page, 'jimukyoku');
  await page.goto('/admin/waves');
  await expectAccessible(page);

  // what is wrong is said at the field and in the summary, and nothing typed is lost
  await page.getByRole('textbox', { name: /^年度/ }).fill('２０１９');
  await page.getByRole('textbox', { name: /^締切日/ }).fill('2019-02-30');
  await page.getByRole('button', { name: '年度を準備する' }).click();
  await expect(page.getByRole('heading', { name: '入力内容を2か所ご確認ください' })).toBeVisible();
  await expect(page.getByRole('link', { name: /「問い合わせ先」を入力してください/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^締切日/ })).toHaveValue('2019-02-30');
  await expectAccessible(page);
  await page.getByRole('textbox', { name: /^問い合わせ先/ }).fill('見本課');
  await page.getByRole('textbox', { name: /^受付を始める日/ }).fill('令和元年10月1日');
  await page.getByRole('textbox', { name: /^締切日/ }).fill('2099-03-31');
  await page.getByRole('textbox', { name: /^調査基準日/ }).fill('2019/10/1');
  await page.getByRole('button', { name: '年度を準備する' }).click();
  await done('年度を準備しました');
  await expectAccessible(page);

  await page.getByLabel('団体コードで指定する').check();
  await page.getByLabel('団体コード（指定する場合）').fill('011002');
  await page.getByRole('button', { name: '調査を開始する' }).click();
  await expect(page.getByRole('link', { name: /登録簿にないものがあります.*011002/ })).toBeVisible();
  await page.getByLabel('団体コード（指定する場合）').fill(`${city!.code}　${town!.code}`);
  await page.getByRole('button', { name: '調査を開始する' }).click();
  await done('2団体を対象に調査を開始しました');
  await page.getByRole('textbox', { name: /^追加する団体コード/ }).fill(village!.code);
  await page.getByRole('button', { name: '対象に追加する' }).click();
  await done('1団体を対象に追加しました');

  await page.getByRole('textbox', { name: /^締切日/ }).fill('2001-01-01');
  await page.getByRole('button', { name: '締切日を変更する' }).click();
  await expect(page.getByRole('link', { name: '「締切日」は今日以降の日付にしてください。' })).toBeVisible();
  await page.getByRole('textbox', { name: /^締切日/ }).fill('2098-12-31');
  await page.getByRole('button', { name: '締切日を変更する' }).click();
  await done('締切日を変更しました');
  await expect(page.getByText('2098年12月31日（令和80年）')).toBeVisible();

  // one of them has submitted
  const questionnaire = questionnaireFor(YEAR);
  const answers = generateAnswers(questionnaire, 1);
  await makeSubmitted(owner, await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: city!.code } } }), answers);
  await countSubmitted(owner, YEAR, questionnaire, [{ bands: bandsOf(city!), answers }]);
  expect(await counted()).toBe(1);
  await page.goto(`/admin/waves/${YEAR}`);
  await page.getByRole('combobox', { name: '状態' }).selectOption({ label: '提出' });
  await page.getByRole('button', { name: '絞り込む' }).click();
  await expect(page.getByRole('region', { name: '団体ごとの状況' }).getByRole('rowheader')).toHaveText(['見本県 架空市']);
  await page.getByRole('link', { name: '見本県 架空市' }).click();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /無効/ }).check();
  await page.getByRole('button', { name: 'この扱いにする' }).click();
  await expect(page.getByRole('link', { name: /「理由」を入力してください/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: /無効/ })).toBeChecked();
  await page.getByLabel('理由（無効にする場合）').fill('二重の提出');
  await page.getByRole('button', { name: 'この扱いにする' }).click();
  await done('無効にしました');
  expect(await counted()).toBe(0);

  await page.goto(`/admin/waves/${YEAR}`);
  await page.getByRole('button', { name: '受付を締め切る' }).click();
  await done('受付を締め切りました');
  await page.getByRole('textbox', { name: /^締切日/ }).fill('2099-03-31');
  await page.getByRole('button', { name: '受付を再開する' }).click();
  await done('受付を再開しました');
  await owner.$disconnect();
});

test('@phone the pages of a year on a phone and a desk', async ({ page }) => {
  await signIn(page, 'jimukyoku');
  const { year } = await demoYear();
  for (const path of ['/admin/waves', `/admin/waves/${year}`, `/admin/waves/${year}/${town!.code}`, '/admin/waves/2012']) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

test('@phone a coordinator sees who is where in the own prefecture, without answers', async ({ page }) => {
  await signIn(page, 'ken');
  const { year } = await demoYear();
  await page.goto('/home');
  await page.getByRole('link', { name: '回答の状況を見る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('回答の状況');
  await expectAccessible(page);
  await page.goto(`/progress/${year}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole('rowheader', { name: /見本県 仮名市.*10万人を下回った/ })).toBeVisible();
  await expect(page.getByRole('link', { name: '見本県 仮名市' })).toHaveCount(0);
  for (const path of ['/admin/waves', `/admin/waves/${year}`, `/admin/waves/${year}/${town!.code}`]) expect((await page.goto(path))?.status()).toBe(403);
});

test('nobody else sees the pages of a year', async ({ page }) => {
  const { year } = await demoYear();
  await page.goto('/admin/waves');
  await expect(page).toHaveURL(/\/signin/);
  await signIn(page, 'shonin');
  for (const path of ['/admin/waves', `/admin/waves/${year}`, `/admin/waves/${year}/${town!.code}`, '/progress', `/progress/${year}`]) expect((await page.goto(path))?.status()).toBe(403);
});

test('without script, a wrong closing day comes back with its sentence and what was typed', async ({ browser, baseURL, page: signedIn }) => {
  await signIn(signedIn, 'jimukyoku');
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL, storageState: await signedIn.context().storageState() });
  const page = await context.newPage();
  const { year } = await demoYear();
  await page.goto(`/admin/waves/${year}`);
  await page.getByRole('textbox', { name: /^締切日/ }).fill('あした');
  await page.getByRole('button', { name: '締切日を変更する' }).click();
  await expect(page.getByRole('link', { name: /「締切日」は2026-12-01や令和8年12月1日のように/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^締切日/ })).toHaveValue('あした');
  await context.close();
});

async function demoYear(): Promise<{ year: number }> {
  const owner = ownerClient(process.env.OWNER_URL!);
  try {
    return await owner.wave.findFirstOrThrow({ where: { demo: true, year: { not: YEAR } }, select: { year: true }, orderBy: { year: 'desc' } });
  } finally {
    await owner.$disconnect();
  }
}
