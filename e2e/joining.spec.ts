import { makePerson } from '../tests/support/factories';
import { makeOffice, withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

test('a municipality reads the text, applies in its mayor’s name, is accepted, and shares what it would want @phone', async ({ browser, page }) => {
  const office = await makeOffice();
  await page.goto('/agreement/call');
  await expect(page.getByRole('heading', { name: 'ICT分野の相互応援協定に加わりませんか' })).toBeVisible();
  await page.getByRole('link', { name: '協定の本文を読む' }).click();
  await expect(page.getByRole('heading', { name: '第5条（構成団体の義務）' })).toBeVisible();
  await page.getByRole('link', { name: '第1版' }).click();
  await expect(page).toHaveURL(/\/agreement\/text\/1$/);

  await signIn(page, office.approver);
  await page.goto(`/agreement?code=${office.code}`);
  await expect(page.getByText('未加入', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '加入を申し込む' }).click();
  await page.getByRole('textbox', { name: /首長の氏名/ }).fill('見本 太郎');
  await page.getByRole('textbox', { name: /首長が決定した日/ }).fill('令和8年13月1日');
  await page.getByRole('button', { name: '事務局に申し込む' }).click();
  await expect(page.getByRole('heading', { name: '入力内容を2か所ご確認ください' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /首長の氏名/ })).toHaveValue('見本 太郎');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: /首長が決定した日/ }).fill('令和8年4月1日');
  await page.getByRole('checkbox', { name: /首長の決定として申し込みます/ }).check();
  await page.getByRole('button', { name: '事務局に申し込む' }).click();
  await expect(page.getByText('加入の申し込みは、事務局の確認を待っています。')).toBeVisible();

  const secretariat = `jimu-${office.code}`;
  await withOwner((client) => makePerson(client, { signInName: secretariat, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, secretariat);
  await desk.goto('/admin/members');
  await desk.getByRole('link', { name: new RegExp(`${office.name}：加入の申し込み`) }).click();
  await expect(desk.getByText('見本 太郎').first()).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('radio', { name: '構成団体' }).check();
  await desk.getByRole('textbox', { name: /申し込んだ団体へ伝えること/ }).fill('ようこそ。');
  await desk.getByRole('button', { name: '申し込みを受け付ける' }).click();
  await expect(desk.getByText('申し込みを受け付けました。団体にメールで知らせました。')).toBeVisible();

  await page.goto(`/agreement?code=${office.code}`);
  await expect(page.getByText('構成団体になった日', { exact: false })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'ようこそ。' })).toBeVisible();
  await page.getByRole('link', { name: '希望する支援', exact: true }).click();
  await page.getByRole('textbox', { name: 'ノートパソコンの数' }).fill('たくさん');
  await page.getByRole('textbox', { name: 'ネットワークの復旧ができる人の数' }).fill('２');
  await page.getByRole('button', { name: '今日見直したものとして保存する' }).click();
  await expect(page.getByRole('link', { name: /「ノートパソコン」の数は、0から9,999まで/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'ネットワークの復旧ができる人の数' })).toHaveValue('２');
  await page.getByRole('textbox', { name: 'ノートパソコンの数' }).fill('１０');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '今日見直したものとして保存する' }).click();
  await expect(page.getByText('希望する支援を保存しました。今日を見直した日として記録しました。')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'ノートパソコンの数' })).toHaveValue('10');

  await page.getByRole('link', { name: '支援を探す' }).click();
  await expect(page.getByText('出せる団体：', { exact: false }).first()).toContainText('見本市（4人 14日間');
  await page.getByRole('link', { name: /一覧を見る\s*：ノートパソコン/ }).click();
  await expect(page.getByRole('row', { name: /見本市.*50台/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('without script: applying, taking it back, and a signed sheet that is not what it says', async ({ browser }) => {
  const office = await makeOffice();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, office.approver);
  await page.goto(`/agreement/apply?code=${office.code}`);
  await page.getByRole('textbox', { name: /首長の氏名/ }).fill('見本 花子');
  await page.getByRole('textbox', { name: /首長が決定した日/ }).fill('2026-04-01');
  await page.getByRole('button', { name: '事務局に申し込む' }).click();
  await expect(page.getByRole('heading', { name: '入力内容を1か所ご確認ください' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /首長の氏名/ })).toHaveValue('見本 花子');
  await page.getByRole('checkbox', { name: /首長の決定として申し込みます/ }).check();
  await page.getByRole('button', { name: '事務局に申し込む' }).click();
  await page.getByRole('button', { name: '申し込みを取り下げる' }).click();
  await expect(page.getByText('申し込みを取り下げました。')).toBeVisible();
  await expect(page.getByRole('link', { name: '加入を申し込む' })).toBeVisible();

  await withOwner((client) => client.membership.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: office.code, status: 'preparing', since: new Date('2026-04-01') } }));
  await page.goto(`/agreement?code=${office.code}`);
  await page.getByLabel('協定書のファイル').setInputFiles({ name: '協定書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>') });
  await page.getByRole('button', { name: '協定書を登録する' }).click();
  await expect(page.getByText('SVG形式の図は、動く内容を含められるため受け付けていません。', { exact: false })).toBeVisible();
});
