import type { Browser, Page } from '@playwright/test';
import { completeAnswers } from '../tests/support/complete-answers';
import { makePerson, makeSubmitted } from '../tests/support/factories';
import { formOf, makeOffice, type Office, storeAnswers, withOwner } from './support/survey';
import { DEMO_PASSWORD, expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// Where one part of the year meets another, as a person comes upon it.

/** A complete answer with something odd in it, and a secretariat of its own. */
async function oddOffice(): Promise<Office & { secretariat: string }> {
  const office = await makeOffice();
  await storeAnswers(office, { ...completeAnswers(office.questionnaire), 'vendor-disaster-arrangement': 'none' });
  const secretariat = `jimu-${office.code}`;
  await withOwner((client) => makePerson(client, { signInName: secretariat, name: '試験 事務', role: 'secretariat', password: DEMO_PASSWORD }));
  return { ...office, secretariat };
}

async function at(browser: Browser, signInName: string, width = 1280): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
  await signIn(page, signInName);
  return page;
}

const submitted = ({ year, code }: Office, ...answers: Record<string, unknown>[]) =>
  withOwner(async (client) => {
    const respondent = await client.respondent.findUniqueOrThrow({ where: { year_owner: { year, owner: code } } });
    await client.response.deleteMany({ where: { respondentId: respondent.id } });
    await makeSubmitted(client, respondent, answers.at(-1) as never);
    const last = await client.submission.findFirstOrThrow({ where: { respondentId: respondent.id } });
    for (const [i, earlier] of answers.slice(0, -1).entries()) {
      await client.submission.update({ where: { id: last.id }, data: { version: i + 2, receipt: `${year}-${code}-${i + 2}` } });
      await client.submission.create({ data: { respondentId: respondent.id, owner: code, version: i + 1, answers: earlier as object, receipt: `${year}-${code}-${i + 1}`, submittedBy: last.submittedBy, withdrawnAt: new Date(), withdrawnBy: last.submittedBy } });
    }
  });

test('while approval is waited for: what is odd is read, not written to; the approver may take the request back', async ({ browser }) => {
  const office = await oddOffice();
  const [editor, approver] = [await at(browser, office.editor), await at(browser, office.approver)];
  await editor.goto(formOf(office, 'review'));
  await expect(editor.getByText('事情を書く（任意）').first()).toBeVisible();
  await editor.getByRole('button', { name: '承認を依頼する' }).click();
  await expect(editor.getByText('承認を待っています。')).toBeVisible();
  for (const page of [editor, approver]) {
    await page.goto(formOf(office, 'review'));
    await expect(page.getByRole('heading', { name: /^ご確認ください/ })).toBeVisible();
    await expect(page.getByText('事情を書く（任意）')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'この項目を見直す' })).toHaveCount(0);
  }
  await editor.goto(formOf(office));
  await expect(editor.getByText('この30分の間に', { exact: false })).toHaveCount(0); // nobody types now
  await approver.getByRole('button', { name: '依頼を取り下げて、自分で直す' }).click();
  await expect(approver.getByText('事情を書く（任意）').first()).toBeVisible();
});

test('an open query: the card says so instead of that nothing is to be done; the page leads to what was submitted', async ({ browser }) => {
  const office = await oddOffice();
  await submitted(office, completeAnswers(office.questionnaire));
  const editor = await at(browser, office.editor);
  await editor.goto('/home');
  await expect(editor.getByText('いま行っていただくことはありません。', { exact: false })).toBeVisible();
  const secretariat = await at(browser, office.secretariat);
  await secretariat.goto(`/admin/waves/${office.year}/${office.code}/queries`);
  await secretariat.getByLabel('どの項目について').selectOption('satellite-phones');
  await secretariat.getByRole('textbox', { name: '照会の内容' }).last().fill('台数を確かめてください。');
  await secretariat.getByRole('button', { name: '照会する', exact: true }).click();
  await expect(secretariat.getByText('照会しました。', { exact: false })).toBeVisible();
  await editor.goto('/home');
  await expect(editor.getByText('いま行っていただくことはありません。', { exact: false })).toHaveCount(0);
  await editor.getByRole('link', { name: '事務局からの疑義照会が1件あります。返事をお書きください。' }).click();
  await expect(editor.getByRole('link', { name: /^提出した回答を見る/ })).toHaveAttribute('href', formOf(office, 'receipt'));
  await editor.getByLabel('回答', { exact: false }).fill('あ'.repeat(2001));
  await editor.getByRole('button', { name: '回答する' }).click();
  await expect(editor.getByRole('link', { name: '「回答」は2,000文字以内で入力してください。' })).toBeVisible(); // the field as it is called here
  await expect(editor.getByText('入力内容をご確認ください。', { exact: true })).toHaveCount(0); // the heading has said it
});

test('on a phone: old and new of a changed answer stand side by side, and a list of invitations can be read @phone-only', async ({ browser }) => {
  const office = await oddOffice();
  const complete = completeAnswers(office.questionnaire);
  await submitted(office, { ...complete, 'satellite-phones': 3 }, { ...complete, 'satellite-phones': 4 });
  const approver = await at(browser, office.approver, 390);
  await approver.goto(formOf(office, 'versions'));
  const after = approver.getByRole('table', { name: /第1版から第2版への変更/ }).getByRole('cell', { name: '4台' });
  await after.evaluate((cell) => window.scrollTo(0, cell.getBoundingClientRect().top + scrollY - 200)); // down, never sideways
  await expect(after).toBeInViewport({ ratio: 1 });
  await expectNoSidewaysScroll(approver);

  const secretariat = await at(browser, office.secretariat, 390);
  await secretariat.goto(`/admin/waves/${office.year}/invitations`);
  const other = await makeOffice();
  await withOwner((client) => client.assignment.updateMany({ where: { municipalityCode: other.code }, data: { endedAt: new Date() } }));
  const address = `joho-seisaku-${other.code}@town.example.jp`;
  await secretariat.getByLabel('招待する方の一覧').fill(`${other.code}\t${address}`);
  await secretariat.getByRole('button', { name: '一覧を確かめる' }).click();
  const box = await secretariat.getByRole('cell', { name: address }).boundingBox();
  expect(box!.width).toBeGreaterThan(150); // not one letter under the other
  await expectNoSidewaysScroll(secretariat);
  await secretariat.goto(`/admin/people?text=${office.editor}`);
  expect((await secretariat.getByRole('cell', { name: office.editor, exact: true }).boundingBox())!.width).toBeGreaterThan(100);
});

test('a wrong day in the search of the log leaves the other fields their room', async ({ page }) => {
  await signIn(page, 'jimukyoku');
  await page.goto('/admin/audit?from=2026-13-01');
  await expect(page.getByText('この条件は使わずに探しました。', { exact: false })).toBeVisible();
  expect((await page.getByLabel('操作', { exact: true }).boundingBox())!.width).toBeGreaterThan(200);
  await expectAccessible(page);
});
