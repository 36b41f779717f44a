import { completeAnswers } from '../tests/support/complete-answers';
import type { Answers } from '../lib/survey/questionnaire';
import { prune } from '../lib/survey/completeness';
import { renew } from '../scripts/bench/renew';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';
import { expectAlive, formOf, makeLastYear, makeOffice, type Office, stateOf, storeAnswers, storedAnswers, withOwner } from './support/survey';

const NEW = 'now-cyber-plan'; // what the demo's last year did not ask

async function officeWithLastYear(): Promise<Office & { last: Answers }> {
  const office = await makeOffice();
  const last = prune(office.questionnaire, completeAnswers(office.questionnaire));
  delete last[NEW];
  await makeLastYear(office, last);
  return { ...office, last };
}

const carriedOf = ({ year, code }: Office): Promise<string[]> =>
  withOwner(async (client) => Object.keys(((await client.response.findFirst({ where: { respondent: { year, owner: code } } }))?.carried ?? {}) as object));

test('a finished answer of last year is renewed in at most 40 acts, counted in the browser', async ({ page }) => {
  const office = await officeWithLastYear();
  await signIn(page, office.approver);
  const { acts, receipt } = await renew(page, '/home', office);
  expect(receipt).toBe(`${office.year}-${office.code}-1`);
  expect(acts.length).toBeGreaterThan(office.questionnaire.sections.length); // one a section, and more
  expect(acts.length).toBeLessThanOrEqual(40); // Must show 5 of issue 3
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
  await expect(phones).toContainText(`前年度（${office.year - 1}年度）の回答：2台`);
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
  });
});
