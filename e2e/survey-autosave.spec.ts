import type { Page } from '@playwright/test';
import { expectAlive, formOf, makeOffice, stateOf, storeAnswers, storedAnswers, withOwner, type Office } from './support/survey';
import { expect, expectAccessible, signIn, test } from './support/test';

const staff = (page: Page) => page.locator('[name="ict-staff.employees"]');
const line = (page: Page) => page.locator('[data-form-line]');

async function openSection(page: Page, office: Office, section = 'organization') {
  await page.goto(formOf(office, section));
  await expectAlive(page);
}

test('saves itself as one types, and says so at the field', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await openSection(page, office);
  await staff(page).pressSequentially('１２');
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('入力中');
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('保存済');
  await expect(line(page)).toContainText('すべて保存済');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 12 });
  await staff(page).fill('たくさん');
  await staff(page).blur();
  await expect(page.locator('[id="f-ict-staff.employees-error"]')).toContainText('0から10,000までの整数で入力してください');
  await expect(staff(page)).toHaveValue('たくさん');
  await expect(staff(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存して次へ' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '入力内容を1か所ご確認ください' })).toBeFocused();
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 12 });
});

test('the line is lost: it says so, keeps what is typed, and sends it on return', async ({ page, context }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await openSection(page, office);
  await context.setOffline(true);
  await staff(page).fill('8');
  await staff(page).blur();
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('未送信');
  await expect(line(page)).toContainText('入力した内容はこのブラウザに残っています。');
  await expectAccessible(page);
  expect(await storedAnswers(office)).toEqual({});
  await context.setOffline(false);
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('保存済');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 8 });
});

test('the server is away and the tab is closed: what was typed is sent on the next visit, by this person only', async ({ page, context }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await openSection(page, office);
  await context.route('**/api/survey/**', (route) => route.abort());
  await staff(page).fill('8');
  await page.locator('[name="vendor.juki"]').fill('見本𠮷システム');
  await page.locator('[name="vendor.juki"]').blur();
  await expect(stateOf(page, 'vendor.juki')).toContainText('未送信');
  await page.goto('chrome://crash').catch(() => {}); // a tab that is closed in peace would try once more
  await page.close();
  await context.unroute('**/api/survey/**');

  await context.clearCookies(); // signed out; a colleague uses the same browser
  const other = await context.newPage();
  await signIn(other, office.colleague);
  await openSection(other, office);
  await expect(staff(other)).toHaveValue('');
  await other.goto('/home');
  await expect(other.locator('[data-unsent]')).toHaveCount(0);
  expect(await storedAnswers(office)).toEqual({});
  await other.close();

  await context.clearCookies();
  const again = await context.newPage();
  await signIn(again, office.editor); // leads to /home, which sends what was left and says so
  await expect(again).toHaveURL(/\/home$/);
  await expect(again.getByText('このブラウザに残っていた入力2件を送り、保存しました。')).toBeVisible();
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 8, 'vendor.juki': '見本𠮷システム' });
  await again.reload();
  await expect(again.locator('[data-unsent]')).toHaveCount(0);
});

test('what was left unsent in a section stands in it again when that section is opened', async ({ page, context }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await openSection(page, office);
  await context.route('**/api/survey/**', (route) => route.abort());
  await staff(page).fill('8');
  await staff(page).blur();
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('未送信');
  await page.close();
  await context.unroute('**/api/survey/**');
  const again = await context.newPage();
  await openSection(again, office);
  await expect(staff(again)).toHaveValue('8');
  await expect(stateOf(again, 'ict-staff.employees')).toContainText('保存済');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 8 });
});

test('the session ends while one types: said so with the way to sign in and back, and nothing typed is lost', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  await openSection(page, office);
  await withOwner((client) => client.signInSession.updateMany({ where: { person: { signInName: office.editor } }, data: { revokedAt: new Date() } }));
  await staff(page).fill('8');
  await staff(page).blur();
  await expect(line(page)).toContainText('サインインの有効期限が切れた');
  await expect(staff(page)).toHaveValue('8');
  page.on('dialog', (dialog) => void dialog.accept()); // leaving with something unsent is asked about
  await line(page).getByRole('link', { name: 'サインインする' }).click();
  await page.locator('input[name="signInName"]').fill(office.editor);
  await page.locator('input[name="password"]').fill('sonaeai-demo');
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.waitForURL(`**${formOf(office, 'organization')}`);
  await expect(staff(page)).toHaveValue('8');
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('保存済');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 8 });
});

test('two people in two browsers: different items go together; the same item is asked about, by keyboard', async ({ browser }) => {
  const office = await makeOffice();
  const [mine, theirs] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [me, colleague] = await Promise.all([mine.newPage(), theirs.newPage()]);
  await signIn(me, office.editor);
  await signIn(colleague, office.colleague);
  await openSection(me, office);
  await openSection(colleague, office);
  await colleague.locator('[name="vendor.tax"]').fill('乙社');
  await colleague.locator('[name="vendor.tax"]').blur();
  await staff(colleague).fill('20');
  await staff(colleague).blur();
  await expect(line(colleague)).toContainText('すべて保存済');
  await me.locator('[name="vendor.juki"]').fill('甲社');
  await staff(me).fill('10');
  await staff(me).blur();
  const conflict = me.locator('[data-conflict="ict-staff.employees"]');
  await expect(conflict).toContainText('試験 同僚');
  await expect(conflict).toContainText('10人');
  await expect(conflict).toContainText('20人');
  await expectAccessible(me);
  expect(await storedAnswers(office)).toEqual({ 'vendor.tax': '乙社', 'vendor.juki': '甲社', 'ict-staff.employees': 20 });
  await conflict.getByRole('button', { name: 'ご自分の値にする' }).focus();
  await me.keyboard.press('Enter');
  await expect(stateOf(me, 'ict-staff.employees')).toContainText('保存済');
  await expect(staff(me)).toBeFocused();
  expect(await storedAnswers(office)).toMatchObject({ 'ict-staff.employees': 10 });

  await staff(colleague).fill('30');
  await staff(colleague).blur();
  await expect(colleague.locator('[data-conflict="ict-staff.employees"]')).toContainText('10人');
  await colleague.getByRole('button', { name: '先に保存された値にする' }).click();
  await expect(staff(colleague)).toHaveValue('10');
  expect(await storedAnswers(office)).toMatchObject({ 'ict-staff.employees': 10 });
  await colleague.goto(formOf(office));
  await expect(colleague.getByText('試験 担当さんが「1 組織とシステム」を入力しています')).toBeVisible();
  await Promise.all([mine.close(), theirs.close()]);
});

test('two people in one section, one of them offline for an hour: nothing is lost, and both are told', async ({ browser }) => {
  const office = await makeOffice();
  const [here, away] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [desk, phone] = await Promise.all([here.newPage(), away.newPage()]);
  for (const page of [desk, phone]) await page.clock.install();
  await signIn(desk, office.colleague);
  await signIn(phone, office.editor);
  await openSection(desk, office);
  await openSection(phone, office);

  await away.setOffline(true);
  await phone.locator('[name="vendor.juki"]').fill('甲社');
  await staff(phone).fill('10');
  await staff(phone).blur();
  await expect(stateOf(phone, 'ict-staff.employees')).toContainText('未送信');
  await staff(desk).fill('20');
  await desk.locator('[name="vendor.tax"]').fill('乙社');
  await desk.locator('[name="vendor.tax"]').blur();
  await expect(line(desk)).toContainText('すべて保存済');
  for (const page of [desk, phone]) await page.clock.fastForward('01:00:00');
  await expect(line(phone)).toContainText('未送信が2件あります。');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 20, 'vendor.tax': '乙社' });

  await away.setOffline(false);
  const asked = phone.locator('[data-conflict="ict-staff.employees"]');
  await expect(asked).toContainText('試験 同僚');
  await expect(asked).toContainText('10人');
  await expect(asked).toContainText('20人');
  await expect(stateOf(phone, 'vendor.juki')).toContainText('保存済');
  await expect(phone.locator('[name="vendor.tax"]')).toHaveValue('乙社');
  await expect(stateOf(phone, 'vendor.tax')).toContainText('試験 同僚さんが');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 20, 'vendor.juki': '甲社', 'vendor.tax': '乙社' });

  await desk.clock.fastForward('00:30');
  await expect(desk.locator('[name="vendor.juki"]')).toHaveValue('甲社');
  await expect(stateOf(desk, 'vendor.juki')).toContainText('試験 担当さんが');
  await expect(line(desk)).toContainText('ほかの方が1か所を変更し、この画面に反映しました。');
  await expectAccessible(desk);
  await asked.getByRole('button', { name: 'ご自分の値にする' }).click();
  await expect(stateOf(phone, 'ict-staff.employees')).toContainText('保存済');
  await desk.clock.fastForward('00:30');
  await expect(staff(desk)).toHaveValue('10');
  await expect(stateOf(desk, 'ict-staff.employees')).toContainText('試験 担当さんが');
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 10, 'vendor.juki': '甲社', 'vendor.tax': '乙社' });
  await Promise.all([here.close(), away.close()]);
});

test('two tabs of one person follow each other', async ({ page, context }) => {
  const office = await makeOffice();
  await signIn(page, office.editor);
  const second = await context.newPage();
  await openSection(page, office);
  await openSection(second, office);
  await staff(page).fill('5');
  await staff(page).blur();
  await expect(staff(second)).toHaveValue('5');
  await staff(second).fill('6');
  await staff(second).blur();
  await expect(staff(page)).toHaveValue('6');
  await expect(page.locator('[data-conflict]')).toHaveCount(0);
  expect(await storedAnswers(office)).toEqual({ 'ict-staff.employees': 6 });
});

test('what is typed before the script arrives is not lost', async ({ page }) => {
  const office = await makeOffice();
  await storeAnswers(office, { 'vendor.juki': '甲社' });
  await signIn(page, office.editor);
  let letThrough = () => {};
  const arrived = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(formOf(office, 'organization'), { waitUntil: 'commit' });
  await staff(page).fill('4');
  await page.locator('[id="f-server-location.juki"]').getByRole('checkbox').first().check();
  letThrough();
  await expectAlive(page);
  await expect(staff(page)).toHaveValue('4');
  await expect(stateOf(page, 'ict-staff.employees')).toContainText('保存済');
  await expect(page.locator('#f-building-seismic-isolation')).toBeVisible();
  expect(await storedAnswers(office)).toMatchObject({ 'ict-staff.employees': 4, 'vendor.juki': '甲社' });
  expect(await storedAnswers(office)).toHaveProperty(['server-location.juki']);
});
