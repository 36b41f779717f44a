import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstCall, inCallOrder, isOffHours, listedCalls, meansLink } from '@/lib/agreement/directory/call-links';
import { confirmedInWords, isOld } from '@/lib/agreement/directory/directory-age';
import { differing, type DirectoryContact, type DirectoryEntry, type Help, mergeEntries, NO_HELP, packEntry, unpackEntry } from '@/lib/agreement/directory/directory-entry';
import { askedAddress, type DirectoryAsked, findMembers, NOTHING_ASKED, prepareSearch, readAsked, type Searched } from '@/lib/agreement/directory/directory-search';
import { helpProblems, isPastReview, offeredWords } from '@/lib/agreement/directory/help-search';
import { loosenings } from '@/lib/agreement/directory/loosen';
import type { SheetEntries } from '@/lib/agreement/sheets/catalogue';
import { foldLine, vcardOf, vcardsOf, vcardText } from '@/lib/agreement/directory/vcard';
import { dayInWords, formatDate } from '@/lib/platform/time';
import { distanceKm, kmInWords } from '@/lib/register/distance';

const contact: DirectoryContact = {
  side: 'ict', callOrder: 1, name: '髙𠮷 つなぐ', kana: 'たかよし つなぐ', department: '情報政策課', post: '主査', confirmedOn: '2026-05-01',
  means: [
    { kind: 'phone', value: '0990-000-001', hours: 'weekday', private: false, confirmedOn: '2026-05-01' },
    { kind: 'mobile', value: '0990-000-002', hours: 'always', private: true, confirmedOn: null },
    { kind: 'closed-mail', value: 'joho@asp.lgwan.example', hours: 'always', private: false, confirmedOn: '2026-05-01' },
  ],
};
const entry: DirectoryEntry = { code: '011002', tag: 'abc', name: '札幌市', kana: 'さっぽろし', prefectureCode: '01', status: 'member', at: { lat: 43.06, lng: 141.35 }, contacts: [contact], help: NO_HELP, mainNumber: null };

describe('how old a contact is', () => {
  test.each([['2026-05-01', '2026-10-31', false], ['2026-05-01', '2026-11-01', true], [null, '2026-05-01', true], ['2024-02-29', '2024-08-28', false], ['2024-02-29', '2024-08-29', true], ['2025-08-31', '2026-02-27', false], ['2025-08-31', '2026-02-28', true]])('%s on %s: old %s', (day, today, old) => expect(isOld(day, today)).toBe(old));
  test('is said with its day, in the same words as everywhere', () => {
    expect(confirmedInWords('2026-05-01', '2026-11-25')).toBe('2026年5月1日（令和8年）の確認を最後に、確認されていません');
    expect(confirmedInWords('2026-05-01', '2026-06-01')).toBe('2026年5月1日（令和8年）に確認');
    expect(confirmedInWords(null, '2026-06-01')).toBe('一度も確認されていません');
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(dayInWords(iso)).toBe(formatDate(new Date(`${iso}T00:00:00Z`)));
    }));
  });
});

describe('what travels', () => {
  const day = fc.option(fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)), { nil: null });
  const means = fc.record({ kind: fc.constantFrom('phone', 'mobile', 'satellite', 'email', 'closed-mail', 'fax'), value: fc.string(), hours: fc.constantFrom('always', 'weekday', 'off-hours'), private: fc.boolean(), confirmedOn: day });
  const people = fc.record({ side: fc.constantFrom('disaster', 'ict'), callOrder: fc.integer({ min: 1, max: 9 }), name: fc.string(), kana: fc.string(), department: fc.string(), post: fc.string(), confirmedOn: day, means: fc.array(means, { maxLength: 4 }) });
  const entries = fc.dictionary(fc.constantFrom('people-network', 'equipment-pc', 'guest-entry'), fc.record({ amount: fc.integer({ min: 1, max: 9999 }), days: fc.integer({ min: 1, max: 365 }), terms: fc.constantFrom('lent', 'given') }, { requiredKeys: ['amount'] }), { noNullPrototype: true });
  const date = fc.constantFrom('2026-05-01', '2024-02-29');
  const helps = fc.record({ reception: fc.option(date, { nil: null }), sending: fc.option(date, { nil: null }), offers: fc.option(fc.record({ reviewedOn: date, entries }), { nil: null }) });
  const any = fc.record({ code: fc.constantFrom('011002', '992011'), tag: fc.string(), name: fc.string(), kana: fc.string(), status: fc.constantFrom('member', 'suspended'), at: fc.option(fc.record({ lat: fc.double({ min: 20, max: 46, noNaN: true }), lng: fc.double({ min: 122, max: 154, noNaN: true }) }), { nil: null }), contacts: fc.array(people, { maxLength: 3 }), help: helps, mainNumber: fc.constantFrom('0990-000-900', null) });

  test('comes out as it went in', () => fc.assert(fc.property(any, (one) => {
    const full = { ...one, prefectureCode: one.code.slice(0, 2) } as DirectoryEntry;
    expect(unpackEntry(JSON.parse(JSON.stringify(packEntry(full))))).toEqual(full);
  })));

  test('a copy of before, without help, opens as one that knows of none', () => expect(unpackEntry(packEntry(entry).slice(0, 7) as never)).toEqual(entry));

  test('a copy brought up to date equals what is there today', () => {
    const side = fc.dictionary(fc.integer({ min: 100000, max: 100012 }).map(String), fc.constantFrom('a', 'b', 'c'));
    fc.assert(fc.property(side, side, (before, after) => {
      const make = (tags: Record<string, string>) => Object.entries(tags).map(([code, tag]) => ({ ...entry, code, tag })).sort((a, b) => (a.code < b.code ? -1 : 1));
      const { changed, gone } = differing(before, make(after));
      const merged = mergeEntries(make(before).map(packEntry), { entries: make(after).filter(({ code }) => changed.has(code)).map(packEntry), gone });
      expect(merged).toEqual(make(after).map(packEntry));
    }));
  });
});

describe('whom to ring from the list', () => {
  const values = (means: DirectoryContact['means'], offHours = false) => listedCalls({ means }, offHours).map(({ value }) => value);
  test('by day and by night', () => {
    expect(values(contact.means)).toEqual(['0990-000-001', '0990-000-002']);
    expect(values([contact.means[1]!, contact.means[0]!])).toEqual(['0990-000-002']); // reaches at any hour: the second is one tap further
    const both: DirectoryContact['means'] = [{ ...contact.means[1]!, hours: 'off-hours' }, contact.means[0]!];
    expect([values(both), values(both, true)]).toEqual([['0990-000-001', '0990-000-002'], ['0990-000-002', '0990-000-001']]);
    expect(values([contact.means[2]!])).toEqual([]);
  });
});

describe('distance', () => {
  test('between known places', () => {
    expect(distanceKm({ lat: 35.6896, lng: 139.6917 }, { lat: 34.6863, lng: 135.52 })).toBeCloseTo(397, -1); // 東京都庁 – 大阪府庁
    expect(distanceKm({ lat: 35, lng: 135 }, { lat: 35, lng: 135 })).toBe(0);
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(Math.PI * 6371, 3);
  });
  test('in words', () => expect([kmInWords(3.44), kmInWords(9.96), kmInWords(120.4)]).toEqual(['約3.4km', '約10km', '約120km']));
});

describe('finding', () => {
  const prefectures = { '01': { name: '北海道', kana: 'ほっかいどう' }, '02': { name: '青森県', kana: 'あおもりけん' } };
  const of = (code: string, name: string, kana: string, lat: number | null, person = '') => ({ code, name, kana, prefectureCode: code.slice(0, 2), status: code === '013455' ? ('suspended' as const) : ('member' as const), at: lat === null ? null : { lat, lng: 140 }, contacts: [{ name: person, kana: 'つなぐ', department: '情報政策課' }] });
  const all = [of('011002', '札幌市', 'さっぽろし', 43, '髙橋 守'), of('013455', '森町', 'もりまち', 42), of('022012', '青森市', 'あおもりし', 40.8), of('029999', '大森町', 'おおもりまち', null)].map((one) => prepareSearch(one, prefectures, { lat: 43, lng: 140 }));
  const codes = (q: string, more = {}) => findMembers(all, { ...NOTHING_ASKED, q, order: 'kana', ...more }).map(({ code }) => code);

  test.each([
    ['もり', ['013455', '022012', '029999']], ['モリマチ', ['013455', '029999']], ['森', ['013455', '022012', '029999']], ['0110', ['011002']], ['01100', ['011002']],
    ['高橋', ['011002']], ['北海道', ['011002', '013455']], ['北海道 つなぐ', ['011002', '013455']], ['　もり　青森県　', ['022012', '029999']], ['いない', []], ['', ['022012', '029999', '011002', '013455']],
  ])('%s', (q, found) => expect(codes(q)).toEqual(found));
  test('by prefecture, standing and nearness; what is nowhere stands last', () => {
    expect(codes('', { prefecture: '02' })).toEqual(['022012', '029999']);
    expect(codes('', { standing: 'suspended' })).toEqual(['013455']);
    expect(codes('', { order: 'near' })).toEqual(['011002', '013455', '022012', '029999']);
  });
  test('an address asks for just what it says, and what it does not know is not asked', () => {
    const place = { hasPlace: false, allStates: false };
    const asked = readAsked({ q: '森 &?', prefecture: '01', standing: 'member', state: 'both', lend: 'people', amount: '3', days: '７', order: 'code', page: '3' }, place);
    expect(asked).toEqual({ q: '森 &?', prefecture: '01', standing: 'member', state: 'both', lend: 'people', amount: '3', days: '７', order: 'code', page: 3 });
    expect(readAsked(Object.fromEntries(new URL(askedAddress(asked, 3), 'http://x').searchParams), place)).toEqual(asked);
    expect(readAsked({ q: ['a', 'b'], prefecture: "'; drop", standing: 'withdrawn', state: 'constructor', lend: '__proto__', order: '__proto__', page: '-1' }, { hasPlace: true, allStates: true })).toEqual({ ...NOTHING_ASKED, q: 'a', order: 'near', page: 1 });
    expect(readAsked({ order: 'near' }, place).order).toBe('kana');
  });
  test('the state of all duties is asked by the secretariat alone', () => {
    const stateFor = (state: string, allStates: boolean) => readAsked({ state }, { hasPlace: false, allStates }).state;
    expect([stateFor('unmet', true), stateFor('unmet', false), stateFor('met', false), stateFor('reception', false)]).toEqual(['unmet', '', '', 'reception']);
  });
});

describe('who can help', () => {
  const of = (code: string, name: string, help: Partial<Help>, unmet: number | null = null) => prepareSearch({ code, name, kana: code, prefectureCode: code.slice(0, 2), status: 'member', at: null, contacts: [], help: { ...NO_HELP, ...help } }, {}, null, { unmet });
  const offering = (entries: SheetEntries): Partial<Help> => ({ offers: { reviewedOn: '2026-05-01', entries } });
  const all: Searched[] = [
    of('011002', '甲市', { ...offering({ 'people-network': { amount: 4, days: 14 }, 'equipment-pc': { amount: 50, terms: 'lent' } }), reception: '2026-05-01', sending: '2026-05-01' }, 0),
    of('013455', '乙町', { ...offering({ 'people-network': { amount: 1 }, 'people-desk': { amount: 9, days: 3 } }), reception: '2024-05-01' }, 3),
    of('022012', '丙市', { sending: '2026-05-01' }, 1), of('029999', '丁町', {}),
  ];
  const codes = (more: Partial<DirectoryAsked>) => findMembers(all, { ...NOTHING_ASKED, order: 'code', ...more }).map(({ code }) => code);

  test.each<[Partial<DirectoryAsked>, string[]]>([
    [{ lend: 'people-network' }, ['011002', '013455']], [{ lend: 'people-network', amount: '２' }, ['011002']], [{ lend: 'people', amount: '9' }, ['013455']], [{ lend: 'people', amount: '5', days: '4' }, []],
    [{ lend: 'people-network', days: '14' }, ['011002', '013455']], [{ lend: 'people-network', days: '15' }, ['013455']], [{ lend: 'equipment-pc', days: '30' }, ['011002']], [{ lend: 'room' }, []],
    [{ state: 'reception' }, ['011002', '013455']], [{ state: 'sending' }, ['011002', '022012']], [{ state: 'both' }, ['011002']], [{ state: 'met' }, ['011002']], [{ state: 'unmet' }, ['013455', '022012']],
    [{ lend: 'people-network', state: 'reception', prefecture: '01', q: '乙' }, ['013455']], [{ lend: 'people-network', amount: 'たくさん' }, ['011002', '013455']],
  ])('%j', (asked, found) => expect(codes(asked)).toEqual(found));

  test('a number that is none is said at its field, and a number alone asks for what it counts', () => {
    const problems = (more: Partial<DirectoryAsked>) => Object.keys(helpProblems({ ...NOTHING_ASKED, ...more }));
    expect([problems({ lend: 'people', amount: '1,000', days: '３' }), problems({ lend: 'people', amount: '0', days: '366' }), problems({ amount: '3' })]).toEqual([[], ['amount', 'days'], ['lend']]);
  });

  test('where nobody is found, each condition that could go is named with what it would find', () => {
    const words = (more: Partial<DirectoryAsked>) => loosenings(all, { ...NOTHING_ASKED, order: 'code', ...more }).map(({ words: what, found }) => `${what} ${found}`);
    expect(words({ lend: 'people-network', amount: '9', prefecture: '01' })).toEqual(['必要な数の条件を外す 2', '「人」ならどれでもよいことにする 1']);
    expect(words({ lend: 'line-lgwan', prefecture: '02' })).toEqual(['「LGWANにつながる端末」の条件を外す 2']);
    expect(words({ lend: 'line-lgwan', q: 'いない' })).toEqual(['すべての条件を外す 4']);
    expect(words({ lend: 'people-network', amount: '9', days: '20', prefecture: '01' })).toEqual(['必要な数の条件を外す 1']);
    expect(words({ lend: 'people-network', amount: '9', state: 'sending', prefecture: '01' })).toEqual(['必要な数の条件を外す 1']);
    expect(words({ lend: 'people-network', amount: '9', state: 'sending', prefecture: '02' })).toEqual(['必要な数の条件を外す、あわせてすべての都道府県から探す 1']);
    expect(words({ q: 'いない' })).toEqual(['「いない」の文字を外す 4']);
    for (const { asked, found } of loosenings(all, { ...NOTHING_ASKED, order: 'code', lend: 'people', amount: '9999' })) expect(findMembers(all, asked)).toHaveLength(found);
  });

  test('what is asked for is told first, and how much stands beside it', () => {
    const offers = { reviewedOn: '2026-05-01', entries: { 'people-network': { amount: 4, days: 14 }, 'people-desk': { amount: 2 }, 'equipment-pc': { amount: 1200, terms: 'given' }, 'room-rack': { amount: 2, days: 60 }, 'gone-from-the-catalogue': { amount: 1 } } as SheetEntries };
    expect(offeredWords(offers, 'room')).toEqual({ words: ['サーバー置き場2台分（60日間）', 'ネットワーク4人（14日間）', '問い合わせ対応2人'], more: 1 });
    expect(offeredWords(offers, 'equipment-pc').words[0]).toBe('ノートPC1,200台（提供）');
  });

  test.each([['2025-11-26', '2026-11-26', false], ['2025-11-25', '2026-11-26', true]])('looked over on %s, on %s: past its year %s', (on, today, past) => expect(isPastReview(on, today)).toBe(past));
});

describe('links', () => {
  test.each([['phone', '０９９０－０００（００１）', 'tel:0990000001'], ['satellite', '+881 6 000 0000', 'tel:+88160000000'], ['phone', '03-0000-0001 内線123', 'tel:0300000001'], ['email', 'a+b@mihon.example.jp', 'mailto:a%2Bb@mihon.example.jp'], ['fax', '0990-000-001', null], ['closed-mail', 'a@x', null]] as const)('%s %s', (kind, value, link) => expect(meansLink({ kind, value })).toBe(link));
  test('at each hour the number that rings then comes first; where none does, the first that rings at all', () => {
    const of = (...means: [string, string][]) => ({ means: means.map(([kind, hours]) => ({ kind, hours, value: `${kind} ${hours}`, private: false, confirmedOn: null })) as DirectoryContact['means'] });
    const usual = of(['email', 'always'], ['phone', 'weekday'], ['mobile', 'off-hours']);
    expect([firstCall(usual, false)?.kind, firstCall(usual, true)?.kind, firstCall(of(['phone', 'weekday']), true)?.kind, firstCall(of(['phone', 'weekday'], ['satellite', 'always']), true)?.kind, firstCall(of(['fax', 'always']), true)]).toEqual(['phone', 'mobile', 'phone', 'satellite', undefined]);
  });
  test.each([['2026-11-26T08:29+09:00', true], ['2026-11-26T08:30+09:00', false], ['2026-11-26T17:14+09:00', false], ['2026-11-26T17:15+09:00', true], ['2026-11-28T12:00+09:00', true], ['2026-11-29T23:59Z', false]])('%s: offices closed %s', (at, closed) => expect(isOffHours(new Date(at))).toBe(closed));
  test('who is called first stands first', () => expect(inCallOrder([{ callOrder: 2 }, { callOrder: 1 }])).toEqual([{ callOrder: 1 }, { callOrder: 2 }]));
});

describe('vCard', () => {
  const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');
  test('holds name, reading, office and means; rare characters stay whole', () => {
    const lines = unfolded(vcardOf(entry, contact));
    expect(lines).toEqual(expect.arrayContaining(['BEGIN:VCARD', 'VERSION:3.0', 'FN:髙𠮷 つなぐ', 'N:髙𠮷 つなぐ;;;;', 'X-PHONETIC-LAST-NAME:たかよし つなぐ', 'ORG:札幌市;情報政策課', 'TITLE:主査', 'TEL;TYPE=WORK,VOICE:0990-000-001', 'TEL;TYPE=CELL,VOICE:0990-000-002', 'END:VCARD']));
    expect(lines.find((line) => line.startsWith('NOTE:'))).toContain('庁内網メール（LGWAN） joho@asp.lgwan.example');
  });
  test('what could end a value is escaped', () => {
    expect(vcardText('a;b,c\\d\r\ne\nf\u0007')).toBe('a\\;b\\,c\\\\d\\ne\\nf');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
      const lines = unfolded(vcardOf({ ...entry, name }, { ...contact, name, post: name, department: name }));
      expect(lines.filter((line) => /^(BEGIN|END|TEL|EMAIL)/.test(line))).toEqual(['BEGIN:VCARD', 'TEL;TYPE=WORK,VOICE:0990-000-001', 'TEL;TYPE=CELL,VOICE:0990-000-002', 'END:VCARD']);
    }));
  });
  test('no line is longer than 75 bytes, and none is parted inside a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const folded = foldLine(text);
      for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(folded.replace(/\r\n /g, '')).toBe(text);
    }));
  });
  test('a file holds all contacts', () => expect(vcardsOf({ ...entry, contacts: [contact, contact] }).match(/BEGIN:VCARD/g)).toHaveLength(2));
});
