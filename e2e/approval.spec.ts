import type { Browser, Page } from '@playwright/test';
import { completeAnswers } from '../tests/support/complete-answers';
import { makePerson } from '../tests/support/factories';
import { formOf, makeOffice, type Office, storeAnswers, storedAnswers, withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

const itemOf = (office: Office, key: string) => {
  const item = office.questionnaire.sections.flatMap(({ items }) => items).find((one) => one.key === key)!;
  return `${item.number} ${item.label}`;
};

async function officeWithSecretariat(): Promise<Office & { secretariat: string }> {
  const office = await makeOffice();
  await storeAnswers(office, completeAnswers(office.questionnaire));
  const secretariat = `jimu-${office.code}`;
  await withOwner((client) => makePerson(client, { signInName: secretariat, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  return { ...office, secretariat };
}

async function at(browser: Browser, signInName: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, signInName);
  return page;
}

const remarkBox = (page: Page, label: string) => page.getByRole('textbox', { name: new RegExp(`^指摘.*${label}`) });

/** Opens the room for a remark at an item and writes into it. */
async function remark(page: Page, label: string, text: string): Promise<void> {
  await page.locator('summary', { hasText: label }).click();
  await remarkBox(page, label).fill(text);
}

test('asked, handed back with a remark, mended, asked again, submitted, returned, submitted again, accepted', async ({ browser }) => {
  test.setTimeout(180_000);
  const office = await officeWithSecretariat();
  const phones = itemOf(office, 'satellite-phones');
  const [editor, approver, secretariat] = [await at(browser, office.editor), await at(browser, office.approver), await at(browser, office.secretariat)];

  await editor.goto('/home');
  await editor.getByRole('link', { name: '内容を確認して承認を依頼する' }).click();
  await editor.getByRole('button', { name: '承認を依頼する' }).click();
  await expect(editor.getByText('承認者のホームに表示されます。')).toBeVisible();
  await expectAccessible(editor);
  await editor.goto(formOf(office, 'preparedness'));
  await expect(editor.getByText('この回答は承認待ちのため、いまは入力できません。', { exact: false })).toBeVisible();

  await approver.goto('/home');
  await expect(approver.getByText('試験 担当さんが', { exact: false })).toBeVisible();
  await approver.getByRole('link', { name: '内容を確認して提出する' }).click();
  await approver.getByRole('link', { name: '指摘を付けて差し戻す' }).click();
  await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
  await expect(approver.getByText('「全体への指摘」か、項目ごとの「指摘」を一つ以上入力してください。').first()).toBeVisible();
  await remark(approver, phones, '台数を台帳で確かめてください。');
  await expectAccessible(approver);
  await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
  await expect(approver.getByText('差し戻しました。')).toBeVisible();

  await editor.goto('/home');
  await expect(editor.getByText('対応が必要な指摘が1件あります。', { exact: false })).toBeVisible();
  await editor.getByRole('link', { name: '指摘を見る' }).click();
  await editor.getByRole('link', { name: phones }).click();
  const note = editor.getByRole('note', { name: `指摘 ${phones}` });
  await expect(note).toContainText('台数を台帳で確かめてください。');
  await expect(note).toContainText('試験 承認（承認者）');
  await expectAccessible(editor);
  await editor.locator('[name="satellite-phones"]').fill('7');
  await note.getByRole('button', { name: /対応済にする/ }).click();
  await expect(note).toHaveCount(0);
  await expect.poll(async () => (await storedAnswers(office))['satellite-phones']).toBe(7);
  await editor.goto(formOf(office, 'review'));
  await expect(editor.getByText('対応済の指摘（1件）')).toBeVisible();
  await editor.getByRole('button', { name: '承認を依頼する' }).click();
  await expect(editor.getByText('承認者のホームに表示されます。')).toBeVisible();

  await approver.goto(formOf(office, 'review'));
  await approver.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(approver.locator('[data-receipt]')).toHaveText(`${office.year}-${office.code}-1`);

  await secretariat.goto(`/admin/waves/${office.year}/${office.code}`);
  await secretariat.getByRole('link', { name: '回答を読む（受理・返却）' }).click();
  await expect(secretariat.getByText('7台')).toBeVisible();
  await secretariat.getByRole('link', { name: '指摘を付けて返す' }).click();
  await secretariat.getByRole('textbox', { name: '全体への指摘' }).fill('一か所だけご確認ください。');
  await remark(secretariat, phones, '前年から大きく増えています。');
  await secretariat.getByRole('button', { name: 'この内容で返す' }).click();
  await expect(secretariat.getByText('指摘を付けて返しました。', { exact: false })).toBeVisible();

  await approver.goto(formOf(office, 'preparedness'));
  await expect(approver.getByRole('note', { name: `指摘 ${phones}` })).toContainText('事務局');
  await approver.locator('[name="satellite-phones"]').fill('3');
  await approver.locator('[name="satellite-phones"]').blur();
  await expect.poll(async () => (await storedAnswers(office))['satellite-phones']).toBe(3);
  await approver.goto(formOf(office, 'review'));
  await approver.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(approver.locator('[data-receipt]')).toHaveText(`${office.year}-${office.code}-2`);
  await approver.getByRole('link', { name: '版どうしを比べる' }).click();
  const changes = approver.getByRole('table', { name: '第1版から第2版への変更（1か所）' });
  await expect(changes.getByRole('row', { name: new RegExp(phones) })).toContainText('7台');
  await expect(changes.getByRole('row', { name: new RegExp(phones) })).toContainText('3台');
  await expectAccessible(approver);

  await secretariat.goto(`/admin/waves/${office.year}/${office.code}/answers`);
  await secretariat.getByRole('button', { name: '受理する' }).click();
  await expect(secretariat.getByText('受理しました。').first()).toBeVisible();
  await expectAccessible(secretariat);
  await approver.goto(formOf(office, 'receipt'));
  await expect(approver.getByText('事務局の受理')).toBeVisible();
  await expect(approver.getByText('回答を直すために提出を取り下げる')).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('asked for, handed back, and marked as dealt with in the form; what was typed wrongly comes back', async ({ browser, page }) => {
    const office = await officeWithSecretariat();
    const phones = itemOf(office, 'satellite-phones');
    await signIn(page, office.editor);
    await page.goto(formOf(office, 'review'));
    await page.getByRole('button', { name: '承認を依頼する' }).click();
    await expect(page.getByText('承認を待っています。')).toBeVisible();

    const context = await browser.newContext({ javaScriptEnabled: false });
    const approver = await context.newPage();
    await signIn(approver, office.approver);
    await approver.goto(formOf(office, 'hand-back'));
    await remark(approver, phones, 'あ'.repeat(1001));
    await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
    await expect(approver.getByText(`「${phones}」への指摘は1000文字以内で入力してください。`).first()).toBeVisible();
    await expect(remarkBox(approver, phones)).toHaveValue('あ'.repeat(1001));
    await remarkBox(approver, phones).fill('短くしました。');
    await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
    await expect(approver.getByText('差し戻しました。')).toBeVisible();
    await context.close();

    await page.goto(formOf(office, 'preparedness'));
    await page.getByRole('note', { name: `指摘 ${phones}` }).getByRole('button').click();
    await expect(page.getByText('指摘の記録を更新しました。')).toBeVisible();
    await expect(page.getByRole('note')).toHaveCount(0);
  });
});

test('on a phone: asking, remarks and versions fit @phone-only', async ({ browser, page }) => {
  const office = await officeWithSecretariat();
  await signIn(page, office.editor);
  await page.goto(formOf(office, 'review'));
  await page.getByRole('button', { name: '承認を依頼する' }).click();
  await expect(page.getByText('承認を待っています。')).toBeVisible();
  await expectNoSidewaysScroll(page);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const approver = await context.newPage();
  await signIn(approver, office.approver);
  await expectNoSidewaysScroll(approver);
  await approver.goto(formOf(office, 'hand-back'));
  await remark(approver, itemOf(office, 'satellite-phones'), '確かめてください。'.repeat(20));
  await expectNoSidewaysScroll(approver);
  await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
  await expect(approver.getByText('差し戻しました。')).toBeVisible();
  await context.close();
  for (const address of ['/home', formOf(office), formOf(office, 'preparedness'), formOf(office, 'review')]) {
    await page.goto(address);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
