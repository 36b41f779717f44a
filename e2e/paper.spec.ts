import type { Page, TestInfo } from '@playwright/test';
import { ensurePoppler, readPdf } from '../scripts/poppler.mjs';
import { generateAnswers } from '../tests/support/answer-generator';
import { formOf, makeOffice, storeAnswers } from './support/survey';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// What comes out of the printer: A4, with whose form it is and the page's number on every page.

test.beforeAll(() => {
  test.setTimeout(300_000); // poppler may have to be installed
  ensurePoppler();
});

async function printed(page: Page, info: TestInfo, name: string) {
  const file = info.outputPath(`${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  return readPdf(file);
}

// Kana and kanji may come out of a PDF as their compatibility forms.
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

function expectMarks({ size, pages }: ReturnType<typeof readPdf>, name: string) {
  expect(size).toContain('(A4)');
  pages.forEach((text, i) => {
    expect(plain(text)).toContain(plain(name));
    expect(plain(text)).toContain(`${i + 1}/${pages.length}`);
  });
}

test('the blank form has a line for the municipality’s name on every page', async ({ page }, info) => {
  const { year } = await makeOffice();
  await page.goto(`/survey/${year}/blank`);
  const paper = await printed(page, info, 'blank');
  expect(paper.pages.length).toBeGreaterThan(5);
  expectMarks(paper, '市区町村名：＿＿＿');
  // No heading of a section or a question is the last thing on a page.
  const titles = await page.getByRole('heading', { level: 3 }).allInnerTexts();
  for (const text of paper.pages) {
    const lines = text.split('\n').map(plain).filter(Boolean);
    expect(titles.map(plain)).not.toContain(lines.at(-2));
  }
});

test('the filled form carries the municipality’s name, every answer, and the pages’ numbers @phone', async ({ page }, info) => {
  const office = await makeOffice();
  const answers = { ...generateAnswers(office.questionnaire, 2), 'vendor.juki': '見本𠮷システム', 'risk-assumed.remark': '一行目\n二行目' };
  await storeAnswers(office, answers);
  await signIn(page, office.editor);
  await page.goto(formOf(office));
  await page.getByRole('link', { name: '回答を印刷する' }).click();
  await expect(page.getByText('提出前の下書き')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const paper = await printed(page, info, 'filled');
  expectMarks(paper, `${office.name}（${office.code}）`);
  const text = plain(paper.pages.join(''));
  for (const word of ['見本𠮷システム', '一行目', '二行目']) expect(text).toContain(word);
  for (const section of office.questionnaire.sections) for (const item of section.items) expect(text).toContain(plain(`${item.number} ${item.label}`).slice(0, 12));
});
