import { randomInt } from 'node:crypto';
import { request } from '@playwright/test';
import { sealMeans } from '../lib/agreement/contacts/means-seal';
import { LINK_MARK } from '../lib/mail/compose';
import { openSecret } from '../lib/mail/queue-mail';
import { makeMembership } from '../tests/support/agreement-factories';
import { checkDigit, makeMunicipality, makePerson } from '../tests/support/factories';
import { withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

/** A municipality of the agreement of its own, with someone who keeps its contacts. */
async function newMember(): Promise<{ code: string; signInName: string; name: string }> {
  return withOwner(async (client) => {
    const five = `99${randomInt(300, 400)}`;
    const code = `${five}${checkDigit(five)}`;
    if (await client.municipality.findUnique({ where: { code } })) return newMember();
    const name = `連絡${five}町`;
    await makeMunicipality(client, { code, name, kana: 'れんらくちょう', type: '町', population: 9000 });
    await makeMembership(client, { code });
    await makePerson(client, { signInName: `contacts-${code}`, name: '連絡の担当', role: 'editor', code, password: DEMO_PASSWORD });
    return { code, signInName: `contacts-${code}`, name };
  });
}

/** The newest mail to an address as it goes out: every link in it, and its code. */
async function mailTo(recipient: string): Promise<{ links: string[]; code: string }> {
  const { id, body, sealed } = await withOwner((client) => client.mailMessage.findFirstOrThrow({ where: { recipient }, orderBy: { createdAt: 'desc' } }));
  const secret = openSecret(id, sealed!);
  return { links: body.replaceAll(LINK_MARK, secret.link).match(/https?:\/\/\S+[\w/]/g)!, code: secret.code };
}

/** Puts a municipality's satellite telephone among those that 雛形市 calls in the demo's round. */
const joinRound = (code: string) =>
  withOwner(async (client) => {
    const contact = await client.contact.findFirstOrThrow({ where: { municipalityCode: code, endedOn: null } });
    await client.contactMeans.create({ data: { contactId: contact.id, municipalityCode: code, kind: 'satellite', sealed: sealMeans('+870 773 123 456', contact.id), position: 9 } });
    const round = await client.meansRound.findFirstOrThrow({ where: { closedAt: null }, orderBy: { year: 'desc' } });
    const caller = await client.assignment.findFirstOrThrow({ where: { person: { signInName: 'hensyu' }, endedAt: null } });
    await client.meansRoundPlace.create({ data: { roundId: round.id, municipalityCode: code, callerCode: caller.municipalityCode! } });
  });

/** When the one contact of a municipality was confirmed; its means with it. */
async function confirmedAt(code: string): Promise<Date | null> {
  const { confirmedAt: at, means } = await withOwner((client) => client.contact.findFirstOrThrow({ where: { municipalityCode: code, endedOn: null }, include: { means: { where: { confirmedAt: { not: null } } } } }));
  expect(means.length > 0).toBe(at !== null);
  return at;
}

test('a contact is entered, its mail passes a scanner that opens everything, and one tap confirms it', async ({ page, browser, baseURL }) => {
  const { code, signInName, name } = await newMember();
  await signIn(page, signInName);
  await page.goto('/agreement/contacts');
  await expect(page.getByText('防災側と情報側から1人以上ずつ登録してください。')).toBeVisible();
  await page.getByRole('link', { name: '連絡担当を加える' }).click();
  await page.getByRole('radio', { name: '情報側' }).check();
  await page.getByLabel(/^氏名/).fill('見本 つなぐ');
  const line = (i: number) => page.getByRole('group', { name: `${i}番目の連絡手段` });
  await line(1).getByLabel('種類').selectOption({ label: '電話' });
  await line(1).getByLabel('番号・アドレス').fill('０９９０－１２');
  await line(2).getByLabel('種類').selectOption({ label: 'メール' });
  await line(2).getByLabel('番号・アドレス').fill(`tsunagu-${code}@town.example.jp`);
  await line(3).getByLabel('種類').selectOption({ label: '携帯電話' });
  await line(3).getByLabel('番号・アドレス').fill('09012345678');
  await line(3).getByLabel('個人のもの').check();
  await page.getByRole('button', { name: '連絡担当を登録する' }).click();
  await expect(page.getByRole('link', { name: /1番目の「番号・アドレス」の桁が足りません/ })).toBeVisible();
  await expect(line(2).getByLabel('番号・アドレス')).toHaveValue(`tsunagu-${code}@town.example.jp`);
  await expect(line(3).getByLabel('個人のもの')).toBeChecked();
  await expectAccessible(page);
  await line(1).getByLabel('番号・アドレス').fill('０９９０－０００－３２１　内線５');
  await page.getByRole('button', { name: '連絡担当を登録する' }).click();
  await expect(page.getByRole('status').filter({ hasText: '本人に確認のメールを送ります。' })).toBeVisible();
  await expect(page.getByRole('link', { name: '0990-000-321 内線5' })).toHaveAttribute('href', 'tel:0990000321');
  await expect(page.getByText('防災側の連絡担当がいません。')).toBeVisible();
  await expect(page.getByText('確認前').first()).toBeVisible();

  // The scanner opens every link of the mail in every way that a scanner does.
  const mail = await mailTo(`tsunagu-${code}@town.example.jp`);
  const links = mail.links.map((link) => link.replace(/^https?:\/\/[^/]+/, baseURL!));
  expect(links.filter((link) => link.includes('/contact/'))).toHaveLength(1);
  const robot = await request.newContext();
  for (const link of links)
    for (const [method, headers] of [['GET', {}], ['HEAD', {}], ['OPTIONS', {}], ['GET', { purpose: 'prefetch', 'sec-purpose': 'prefetch' }], ['GET', { rsc: '1', 'next-router-prefetch': '1' }], ['GET', { 'user-agent': 'Scanner/1.0' }], ['POST', {}]] as const)
      await robot.fetch(link, { method, headers, failOnStatusCode: false });
  await robot.dispose();
  for (const javaScriptEnabled of [true, false]) {
    const opened = await browser.newContext({ javaScriptEnabled });
    for (const link of links) {
      const tab = await opened.newPage();
      await tab.goto(link, { waitUntil: 'networkidle' });
      await tab.reload({ waitUntil: 'networkidle' });
      await tab.close();
    }
    await opened.close();
  }
  expect(await confirmedAt(code)).toBeNull();

  // Its reader has no script, and types the code because the gateway has cut the link.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL, viewport: { width: 390, height: 844 } });
  const reader = await plain.newPage();
  await reader.goto('/code');
  await reader.getByLabel(/^番号/).fill(mail.code.toLowerCase());
  await reader.getByRole('button', { name: '開く' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('連絡先の確認');
  await expect(reader.getByText('0990-000-321 内線5')).toBeVisible();
  await expect(reader.getByText('***-****-5678')).toBeVisible();
  await expect(reader.getByText('090-1234-5678')).toHaveCount(0);
  const address = reader.url();
  await page.goto(address);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.goto('/agreement/contacts');
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await reader.getByRole('button', { name: 'この内容で正しい' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('連絡先を確認しました');
  expect(await confirmedAt(code)).not.toBeNull();
  await reader.goto(address);
  await expect(reader.getByRole('button')).toHaveCount(0);
  await expect(reader.getByText('このリンクは使い終わりました。')).toBeVisible();
  await expect(reader.getByText('0990-000-321')).toHaveCount(0);
  await plain.close();
  await page.goto('/agreement/contacts');
  await expect(page.getByText('確認済', { exact: true })).toBeVisible();

  // A changed number waits again; its reader says that it is wrong.
  await page.getByRole('link', { name: '変更する：見本 つなぐ' }).click();
  await line(3).getByLabel('番号・アドレス').fill('080-1111-2222');
  await page.getByRole('button', { name: '変更を保存する' }).click();
  await expect(page.getByText('確認前', { exact: true })).toHaveCount(1);
  const again = await mailTo(`tsunagu-${code}@town.example.jp`);
  const other = await browser.newPage({ baseURL });
  await other.goto(again.links.find((link) => link.includes('/contact/'))!.replace(/^https?:\/\/[^/]+/, ''));
  await other.getByText('違うところがあるとき').click();
  await other.getByLabel(/^違うところ/).fill('番号の終わりは3333です');
  await other.getByRole('button', { name: '違うところがあると知らせる' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('違うところがあると知らせました');
  await other.close();
  await page.goto('/agreement/contacts');
  await expect(page.getByText('番号の終わりは3333です')).toBeVisible();

  // In this year's round 雛形市 calls its satellite telephone, which does not answer, and names what to fall back on.
  await joinRound(code);
  await page.context().clearCookies();
  await signIn(page, 'hensyu');
  await page.goto('/agreement/contacts/round');
  const of = '見本 つなぐさんの衛星電話';
  const call = page.locator('details').filter({ hasText: `結果（${of}）` });
  await call.locator('summary').click();
  await call.getByRole('radio', { name: 'つながらなかった' }).check();
  await call.getByLabel(/^何が起きたか/).selectOption({ label: '電波や機器の具合でかけられなかった' });
  await call.getByLabel(/^代わりの手段/).selectOption({ label: '庁舎の代表電話' });
  await call.getByRole('button', { name: `結果を記録する：${of}` }).click();
  await expect(page.getByRole('status').filter({ hasText: '記録しました：つながらなかった' })).toBeVisible();

  // The secretariat sees what is missing and open, without any number of a person.
  await page.context().clearCookies();
  await signIn(page, 'jimukyoku');
  await page.goto(`/admin/members/contacts?show=missing&text=${code}`);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('防災側がいない');
  await expect(row).toContainText('違うところがある');
  await page.goto('/admin/members/contacts/round');
  const called = page.getByRole('row', { name: new RegExp(name) });
  await expect(called).toContainText(`${of}：電波や機器の具合でかけられなかった`);
  await expect(called).toContainText('代わりに：庁舎の代表電話');
  const csv = await page.request.get(`/admin/members/contacts/csv?text=${code}`);
  expect(await csv.text()).toContain('見本 つなぐ');
  expect(await csv.text()).not.toMatch(/1111|0990-000/);
});
