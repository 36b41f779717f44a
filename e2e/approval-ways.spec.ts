import { completeAnswers } from '../tests/support/complete-answers';
import { makePerson } from '../tests/support/factories';
import { formOf, makeOffice, type Office, storeAnswers, withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

async function makeSecretariat(office: Office): Promise<string> {
  await withOwner((client) => makePerson(client, { signInName: `jimu-${office.code}`, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  return `jimu-${office.code}`;
}

test('a decision on paper stands in for the approver: said by the approver, entered by the editor, on the receipt @phone', async ({ browser, page }) => {
  const office = await makeOffice();
  await storeAnswers(office, completeAnswers(office.questionnaire));
  const manager = await (await browser.newContext()).newPage();
  await signIn(manager, office.approver);
  await manager.goto(`/survey/rule?code=${office.code}`);
  await manager.getByRole('radio', { name: /紙の決裁で提出する/ }).check();
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'この提出のしかたにする' }).click();
  await expect(manager.getByText('提出のしかたを決めました。')).toBeVisible();

  await signIn(page, office.editor);
  await page.goto(formOf(office, 'review'));
  await page.getByRole('textbox', { name: /決裁日/ }).fill('令和99年1月1日');
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.getByRole('link', { name: '「決裁日」は今日までの日付を入力してください。' }).or(page.getByRole('link', { name: '「文書番号」を入力してください。番号がないときは、決裁文書の件名を入力してください。' })).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: /決裁日/ })).toHaveValue('令和99年1月1日');
  await page.getByRole('textbox', { name: /決裁日/ }).fill('令和8年4月1日');
  await page.getByRole('textbox', { name: /文書番号/ }).fill('８情第12号');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.locator('[data-receipt]')).toHaveText(`${office.year}-${office.code}-1`);
  await expect(page.getByText('紙の決裁（決裁日 2026年4月1日（令和8年）、文書番号 ８情第12号）')).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('sections are shared out, a stuck municipality opens its draft, and the secretariat reads it with a trace', async ({ browser, page }) => {
  const office = await makeOffice();
  await storeAnswers(office, { 'satellite-phones': 4 });
  const secretariat = await makeSecretariat(office);
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'shares'));
  await page.getByRole('combobox', { name: /災害への準備/ }).selectOption({ label: '試験 同僚' });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'この分担にする' }).click();
  await expect(page.getByText('区分の分担を決めました。')).toBeVisible();
  await expect(page.getByRole('row', { name: /災害への準備/ })).toContainText('試験 同僚');

  await page.getByText('下書きを事務局に見てもらう').click();
  await page.getByRole('textbox', { name: /困っていること/ }).fill('数え方が分かりません。');
  await page.getByRole('button', { name: '下書きを事務局に開く' }).click();
  await expect(page.getByText('下書きを事務局に開いています', { exact: false })).toBeVisible();
  await expectAccessible(page);

  const reader = await (await browser.newContext()).newPage();
  await signIn(reader, secretariat);
  await reader.goto('/home');
  await reader.getByRole('link', { name: new RegExp(office.name) }).click();
  await reader.getByRole('link', { name: '下書きを読む' }).click();
  await expect(reader.getByText('4台')).toBeVisible();
  await expectAccessible(reader);

  await page.reload();
  await expect(page.getByText('事務局が下書きを読んだ記録：')).toBeVisible();
  await page.getByRole('button', { name: '事務局に閉じる' }).click();
  await expect(page.getByText('下書きを事務局に閉じました。')).toBeVisible();
  expect((await reader.reload())?.status()).toBe(403);

  const colleague = await (await browser.newContext()).newPage();
  await signIn(colleague, office.colleague);
  await colleague.goto('/home');
  await expect(colleague.getByRole('heading', { name: 'あなたの担当' })).toBeVisible();
  await expect(colleague.getByRole('link', { name: /災害への準備/ })).toBeVisible();
});

test('an answer on paper: entered by the secretariat in the same form, with its scan, and downloaded by the municipality', async ({ browser, page }) => {
  const office = await makeOffice();
  await signIn(page, await makeSecretariat(office));
  const paper = `/admin/waves/${office.year}/${office.code}/paper`;
  await page.goto(paper);
  await page.getByRole('textbox', { name: /受付日/ }).fill('令和8年4月1日');
  await page.getByRole('button', { name: '紙の回答の入力を始める' }).click();
  await expect(page.getByText('紙の回答の入力を始めました。')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('写しのファイル').setInputFiles({ name: '回答.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await page.getByRole('button', { name: '写しを付ける' }).click();
  await expect(page.getByText('「写しのファイル」はPDF、PNG、JPEGのいずれかにしてください。', { exact: false }).first()).toBeVisible();
  await page.getByLabel('写しのファイル').setInputFiles({ name: '回答 𠮷.pdf', mimeType: 'text/html', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024 - 9)]) });
  await page.getByRole('button', { name: '写しを付ける' }).click();
  await expect(page.getByRole('link', { name: '回答 𠮷.pdf' })).toBeVisible();
  await page.getByLabel('写しのファイル').setInputFiles({ name: '大きい.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024)]) });
  await page.getByRole('button', { name: '写しを付ける' }).click();
  await expect(page.getByText('「写しのファイル」は10MB以下にしてください。', { exact: false }).first()).toBeVisible();

  await page.goto(formOf(office, 'preparedness'));
  await page.locator('[name="satellite-phones"]').fill('6');
  await page.locator('[name="satellite-phones"]').blur();
  await expect(page.locator('[data-field-state="satellite-phones"]')).toHaveAttribute('data-state', 'saved');
  await storeAnswers(office, completeAnswers(office.questionnaire));
  await page.goto(paper);
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.getByText('紙で受け付けた回答として提出しました。')).toBeVisible();
  await expectAccessible(page);

  const context = await browser.newContext();
  const own = await context.newPage();
  await signIn(own, office.editor);
  await own.goto(formOf(office, 'receipt'));
  await expect(own.getByText('紙で受け付けた回答（事務局が入力）')).toBeVisible();
  const href = await own.getByRole('link', { name: '回答 𠮷.pdf' }).getAttribute('href');
  const file = await context.request.get(href!);
  expect(file.headers()).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
  expect(file.headers()['content-disposition']).toContain('attachment;');
  expect((await file.body()).length).toBe(10 * 1024 * 1024);
});
