import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { makePerson, type Role } from '../tests/support/factories';
import { withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

const mark = () => randomBytes(4).toString('hex');

/** Someone who is not a demo account. */
async function realPerson(role: Role): Promise<string> {
  const signInName = `e2e-${mark()}`;
  await withOwner((client) => makePerson(client, { signInName, name: '試験 次郎', role, password: DEMO_PASSWORD, demo: false }));
  return signInName;
}

const appCode = (secret: string, steps = 0) => new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) }).generate({ timestamp: Date.now() + steps * 30_000 });
const submit = (page: Page) => page.getByRole('button', { name: 'サインイン', exact: true });
const plain = (browser: Browser, javaScriptEnabled: boolean): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled, baseURL: process.env.E2E_BASE_URL });

async function fillSignIn(page: Page, signInName: string, password = DEMO_PASSWORD) {
  await page.locator('input[name="signInName"]').fill(signInName);
  await page.locator('input[name="password"]').fill(password);
}

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';

  test(`${how}: sign-in leads back to the page wanted, keeps the name after a mistake, and ends`, async ({ browser }) => {
    const context = await plain(browser, script);
    const page = await context.newPage();
    await page.goto('/account');
    expect(new URL(page.url()).search).toBe('?next=%2Faccount');
    await fillSignIn(page, 'ETSURAN', 'not the password');
    await submit(page).click();
    await expect(page.locator('#error-summary + p')).toHaveText('利用者名またはパスワードが違います。確かめて、もう一度入力してください。');
    await expect(page.locator('input[name="signInName"]')).toHaveValue('ETSURAN');
    await page.locator('input[name="password"]').fill(DEMO_PASSWORD);
    await submit(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('アカウント');
    const cookie = (await context.cookies()).find(({ name }) => name === 'sonaeai-session')!;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
    await page.getByRole('button', { name: 'サインアウトする', exact: true }).click();
    await expect(page.getByText('サインアウトしました。')).toBeVisible();
    await context.addCookies([cookie]); // the old cookie, put back, opens nothing
    await page.goto('/account');
    await expect(page).toHaveURL(/\/signin\?/);
    await context.close();
  });

  test(`${how}: the secretariat sets up the one-time code before anything else, and signs in with it`, async ({ browser }) => {
    const name = await realPerson('secretariat');
    const context = await plain(browser, script);
    const page = await context.newPage();
    await page.goto('/signin?next=/admin/people');
    await fillSignIn(page, name);
    await submit(page).click();
    await page.waitForURL(/one-time-code/);
    await page.getByRole('button', { name: '設定を始める' }).click();
    const secret = await page.locator('p.font-mono').innerText();
    await page.locator('input[name="code"]').fill('12345');
    await page.getByRole('button', { name: '確認コードを有効にする' }).click();
    await expect(page.locator('#f-code-error')).toContainText('「確認コード」が違います');
    await page.locator('input[name="code"]').fill(appCode(secret, -1));
    await page.getByRole('button', { name: '確認コードを有効にする' }).click();
    await expect(page.getByRole('heading', { name: '回復コードを控えてください' })).toBeVisible();
    const recovery = await page.locator('ol.font-mono li').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await page.goto('/admin/people');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('利用者');

    for (const code of [appCode(secret), recovery[0]!]) {
      await page.goto('/account');
      await page.getByRole('button', { name: 'サインアウトする', exact: true }).click();
      await expect(page.getByText('サインアウトしました。')).toBeVisible();
      await page.goto('/signin?next=/admin/people');
      await fillSignIn(page, name);
      await submit(page).click();
      await page.waitForURL(/\/signin\/code/);
      await page.locator('input[name="code"]').fill('000000');
      await submit(page).click();
      await expect(page.locator('#f-code-error')).toContainText('「確認コード」が違うか');
      await page.locator('input[name="code"]').fill(code);
      await submit(page).click();
      await page.waitForURL(/\/admin\/people/);
    }
    await context.close();
  });

  test(`${how}: an invited person makes an account, and is out at once when removed`, async ({ browser }) => {
    const office = await plain(browser, script);
    const desk = await office.newPage();
    await desk.goto('/signin?next=/admin/people/invite');
    await fillSignIn(desk, 'jimukyoku');
    await submit(desk).click();
    await desk.waitForURL(/\/admin\/people\/invite/);
    const invitee = `招待 ${mark()}`;
    await desk.locator('input[name="name"]').fill(invitee);
    await desk.locator('input[name="role"][value="editor"]').check();
    await desk.locator('input[name="municipality"]').fill('府中市');
    await desk.getByRole('button', { name: '招待のリンクを作る' }).click();
    await expect(desk.locator('#f-municipality-error')).toContainText('同じ名前が2つあります');
    await expect(desk.locator('input[name="name"]')).toHaveValue(invitee);
    await expect(desk.locator('input[name="role"][value="editor"]')).toBeChecked();
    await desk.locator('input[name="municipality"]').fill('雛形市');
    await desk.getByRole('button', { name: '招待のリンクを作る' }).click();
    const link = await desk.getByLabel('招待のリンク', { exact: true }).last().inputValue();
    expect(link).toContain(`${process.env.E2E_BASE_URL}/invite/`);

    const theirs = await plain(browser, script);
    const page = await theirs.newPage();
    await page.goto(link);
    await expect(page.getByText('見本 あかねさんから')).toBeVisible();
    await fillSignIn(page, 'hensyu', 'a long enough password');
    await page.locator('input[name="again"]').fill('a long enough password');
    await page.getByRole('button', { name: 'アカウントを作ってサインインする' }).click();
    await expect(page.locator('#f-signInName-error')).toContainText('すでに使われています');
    await fillSignIn(page, `e2e-${mark()}`, 'a long enough password');
    await page.locator('input[name="again"]').fill('a long enough password');
    await page.getByRole('button', { name: 'アカウントを作ってサインインする' }).click();
    await page.waitForURL(/\/home/);
    await page.goto('/account');
    await expect(page.locator('main')).toContainText('見本県 雛形市');
    await page.goto(link);
    await expect(page.locator('main')).toContainText('この招待は、すでに使われています。');

    await desk.goto(`/admin/people?text=${encodeURIComponent(invitee)}`);
    await desk.getByRole('link', { name: invitee }).click();
    await desk.getByRole('link', { name: `${invitee}さんを外す` }).click();
    await desk.getByRole('button', { name: `${invitee}さんを外す` }).click();
    await expect(desk.getByText('利用者を外しました。')).toBeVisible();
    await page.goto('/account');
    await expect(page).toHaveURL(/\/signin\?/);
    await Promise.all([office.close(), theirs.close()]);
  });
}

test('signing out everywhere ends the other browser too', async ({ browser }) => {
  const name = await realPerson('viewer');
  const [one, two] = [await plain(browser, true), await plain(browser, true)];
  const [here, there] = [await one.newPage(), await two.newPage()];
  for (const page of [here, there]) {
    await page.goto('/signin?next=/account');
    await fillSignIn(page, name);
    await submit(page).click();
    await page.waitForURL((url) => url.pathname === '/account');
  }
  await here.getByRole('button', { name: 'この端末も含めてすべてサインアウトする' }).click();
  await expect(here.getByText('サインアウトしました。')).toBeVisible();
  await there.goto('/account');
  await expect(there).toHaveURL(/\/signin\?/);
  await Promise.all([one.close(), two.close()]);
});

test('a form sent after the session has ended keeps what was typed and says how to go on', async ({ page }) => {
  await signIn(page, 'jimukyoku');
  await page.goto('/admin/people/invite');
  await page.locator('input[name="name"]').fill('消えては困る名前');
  await page.context().clearCookies({ name: 'sonaeai-session' });
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  await expect(page.locator('#error-summary + p')).toContainText('サインインの有効期間が終わりました。');
  await expect(page.locator('input[name="name"]')).toHaveValue('消えては困る名前');
});

test('sign-in by keyboard alone; the error summary takes the focus and leads to its field', async ({ page }) => {
  await page.goto('/signin');
  const reach = async (selector: string) => {
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`${selector} was not reached by Tab`);
  };
  await reach('input[name="password"]');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=alert]:has(#error-summary)')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name="signInName"]')).toBeFocused();
  await page.keyboard.type('etsuran');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
});

test('the page wanted is never on another site', async ({ page }) => {
  await page.goto(`/signin?next=${encodeURIComponent('//example.org/home')}`);
  await expect(page.locator('input[name="next"]')).toHaveCount(0);
  await fillSignIn(page, 'etsuran');
  await submit(page).click();
  await page.waitForURL(/\/home$/);
});

test('pages of people are accessible and no wider than the window @phone', async ({ page }) => {
  test.setTimeout(180_000); // some sixteen pages
  const look = async (path: string) => {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };
  await look('/signin?error=CredentialsSignin');
  await look('/invite/unknown');
  await signIn(page, 'jimukyoku');
  for (const path of ['/account', '/account/password', '/account/one-time-code', '/account/one-time-code/move', '/account/one-time-code/recovery', '/account/one-time-code/remove', '/admin/people', '/admin/people?past=1', '/admin/people/invite']) await look(path);
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expectAccessible(page);
  await page.locator('input[name="name"]').fill('見本 さくら');
  await page.locator('input[name="role"][value="viewer"]').check();
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  const link = await page.getByLabel('招待のリンク', { exact: true }).last().inputValue();
  await expectAccessible(page);
  await look('/admin/people/invitations');
  await look(link);
  await page.goto('/admin/people?text=hensyu2');
  await page.getByRole('link', { name: '例題 ひなた' }).click();
  await expect(page.getByRole('heading', { name: 'いまの役割' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await look(`${new URL(page.url()).pathname}/remove`);
  await page.context().clearCookies();
  await look(link);
});
