import { type Browser, expect, type Page, test } from '@playwright/test';
import { demoMunicipalities } from '../prisma/demo/municipalities';
import { fieldsOfSection } from '../lib/survey/questionnaire/fields';
import type { Questionnaire } from '../lib/survey/questionnaire/questionnaire';
import { fiscalYearOf, isoDay } from '../lib/platform/time';
import { ownerClient } from '../tests/support/factories';
import { type OwnServer, startOwnServer } from './support/own-server';
import { signIn } from './support/test';

// Must show 1 of the year around the form: one year, from the questionnaire of the last to the comparison with 2012.

const town = demoMunicipalities.find(({ name }) => name === '架空市')!; // it has submitted in the demo's open year
const year = fiscalYearOf(new Date()) + 1;
const PASSWORD = 'そなえあいの 合言葉 12';
const ADDED = '電話のほかの連絡手段';
const REWORDED = 'かけつける職員の取り決め';
let server: OwnServer;

test.beforeAll(async () => {
  server = await startOwnServer();
});
test.afterAll(() => server.stop());

const someone = async (browser: Browser): Promise<Page> => (await browser.newContext({ baseURL: server.baseURL })).newPage();
const done = (page: Page, sentence: string | RegExp) => expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
const form = (page = '') => `/survey/${year}${page && `/${page}`}?code=${town.code}`;
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

async function fromDatabase<T>(read: (client: ReturnType<typeof ownerClient>) => Promise<T>): Promise<T> {
  const client = ownerClient(server.ownerUrl);
  try {
    return await read(client);
  } finally {
    await client.$disconnect();
  }
}

/** Comes by the code in the mail, as one whose gateway disables links. */
async function acceptInvitation(page: Page, secretariat: Page, email: string, signInName: string): Promise<void> {
  await secretariat.goto(`/admin/mail?text=${email}`);
  await secretariat.getByRole('row', { name: new RegExp(email) }).getByRole('link').first().click();
  const text = (await secretariat.locator('pre').textContent())!;
  await page.goto('/code');
  await page.getByLabel(/^番号/).fill(/番号：(\S+)/.exec(text)![1]!);
  await page.getByRole('button', { name: '開く' }).click();
  await page.getByLabel(/^利用者名/).fill(signInName);
  await page.getByLabel(/^パスワード※/).fill(PASSWORD);
  await page.getByLabel(/^パスワード（確認）/).fill(PASSWORD);
  await page.getByRole('button', { name: 'アカウントを作ってサインインする' }).click();
  await page.waitForURL('**/home');
}

/** Confirms what was carried over, section by section, and answers what is newly asked, up to the review. */
async function goThrough(page: Page, questionnaire: Questionnaire): Promise<void> {
  for (;;) {
    await page.waitForURL(new RegExp(`/survey/${year}/`));
    const section = questionnaire.sections.find(({ key }) => page.url().includes(`/${year}/${key}?`));
    if (!section) return;
    const here = page.url();
    await page.locator('[data-form-alive]').waitFor();
    for (const { name, required, kind } of fieldsOfSection(section)) {
      const controls = page.locator(`[name="${name}"]`);
      if (!required || (kind !== 'one' && kind !== 'many') || (await controls.count()) === 0 || !(await controls.first().isVisible())) continue;
      if (!(await controls.evaluateAll((all) => all.some((one) => (one as HTMLInputElement).checked)))) await controls.first().check();
    }
    const confirm = page.getByRole('button', { name: 'この区分を確認しました' });
    await ((await confirm.count()) > 0 ? confirm : page.getByRole('button', { name: /^保存して(次|確認)へ$/ })).click();
    await page.waitForURL((url) => url.href !== here);
  }
}

test('the whole year: prepared, reworded, opened, asked, carried over, handed back, returned, accepted, closed, and still beside 2012', async ({ browser }) => {
  test.setTimeout(300_000);
  const secretariat = await someone(browser);
  const editor = await someone(browser);
  const approver = await someone(browser);
  await signIn(secretariat, 'jimukyoku');

  await test.step('prepare from last year', async () => {
    await secretariat.goto('/admin/waves');
    await secretariat.getByRole('textbox', { name: /^年度/ }).fill(String(year));
    await secretariat.getByRole('textbox', { name: /^問い合わせ先/ }).fill('見本県の見本事務局');
    await secretariat.getByRole('textbox', { name: /^受付を始める日/ }).fill(isoDay(new Date()));
    await secretariat.getByRole('textbox', { name: /^締切日/ }).fill('2099-03-31');
    await secretariat.getByRole('button', { name: '年度を準備する' }).click();
    await done(secretariat, '年度を準備しました');
    await expect(secretariat.getByText(new RegExp(`${year - 1}年度（.*）の調査票から始めました`))).toBeVisible();
  });

  await test.step('reword one question, add one', async () => {
    await secretariat.getByRole('link', { name: '調査票を編集する' }).click();
    await row(secretariat, '2-10 かけつけ要員の取り決め').getByRole('link', { name: /言葉・移動/ }).click();
    await secretariat.getByRole('textbox', { name: /^質問の言葉/ }).fill(REWORDED);
    await secretariat.getByRole('checkbox', { name: /意味は変わりません/ }).check();
    await secretariat.getByRole('button', { name: '言葉を直す' }).click();
    await expect(row(secretariat, `2-10 ${REWORDED}`)).toBeVisible();
    await secretariat.getByRole('link', { name: '項目を加える', exact: true }).click();
    await secretariat.getByRole('radio', { name: /^いくつでも選ぶ/ }).check();
    await secretariat.getByRole('button', { name: '次へ' }).click();
    await secretariat.getByRole('combobox', { name: /^区分/ }).selectOption({ label: '6 いまの取り組み' });
    await secretariat.getByRole('textbox', { name: /^質問の言葉/ }).fill(ADDED);
    await secretariat.getByRole('textbox', { name: /^説明/ }).fill('被災したときに使う手順を決めている連絡手段です。');
    await secretariat.getByRole('textbox', { name: /^選択肢/ }).fill('無線\nチャット\nなし');
    await secretariat.getByRole('textbox', { name: /^もとにした資料/ }).fill('事務局の打合せ');
    await secretariat.getByRole('textbox', { name: /^資料の中の箇所/ }).fill('議題2');
    await secretariat.getByRole('button', { name: 'この項目を加える' }).click();
    await expect(row(secretariat, `6-8 ${ADDED}`)).toBeVisible();
  });

  await test.step('open', async () => {
    await secretariat.goto(`/admin/waves/${year}`);
    await secretariat.getByLabel('見本県のすべての市町村', { exact: false }).check();
    await secretariat.getByRole('button', { name: '調査を開始する' }).click();
    await done(secretariat, '12団体を対象に調査を開始しました');
  });
  const questionnaire = await fromDatabase(async (client) => (await client.wave.findUniqueOrThrow({ where: { year } })).definition as unknown as Questionnaire);

  await test.step('invite an editor and an approver, who come by the code in the mail', async () => {
    await secretariat.getByRole('link', { name: 'まとめて招待する' }).click();
    await secretariat.getByLabel('招待する方の一覧').fill(`${town.code}\tkaku@town.example.jp\t架空 かく\t情報課\t回答担当\n${town.code}\tmitome@town.example.jp\t架空 みとめ\t情報課\t承認者`);
    await secretariat.getByRole('button', { name: '一覧を確かめる' }).click();
    await secretariat.getByRole('button', { name: '2件の招待を送る' }).click();
    await expect(secretariat.getByRole('progressbar').first()).toHaveJSProperty('value', 2, { timeout: 60_000 });
    await acceptInvitation(editor, secretariat, 'kaku@town.example.jp', 'kaku');
    await acceptInvitation(approver, secretariat, 'mitome@town.example.jp', 'mitome');
  });

  await test.step('carry over, answer what is new, ask for approval', async () => {
    await editor.goto(form());
    await editor.getByRole('button', { name: '前年度の回答をすべて取り込む' }).click();
    await done(editor, /前年度の回答を\d+件取り込みました/);
    await editor.goto(form(questionnaire.sections[0]!.key));
    await goThrough(editor, questionnaire);
    await editor.getByRole('button', { name: '承認を依頼する' }).click();
    await expect(editor.getByText('承認者のホームに表示されます。')).toBeVisible();
  });

  await test.step('hand back with a remark at the item; mended', async () => {
    await approver.goto(form('hand-back'));
    await approver.locator('summary', { hasText: REWORDED }).click();
    await approver.getByRole('textbox', { name: new RegExp(`^指摘.*${REWORDED}`) }).fill('今年度の名簿で確かめてください。');
    await approver.getByRole('button', { name: 'この内容で差し戻す' }).click();
    await expect(approver.getByText('差し戻しました。')).toBeVisible();
    await editor.goto(form('preparedness'));
    await editor.locator('[data-form-alive]').waitFor();
    const note = editor.getByRole('note', { name: new RegExp(REWORDED) });
    await expect(note).toContainText('今年度の名簿で確かめてください。');
    await editor.locator('#f-rush-staff').getByRole('radio', { name: /^一部定めている/ }).check();
    await expect(editor.locator('[data-field-state="rush-staff"]')).toContainText('保存済');
    await note.getByRole('button', { name: /対応済にする/ }).click();
    await expect(note).toHaveCount(0);
    await editor.goto(form('review'));
    await editor.getByRole('button', { name: '承認を依頼する' }).click();
    await expect(editor.getByText('承認者のホームに表示されます。')).toBeVisible();
  });

  await test.step('submit, return, resubmit, accept', async () => {
    await approver.goto(form('review'));
    await approver.getByRole('button', { name: 'この内容で提出する' }).click();
    await expect(approver.locator('[data-receipt]')).toHaveText(`${year}-${town.code}-1`);
    await secretariat.goto(`/admin/waves/${year}/${town.code}/answers`);
    await secretariat.getByRole('link', { name: '指摘を付けて返す' }).click();
    await secretariat.getByRole('textbox', { name: '全体への指摘' }).fill('新しい項目をご確認ください。');
    await secretariat.getByRole('button', { name: 'この内容で返す' }).click();
    await expect(secretariat.getByText('指摘を付けて返しました。', { exact: false })).toBeVisible();
    await approver.goto(form('now'));
    await approver.locator('[data-form-alive]').waitFor();
    await approver.getByRole('group', { name: new RegExp(`6-8 ${ADDED}`) }).getByRole('checkbox', { name: 'チャット' }).check();
    await expect(approver.locator('[data-form-line]')).toContainText('すべて保存済');
    await approver.goto(form('review'));
    await approver.getByRole('button', { name: 'この内容で提出する' }).click();
    await expect(approver.locator('[data-receipt]')).toHaveText(`${year}-${town.code}-2`);
    await secretariat.goto(`/admin/waves/${year}/${town.code}/answers`);
    await secretariat.getByRole('button', { name: '受理する' }).click();
    await expect(secretariat.getByText('受理しました。').first()).toBeVisible();
  });

  await test.step('close; the year stands beside 2012, the reworded question too', async () => {
    await secretariat.goto(`/admin/waves/${year}`);
    await expect(secretariat.getByRole('row', { name: /架空市/ })).toContainText('受理');
    await secretariat.getByRole('button', { name: '受付を締め切る' }).click();
    await done(secretariat, '受付を締め切りました');
    await secretariat.goto(`/results/${year}`);
    const reworded = secretariat.getByRole('region', { name: `2-10 ${REWORDED}`, exact: true });
    await expect(reworded.getByRole('columnheader', { name: /2012/ })).toBeVisible();
    await expect(reworded.getByRole('row', { name: /^一部定めている / })).toContainText('1');
    const policy = secretariat.getByRole('region', { name: '2-9 全庁的なバックアップ方針を定めている', exact: true });
    await expect(policy.getByRole('row', { name: /^はい / }).getByRole('cell').last()).toHaveText(/5（算出 26\.3%）/);
    const added = secretariat.getByRole('region', { name: `6-8 ${ADDED}`, exact: true });
    await expect(added.getByRole('columnheader', { name: /2012/ })).toHaveCount(0);
    await expect(added.getByRole('row', { name: /^チャット / })).toContainText('1');
    await editor.goto(form('preparedness'));
    await expect(editor.getByText('この調査の受付は終了しました。', { exact: false })).toBeVisible();
  });

  const acts = await fromDatabase((client) => client.auditEntry.findMany({ where: { subject: { endsWith: `${year}:${town.code}` } }, orderBy: { seq: 'asc' } }));
  const told = ['answers.carried', 'approval.requested', 'approval.handed-back', 'response.submitted', 'response.returned', 'response.accepted'];
  expect(told.filter((act) => !acts.some((entry) => entry.act === act))).toEqual([]);
});
