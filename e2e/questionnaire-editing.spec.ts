import type { Page } from '@playwright/test';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { findItem } from '../lib/survey/editing/questionnaire-edits';
import { makeWave } from '../tests/support/factories';
import { formOf, makeOffice, withOwner } from './support/survey';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './support/test';

// The secretariat's way with a year's questionnaire. Each test has a year of its own.

let year: number;
const at = (page = '') => `/admin/waves/${year}${page && `/${page}`}`;
const editor = () => at('questionnaire');
const done = (page: Page, sentence: string | RegExp) => expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Years before the demo's own, which other tests take for the newest. 2019 belongs to waves.spec.ts. */
const FREE = [2015, 2016, 2017, 2018, 2020, 2021, 2022, 2023, 2024, 2009, 2008, 2007, 2006, 2005, 2004];

/** A year that nobody else works on. */
async function makeYear(status: string): Promise<number> {
  return withOwner(async (client) => {
    const taken = (await client.wave.findMany({ select: { year: true } })).map((wave) => wave.year);
    const free = FREE.find((one) => !taken.includes(one))!;
    await makeWave(client, { ...questionnaireFor(Math.max(free, 2013)), year: free, title: `${free}年度の調査` }, { year: free, status, title: `${free}年度の調査` });
    return free;
  });
}

const prepareYear = async () => {
  year = await makeYear('preparing');
};

test('a year from last year’s questionnaire to its erratum', async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000); // the whole life of a questionnaire
  const office = await makeOffice();
  const last = await makeYear('closed');
  await signIn(page, 'jimukyoku');

  await test.step('prepare from last year', async () => {
    year = await withOwner(async (client) => {
      const taken = (await client.wave.findMany({ select: { year: true } })).map((wave) => wave.year);
      return FREE.find((one) => one > last && !taken.includes(one))!;
    });
    await page.goto('/admin/waves');
    await expect(page.getByText(/その前のいちばん新しい年度（今は\d{4}年度.*）のものから始まり/)).toBeVisible();
    await page.getByRole('textbox', { name: /^年度/ }).fill(String(year));
    await page.getByRole('textbox', { name: /^調査の名前/ }).fill(`${year}年度の調査`);
    await page.getByRole('textbox', { name: /^問い合わせ先/ }).fill('見本課');
    await page.getByRole('textbox', { name: /^受付を始める日/ }).fill('2026-04-01');
    await page.getByRole('textbox', { name: /^締切日/ }).fill('2099-03-31');
    await page.getByRole('textbox', { name: /^調査基準日/ }).fill('2026-04-01');
    await page.getByRole('button', { name: '年度を準備する' }).click();
    await done(page, '年度を準備しました');
    await expect(page.getByText(new RegExp(`${last}年度（.*）の調査票から始めました`))).toBeVisible();
    await expect(page.getByText(/と違いはありません。$/)).toBeVisible();
    await page.getByRole('link', { name: '調査票を編集する' }).click();
    await expect(page.getByRole('heading', { name: '調査票の編集' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('reword one that is compared with 2012', async () => {
    await row(page, '2-10 かけつけ要員の取り決め').getByRole('link', { name: /言葉・移動/ }).click();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: /^質問の言葉/ }).fill('かけつける職員の取り決め');
    await page.getByRole('button', { name: '言葉を直す' }).click();
    await expect(page.getByRole('link', { name: /意味が変わらないことを確かめて/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^質問の言葉/ })).toHaveValue('かけつける職員の取り決め');
    await page.getByRole('checkbox', { name: /意味は変わりません/ }).check();
    await page.getByRole('button', { name: '言葉を直す' }).click();
    await done(page, '「2-10 かけつけ要員の取り決め」の言葉を直した');
    await expect(row(page, '2-10 かけつける職員の取り決め')).toBeVisible();
  });

  await test.step('add one, and say when it is asked', async () => {
    await page.getByRole('link', { name: '項目を加える', exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('radio', { name: /^いくつでも選ぶ/ }).check();
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByRole('button', { name: 'この項目を加える' }).click();
    await expect(page.getByRole('heading', { name: /入力内容を\d+か所ご確認ください/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: /^区分/ }).selectOption({ label: '6 いまの取り組み' });
    await page.getByRole('textbox', { name: /^質問の言葉/ }).fill('電話のほかの連絡手段');
    await page.getByRole('textbox', { name: /^説明/ }).fill('被災したときに使う手順を決めている連絡手段です。');
    await page.getByRole('textbox', { name: /^選択肢/ }).fill('無線｜移動系の防災行政無線など\nチャット\nなし');
    await page.getByRole('textbox', { name: /^ほかと同時に選べない/ }).fill('ない');
    await page.getByRole('textbox', { name: /^もとにした資料/ }).fill('事務局の打合せ');
    await page.getByRole('textbox', { name: /^資料の中の箇所/ }).fill('議題2');
    await page.getByRole('button', { name: 'この項目を加える' }).click();
    await expect(page.getByRole('link', { name: /言葉のとおりに入力してください/ })).toBeVisible();
    await page.getByRole('textbox', { name: /^ほかと同時に選べない/ }).fill('なし');
    await page.getByRole('button', { name: 'この項目を加える' }).click();
    await done(page, '「電話のほかの連絡手段」を「いまの取り組み」に加えた');
    await row(page, '6-8 電話のほかの連絡手段').getByRole('link', { name: /条件/ }).click();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: /1つ目/ }).selectOption('field:now-telework');
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByRole('button', { name: 'この条件にする' }).click();
    await expect(page.getByRole('link', { name: /選択肢を一つ以上選んでください/ })).toBeVisible();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'この条件にする' }).click();
    await done(page, '「6-8 電話のほかの連絡手段」の条件を変えた');
  });

  await test.step('see it as a respondent: conditions work, nothing is saved', async () => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
    await page.goto(at('preview/now'));
    await expect(page.getByText('これは、回答者の画面の見本です。')).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByText(/6-8 電話のほかの連絡手段：.*今は不要です/)).toBeVisible();
    const telework = page.getByRole('region', { name: /^6-5/ });
    await telework.getByRole('radio').first().check();
    await expect(page.getByRole('group', { name: /6-8 電話のほかの連絡手段/ })).toBeVisible();
    await page.getByRole('checkbox', { name: /^無線/ }).check();
    await page.reload();
    await expect(page.getByRole('checkbox', { name: /^無線/ })).toBeChecked(); // in this tab only
    expect(sent).toEqual([]);
    page.removeAllListeners('request');
  });

  await test.step('retire one, but none that others hang on', async () => {
    await page.goto(editor());
    await row(page, '5-1 ICT-BCPの策定状況').getByRole('button', { name: /やめる/ }).click();
    await expect(page.getByRole('alert').filter({ hasText: '「5-2 ICT-BCPの策定時期」' })).toContainText('条件に使われているため、やめられません');
    await row(page, '2-14 衛星電話の台数').getByRole('button', { name: /やめる/ }).click();
    await done(page, '「2-14 衛星電話の台数」をやめた');
    await expect(page.getByRole('button', { name: /^戻す.*衛星電話の台数/ })).toBeVisible();
  });

  await test.step('reorder, and undo twice', async () => {
    await row(page, '1-2 システムとインフラの管理責任').getByRole('button', { name: /上へ/ }).click();
    await done(page, 'を一つ上へ移した');
    await expect(row(page, '1-1 システムとインフラの管理責任')).toBeVisible();
    await page.getByRole('button', { name: /元に戻す.*上へ移した/ }).click();
    await done(page, '元に戻しました');
    await expect(row(page, '1-2 システムとインフラの管理責任')).toBeVisible();
    await page.getByRole('button', { name: /元に戻す.*衛星電話の台数/ }).click();
    await done(page, '元に戻しました：「2-14 衛星電話の台数」をやめた');
    await row(page, '2-14 衛星電話の台数').getByRole('button', { name: /やめる/ }).click();
    await done(page, '「2-14 衛星電話の台数」をやめた');
  });

  await test.step('what differs is shown, and the year opens as edited', async () => {
    const region = page.getByRole('region', { name: /との違い$/ });
    for (const heading of ['加えた項目（1件）', 'やめた項目（1件）', '言葉を直した項目（1件）']) await expect(region.getByRole('heading', { name: heading })).toBeVisible();
    await page.goto(at());
    await page.getByLabel('団体コードで指定する').check();
    await page.getByLabel('団体コード（指定する場合）').fill(office.code);
    await page.getByRole('button', { name: '調査を開始する' }).click();
    await done(page, '1団体を対象に調査を開始しました');
    await page.goto(editor());
    await expect(page.getByText('この年度は開始したため、調査票は変更できません。')).toBeVisible();
    await expect(page.getByRole('button', { name: /やめる/ })).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('an erratum reaches the respondent and the public', async () => {
    await page.goto(at('errata'));
    await page.getByRole('link', { name: '6-8 電話のほかの連絡手段' }).click();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: /^選択肢「無線」/ }).first().fill('防災行政無線');
    await page.getByRole('button', { name: '直して知らせる' }).click();
    await expect(page.getByRole('link', { name: /「直す理由」を入力してください/ })).toBeVisible();
    await page.getByRole('textbox', { name: /^直す理由/ }).fill('正式な名前にするため');
    await page.getByRole('checkbox', { name: /意味は変わりません/ }).check();
    await page.getByRole('button', { name: '直して知らせる' }).click();
    await done(page, '直して、お知らせに載せました');

    const context = await browser.newContext({ baseURL });
    const visitor = await context.newPage();
    await visitor.goto(`/survey/${year}/blank`);
    await expect(visitor.getByText('正誤のお知らせ')).toBeVisible();
    await expect(visitor.getByText('正式な名前にするため')).toBeVisible();
    await expect(visitor.getByRole('group', { name: /電話のほかの連絡手段/ })).toContainText('防災行政無線');
    await expectAccessible(visitor);
    const file = await visitor.request.get(`/survey/${year}/questionnaire.json`);
    expect(findItem(await file.json(), 'rush-staff')?.label).toBe('かけつける職員の取り決め');
    await signIn(visitor, office.editor);
    const form = (section = '') => formOf({ ...office, year }, section);
    for (const path of [form(), form('now')]) {
      await visitor.goto(path);
      await expect(visitor.getByText('正誤のお知らせ')).toBeVisible();
      await expectAccessible(visitor);
    }
    await visitor.goto(form('organization'));
    await expect(visitor.getByText('正誤のお知らせ')).toHaveCount(0);
    await context.close();
  });

  await test.step('2012 stands beside the reworded question', async () => {
    await page.goto(`/results/${year}`);
    const results = page.getByRole('region', { name: /かけつける職員の取り決め/ }).first();
    await expect(results).toContainText('2012年');
    await expect(page.getByRole('heading', { name: /衛星電話の台数/ })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /電話のほかの連絡手段/ })).toBeVisible();
  });
});

test('two people at once do not overwrite each other unseen', async ({ page, context }) => {
  await prepareYear();
  await signIn(page, 'jimukyoku');
  const other = await context.newPage();
  await page.goto(`${editor()}/words?item=now-cyber-plan`);
  await other.goto(editor());
  await row(other, '1-2 システムとインフラの管理責任').getByRole('button', { name: /上へ/ }).click();
  await done(other, 'を一つ上へ移した');
  await page.getByRole('textbox', { name: /^質問の言葉/ }).fill('攻撃への備え');
  await page.getByRole('button', { name: '言葉を直す' }).click();
  await expect(page.getByRole('link', { name: /この画面を開いたあとに、調査票が変更されています.*一つ上へ移した/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^質問の言葉/ })).toHaveValue('攻撃への備え');
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: '今の調査票を確かめました' }).check();
  await page.getByRole('button', { name: '言葉を直す' }).click();
  await done(page, 'の言葉を直した');
  await expect(row(page, '1-1 システムとインフラの管理責任')).toBeVisible();
  await expect(row(page, '6-7 攻撃への備え')).toBeVisible();
});

test('@phone a file is checked by line, shown, and taken whole', async ({ page }) => {
  await prepareYear();
  await signIn(page, 'jimukyoku');
  const text = await (await page.request.get(`/survey/${year}/questionnaire.json`)).text();
  await page.goto(`${editor()}/upload`);
  const choose = (content: string | Buffer) => page.getByLabel(/調査票のファイル/).setInputFiles({ name: 'chosa.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  const check = () => page.getByRole('button', { name: 'ファイルを確かめる' }).click();
  await check();
  await expect(page.getByRole('link', { name: '「調査票のファイル」を選んでください。' })).toBeVisible();
  await choose(Buffer.from([0x7b, 0x82, 0xa0, 0x7d])); // Shift_JIS
  await check();
  await expect(page.getByRole('link', { name: /文字コードをUTF-8/ })).toBeVisible();
  await choose('x'.repeat(2_000_000));
  await check();
  await expect(page.getByRole('link', { name: /大きすぎます/ })).toBeVisible();

  await choose(text.replace('"kind": "parts"', '"kind": "sum"'));
  await check();
  await expect(page.getByRole('alert').filter({ hasText: '直すところが1か所あります' })).toBeVisible();
  const line = text.slice(0, text.indexOf('"kind": "parts"')).split('\n').length;
  await expect(page.getByRole('row', { name: new RegExp(`^${line} .*ICT部門の人数.*種類（kind）`) })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await choose(text.replace('"label": "ICT部門の人数"', '"label": "ICT部門で働く人の数"'));
  await check();
  await expect(page.getByRole('heading', { name: '言葉を直した項目（1件）' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'この内容に置き換える' }).click();
  await done(page, 'ファイルの調査票に置き換えました');
  await expect(row(page, '1-1 ICT部門で働く人の数')).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('an item is added, asked under a condition, moved and taken back', async ({ page }) => {
    await prepareYear();
    await page.goto('/signin');
    await page.locator('input[name="signInName"]').fill('jimukyoku');
    await page.locator('input[name="password"]').fill('sonaeai-demo');
    await page.getByRole('button', { name: 'サインイン', exact: true }).click();
    await page.goto(`${editor()}/add?kind=number&section=vendors`);
    await page.getByRole('textbox', { name: /^質問の言葉/ }).fill('契約している事業者の数');
    await page.getByRole('button', { name: 'この項目を加える' }).click();
    await expect(page.getByRole('link', { name: /「最大の数」は/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^質問の言葉/ })).toHaveValue('契約している事業者の数');
    await page.getByRole('textbox', { name: /^説明/ }).fill('保守の契約をしている事業者を数えます。');
    await page.getByRole('textbox', { name: /^最小の数/ }).fill('０');
    await page.getByRole('textbox', { name: /^最大の数/ }).fill('200');
    await page.getByRole('textbox', { name: /^もとにした資料/ }).fill('打合せ');
    await page.getByRole('textbox', { name: /^資料の中の箇所/ }).fill('議題1');
    await page.getByRole('button', { name: 'この項目を加える' }).click();
    await expect(row(page, '3-3 契約している事業者の数')).toBeVisible();
    await row(page, '3-3 契約している事業者の数').getByRole('button', { name: /上へ/ }).click();
    await expect(row(page, '3-2 契約している事業者の数')).toBeVisible();
    await page.getByRole('button', { name: /元に戻す.*上へ移した/ }).click();
    await expect(row(page, '3-3 契約している事業者の数')).toBeVisible();
    await row(page, '5-1 ICT-BCPの策定状況').getByRole('button', { name: /やめる/ }).click();
    await expect(page.getByText(/条件に使われているため、やめられません/)).toBeVisible();
    await page.goto(at('preview/ict-bcp'));
    await expect(page.getByText('「ICT-BCPの策定状況」が「策定済」の場合に回答してください。').first()).toBeVisible();
  });
});

test('@phone every page of the editor at a desk and on a phone', async ({ page }) => {
  test.slow();
  await prepareYear();
  await signIn(page, 'jimukyoku');
  for (const path of ['questionnaire', 'questionnaire/add', 'questionnaire/add?kind=matrix', 'questionnaire/words?item=responsibility', 'questionnaire/words?section=now', 'questionnaire/condition?item=ict-bcp-date', 'questionnaire/condition?item=ict-bcp-date&ground=field%3Aict-bcp-status&ground=rows%3Aserver-location&join=any', 'questionnaire/upload', 'preview', 'preview/organization', 'errata']) {
    await page.goto(at(path));
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  for (const path of ['questionnaire/words?item=nothing', 'questionnaire/condition', 'preview/nothing', 'errata/correct']) expect((await page.goto(at(path)))?.status(), path).toBe(404);
});
