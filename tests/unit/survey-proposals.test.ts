import { describe, expect, test } from 'vitest';
import { emptyItem, type Item } from '@/lib/agreement/inventory/inventory-terms';
import { placesOf, proposalsOf, servedBy, servedItems, subjectsOf, vendorOf } from '@/lib/agreement/inventory/survey-proposals';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf, itemsOf } from '@/lib/survey/questionnaire/fields';

// What an inventory proposes to the yearly form: only what an entry says clearly.

const asOf = new Date('2026-10-01T00:00:00Z');
const proposed = (...items: Partial<Item>[]) => Object.fromEntries(proposalsOf(items.map((item) => ({ item: { ...emptyItem, ...item }, asOf }))).map(({ field, value }) => [field, value]));
const named = (work: string, name = '') => subjectsOf({ name, work });

test('every proposal is one that this year’s questionnaire takes', () => {
  const fields = new Map(fieldsOf(questionnaireFor(2026)).map((field) => [field.name, field]));
  const all = proposalsOf(
    [
      { name: '基幹', work: '住民記録、税、福祉、戸籍、庁内のメール、共有ファイルサーバ', vendor: '甲社', form: 'joint' as const, place: '県のデータセンター' },
      { name: '住基', work: '住基', vendor: '乙社', form: 'public' as const, place: 'ガバメントクラウド' },
      { name: '庁内LAN', work: '通信', vendor: '丙社', kind: 'line' as const, form: 'none' as const },
    ].map((item) => ({ item: { ...emptyItem, ...item }, asOf })),
  );
  for (const { field, value } of all) expect(parseField(fields.get(field)!, value), field).toEqual({ ok: true, value });
  const rows = itemsOf(questionnaireFor(2026)).filter(({ key }) => key === 'vendor' || key === 'server-location').flatMap(({ key, rows }) => (rows ?? []).map((row) => `${key}.${row.key}`));
  expect(new Set(all.map(({ field }) => field))).toEqual(new Set([...rows, 'now-shared-use', 'now-government-cloud']));
  expect(new Set(all.map(({ field }) => field.split('.')[0]))).toEqual(new Set(servedItems));
});

describe('the work it serves', () => {
  test.each([
    ['住民記録、印鑑登録', ['juki']], ['住基・税・福祉', ['juki', 'tax', 'welfare']], ['固定資産税（土地）システム', ['tax']], ['国保及び介護保険', ['welfare']],
    ['戸籍の附票', ['koseki']], ['庁内のファイル、メール', ['info', 'file-server']], ['庁内ＬＡＮ', ['network']], ['財務会計業務', ['info']],
    ['住基ネット', []], ['税理士名簿', []], ['基幹業務', []], ['通信', []], ['福祉バスの予約', []],
  ])('%s', (work, subjects) => expect(named(work)).toEqual(subjects));
  test('its own name says it too', () => expect(named('窓口の証明', '住民記録システム（新）')).toEqual(['juki']));
});

describe('where it runs', () => {
  test.each([
    ['own', '本庁舎3階（サーバー室）', ['office-server-room']], ['own', '電算室', ['office-server-room']], ['own', 'サーバ室、支所の倉庫', ['office-server-room', 'office-other']],
    ['own', '本庁舎2階', null], ['own', '', null], ['own', '県のデータセンター', null],
    ['private', '県内のデータセンター', ['data-center']], ['private', '〇〇DC', ['data-center']], ['private', '本庁舎サーバ室', ['office-server-room']], ['private', '', null], ['private', 'プライベートクラウド', null],
    ['public', '', ['cloud']], ['public', 'ガバメントクラウド（東京リージョン）', ['cloud']], ['public', '本庁舎サーバ室', null], ['public', 'ガバメントクラウドへ移行予定', null],
    ['joint', '共同利用のデータセンター', ['data-center']], ['joint', '県のクラウド', ['cloud']], ['joint', '', null], ['joint', '隣市のサーバ室', null],
    ['none', 'データセンター', null],
  ] as const)('%s, %s', (form, place, places) => expect(placesOf({ form, place })).toEqual(places));
});

test('a vendor is one name', () => {
  for (const vendor of ['見本システム株式会社', 'エヌ・ティ・ティ・データ', '自庁']) expect(vendorOf({ vendor })).toBe(vendor);
  for (const vendor of ['', '未定', 'なし', '－', '甲社、乙社', '甲社ほか']) expect(vendorOf({ vendor })).toBeNull();
});

test('what an item serves is said in the form’s words', () => {
  expect(servedBy({ ...emptyItem, work: '住基、税', vendor: '甲社', place: 'サーバ室' })).toEqual({ vendors: ['住基', '税'], places: ['住基', '税'] });
  expect(servedBy({ ...emptyItem, work: '通信' })).toEqual({ vendors: [], places: [] });
});

describe('entries together', () => {
  const juki = { name: '住民記録', work: '住民記録', vendor: '甲社', form: 'private', place: 'データセンター' } as const;
  test('places add up; one that is not clear leaves the row without a proposal', () => {
    expect(proposed(juki, { name: '住基サーバー', work: '住基', kind: 'equipment', place: 'サーバ室' })).toMatchObject({ 'server-location.juki': ['office-server-room', 'data-center'] });
    expect(proposed(juki, { name: '住基', work: '住基', place: '本庁舎' })).not.toHaveProperty('server-location.juki');
  });
  test('terminals, copies and spares say nothing of servers', () => {
    for (const other of [{ name: '住基の端末', kind: 'equipment' as const, place: '執務室' }, { name: 'バックアップサーバ', kind: 'equipment' as const, place: '支所の倉庫' }, { name: '予備機', place: '倉庫' }])
      expect(proposed(juki, { work: '住基', vendor: '乙社', ...other })).toEqual({ 'server-location.juki': ['data-center'], 'vendor.juki': '甲社' });
  });
  test('vendors that differ are offered side by side, and not at all where they are many', () => {
    const of = (...vendors: string[]) => proposalsOf(vendors.map((vendor) => ({ item: { ...emptyItem, name: vendor, work: '福祉', vendor }, asOf }))).map(({ field, value, from }) => [field, value, from.length]);
    expect(of('甲社', '乙社', '甲社')).toEqual([['vendor.welfare', '甲社', 2], ['vendor.welfare', '乙社', 1]]);
    expect(of('甲社', '乙社', '丙社', '丁社')).toEqual([]);
  });
  test('shared use and the government’s cloud are proposed only where they are in use', () => {
    expect(proposed({ ...juki, form: 'joint', place: '' })).toEqual({ 'vendor.juki': '甲社', 'now-shared-use': 'participating' });
    expect(proposed({ ...juki, form: 'joint', place: '共同センターへ移行予定' })).toEqual({ 'vendor.juki': '甲社' });
    expect(proposed({ ...juki, form: 'public', place: 'ガバメントクラウド' })).toMatchObject({ 'now-government-cloud': 'in-use', 'server-location.juki': ['cloud'] });
    expect(proposed({ name: 'メール', work: 'メール', form: 'joint' })).toEqual({});
    expect(proposed(juki)).not.toHaveProperty('now-shared-use');
    expect(proposed()).toEqual({});
  });
});
