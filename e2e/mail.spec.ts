import { randomInt } from 'node:crypto';
import { checkDigit, makeMunicipality, makePerson, makeRespondent } from '../tests/support/factories';
import { withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

/** A municipality of 見本県 that is asked in the demo's year and whom nobody serves yet. */
async function newTown(): Promise<{ year: number; code: string; name: string }> {
  return withOwner(async (client) => {
    const wave = await client.wave.findFirstOrThrow({ where: { status: 'open', demo: true }, orderBy: { year: 'desc' } });
    const five = `99${randomInt(400, 1000)}`;
    const code = `${five}${checkDigit(five)}`;
    if (await client.municipality.findUnique({ where: { code } })) return newTown();
    const sample = { code, name: `郵便${five.slice(2)}町`, kana: 'ゆうびんちょう', type: '町', population: 9_000 };
    await makeMunicipality(client, sample);
    await makeRespondent(client, wave.year, sample);
    return { year: wave.year, code, name: sample.name };
  });
}

for (const script of [true, false]) {
  test(`${script ? 'with' : 'without'} script: a list is checked, sent, followed, and its code opens the invitation`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const town = await newTown();
    const context = await browser.newContext({ javaScriptEnabled: script, baseURL });
    const page = await context.newPage();
    await signIn(page, 'jimukyoku');
    await page.goto(`/admin/waves/${town.year}`);
    await page.getByRole('link', { name: 'まとめて招待する' }).click();
    const list = page.getByLabel('招待する方の一覧');
    await list.fill(`${town.code}\t${town.code}@town.example.jp\t見本 花子\n123456\tx@town.example.jp\n${town.code}\tnot an address`);
    await page.getByRole('button', { name: '一覧を確かめる' }).click();
    await expect(page.getByText('送れる行は1件、問題のある行は2件です。')).toBeVisible();
    await expect(page.getByRole('rowheader', { name: '2行目' })).toBeVisible();
    await expect(page.getByRole('cell', { name: /登録簿にない団体コード/ })).toBeVisible();
    await expect(list).toHaveValue(/not an address/);
    if (script) await expectAccessible(page);
    await page.getByRole('button', { name: '問題のある行を除き、1件の招待を送る' }).click();
    await expect(page.getByRole('status').filter({ hasText: '招待を作り、メールを送信の列に入れました。' })).toBeVisible();

    // the server's own worker is at it; with script the bar follows by itself
    const bar = page.getByRole('progressbar').first();
    await expect(async () => {
      if (!script) await page.reload();
      await expect(bar).toHaveJSProperty('value', 1, { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText('画面のみ 1件').first()).toBeVisible();

    await page.goto(`/admin/mail?text=${town.code}`);
    await page.getByRole('link', { name: new RegExp(town.name) }).click();
    const text = (await page.locator('pre').textContent())!;
    expect(text).toContain('見本 花子 様');
    const code = /番号：(\S+)/.exec(text)![1]!;

    const guest = await (await browser.newContext({ javaScriptEnabled: script, baseURL })).newPage();
    await guest.goto('/code');
    await guest.getByLabel(/^番号/).fill('ABCD-EFGH');
    await guest.getByRole('button', { name: '開く' }).click();
    await expect(guest.getByRole('link', { name: /「番号」が見つかりません/ })).toBeVisible();
    await guest.getByLabel(/^番号/).fill(code.toLowerCase().replaceAll('-', '　'));
    await guest.getByRole('button', { name: '開く' }).click();
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('見本 花子さんへの招待');
    await guest.getByLabel(/^利用者名/).fill(`hanako-${town.code}`);
    await guest.getByLabel(/^パスワード※/).fill('そなえあいの 合言葉 12');
    await guest.getByLabel(/^パスワード（確認）/).fill('そなえあいの 合言葉 12');
    await guest.getByRole('button', { name: 'アカウントを作ってサインインする' }).click();
    await expect(guest).toHaveURL(/\/home/);
    await guest.context().close();

    await page.goto(`/admin/waves/${town.year}?status=invited`);
    await expect(page.getByRole('row', { name: new RegExp(town.name) })).toContainText('招待済');
    await context.close();
  });
}

test('a coordinator reminds the own prefecture, and a second time the same day nobody is left', async ({ page }) => {
  const { year, code } = await newTown();
  await withOwner(async (client) => {
    const person = await makePerson(client, { signInName: `open-${code}`, name: '未提出の担当', role: 'editor', code, password: DEMO_PASSWORD });
    await client.person.update({ where: { id: person.id }, data: { email: `open-${code}@town.example.jp` } });
  });
  await signIn(page, 'ken');
  await page.goto(`/progress/${year}`);
  const button = page.getByRole('button', { name: /見本県の未提出の\d+団体に締切の案内を送る/ });
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: '団体に案内を送信の列に入れました。' })).toBeVisible();
  expect(await withOwner((client) => client.mailMessage.count({ where: { municipalityCode: code, kind: 'reminder' } }))).toBe(1);
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: '送る団体はありませんでした。' })).toBeVisible();
});

test('a group is shown before it is written to; days of reminders are changed', async ({ page }) => {
  const { year, code, name } = await newTown();
  await withOwner(async (client) => {
    const person = await makePerson(client, { signInName: `group-${code}`, name: '連絡先のある担当', role: 'editor', code, password: DEMO_PASSWORD });
    await client.person.update({ where: { id: person.id }, data: { email: `group-${code}@town.example.jp` } });
  });
  await signIn(page, 'jimukyoku');
  await page.goto(`/admin/waves/${year}/mail`);
  await page.getByLabel(/^締切の何日前に送るか/).fill('たくさん');
  await page.getByRole('button', { name: '予定を変える' }).click();
  await expect(page.getByRole('link', { name: /「締切の何日前に送るか」は0から90まで/ })).toBeVisible();
  await page.getByLabel(/^締切の何日前に送るか/).fill('１０、５、1');
  await page.getByRole('button', { name: '予定を変える' }).click();
  await expect(page.getByRole('status').filter({ hasText: '締切の案内の予定を変えました。' })).toBeVisible();
  await expect(page.getByLabel(/^締切の何日前に送るか/)).toHaveValue('10、5、1');

  await page.getByLabel(/^状態/).selectOption('invited');
  await page.getByRole('radio', { name: /自由な文面/ }).check();
  await page.getByRole('button', { name: '宛先と文面を確かめる' }).click();
  await expect(page.getByRole('link', { name: '「件名」を入力してください。' })).toBeVisible();
  await page.getByLabel(/^件名/).fill('説明会のご案内');
  await page.getByLabel(/^本文/).fill('オンラインで説明会を開きます。');
  await page.getByRole('button', { name: '宛先と文面を確かめる' }).click();
  await expect(page.getByRole('heading', { name: '送る前の確認' })).toBeVisible();
  await page.getByText('送る団体を見る').click();
  await expect(page.getByText(new RegExp(`見本県 ${name}`))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /か所に送る$/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'メールを送信の列に入れました。' })).toBeVisible();
  await page.goto(`/admin/mail?text=group-${code}`);
  await expect(page.getByRole('rowheader', { name: '説明会のご案内' })).toBeVisible();
});

test('@phone the pages of the mail on a phone and a desk', async ({ page }) => {
  const { year } = await newTown();
  await signIn(page, 'jimukyoku');
  for (const path of ['/admin/mail', '/admin/mail/bounces', `/admin/waves/${year}/invitations`, `/admin/waves/${year}/mail`, `/admin/waves/${year}`, '/code']) {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.goto('/admin/mail/bounces');
  await page.getByLabel('戻ってきたメール').fill('こんにちは');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByRole('link', { name: /読み取れませんでした/ })).toBeVisible();
  await expect(page.getByLabel('戻ってきたメール')).toHaveValue('こんにちは');
});
