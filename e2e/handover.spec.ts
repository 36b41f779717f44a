import { randomBytes } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { isoDay } from '../lib/platform/time';
import { makeOffice, type Office, withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

const mark = () => randomBytes(4).toString('hex');

async function newPage(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled, baseURL: process.env.E2E_BASE_URL })).newPage();
}

/** The predecessor's three steps, up to the link for the successor. */
async function handOverToNew(page: Page, office: Office, name: string): Promise<string> {
  await signIn(page, office.approver);
  await page.goto('/account');
  await page.getByRole('link', { name: '担当を引き継ぐ' }).click();
  await page.getByRole('radio', { name: /新しい担当者を招待する/ }).check();
  await page.getByLabel('申し送り').fill('鍵は係長へ');
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.locator('#f-name-error')).toContainText('新しい担当者の「氏名」を入力してください。');
  await expect(page.getByLabel('申し送り')).toHaveValue('鍵は係長へ');
  await expect(page.getByRole('radio', { name: /新しい担当者を招待する/ })).toBeChecked();
  await page.getByLabel('氏名').fill(name);
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.getByRole('heading', { name: 'この内容で引き継ぎます' })).toBeVisible();
  await expect(page.locator('main')).toContainText(`承認者　見本県 ${office.name}`);
  await page.getByRole('button', { name: '内容を直す' }).click();
  await expect(page.getByLabel('氏名')).toHaveValue(name); // nothing typed is lost on the way back
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await page.getByRole('button', { name: '引き継ぎを決めて、招待のリンクを作る' }).click();
  return page.getByLabel('招待のリンク', { exact: true }).last().inputValue();
}

for (const script of [true, false]) {
  test(`${script ? 'with' : 'without'} script: an approver hands over to someone new, who comes, and only then is the predecessor out`, async ({ browser }) => {
    const office = await makeOffice();
    const name = `後任 ${mark()}`;
    const page = await newPage(browser, script);
    const link = await handOverToNew(page, office, name);
    expect(link).toContain('/invite/');
    await page.goto('/account/handover');
    await expect(page.locator('main')).toContainText(`${name}さんが招待のリンクを開くのを待っています。`);

    const theirs = await newPage(browser, script);
    await theirs.goto(link);
    await expect(theirs.locator('main')).toContainText('試験 承認さんから');
    await theirs.locator('input[name="signInName"]').fill(`e2e-${mark()}`);
    await theirs.locator('input[name="password"]').fill('a long enough password');
    await theirs.locator('input[name="again"]').fill('a long enough password');
    await theirs.getByRole('button', { name: 'アカウントを作ってサインインする' }).click();
    await theirs.waitForURL(/\/home/);
    await expect(theirs.getByRole('banner')).toContainText(`${office.name}　承認者`);
    await theirs.goto('/account/handover');
    await expect(theirs.locator('main')).toContainText(`試験 承認さんから${name}さんへ`);
    await expect(theirs.locator('main')).toContainText('申し送り：鍵は係長へ');

    await page.goto('/account');
    await expect(page).toHaveURL(/\/signin\?/);
    await Promise.all([page.context().close(), theirs.context().close()]);
  });
}

test('to a colleague on a later day; withdrawn again; the pages fit and are accessible @phone', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, office.approver);
  await page.goto('/account/handover');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expect(page.locator('#f-to-error')).toContainText('「引き継ぐ相手」を選んでください。');
  await expectAccessible(page);
  await page.getByRole('radio', { name: '試験 同僚' }).check();
  await page.getByLabel('引き継ぐ日').fill('2020-04-01');
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.locator('#f-on-error')).toContainText('今日か、それより後の日にしてください。');
  await page.getByLabel('引き継ぐ日').fill(isoDay(new Date(Date.now() + 30 * 24 * 3600_000)));
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.getByRole('heading', { name: 'この内容で引き継ぎます' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: '引き継ぎを決める' }).click();
  await expect(page.getByText(/に試験 同僚さんへ引き継ぎます。/)).toBeVisible();
  await page.getByRole('link', { name: 'アカウントへ戻る' }).click();
  await page.goto('/account/handover');
  await page.getByRole('button', { name: '試験 同僚さんへの引き継ぎをやめる' }).click();
  await expect(page.getByText('引き継ぎをやめました。')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(`${office.name}　承認者`);
});

test('the secretariat hands over for someone who has left, sees where nobody may submit, and puts it back', async ({ page }) => {
  const office = await makeOffice();
  await signIn(page, 'jimukyoku');
  await page.goto(`/admin/people?text=${office.approver}`);
  await page.getByRole('link', { name: '試験 承認' }).click();
  await page.getByRole('link', { name: /後任の方に引き継ぐ/ }).click();
  await page.getByRole('radio', { name: '試験 担当' }).check();
  await page.getByRole('button', { name: '確認へ進む' }).click();
  await expect(page.locator('main')).toContainText('試験 承認さんのこの役割は、すぐに終わります。');
  await page.getByRole('button', { name: '引き継ぐ', exact: true }).click();
  await expect(page.getByText('試験 担当さんに引き継ぎました。')).toBeVisible();
  await page.getByRole('link', { name: '試験 承認さんの役割へ戻る' }).click();
  await expect(page.locator('main')).toContainText('いま有効な役割はありません。');
  await page.getByRole('link', { name: /引き継ぎの記録/ }).click();
  await page.getByRole('button', { name: /への引き継ぎを元に戻す/ }).click();
  await expect(page.getByText('引き継ぎを元に戻しました。')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /承認者/ })).toBeVisible();

  await withOwner((client) => client.assignment.updateMany({ where: { municipalityCode: office.code, role: 'approver' }, data: { endedAt: new Date() } }));
  await page.goto('/home');
  await page.getByText(/の市区町村を見る/).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  const row = page.getByRole('region', { name: '担当者がいない市区町村' }).getByRole('row').filter({ hasText: office.code });
  await expect(row).toContainText('承認者');
  await row.getByRole('link', { name: /招待する/ }).click();
  await expect(page.getByRole('textbox', { name: '市区町村' })).toHaveValue(office.code);
});

for (const script of [true, false]) {
  test(`${script ? 'with' : 'without'} script: one person for two municipalities always sees whose hat it is, and changes it ${script ? '@phone' : ''}`, async ({ browser }, { project }) => {
    const [first, second] = [await makeOffice(), await makeOffice()];
    await withOwner(async (client) => {
      const person = await client.person.findUniqueOrThrow({ where: { signInName: first.editor } });
      await client.assignment.create({ data: { personId: person.id, role: 'approver', municipalityCode: second.code } });
    });
    const context = await browser.newContext({ ...project.use, javaScriptEnabled: script, baseURL: process.env.E2E_BASE_URL });
    const page = await context.newPage();
    const banner = page.getByRole('banner');
    const cards = page.locator('main').getByRole('heading', { level: 2 }).filter({ hasText: '市' });
    await signIn(page, first.editor);
    await expect(banner.locator('summary')).toContainText(`${first.name}　回答担当`);
    await page.goto('/survey');
    await expect(cards.first()).toContainText(first.name);
    await banner.locator('summary').click();
    await page.getByRole('button', { name: `${second.name}　承認者` }).click();
    await page.waitForURL(/\/home$/);
    await expect(banner.locator('summary')).toContainText(`${second.name}　承認者`);
    await expectNoSidewaysScroll(page);
    if (script) await expectAccessible(page);
    await page.goto('/survey');
    await expect(cards.first()).toContainText(second.name);
    await page.goto(`/survey/${second.year}`); // an address that names none follows the hat
    await expect(page.locator('main')).toContainText(second.name);
    await page.goto(`/survey/${first.year}?code=${first.code}`); // one that names a municipality wins, and the header says so
    await expect(page.locator('main')).toContainText(first.name);
    await expect(banner.locator('summary')).toContainText(`${first.name}　回答担当`);
    await context.close();
  });
}

test('a demo account sees its one hat, without a switch', async ({ page }) => {
  await signIn(page, 'ken', DEMO_PASSWORD);
  await expect(page.getByRole('banner')).toContainText('担当：見本県　都道府県担当');
  await expect(page.getByRole('banner').locator('summary')).toHaveCount(0);
});
