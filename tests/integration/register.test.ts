import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMunicipalities, resolveName } from '../../lib/register/find-municipalities';
import { findMunicipalityAt } from '../../lib/register/find-municipality-at';
import { getMunicipality } from '../../lib/register/get-municipality';
import { listPrefectures } from '../../lib/register/list-prefectures';
import { anonymous } from '../../lib/platform/actor';
import { day } from '../../lib/platform/time';
import { loadRegister, registerFiles, type Loaded } from '../../prisma/load-register';

// The 25 names that 57 municipalities share; written down apart from the register, so that neither can drift alone.
const SHARED: Record<string, string[]> = JSON.parse(readFileSync('tests/support/shared-names.json', 'utf8'));

let owner: pg.Client;
let first: Loaded;
const one = async (sql: string) => (await owner.query(sql)).rows[0];
const find = async (query: string, prefecture = '') => (await findMunicipalities(anonymous, { query, prefecture })).found;
const names = async (query: string, prefecture = '') => (await find(query, prefecture)).map((m) => `${m.prefecture.name}${m.name}`);

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.OWNER_URL });
  await owner.connect();
  first = await loadRegister(owner);
});
afterAll(() => owner.end());

describe('the register', () => {
  it('holds all 1,741 municipalities and 47 prefectures', async () => {
    expect(first).toMatchObject({ municipalities: 1741, populations: 3482, closed: [] });
    expect(await one('select count(*)::int from municipality where until is null and not demo')).toEqual({ count: 1741 });
    const prefectures = await listPrefectures(anonymous);
    expect(prefectures).toHaveLength(47);
    expect(prefectures.reduce((sum, p) => sum + p.municipalities, 0)).toBe(1741);
  });

  it('sums to the published populations', async () => {
    const { rows } = await owner.query('select as_of::text, sum(count)::int from population group by 1 order by 1');
    expect(rows).toEqual([{ as_of: '2020-01-01', sum: 127_138_033 }, { as_of: '2025-01-01', sum: 124_330_690 }]);
  });

  it('has 792 cities, 20 of them designated, 743 towns, 183 villages and 23 wards', async () => {
    const { rows } = await owner.query(`select type, count(*)::int from municipality where until is null group by 1`);
    const of = Object.fromEntries(rows.map((row) => [row.type, row.count]));
    expect({ ...of, 市: of.市 + of.中核市 + of.政令指定都市 }).toMatchObject({ 市: 792, 政令指定都市: 20, 町: 743, 村: 183, 特別区: 23 });
  });

  it('says where an office stands outside: three do, one is given at its centre', async () => {
    const { rows } = await owner.query(`select name from municipality where office_note <> '' order by code`);
    expect(rows.map((row) => row.name)).toEqual(['双葉町', '三島村', '十島村', '竹富町']);
  });

  it('changes nothing on a second run', async () => {
    expect(await loadRegister(owner)).toEqual({ municipalities: 1741, changed: 0, populations: 0, closed: [] });
  });
});

describe('a newer table', () => {
  const edited = (edit: (csv: string) => string) => ({ ...registerFiles(), municipalities: edit(registerFiles().municipalities) });
  const scratch = async (work: () => Promise<void>) => {
    // loadRegister commits by itself; what a test adds here is taken back by hand
    await work();
    await loadRegister(owner);
  };

  it('refuses to change a population of a day, or a name without a line of history', async () => {
    await expect(loadRegister(owner, edited((csv) => csv.replace(',1955678,', ',1955679,')))).rejects.toThrow('011002: population of 2025-01-01 was 1955678, now 1955679');
    await expect(loadRegister(owner, edited((csv) => csv.replace('函館市,', '箱館市,')))).rejects.toThrow('012025: 函館市 → 箱館市 has no line');
    await expect(loadRegister(owner, edited((csv) => csv.replace('011002,', '011003,')))).rejects.toThrow('check digit');
    expect(await one(`select name from municipality where code = '012025'`)).toEqual({ name: '函館市' });
  });

  it('adds a population of a new day beside the others', () =>
    scratch(async () => {
      const lines = registerFiles().municipalities.trim().split('\n').map((line) => line.split(','));
      const csv = lines.map((cells, i) => [...cells, i === 0 ? 'population_2026_01_01' : '7'].join(',')).join('\n');
      expect(await loadRegister(owner, { ...registerFiles(), municipalities: csv })).toMatchObject({ populations: 1741 });
      expect((await getMunicipality(anonymous, '011002')).populations.map((p) => p.count)).toEqual([1_959_313, 1_955_678, 7]);
      await owner.query(`delete from population where as_of = '2026-01-01'`);
    }));

  it('ends a code that vanished, and keeps it', () =>
    scratch(async () => {
      const without = edited((csv) => csv.replace(/^473812,.*\n/m, '')); // 竹富町
      expect(await loadRegister(owner, without)).toMatchObject({ municipalities: 1740, closed: ['473812'] });
      expect((await getMunicipality(anonymous, '473812')).until).toEqual(day('2025-01-01'));
      expect((await find('竹富町'))[0]).toMatchObject({ code: '473812', until: day('2025-01-01') });
    }));
});

describe('search', () => {
  it.each([
    ['梼原町', '高知県梼原町'],
    ['檮原', '高知県梼原町'],
    ['ﾕｽﾊﾗﾁｮｳ', '高知県梼原町'],
    ['龍ヶ崎', '茨城県龍ケ崎市'],
    ['竜が崎市', '茨城県龍ケ崎市'],
    ['鎌ヶ谷', '千葉県鎌ケ谷市'],
    ['394050', '高知県梼原町'],
    ['39405', '高知県梼原町'],
    ['高知県 梼原町', '高知県梼原町'],
    ['こうちけんゆすはらちょう', '高知県梼原町'],
  ])('%s finds %s first', async (query, expected) => expect((await names(query))[0]).toBe(expected));

  it('puts the whole name first and takes the prefecture', async () => {
    expect((await names('森')).slice(0, 2)).toEqual(['北海道森町', '静岡県森町']);
    expect(await names('森町', '22')).toEqual(['静岡県森町']);
    expect(await names('', '39')).toHaveLength(34);
    expect(await names('高知県')).toHaveLength(34);
    expect(await names('森')).not.toContain('青森県弘前市');
  });

  it('finds earlier names, and codes that are no longer in force', async () => {
    expect(await find('岩舟町')).toMatchObject([{ code: '092037', otherNames: ['岩舟町'] }, { code: '093670', until: day('2014-04-05') }]);
    expect((await names('篠山市'))[0]).toBe('兵庫県丹波篠山市');
    expect(await find('033057')).toMatchObject([{ name: '滝沢村', until: day('2014-01-01') }]);
  });

  it('finds nothing for nothing, wildcards or quotes', async () => {
    for (const query of ['', ' ', '%', '_', "'; drop table municipality; --", '存在しない町名']) expect(await find(query)).toEqual([]);
  });
});

describe.each(Object.entries(SHARED))('the shared name %s', (name, prefectures) => {
  it('comes with all its prefectures and never resolves by itself', async () => {
    const found = (await find(name)).filter((m) => m.name === name && !m.until);
    expect(found.map((m) => m.prefecture.name)).toEqual(prefectures);
    expect(found.every((m) => m.sharedName)).toBe(true);
    const resolved = await resolveName(anonymous, name);
    expect(resolved.kind).toBe('several');
    for (const prefecture of prefectures)
      expect(await resolveName(anonymous, `${prefecture}${name}`)).toMatchObject({ kind: 'one', municipality: { name, prefecture: { name: prefecture } } });
  });
});

it('25 names are shared by 57 municipalities, and no other', async () => {
  expect([Object.keys(SHARED).length, Object.values(SHARED).flat().length]).toEqual([25, 57]);
  const { rows } = await owner.query(`select name from municipality where until is null group by 1 having count(*) > 1`);
  expect(new Set(rows.map((row) => row.name))).toEqual(new Set(Object.keys(SHARED)));
});

describe('a code through its history', () => {
  const at = async (code: string, on: string) => (await findMunicipalityAt(anonymous, code, day(on))).map((m) => `${m.code} ${m.name}`);
  it.each([
    ['033057', '2012-08-31', ['033057 滝沢村']],
    ['033057', '2013-12-31', ['033057 滝沢村']],
    ['033057', '2014-01-01', ['032166 滝沢市']],
    ['032166', '2012-08-31', ['033057 滝沢村']],
    ['093670', '2014-04-05', ['092037 栃木市']],
    ['092037', '2012-08-31', ['092037 栃木市']],
    ['282219', '2019-04-30', ['282219 篠山市']],
    ['282219', '2019-05-01', ['282219 丹波篠山市']],
    ['999999', '2019-05-01', []],
  ])('%s on %s', async (code, on, expected) => expect(await at(code, on)).toEqual(expected));
});

it('a municipality\'s page shows each population with its band, and that it crossed the line', async () => {
  const sakata = await getMunicipality(anonymous, (await find('山形県酒田市'))[0]!.code);
  expect(sakata.populations.map((p) => [p.count, p.bands['size-100k']])).toEqual([[101_331, '10万人以上'], [93_924, '10万人未満']]);
  expect(sakata.crossed?.direction).toBe('below');
  expect((await getMunicipality(anonymous, '092037')).history).toMatchObject([{ predecessorName: '岩舟町', kind: 'merged' }]);
  await expect(getMunicipality(anonymous, '123456')).rejects.toThrow('登録簿にありません');
});
