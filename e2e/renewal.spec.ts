import type { Browser, Page } from '@playwright/test';
import { completeAnswers } from '../tests/support/complete-answers';
import type { Answers } from '../lib/survey/questionnaire/questionnaire';
import { prune } from '../lib/survey/questionnaire/completeness';
import { renew } from '../scripts/bench/renew';
import { makeInventoryItem } from '../tests/support/document-factories';
import { makePerson } from '../tests/support/factories';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';
import { expectAlive, formOf, makeLastYear, makeOffice, type Office, stateOf, storeAnswers, storedAnswers, withOwner } from './support/survey';

const NEW = 'now-cyber-plan'; // what the demo's last year did not ask

async function officeWithLastYear(): Promise<Office & { last: Answers }> {
  const office = await makeOffice();
  const last = prune(office.questionnaire, completeAnswers(office.questionnaire));
  delete last[NEW];
  await makeLastYear(office, last);
  return { ...office, last };
}

/** A system in the office's inventory, which proposes its vendor and place. */
const keepInventory = ({ code }: Office) =>
  withOwner((client) => makeInventoryItem(client, { code, item: { name: '住民記録システム', work: '住民記録', vendor: '見本システム', form: 'private', place: '県内のデータセンター' } }));

const carriedOf = ({ year, code }: Office): Promise<string[]> =>
  withOwner(async (client) => Object.keys(((await client.response.findFirst({ where: { respondent: { year, owner: code } } }))?.carried ?? {}) as object));

test('a finished answer of last year is renewed in at most 40 acts, counted in the browser', async ({ page }) => {
  const office = await officeWithLastYear();
  await signIn(page, office.approver);
  const { acts, receipt } = await renew(page, '/home', office);
  expect(receipt).toBe(`${office.year}-${office.code}-1`);
  expect(acts.length).toBeGreaterThan(office.questionnaire.sections.length); // one a section, and more
  expect(acts.length).toBeLessThanOrEqual(40);
  expect(await carriedOf(office)).toEqual([]);
});

test('taken over all at once: marked, shown as such, kept from submission, and taken out again', async ({ page }) => {
  const office = await officeWithLastYear();
  await storeAnswers(office, { manual: 'none' });
  await signIn(page, office.approver);
  await page.goto(formOf(office));
  await page.getByRole('button', { name: '前年度の回答をすべて取り込む' }).click();
  await expect(page.getByRole('status').filter({ hasText: /前年度の回答を\d+件取り込みました/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /1 組織とシステム/ })).toContainText(/前年度から・未確認 \d+件/);
  expect(await storedAnswers(office)).toMatchObject({ manual: 'none', 'rush-staff': office.last['rush-staff'] });
  await expectAccessible(page);
  await page.goto(formOf(office, 'review'));
  await expect(page.getByRole('link', { name: /「2 災害への準備」に、前年度から取り込んで確認していない回答が\d+件あります/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'この内容で提出する' })).toHaveCount(0);
  await page.goto('/home');
  await expect(page.getByText(/前年度から取り込んだ回答のうち\d+件が、まだ確認されていません。/)).toBeVisible();
  await page.goto(formOf(office));
  await page.getByRole('button', { name: '取り込みを取り消す' }).click();
  await expect(page.getByRole('status').filter({ hasText: /取り込みを取り消し、\d+件を空に戻しました/ })).toBeVisible();
  expect(await storedAnswers(office)).toEqual({ manual: 'none' });
});

test('in a section: last year beside each field, taken one by one or for the section, confirmed at the field or by changing it', async ({ page }) => {
  const office = await officeWithLastYear();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'preparedness'));
  await expectAlive(page);
  const phones = page.locator('[data-last="satellite-phones"]');
  await expect(phones).toContainText('前年度の回答：2台');
  await phones.getByRole('button', { name: /^前年度と同じ/ }).click();
  await expect(page.locator('[name="satellite-phones"]')).toHaveValue('2');
  await expect(page.locator('[name="satellite-phones"]')).toBeFocused();
  await expect(stateOf(page, 'satellite-phones')).toContainText('保存済');
  expect(await carriedOf(office)).toEqual([]); // one act at the field is a look
  await page.locator('[data-last="backup-medium.juki"]').getByRole('button', { name: /^前年度と同じ/ }).click();
  await expect(stateOf(page, 'backup-medium.juki')).toContainText('保存済');

  await page.getByRole('button', { name: /この区分の前年度の回答をすべて取り込む/ }).click();
  await expect(page.getByText('前年度の回答を、この区分の空いている欄に取り込みました。')).toBeVisible();
  await expectAlive(page);
  await expect(page.locator('[data-carried="rush-staff"]')).toBeVisible();
  await expect(page.locator('#f-rush-staff').getByRole('radio').first()).toBeChecked();
  await expectAccessible(page);
  await page.locator('[data-last="rush-staff"]').getByRole('button', { name: /^確認済にする/ }).click();
  await expect(page.locator('[data-carried="rush-staff"]')).toHaveCount(0);
  await expect(stateOf(page, 'rush-staff')).toContainText('保存済');
  await page.locator('#f-manual').getByRole('radio').last().check();
  await expect(page.locator('[data-carried="manual"]')).toHaveCount(0);
  await expect(stateOf(page, 'manual')).toContainText('保存済');
  const left = await carriedOf(office);
  expect(left).not.toContain('rush-staff');
  expect(left).not.toContain('manual');
  expect(left).toContain('alternate-equipment');

  await page.getByRole('button', { name: 'この区分を確認しました' }).click();
  await page.waitForURL(`**${formOf(office, 'vendors')}`);
  expect(await carriedOf(office)).toEqual([]);
  expect(await storedAnswers(office)).toMatchObject({ manual: 'none', 'rush-staff': office.last['rush-staff'] });

  // The inventory is offered in the same way, says where it comes from, and what it replaces comes back.
  await keepInventory(office);
  await storeAnswers(office, { 'vendor.juki': '前の会社' });
  await page.goto(formOf(office, 'organization'));
  await expectAlive(page);
  await page.locator('[data-offer="inventory server-location.juki"]').getByRole('button', { name: /^台帳のとおりにする/ }).click();
  await expect(stateOf(page, 'server-location.juki')).toContainText('保存済');
  const vendor = page.locator('[name="vendor.juki"]');
  const offer = page.locator('[data-offer="inventory vendor.juki"]');
  await expect(offer).toContainText(/^台帳の「住民記録システム」（.+時点）：見本システム/);
  await expect(vendor).toHaveValue('前の会社');
  await offer.getByRole('button', { name: /^台帳のとおりにする/ }).click();
  await expect(vendor).toHaveValue('見本システム');
  await expect(vendor).toBeFocused();
  await expect(offer).toContainText('台帳と同じです');
  await page.getByRole('button', { name: /^元に戻す/ }).click();
  await expect(vendor).toHaveValue('前の会社');
  await expect(stateOf(page, 'vendor.juki')).toContainText('保存済');
  expect(await storedAnswers(office)).toEqual({ 'vendor.juki': '前の会社', 'server-location.juki': ['data-center'] });
});

test('a colleague types in a form opened before: the typed value stands, without a conflict', async ({ browser, page }) => {
  const office = await officeWithLastYear();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'preparedness'));
  await expectAlive(page);
  const other = await browser.newContext();
  const colleague = await other.newPage();
  await signIn(colleague, office.colleague);
  await colleague.goto(formOf(office));
  await colleague.getByRole('button', { name: '前年度の回答をすべて取り込む' }).click();
  await expect(colleague.getByText(/件取り込みました/)).toBeVisible();
  await page.locator('[name="satellite-phones"]').fill('31');
  await page.locator('[name="satellite-phones"]').blur();
  await expect(stateOf(page, 'satellite-phones')).toContainText('保存済');
  expect(await storedAnswers(office)).toMatchObject({ 'satellite-phones': 31 });
  expect(await carriedOf(office)).not.toContain('satellite-phones');
  await other.close();
});

test('confirmed while the line is down: kept in the browser and sent on return', async ({ page, context }) => {
  const office = await officeWithLastYear();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'vendors'));
  await page.getByRole('button', { name: /この区分の前年度の回答をすべて取り込む/ }).click();
  await expect(page.getByText('この区分の空いている欄に取り込みました。')).toBeVisible();
  await expectAlive(page);
  await context.setOffline(true);
  await page.locator('[data-last="vendor-disaster-contract"]').getByRole('button', { name: /^確認済にする/ }).click();
  await expect(stateOf(page, 'vendor-disaster-contract')).toContainText('未送信');
  await context.setOffline(false);
  await expect(stateOf(page, 'vendor-disaster-contract')).toContainText('保存済');
  expect(await carriedOf(office)).toEqual(['vendor-disaster-arrangement']);
});

for (const width of [390, 1280]) {
  test(`last year's answers at ${width} px: no sideways scrolling, axe finds nothing`, async ({ page }) => {
    test.setTimeout(120_000);
    const office = await officeWithLastYear();
    await signIn(page, office.editor);
    await page.setViewportSize({ width, height: 844 });
    await page.goto(formOf(office));
    await page.getByRole('button', { name: '前年度の回答をすべて取り込む' }).click();
    await expect(page.getByText(/件取り込みました/)).toBeVisible();
    for (const address of ['/home', formOf(office), formOf(office, 'review'), formOf(office, 'organization'), formOf(office, 'preparedness')]) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
}

async function makeSecretariat(office: Office): Promise<string> {
  await withOwner((client) => makePerson(client, { signInName: `jimu-${office.code}`, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  return `jimu-${office.code}`;
}

/** A page of its own for somebody, signed in. */
async function pageOf(browser: Browser, signInName: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, signInName);
  return page;
}

/** Complete, with what the checks find odd: much more of something than last year, and a contract without arrangement. */
const oddAnswers = (office: Office): Answers => prune(office.questionnaire, { ...completeAnswers(office.questionnaire), 'vendor-disaster-arrangement': 'none', 'satellite-phones': 40 });

for (const { javaScriptEnabled, viewport, how } of [
  { javaScriptEnabled: true, viewport: { width: 1280, height: 800 }, how: 'at a desk' },
  { javaScriptEnabled: false, viewport: { width: 390, height: 844 }, how: 'without script on a phone' },
]) {
  test(`${how}: what is odd is said before submitting, becomes a query, is replied to and closed`, async ({ browser }) => {
    test.setTimeout(120_000);
    const office = await officeWithLastYear();
    await storeAnswers(office, oddAnswers(office));
    const options = { javaScriptEnabled, viewport };
    const approver = await pageOf(browser, office.approver, options);
    await approver.goto(formOf(office, 'review'));
    const notes = approver.getByRole('region', { name: /ご確認ください（\d+件）/ });
    await expect(notes).toContainText('2台から40台に大きく変わっています');
    const phones = notes.locator('[data-finding="number-jump:satellite-phones"]');
    await phones.getByText('事情を書く（任意）').click();
    await phones.getByRole('button', { name: '備考に保存する' }).click();
    await expect(approver.getByText('「事情の説明」を入力してください。').first()).toBeVisible();
    await approver.goto(formOf(office, 'review'));
    await phones.getByText('事情を書く（任意）').click();
    await phones.getByLabel('事情の説明').fill('支所に配りました。');
    await phones.getByRole('button', { name: '備考に保存する' }).click();
    await expect(phones).toContainText('備考に書かれた説明：支所に配りました。');
    await expectNoSidewaysScroll(approver);
    if (javaScriptEnabled) await expectAccessible(approver);
    await approver.getByRole('button', { name: 'この内容で提出する' }).click(); // odd is not wrong
    await approver.waitForURL(/receipt/);

    const desk = await pageOf(browser, await makeSecretariat(office), options);
    await desk.goto(`/admin/waves/${office.year}/${office.code}`);
    await desk.getByRole('link', { name: '疑義照会と気になる点' }).click();
    const odd = desk.locator('[data-finding="number-jump:satellite-phones"]');
    await expect(odd).toContainText('支所に配りました。');
    await expectNoSidewaysScroll(desk);
    if (javaScriptEnabled) await expectAccessible(desk);
    await odd.getByRole('button', { name: '疑義照会にする' }).click(); // one click
    await expect(desk.getByText('照会しました。')).toBeVisible();
    await expect(desk.locator('[data-finding="number-jump:satellite-phones"]')).toContainText('照会中です。');
    await desk.getByLabel('どの項目について').last().selectOption({ label: '2-15 災害時の対応マニュアル' });
    await desk.getByRole('button', { name: '照会する', exact: true }).click();
    await expect(desk.getByText('「照会の内容」を入力してください。').first()).toBeVisible();
    await expect(desk.getByLabel('どの項目について').last()).toHaveValue('manual'); // nothing chosen is lost

    await approver.goto('/home');
    await expect(approver.getByText(/事務局からの疑義照会が1件あります/).first()).toBeVisible(); // on top, and on the survey's card
    await approver.goto(formOf(office));
    await approver.getByRole('link', { name: '照会を読んで回答する' }).click();
    const thread = approver.getByRole('article', { name: '2-14 衛星電話の台数' });
    await expect(thread).toContainText('2台から40台に大きく変わっています');
    await thread.getByRole('textbox', { name: /回答/ }).fill('40台で正しいです。');
    await thread.getByRole('button', { name: '回答する' }).click();
    await expect(approver.getByText('回答しました。')).toBeVisible();
    await expect(thread).toContainText('40台で正しいです。');
    await expectNoSidewaysScroll(approver);
    if (javaScriptEnabled) await expectAccessible(approver);
    await approver.goto('/home');
    await expect(approver.getByText(/事務局からの疑義照会/)).toHaveCount(0);

    await desk.goto(`/admin/waves/${office.year}`);
    await desk.getByRole('link', { name: '疑義照会の一覧' }).click();
    await desk.getByRole('link', { name: /^回答あり/ }).click();
    const listed = desk.getByRole('article', { name: new RegExp(office.name) });
    await expect(listed).toContainText('40台で正しいです。');
    await expectNoSidewaysScroll(desk);
    await listed.getByRole('link', { name: /書き足す・完了にする/ }).click();
    await desk.getByRole('button', { name: /^照会を完了にする/ }).click();
    await expect(desk.getByText('照会を完了にしました。')).toBeVisible();
    await expect(desk.getByRole('article', { name: '2-14 衛星電話の台数' })).toContainText('完了');
  });

  test(`${how}: a question is answered once for everybody, stands at its item, and is taken back`, async ({ browser }) => {
    test.setTimeout(120_000);
    const office = await makeOffice();
    const options = { javaScriptEnabled, viewport };
    const words = `兼務の職員も数えますか（${office.code.slice(2, 5)}番目の質問）。`;
    const editor = await pageOf(browser, office.editor, options);
    await editor.goto(formOf(office));
    await editor.getByRole('link', { name: '質問と回答' }).click();
    await editor.getByRole('button', { name: '質問する' }).click();
    await expect(editor.getByText('「質問」を入力してください。').first()).toBeVisible();
    await editor.getByLabel('どの項目について').selectOption({ label: '1-1 ICT部門の人数' });
    await editor.getByRole('textbox', { name: /^質問/ }).fill(`${office.name}では${words}`);
    await editor.getByRole('button', { name: '質問する' }).click();
    await expect(editor.getByText('質問を送りました。')).toBeVisible();
    await expectNoSidewaysScroll(editor);
    if (javaScriptEnabled) await expectAccessible(editor);

    const desk = await pageOf(browser, await makeSecretariat(office), options);
    await desk.goto(`/admin/waves/${office.year}/questions`);
    const open = desk.getByRole('article').filter({ hasText: `${office.name}では` });
    await open.getByRole('textbox', { name: /^回答/ }).fill('数えます。人数で数えてください。');
    await open.getByRole('button', { name: '回答して公開する' }).click();
    await expect(open.getByText('だれの質問か分からない言い方に直してください。').first()).toBeVisible();
    await expect(open.getByRole('textbox', { name: /^回答/ })).toHaveValue('数えます。人数で数えてください。');
    await expectNoSidewaysScroll(desk);
    if (javaScriptEnabled) await expectAccessible(desk);
    await open.getByRole('textbox', { name: /^公開する質問/ }).fill(words);
    await open.getByRole('button', { name: '回答して公開する' }).click();
    await expect(desk.getByText('回答を公開しました。')).toBeVisible();

    const anyone = await (await browser.newContext(options)).newPage();
    await anyone.goto(`/survey/${office.year}/questions`);
    await expect(anyone.getByText(words)).toBeVisible();
    expect(await anyone.content()).not.toContain(office.name);
    await anyone.goto(`/survey/${office.year}/blank`);
    await anyone.getByRole('group', { name: /1-1/ }).getByText(/よくある質問/).click();
    await expect(anyone.getByText(words)).toBeVisible();
    await editor.goto(formOf(office, 'organization'));
    await editor.getByRole('region', { name: '1-1 ICT部門の人数' }).getByText(/よくある質問/).click();
    await expect(editor.getByText(words)).toBeVisible();
    await editor.goto(formOf(office, 'questions'));
    await expect(editor.getByText(/事務局の回答.*数えます。/)).toBeVisible();

    await desk.getByRole('button', { name: `公開を取り下げる（${words}）` }).click();
    await expect(desk.getByText('公開を取り下げました。')).toBeVisible();
    await anyone.goto(`/survey/${office.year}/questions`);
    await expect(anyone.getByText(words)).toHaveCount(0);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('last year is taken over, taken at a field, confirmed at a field and for a section', async ({ page }) => {
    const office = await officeWithLastYear();
    await signIn(page, office.editor);
    await page.goto(formOf(office, 'preparedness'));
    await page.locator('[data-last="satellite-phones"]').getByRole('button', { name: /^前年度と同じ/ }).click();
    await expect(page.getByText('保存しました。')).toBeVisible();
    expect(await storedAnswers(office)).toEqual({ 'satellite-phones': 2 });
    await page.goto(formOf(office));
    await page.getByRole('button', { name: '前年度の回答をすべて取り込む' }).click();
    await expect(page.getByText(/件取り込みました/)).toBeVisible();
    await page.goto(formOf(office, 'vendors'));
    await page.locator('[data-last="vendor-disaster-contract"]').getByRole('button', { name: /^確認済にする/ }).click();
    await expect(page.getByText('保存しました。')).toBeVisible();
    expect(await carriedOf(office)).not.toContain('vendor-disaster-contract');
    await page.getByRole('button', { name: 'この区分を確認しました' }).click();
    await page.waitForURL(/\/initial-response\?/);
    const left = await carriedOf(office);
    expect(left).not.toContain('vendor-disaster-arrangement');
    expect(left).toContain('ict-drill');
    await page.goto(formOf(office));
    await page.getByRole('button', { name: '取り込みを取り消す' }).click();
    expect(Object.keys(await storedAnswers(office)).sort()).toEqual(['satellite-phones', 'vendor-disaster-arrangement', 'vendor-disaster-contract']);

    await keepInventory(office);
    await page.goto(formOf(office, 'organization'));
    await page.locator('[name="vendor.juki"]').fill('前の会社');
    await page.locator('[data-offer="inventory vendor.juki"]').getByRole('button', { name: /^台帳のとおりにする/ }).click();
    await expect(page.getByText('置きかえて、保存しました。')).toBeVisible();
    await expect(page.locator('[name="vendor.juki"]')).toHaveValue('見本システム');
    await page.getByRole('button', { name: /^元に戻す/ }).click();
    await expect(page.locator('[name="vendor.juki"]')).toHaveValue('前の会社');
    expect(await storedAnswers(office)).toMatchObject({ 'vendor.juki': '前の会社' });
  });
});
