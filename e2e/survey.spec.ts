import type { Page } from '@playwright/test';
import { completeAnswers } from '../tests/support/complete-answers';
import { makePerson } from '../tests/support/factories';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';
import { expectAlive, fillSectionByKeyboard, formOf, makeOffice, signInByKeyboard, storeAnswers, storedAnswers, tabTo, withOwner } from './support/survey';

type Counted = { all: number; under: number; over: number };

/** What the results page shows the secretariat of one question that everybody is asked: how many have answered it, by band. */
async function answeredByBand(page: Page, year: number): Promise<Counted> {
  await page.goto(`/results/${year}?scheme=size-100k`);
  const table = page.getByRole('table', { name: /全庁的なバックアップ方針.*の集計表/ });
  const column = async (label: string) => (await table.locator('thead th').allTextContents()).indexOf(label) - 1;
  const cells = await table.getByRole('row', { name: /^回答した団体／対象の団体/ }).getByRole('cell').allTextContents();
  const answered = (at: number) => Number(cells[at]?.split('／')[0]);
  const counted = { all: answered(0), under: answered(await column('10万人未満')), over: answered(await column('10万人以上')) };
  expect(counted.under + counted.over).toBe(counted.all);
  return counted;
}

test('by keyboard alone: an editor fills in the whole form, the approver submits, and the count rises in the right band', async ({ browser }) => {
  test.setTimeout(240_000);
  const office = await makeOffice(152_000);
  const { year, questionnaire } = office;
  await withOwner((client) => makePerson(client, { signInName: `jimu-${office.code}`, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  const overview = await browser.newContext();
  const results = await overview.newPage();
  await signIn(results, `jimu-${office.code}`);

  const desk = await browser.newContext();
  const page = await desk.newPage();
  await signInByKeyboard(page, office.editor);
  await tabTo(page, '回答を始める');
  await page.keyboard.press('Enter');
  for (const [i, section] of questionnaire.sections.entries()) {
    await page.waitForURL(`**${formOf(office, section.key)}`);
    await expectAlive(page);
    await fillSectionByKeyboard(page, questionnaire);
    await page.waitForURL(`**${formOf(office, questionnaire.sections[i + 1]?.key ?? 'review')}`);
  }
  await expect(page.getByText('すべての項目がそろいました。')).toBeVisible();
  await expect(page.getByRole('button', { name: '承認を依頼する' })).toBeVisible();
  await expect(page.getByText('承認者（試験 承認さん）')).toBeVisible();
  await expect(page.getByRole('button', { name: 'この内容で提出する' })).toHaveCount(0);
  await desk.close();

  const managers = await browser.newContext();
  const managersPage = await managers.newPage();
  await signInByKeyboard(managersPage, office.approver);
  await tabTo(managersPage, '内容を確認して提出する');
  await managersPage.keyboard.press('Enter');
  await managersPage.waitForURL(`**${formOf(office, 'review')}`);
  const before = await answeredByBand(results, year);
  await tabTo(managersPage, 'この内容で提出する');
  await managersPage.keyboard.press('Enter');
  await managersPage.waitForURL(/receipt/);
  await expect(managersPage.locator('[data-receipt]')).toHaveText(`${year}-${office.code}-1`);
  await managers.close();

  expect(await answeredByBand(results, year)).toEqual({ all: before.all + 1, under: before.under, over: before.over + 1 });
  await overview.close();
});

test('what is missing is said with the way to it; complete, it is submitted, kept on a receipt, and taken back', async ({ page }) => {
  const office = await makeOffice();
  const answers = completeAnswers(office.questionnaire);
  delete answers['rush-staff'];
  await storeAnswers(office, answers);
  await signIn(page, office.approver);
  await page.goto(formOf(office, 'review'));
  await expect(page.getByText('提出の前に、次の1か所をご確認ください。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /かけつけ要員.*に回答してください。/ }).click();
  await expectAlive(page);
  await expect(page.locator('#f-rush-staff')).toBeInViewport();
  await page.locator('#f-rush-staff').getByRole('radio').first().check();
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.waitForURL(`**${formOf(office, 'vendors')}`);
  await page.goto(formOf(office, 'review'));
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.getByText('提出を受け付けました')).toBeVisible();
  await expect(page.locator('[data-receipt]')).toHaveText(`${office.year}-${office.code}-1`);
  await expectAccessible(page);

  await page.goto(formOf(office, 'preparedness'));
  await expect(page.getByText('この回答は提出済です。')).toBeVisible();
  await page.goto(formOf(office, 'receipt'));
  await page.getByText('回答を直すために提出を取り下げる').click();
  await page.getByRole('button', { name: '提出を取り下げる' }).click();
  await expect(page.getByText('「取り下げることを確認しました」にチェックを付けてください。').first()).toBeVisible();
  if (!(await page.getByRole('checkbox', { name: /取り下げることを確認しました/ }).isVisible())) await page.getByText('回答を直すために提出を取り下げる').click();
  await page.getByRole('checkbox', { name: /取り下げることを確認しました/ }).check();
  await page.getByRole('button', { name: '提出を取り下げる' }).click();
  await page.waitForURL(`**${formOf(office)}`);
  await page.goto(formOf(office, 'review'));
  await expect(page.getByRole('button', { name: 'この内容で提出する' })).toBeVisible();
});

test('the secretariat reads a submitted answer, and no draft', async ({ browser, page }) => {
  const office = await makeOffice();
  await storeAnswers(office, completeAnswers(office.questionnaire));
  await withOwner((client) => makePerson(client, { signInName: `jimu-${office.code}`, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  await signIn(page, `jimu-${office.code}`);
  expect((await page.goto(formOf(office, 'receipt')))?.status()).toBe(404);
  expect((await page.goto(formOf(office, 'organization')))?.status()).toBe(403);
  const other = await browser.newContext();
  const approver = await other.newPage();
  await signIn(approver, office.approver);
  await approver.goto(formOf(office, 'review'));
  await approver.getByRole('button', { name: 'この内容で提出する' }).click();
  await approver.waitForURL(/receipt/);
  await other.close();
  await page.goto(formOf(office, 'receipt'));
  await expect(page.getByText('試験 承認')).toBeVisible();
  await expect(page.getByRole('button', { name: '提出を取り下げる' })).toHaveCount(0);
});

for (const width of [390, 1280]) {
  test(`every page of the form at ${width} px: no sideways scrolling, axe finds nothing`, async ({ page }) => {
    test.setTimeout(150_000);
    const office = await makeOffice();
    await signIn(page, office.editor);
    await page.setViewportSize({ width, height: 844 });
    const pages = ['/home', '/survey', formOf(office), formOf(office, 'review'), ...office.questionnaire.sections.map(({ key }) => formOf(office, key))];
    for (const address of pages) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
}

test('a filled section stays whole: conditions show and hide as one answers, and the back button works', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'organization'));
  await expectAlive(page);
  await expect(page.locator('#f-building-seismic-isolation')).toBeHidden();
  await page.locator('[id="f-server-location.juki"]').getByRole('checkbox').first().check();
  await expect(page.locator('#f-building-seismic-isolation')).toBeVisible();
  await page.locator('#f-building-seismic-isolation').getByRole('radio', { name: 'いいえ' }).check();
  await expect(page.getByRole('checkbox', { name: '確認できていない' }).first()).toBeVisible();
  await page.locator('[name="ict-staff.employees"]').fill('１２人');
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await page.waitForURL(`**${formOf(office, 'preparedness')}`);
  await page.goBack();
  await expectAlive(page);
  await expect(page.locator('[name="ict-staff.employees"]')).toHaveValue('12');
  await expect(page.locator('#f-building-seismic-isolation').getByRole('radio', { name: 'いいえ' })).toBeChecked();
  expect(await storedAnswers(office)).toMatchObject({ 'ict-staff.employees': 12, 'building-seismic-isolation': 'no' });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a section is filled in and saved with a button; mistakes come back with their sentences and what was typed', async ({ page }) => {
    const office = await makeOffice();
    await signIn(page, office.editor);
    await page.goto(formOf(office, 'organization'));
    await expect(page.locator('#f-building-seismic-isolation')).toBeVisible(); // with its condition in words
    await expect(page.getByText('「サーバの設置場所」に庁舎内のものが一つでもある場合に回答してください。').first()).toBeVisible();
    await page.locator('[name="ict-staff.employees"]').fill('１２');
    await page.locator('[name="ict-staff.resident-engineers"]').fill('たくさん');
    await page.locator('[name="vendor.juki"]').fill('見本𠮷システム');
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '入力内容を1か所ご確認ください' })).toBeVisible();
    await expect(page.locator('[name="ict-staff.resident-engineers"]')).toHaveValue('たくさん');
    await expect(page.locator('[name="ict-staff.employees"]')).toHaveValue('12');
    expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 12, 'vendor.juki': '見本𠮷システム' });
    await expectNoSidewaysScroll(page);
    await page.locator('[name="ict-staff.resident-engineers"]').fill('2');
    await page.getByRole('button', { name: '保存して次へ' }).click();
    await page.waitForURL(`**${formOf(office, 'preparedness')}`);
    expect(await storedAnswers(office)).toMatchObject({ 'ict-staff.resident-engineers': 2 });
  });

  test('the session ended before the button was pressed: signed in in another tab and sent again, nothing is lost', async ({ page, context }) => {
    const office = await makeOffice();
    await signIn(page, office.editor);
    await page.goto(formOf(office, 'organization'));
    await page.locator('[name="vendor.juki"]').fill('甲社');
    await withOwner((client) => client.signInSession.updateMany({ where: { person: { signInName: office.editor } }, data: { revokedAt: new Date() } }));
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByRole('heading', { name: 'まだ保存されていません' })).toBeVisible();
    await signIn(await context.newPage(), office.editor);
    await page.reload();
    await expect(page.locator('[name="vendor.juki"]')).toHaveValue('甲社');
    expect(await storedAnswers(office)).toEqual({ 'vendor.juki': '甲社' });
  });

  test('a colleague was quicker: both values come back, and nothing is overwritten until one is chosen', async ({ page }) => {
    const office = await makeOffice();
    await signIn(page, office.editor);
    await page.goto(formOf(office, 'vendors'));
    await page.goto(formOf(office, 'organization'));
    await storeAnswers(office, { 'ict-staff.employees': 7 });
    await page.locator('[name="ict-staff.employees"]').fill('9');
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.locator('[data-conflict="ict-staff.employees"]')).toContainText('7人');
    expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 7 });
    await page.getByRole('button', { name: '保存する' }).click(); // nothing chosen: asked again
    await expect(page.locator('[data-conflict="ict-staff.employees"]')).toContainText('9人');
    await page.getByRole('radio', { name: 'ご自分の値にする' }).check();
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByText('保存しました。')).toBeVisible();
    expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 9 });
  });
});
