import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';
import { makeContact, makeMembership } from '../tests/support/agreement-factories';
import { checkDigit, makeMunicipality, makePerson, ownerClient } from '../tests/support/factories';
import { expect, expectAccessible, signIn, test } from './support/test';

// The directory, also with no network. Must show 2 of the agreement: aeroplane mode in a real browser, and nothing left after removal.

const owner = ownerClient(process.env.OWNER_URL!);
const PASSWORD = 'tokutei-no-kotoba-1';
const PASSPHRASE = '青い自転車と三つの橋と雨';
const SECRET_NAME = '髙𠮷 見出';
const KANA = 'たかよし みいで';

test.afterAll(() => owner.$disconnect());

/** A member with one person, and another whom to call; all of them this test's own. */
async function makeTwo() {
  const tag = `${Date.now().toString(36)}${randomInt(1e6)}`;
  const codes: string[] = [];
  while (codes.length < 2) {
    const five = `99${randomInt(600, 1000)}`;
    const code = `${five}${checkDigit(five)}`;
    if (!(await owner.municipality.findUnique({ where: { code } })) && !codes.includes(code)) codes.push(code);
  }
  const [own, other] = codes as [string, string];
  await makeMunicipality(owner, { code: own, name: `圏外市${tag}`, kana: 'けんがいし', type: '市', population: 60_000 });
  await makeMunicipality(owner, { code: other, name: `相方町${tag}`, kana: `あいかたちょう${tag}`, type: '町', population: 9_000 });
  for (const code of codes) await makeMembership(owner, { code });
  const number = `0990-000-${randomInt(1000000, 9999999)}`;
  await makeContact(owner, { code: other, side: 'disaster', name: SECRET_NAME, kana: KANA, department: '防災課', means: [{ kind: 'phone', value: number }, { kind: 'email', value: `${tag}@mihon.example.jp` }] });
  const person = await makePerson(owner, { signInName: `dir-${tag}`, name: '圏外の担当', role: 'editor', code: own, password: PASSWORD });
  return { own, other, number, tag, tel: `tel:${number.replaceAll('-', '')}`, person: person.id, signInName: `dir-${tag}` };
}

const launch = (profile: string, baseURL: string) => chromium.launchPersistentContext(profile, { ...launchOptions(), baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: { width: 390, height: 844 } });
const pageOf = (context: BrowserContext): Page => context.pages()[0]!;

/** Everything that the site has stored in this browser, as text of single bytes and as it reads. */
const stored = (page: Page) => page.evaluate(`(async () => {
  const out = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
  const walk = (value) => {
    if (value instanceof ArrayBuffer) out.push(new TextDecoder('utf-8').decode(value), new TextDecoder('utf-16le').decode(value));
    else if (ArrayBuffer.isView(value)) walk(value.buffer);
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
    else out.push(String(value));
  };
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
    for (const store of db.objectStoreNames) walk(await new Promise((done) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); }));
    db.close();
  }
  const kept = [];
  for (const cache of await caches.keys()) for (const request of await (await caches.open(cache)).keys()) {
    kept.push(new URL(request.url).pathname);
    out.push(await (await caches.match(request)).text());
  }
  return { databases: databases.length, kept: kept.sort(), text: out.join('\\n') };
})()`) as Promise<{ databases: number; kept: string[]; text: string }>;

/** Whether one of the words lies in a file of the browser's profile, in either way of writing text. */
function inProfile(profile: string, words: string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const found: string[] = [];
  for (const file of readdirSync(profile, { recursive: true, encoding: 'utf8' })) {
    const full = path.join(profile, file);
    if (!statSync(full, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(full);
    if (needles.some((needle) => content.includes(needle))) found.push(file);
  }
  return found;
}

const SHELL = ['/icon-192.png', '/manifest.webmanifest', '/offline.css', '/offline.html', '/offline.js'];

test('aeroplane mode: opened cold, found by kana, called; lapsed after 30 days; wiped with the person’s removal', async ({ baseURL }, info) => {
  const { number, tag, tel, person, signInName } = await makeTwo();
  const profile = info.outputPath('profile');

  await test.step('kept under a passphrase', async () => {
    const context = await launch(profile, baseURL!);
    const page = pageOf(context);
    await signIn(page, signInName, PASSWORD);
    const answer = await page.goto('/directory');
    expect(answer!.headers()['cache-control']).toContain('no-store');
    await page.getByRole('link', { name: 'この端末に保存する' }).click();
    await expectAccessible(page);
    await page.getByLabel('合言葉', { exact: true }).filter({ visible: true }).fill('みじかい');
    await page.getByRole('button', { name: '合言葉で保存する' }).click();
    await expect(page.getByText('合言葉は12文字以上にしてください（いまは4文字です）。')).toBeVisible();
    await page.getByLabel('合言葉', { exact: true }).filter({ visible: true }).fill(PASSPHRASE);
    await page.getByLabel('合言葉（もう一度）').fill(PASSPHRASE);
    await page.getByRole('button', { name: '合言葉で保存する' }).click();
    await expect(page.getByText('保存しました。')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const { databases, kept, text } = await stored(page);
    expect([databases, kept]).toEqual([1, SHELL]);
    for (const word of [number, tag, SECRET_NAME, KANA]) expect(text).not.toContain(word);
    await context.close();
  });

  await test.step('opened cold without network', async () => {
    const context = await launch(profile, baseURL!);
    await context.setOffline(true);
    const page = pageOf(context);
    await page.goto('/directory'); // any page of the site leads to what is kept
    await expect(page.getByText(/の一覧（今日）/)).toBeVisible();
    await page.getByLabel('合言葉', { exact: true }).filter({ visible: true }).fill('ちがう合言葉をいれてみる');
    await page.getByRole('button', { name: '開く', exact: true }).click();
    await expect(page.getByText('合言葉が違います。')).toBeVisible();
    await page.getByLabel('合言葉', { exact: true }).filter({ visible: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: '開く', exact: true }).click();
    await page.getByRole('searchbox').fill(`タカヨシ　あいかたちょう${tag}`);
    await expect(page.getByRole('link', { name: number })).toHaveAttribute('href', tel);
    await expect(page.getByText('1団体', { exact: true })).toBeVisible();
    await expectAccessible(page);
    const { text } = await stored(page);
    for (const word of [number, tag, SECRET_NAME, KANA]) expect(text).not.toContain(word);
    await context.close();
  });

  // The name typed at the sign-in is none of the directory's; what was looked up is.
  expect(inProfile(profile, [number, tel, SECRET_NAME, KANA, `${tag}@mihon`])).toEqual([]);

  await test.step('31 days later it needs the server, also with the clock set back', async () => {
    const context = await launch(profile, baseURL!);
    await context.setOffline(true);
    const page = pageOf(context);
    await page.clock.setFixedTime(Date.now() + 8 * 86_400_000);
    await page.goto('/offline.html');
    await expect(page.getByText(/8日前）\s*古くなっています/)).toBeVisible();
    await page.clock.setFixedTime(Date.now() + 31 * 86_400_000);
    await page.goto('/offline.html');
    await expect(page.getByRole('heading', { name: '期限が切れました' })).toBeVisible();
    await page.clock.setFixedTime(Date.now());
    await page.reload();
    await expect(page.getByRole('heading', { name: '期限が切れました' })).toBeVisible();
    // The person, still signed in, meets the server: open again, and up to date.
    await context.setOffline(false);
    await page.reload();
    await page.getByLabel('合言葉', { exact: true }).filter({ visible: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: '開く', exact: true }).click();
    await page.getByRole('searchbox').fill(tag);
    await expect(page.getByRole('link', { name: number })).toBeVisible();
    await context.close();
  });

  await test.step('removed, and one contact with the server: nothing is left', async () => {
    await owner.person.update({ where: { id: person }, data: { removedAt: new Date() } });
    const context = await launch(profile, baseURL!);
    const page = pageOf(context);
    await page.goto('/offline.html');
    await expect(page.getByText('使えなくなったため消しました')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'この端末には、まだ保存されていません' })).toBeVisible();
    expect(await stored(page)).toMatchObject({ databases: 0, kept: SHELL });
    await context.close();
  });
});

test('a passkey opens it too; what changed follows; ended from the account it is wiped at the next contact, and by signing out', async ({ page, context }) => {
  const { number, tag, other, signInName } = await makeTwo();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const shell = await page.goto('/offline.html');
  expect(shell!.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  await page.getByRole('link', { name: 'サインインして保存する' }).click();
  await page.getByLabel('利用者名').fill(signInName);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.waitForURL('**/offline.html');
  await page.getByRole('button', { name: 'パスキーで保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  await makeContact(owner, { code: other, side: 'ict', callOrder: 2, name: '新しい 次の人', means: [{ kind: 'mobile', value: '0990-000-0001' }] });
  await page.reload();
  await page.getByRole('button', { name: 'パスキーで開く' }).click();
  await expect(page.getByText(/更新しました（変わったのは\d+団体）。/)).toBeVisible(); // other stories change members of theirs at the same time
  await page.getByRole('searchbox').fill(tag);
  await expect(page.getByRole('link', { name: number })).toBeVisible();
  await expect(page.getByText('2　情報　新しい 次の人')).toBeVisible();
  await page.getByRole('button', { name: '鍵をかける' }).click();
  await expect(page.getByRole('link', { name: number })).toHaveCount(0);

  await page.goto('/account');
  await page.getByRole('button', { name: /に保存した.*の保存を終わらせる/ }).click();
  await expect(page.getByText('この保存を終わらせました。')).toBeVisible();
  await expect(page.getByText('次のやり取りで消えます')).toBeVisible();
  await page.goto('/offline.html');
  await expect(page.getByText('使えなくなったため消しました')).toBeVisible();
  expect((await stored(page)).databases).toBe(0);
  await page.getByRole('button', { name: 'パスキーで保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();

  await page.goto('/directory');
  await page.getByRole('button', { name: 'サインアウト' }).click();
  await expect(page.getByText('サインアウトしました。')).toBeVisible();
  await expect.poll(async () => (await stored(page)).databases).toBe(0);
});

test('found while typing, and without any script by a form; another one’s page gives its file for the telephone', async ({ page, browser, baseURL }) => {
  const { number, tag, tel, other, signInName } = await makeTwo();
  await signIn(page, signInName, PASSWORD);
  const followed = page.waitForResponse('**/directory/entries');
  await page.goto('/directory');
  await followed;
  await page.getByRole('searchbox').pressSequentially(tag);
  await expect(page.getByRole('heading', { name: '2団体見つかりました' })).toBeVisible();
  await expect(page.getByRole('link', { name: number })).toHaveAttribute('href', tel);
  await expect(page).toHaveURL(new RegExp(`q=${tag}`));
  await page.getByRole('link', { name: `見本県 相方町${tag}` }).click();
  await expect(page.getByRole('link', { name: number })).toHaveAttribute('href', tel);
  const card = await (await page.request.get(`/directory/${other}/card.vcf`)).text();
  expect(card).toContain(`TEL;TYPE=WORK,VOICE:${number}\r\n`);
  expect(card).toContain(`FN:${SECRET_NAME}\r\n`);

  const bare = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await bare.newPage();
  await plain.goto('/directory');
  await plain.getByRole('searchbox').fill(`あいかた ${tag}`);
  await plain.getByRole('button', { name: '探す' }).click();
  await expect(plain.getByRole('link', { name: number })).toHaveAttribute('href', tel);
  await bare.close();
});
