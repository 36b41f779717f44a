import { describe, expect, it } from 'vitest';
import { likePattern, normalise, rank, readQuery, searchText } from '../../lib/register/search';

const hokkaido = { name: '北海道', kana: 'ほっかいどう' };
const text = (code: string, name: string, kana: string, prefecture = hokkaido, otherNames: string[] = []) =>
  searchText({ code, name, kana, prefecture, otherNames });

describe('normalise', () => {
  it.each([
    ['ｻｯﾎﾟﾛｼ', 'さっぽろし'],
    ['０１１００２', '011002'],
    ['龍ヶ崎市', '竜が崎市'],
    ['龍ケ崎市', '竜が崎市'],
    ['竜が崎市', '竜が崎市'],
    ['檮原町', '梼原町'],
    ['西ノ表市', '西の表市'],
    ['西之表市', '西の表市'],
    ['東京都　府中市', '東京都府中市'],
    ['葛\u{E0100}城市', '葛城市'],
    ['ニセコ町', 'にせこ町'],
    ['', ''],
    [' 　', ''],
  ])('%s → %s', (typed, folded) => expect(normalise(typed)).toBe(folded));

  it('keeps a rare character whole', () => expect(normalise('𠮷見町')).toBe('𠮷見町'));
});

describe('rank', () => {
  const mori = text('013455', '森町', 'もりまち');
  const aomori = text('022012', '青森市', 'あおもりし', { name: '青森県', kana: 'あおもりけん' });
  const ranked = (search: string, typed: string) => rank(search, readQuery(typed));

  it('puts the whole name before a part of one', () => {
    expect(ranked(mori, '森')).toBe(0);
    expect(ranked(mori, 'もりまち')).toBe(0);
    expect(ranked(aomori, '森')).toBe(2);
    expect(ranked(aomori, '青')).toBe(1);
  });
  it('does not take a part of the prefecture for a part of the name, but the whole prefecture', () => {
    const hirosaki = text('022021', '弘前市', 'ひろさきし', { name: '青森県', kana: 'あおもりけん' });
    expect(ranked(hirosaki, '森')).toBeNull();
    expect(ranked(hirosaki, '青森')).toBeNull();
    expect(ranked(hirosaki, '青森県')).toBe(1);
    expect(ranked(hirosaki, '青森県弘')).toBe(1);
    expect(ranked(hirosaki, 'あおもりけんひろさき')).toBe(0);
  });
  it('reads prefecture and name together, with and without a space', () => {
    expect(ranked(mori, '北海道森町')).toBe(0);
    expect(ranked(mori, '北海道 森')).toBe(0);
    expect(ranked(mori, 'ほっかいどうもりまち')).toBe(0);
    expect(ranked(mori, '静岡県森町')).toBeNull();
  });
  it('takes a code with or without its check digit, or its beginning', () => {
    expect(ranked(mori, '013455')).toBe(0);
    expect(ranked(mori, '01345')).toBe(0);
    expect(ranked(mori, '０１３')).toBe(1);
    expect(ranked(mori, '01346')).toBeNull();
  });
  it('finds other names', () => {
    const yusuhara = text('394050', '梼原町', 'ゆすはらちょう', { name: '高知県', kana: 'こうちけん' }, ['檮原町']);
    expect(ranked(yusuhara, '檮原')).toBe(0);
  });
  it('finds nothing for nothing', () => expect(rank(mori, readQuery(' '))).toBeNull());
});

describe('likePattern', () => {
  it('takes no wildcard from a person', () => {
    for (const typed of ['%', '_', '100%', 'a_b']) {
      const query = readQuery(typed);
      if (query.kind !== 'empty') expect(likePattern(query).slice(1, -1)).not.toMatch(/(?<!\\)[%_]/);
    }
  });
});
