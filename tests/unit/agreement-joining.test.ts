import { describe, expect, test } from 'vitest';
import { hasHeading, readText, versionInForce } from '@/lib/agreement/text/agreement-text';
import { applicationKinds, kindsFor, mayAskFor, STATES_OF_KIND } from '@/lib/agreement/membership/application-rules';
import { catalogueItems, entryWords, nextReview } from '@/lib/agreement/sheets/catalogue';
import { applySchema, writeTextSchema } from '@/lib/agreement/membership/joining-schemas';
import { meetings, type OtherSheet, whoHas } from '@/lib/agreement/sheets/counterparts';
import { membershipStates } from '@/lib/agreement/membership/membership-states';
import { arrangeSheetRows, readSheetFilter, reviewState, sheetDeskAddress, sheetLines, type SheetRow, SHEETS_HEADER, sumItems } from '@/lib/agreement/sheets/sheet-desk';
import { sheetSchema } from '@/lib/agreement/sheets/sheet-schema';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import { mayFollow, NEXT_STATES, type Standing } from '@/lib/agreement/membership/standing-words';
import { issuesByField } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { firstText } from '../../prisma/load-agreement';

const errorsOf = (schema: { safeParse: (values: unknown) => { success: boolean; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } } }, values: unknown) => issuesByField(schema.safeParse(values).error?.issues ?? []);

test('what may be asked for leads, by its kind, only where the standing leads', () => {
  for (const standing of Object.keys(NEXT_STATES) as Standing[])
    for (const kind of kindsFor(standing)) expect(STATES_OF_KIND[kind].some((state) => mayFollow(standing, state))).toBe(true);
  expect(applicationKinds.filter((kind) => mayAskFor('outside', kind))).toEqual(['join']);
  expect(applicationKinds.filter((kind) => mayAskFor('suspended', kind))).toEqual(['return', 'leave']);
  for (const state of membershipStates) expect(mayFollow(state, state)).toBe(false);
  expect(mayFollow('withdrawn', 'suspended')).toBe(false);
});

test('the text is read line by line, and its first version has its articles', () => {
  expect(readText('前文\nはじめに。\n\n第1条（目的）\n次のとおり。\n・一つ\n・二つ\n終わり')).toEqual([
    { kind: 'heading', text: '前文', id: 'article-0' }, { kind: 'paragraph', text: 'はじめに。', id: '' },
    { kind: 'heading', text: '第1条（目的）', id: 'article-1' }, { kind: 'paragraph', text: '次のとおり。', id: '' },
    { kind: 'list', items: ['一つ', '二つ'] }, { kind: 'paragraph', text: '終わり', id: '' },
  ]);
  expect(readText(firstText.text).filter(({ kind }) => kind === 'heading')).toHaveLength(11);
  expect(hasHeading('見出しのない文')).toBe(false);
  expect(errorsOf(writeTextSchema, { text: '見出しのない文', reason: '' })).toEqual({
    text: '「本文」に条の見出しがありません。「第1条（目的）」のように、行の始めに「第○条」と書いてください。', reason: '「改めた理由」を入力してください。',
  });
});

test('in force is what began last, and not what is still to come', () => {
  const versions = [{ number: 1, effectiveOn: day('2023-04-01') }, { number: 2, effectiveOn: day('2024-02-29') }, { number: 3, effectiveOn: day('2027-04-01') }, { number: 4, effectiveOn: null }];
  expect(versionInForce(versions, '2023-03-31')).toBeUndefined();
  expect(versionInForce(versions, '2024-02-28')?.number).toBe(1);
  expect(versionInForce(versions, '2024-02-29')?.number).toBe(2);
  expect(versionInForce(versions, '2027-04-01')?.number).toBe(3);
});

test('an application says what is missing, field by field', () => {
  expect(errorsOf(applySchema, { code: '992011', kind: 'leave', mayor: '', decidedOn: '令和99年13月1日' })).toMatchObject({
    mayor: '「首長の氏名」を入力してください。', decidedOn: '「首長が決定した日」は2026-12-01や令和8年12月1日のように、ある日付を入力してください。',
    confirmed: '内容を確かめ、「首長の決定として申し込みます」にチェックを付けてください。',
  });
  const whole = { code: '992011', kind: 'leave', mayor: '見本 一郎', decidedOn: '令和8年4月1日', confirmed: 'yes' };
  expect(errorsOf(applySchema, whole)).toEqual({ reason: '「理由」を入力してください。休止や脱退のわけを、事務局が確かめられるようにします。' });
  expect(applySchema.safeParse({ ...whole, kind: 'join' })).toMatchObject({ success: true, data: { decidedOn: '2026-04-01', reason: '' } });
});

test('a sheet is read as people type it, and each mistake is named', () => {
  const base = { code: '992011', side: 'offers', note: '' };
  expect(sheetSchema.safeParse({ ...base, 'amount-equipment-pc': '１，０００', 'terms-equipment-pc': 'lent', 'amount-people-network': '2', 'days-people-network': '14', 'amount-people-desk': '0', 'amount-unknown': '5' })).toMatchObject({
    success: true, data: { entries: { 'equipment-pc': { amount: 1000, terms: 'lent' }, 'people-network': { amount: 2, days: 14 } } },
  });
  expect(sheetSchema.safeParse(base)).toMatchObject({ success: true, data: { entries: {} } });
  expect(errorsOf(sheetSchema, { ...base, 'amount-equipment-pc': '-3', 'amount-people-network': '2人', 'terms-equipment-ups': 'sold' })).toEqual({
    'amount-equipment-pc': '「ノートパソコン」の数は、0から9,999までの整数で入力してください（単位は台）。',
    'amount-people-network': '「ネットワークの復旧ができる人」の数は、0から9,999までの整数で入力してください（単位は人）。',
    'terms-equipment-ups': '「無停電電源装置（UPS）」の「貸し出し・提供の別」を選び直してください。',
  });
  expect(errorsOf(sheetSchema, { ...base, 'days-people-server': '7' })).toEqual({ 'amount-people-server': '「サーバーの復旧ができる人」の数を入力してください。日数だけが入力されています。' });
});

test('keys of the catalogue are unique, and a review lasts a year, leap days too', () => {
  expect(new Set(catalogueItems.map(({ key }) => key)).size).toBe(catalogueItems.length);
  expect(nextReview(day('2026-03-31'))).toEqual(day('2027-03-31'));
  expect(nextReview(day('2024-02-29'))).toEqual(day('2025-02-28'));
  expect(entryWords(catalogueItems[0]!, { amount: 1200, days: 14 })).toBe('1,200人 14日間');
});

test('the own group comes first, then the nearest; who is nowhere after them, the own prefecture first, supporters last; equals by code', () => {
  const sheet = (code: string, amount: number, near: Partial<OtherSheet> = {}): OtherSheet => ({ code, name: code, prefecture: '', sameGroup: false, samePrefecture: false, km: null, supporter: false, note: '', reviewedOn: day('2026-04-01'), entries: { 'equipment-pc': { amount } }, ...near });
  const others = [sheet('a', 5), sheet('b', 50), sheet('c', 3, { samePrefecture: true }), sheet('d', 2, { sameGroup: true }), { ...sheet('e', 0), entries: {} }, sheet('0', 99, { supporter: true }), sheet('h', 9, { km: 40 }), sheet('g', 1, { km: 40 }), sheet('f', 1, { km: 300 }), sheet('i', 1, { km: 500, sameGroup: true })];
  expect(whoHas(others, 'equipment-pc').map(({ code }) => code)).toEqual(['i', 'd', 'g', 'h', 'f', 'c', 'a', 'b', '0']);
  expect(whoHas([...others].reverse(), 'equipment-pc').map(({ code }) => code)).toEqual(['i', 'd', 'g', 'h', 'f', 'c', 'a', 'b', '0']);
  expect(whoHas(others, 'equipment-pc', 9).map(({ code }) => code)).toEqual(['h', 'b', '0']);
  expect(meetings({ 'equipment-pc': { amount: 10 }, 'line-internet': { amount: 1 } }, others).map(({ item, found }) => [item.key, found.length])).toEqual([['equipment-pc', 9], ['line-internet', 0]]);
});

test('a coming step in words', () => expect((['preparing', 'member', 'suspended', 'withdrawn'] as const).map((status) => comingWords({ status, effectiveOn: day('2027-04-01') }))).toEqual(['準備会に加わる', '構成団体になる', '休止する', '脱退する'].map((what) => `2027年4月1日（令和9年）に${what}予定です`)));

describe('wishes and offers of all', () => {
  const today = day('2026-11-26');
  const row = (code: string, about: Partial<SheetRow> = {}): SheetRow => ({ code, prefecture: '見本県', prefectureCode: '99', name: `町${code}`, kana: 'まち', standing: 'member', side: 'offers', entries: {}, note: '', reviewedOn: null, ...about });
  const pc = { 'equipment-pc': { amount: 3, terms: 'lent' as const } };
  const rows = [row('', { name: '見本システム', prefecture: '', prefectureCode: '', standing: 'supporter', entries: pc, reviewedOn: today }), row('992020', { side: 'offers', entries: pc, reviewedOn: day('2025-11-25') }), row('992011', { side: 'offers' }), row('992011', { side: 'wishes', entries: { ...pc, 'people-network': { amount: 2, days: 14 } }, note: '夜間は不可', reviewedOn: day('2025-11-26') })];
  const found = (query: Record<string, string>) => arrangeSheetRows(rows, readSheetFilter(query), today).map(({ code, side }) => `${code} ${side}`);
  test('looked over within the year, its last day included', () => expect([null, day('2025-11-26'), day('2025-11-25')].map((on) => reviewState(on, today))).toEqual(['never', 'fresh', 'old']));
  test('by code, wishes first, supporters last; narrowed down by each', () => {
    expect(found({})).toEqual(['992011 wishes', '992011 offers', '992020 offers', ' offers']);
    expect(([{ item: 'equipment-pc' }, { review: 'never' }, { review: 'old' }, { standing: 'supporter' }, { side: 'wishes' }, { prefecture: '99', text: 'まち' }, { text: '99202' }, { item: 'constructor', review: 'toString' }] as Record<string, string>[]).map((query) => found(query).length)).toEqual([3, 1, 1, 1, 1, 3, 1, 4]);
    const filter = readSheetFilter({ item: 'equipment-pc', side: 'wishes', page: '2', text: ' 町 ' });
    expect(readSheetFilter(Object.fromEntries(new URL(sheetDeskAddress(filter), 'http://x').searchParams))).toEqual(filter);
  });
  test('sums a line of the catalogue: wanted, offered by members, by supporters', () => expect(sumItems(rows).find(({ item }) => item.key === 'equipment-pc')).toMatchObject({ wishes: { places: 1, amount: 3 }, offers: { places: 1, amount: 3 }, supporters: { places: 1, amount: 3 } }));
  test('a line an entry, or one that says there is none', () => {
    const lines = sheetLines(arrangeSheetRows(rows, readSheetFilter({}), today), '', today);
    expect(lines).toHaveLength(5);
    expect(lines.every((line) => line.length === SHEETS_HEADER.length)).toBe(true);
    expect(lines[0]).toEqual(['992011', '見本県', '町992011', '構成団体', '希望する支援', '人', expect.stringContaining('ネットワーク'), 2, '人', 14, '', '2025年11月26日（令和7年）', '1年以内に見直し', '夜間は不可']);
    expect(sheetLines(rows, 'people-network', today).filter((line) => line[6])).toHaveLength(1);
  });
});
