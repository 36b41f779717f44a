import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCallOrder, listedCalls, meansLink } from '@/lib/agreement/directory/call-links';
import { confirmedInWords, dayInWords, isOld } from '@/lib/agreement/directory/directory-age';
import { differing, type DirectoryContact, type DirectoryEntry, mergeEntries, packEntry, unpackEntry } from '@/lib/agreement/directory/directory-entry';
import { askedAddress, findMembers, prepareSearch, readAsked } from '@/lib/agreement/directory/directory-search';
import { foldLine, vcardOf, vcardsOf, vcardText } from '@/lib/agreement/directory/vcard';
import { formatDate } from '@/lib/platform/time';
import { distanceKm, kmInWords } from '@/lib/register/distance';

const contact: DirectoryContact = {
  side: 'ict', callOrder: 1, name: '髙𠮷 つなぐ', kana: 'たかよし つなぐ', department: '情報政策課', post: '主査', confirmedOn: '2026-05-01',
  means: [
    { kind: 'phone', value: '0990-000-001', hours: 'weekday', private: false, confirmedOn: '2026-05-01' },
    { kind: 'mobile', value: '0990-000-002', hours: 'always', private: true, confirmedOn: null },
    { kind: 'closed-mail', value: 'joho@asp.lgwan.example', hours: 'always', private: false, confirmedOn: '2026-05-01' },
  ],
};
const entry: DirectoryEntry = { code: '011002', tag: 'abc', name: '札幌市', kana: 'さっぽろし', prefectureCode: '01', status: 'member', at: { lat: 43.06, lng: 141.35 }, contacts: [contact] };

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
  const any = fc.record({ code: fc.constantFrom('011002', '992011'), tag: fc.string(), name: fc.string(), kana: fc.string(), status: fc.constantFrom('member', 'suspended'), at: fc.option(fc.record({ lat: fc.double({ min: 20, max: 46, noNaN: true }), lng: fc.double({ min: 122, max: 154, noNaN: true }) }), { nil: null }), contacts: fc.array(people, { maxLength: 3 }) });

  test('comes out as it went in', () => fc.assert(fc.property(any, (one) => {
    const full = { ...one, prefectureCode: one.code.slice(0, 2) } as DirectoryEntry;
    expect(unpackEntry(JSON.parse(JSON.stringify(packEntry(full))))).toEqual(full);
  })));

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
  const values = (means: DirectoryContact['means']) => listedCalls({ means }).map(({ value }) => value);
  test('by day and by night', () => {
    expect(values(contact.means)).toEqual(['0990-000-001', '0990-000-002']);
    expect(values([contact.means[1]!, contact.means[0]!])).toEqual(['0990-000-002']); // reaches at any hour: the second is one tap further
    expect(values([{ ...contact.means[1]!, hours: 'off-hours' }, contact.means[0]!])).toEqual(['0990-000-002', '0990-000-001']);
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
  const codes = (q: string, more = {}) => findMembers(all, { q, prefecture: '', standing: '', order: 'kana', ...more }).map(({ code }) => code);

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
    const asked = readAsked({ q: '森 &?', prefecture: '01', standing: 'member', order: 'code', page: '3' }, false);
    expect(asked).toEqual({ q: '森 &?', prefecture: '01', standing: 'member', order: 'code', page: 3 });
    expect(readAsked(Object.fromEntries(new URL(askedAddress(asked, 3), 'http://x').searchParams), false)).toEqual(asked);
    expect(readAsked({ q: ['a', 'b'], prefecture: "'; drop", standing: 'withdrawn', order: '__proto__', page: '-1' }, true)).toEqual({ q: 'a', prefecture: '', standing: '', order: 'near', page: 1 });
    expect(readAsked({ order: 'near' }, false).order).toBe('kana');
  });
});

describe('links', () => {
  test.each([['phone', '０９９０－０００（００１）', 'tel:0990000001'], ['satellite', '+881 6 000 0000', 'tel:+88160000000'], ['phone', '03-0000-0001 内線123', 'tel:0300000001'], ['email', 'a+b@mihon.example.jp', 'mailto:a%2Bb@mihon.example.jp'], ['fax', '0990-000-001', null], ['closed-mail', 'a@x', null]] as const)('%s %s', (kind, value, link) => expect(meansLink({ kind, value })).toBe(link));
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
