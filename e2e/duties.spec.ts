import { demoMunicipalities } from '../prisma/demo/municipalities';
import { makePerson } from '../tests/support/factories';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';
import { withOwner } from './support/survey';

// From a duty that was never met to a training that counts: the member, the secretariat, the member again.

const code = demoMunicipalities.find(({ name }) => name === '模型村')!.code;

test('a member meets a duty and takes part in a training; the secretariat holds it and sees the table', async ({ page, browser }) => {
  const tag = `d${Date.now().toString(36)}`;
  await withOwner(async (client) => {
    await makePerson(client, { signInName: tag, name: '義務 はるか', role: 'editor', code, password: DEMO_PASSWORD });
    await client.dutyRecord.updateMany({ where: { municipalityCode: code, dutyKey: { in: ['sending', 'training'] }, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
  });
  await signIn(page, tag);
  await page.goto('/agreement/duties');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '派遣の準備' }) });
  await expect(card).toContainText('未実施');
  await card.getByRole('link', { name: '派遣の準備を書く' }).click();
  await page.getByLabel('派遣を決める人と手続').fill('総務部長の専決');
  await page.getByLabel('確かめた日').fill('2099-01-01');
  await page.getByRole('button', { name: '登録して構成団体と共有する' }).click();
  await expect(page.getByRole('link', { name: '「確かめた日」は今日までの日付を入力してください。' })).toBeVisible();
  await expect(page.getByLabel('派遣を決める人と手続')).toHaveValue('総務部長の専決');
  for (const label of ['旅費の扱い', '保険の扱い', '費用の扱い']) await page.getByLabel(label).fill('規程による');
  await page.getByLabel('確かめた日').fill('令和8年4月1日');
  await page.getByRole('button', { name: '登録して構成団体と共有する' }).click();
  await expect(page.getByText('登録し、構成団体と共有しました。')).toBeVisible();
  await expect(page.getByText('2027年4月1日（令和9年）まで')).toBeVisible();
  await expectAccessible(page);

  const desk = await (await browser.newContext({ baseURL: process.env.E2E_BASE_URL })).newPage();
  await signIn(desk, 'jimukyoku');
  await desk.goto('/admin/members/meetings/new');
  await desk.getByLabel('種類').selectOption('training');
  await desk.getByLabel('名前').fill(`新任研修 ${tag}`);
  await desk.getByLabel('開催日').fill('2026-04-20');
  await desk.getByLabel('始まる時刻').fill('10時');
  await desk.getByLabel('終わる時刻').fill('2099');
  await desk.getByLabel('場所').fill('見本県庁');
  await desk.getByRole('button', { name: '登録する' }).click();
  await expect(desk.getByRole('link', { name: /「終わる時刻」は13:30や13時30分のように/ })).toBeVisible();
  // To come, for the invitation; then, as if its day had passed, for the attendance.
  await desk.getByLabel('開催日').fill('2098-04-20');
  await desk.getByLabel('終わる時刻').fill('12:00');
  await desk.getByRole('button', { name: '登録する' }).click();
  await expect(desk.getByText('登録しました。')).toBeVisible();
  const id = /meetings\/([0-9a-f-]{36})/.exec(desk.url())![1]!;
  await expect(desk.getByRole('checkbox', { name: /見本県 模型村.*参加の期限/ })).toBeChecked();
  await desk.getByRole('button', { name: '案内のメールを送る' }).click();
  await expect(desk.getByText('案内しました。')).toBeVisible();

  await page.goto(`/agreement/meetings/${id}`);
  await page.getByRole('radio', { name: '出席する予定' }).check();
  await page.getByLabel('出席する人').fill('総務課 1人');
  await page.getByRole('button', { name: '出欠を答える' }).click();
  await expect(page.getByText('出欠を答えました。')).toBeVisible();

  await withOwner((client) => client.meeting.update({ where: { id }, data: { startsAt: new Date('2026-04-20T01:00:00Z'), endsAt: new Date('2026-04-20T03:00:00Z') } }));
  await desk.reload();
  const row = desk.getByRole('checkbox', { name: /見本県 模型村.*出席予定：総務課 1人/ });
  await row.check();
  await desk.getByRole('button', { name: '出席を記録する' }).click();
  await expect(desk.getByText('出席を記録しました。')).toBeVisible();
  await expectAccessible(desk);
  await desk.goto(`/admin/members/duties?text=${code}`);
  await expect(desk.getByRole('row', { name: /模型村/ })).toContainText('2027/04/20まで');
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'この一覧をCSVで書き出す' }).click();
  expect((await download).suggestedFilename()).toMatch(/^義務の一覧_\d{4}-\d{2}-\d{2}\.csv$/);

  await page.goto('/agreement/duties/training');
  await expect(page.getByRole('row', { name: new RegExp(tag) })).toContainText('研修・訓練の出席');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
