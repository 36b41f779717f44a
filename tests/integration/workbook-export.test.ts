import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/(admin)/admin/waves/[year]/export/route';
import { anonymous } from '@/lib/platform/actor';
import { harmless } from '@/lib/survey/exports/export-columns';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { everyKind } from '../support/every-kind';
import { actorOf, checkDigit, makeDraft, makeMunicipality, makePerson, makeRespondent, makeSubmitted, makeWave, ownerClient } from '../support/factories';

const request = vi.hoisted(() => ({ actor: undefined as unknown }));
vi.mock('@/lib/people/get-actor', () => ({ getActor: async () => request.actor }));

const YEAR = 2026;
const owner = ownerClient(process.env.OWNER_URL!);
let secretariat: ReturnType<typeof actorOf>;
let editor: ReturnType<typeof actorOf>;

const town = (five: string, name: string) => ({ code: `${five}${checkDigit(five)}`, name, kana: 'し', type: '市', population: 52_000 });
const [a, b, c, d] = [town('99201', '見本𠮷市'), town('99202', '例示市'), town('99203', '下書き市'), town('99204', '取下市')];

beforeAll(async () => {
  await makeWave(owner, everyKind, { year: YEAR });
  for (const one of [b, a, c, d]) await makeMunicipality(owner, one);
  const respondents = new Map<string, Awaited<ReturnType<typeof makeRespondent>>>();
  for (const one of [a, b, c, d]) respondents.set(one.code, await makeRespondent(owner, YEAR, one));
  await makeSubmitted(owner, respondents.get(a.code)!, { yes: 'yes', 'yes.which': ['c1', 'c2'], count: 3, month: '2011-12', free: '=HYPERLINK("http://example.invalid")\n二行目, "引用"', 'yes.remark': '@SUM(1)', order: ['c4', 'c1'], 'staff.own': 2, 'staff.se': 1, 'staff.total': 3 });
  await makeSubmitted(owner, respondents.get(b.code)!, { yes: 'no', 'yes.unconfirmed': true, single: 'c3' });
  await owner.response.update({ where: { respondentId: respondents.get(b.code)!.id }, data: { status: 'accepted' } });
  await owner.respondent.update({ where: { id: respondents.get(b.code)!.id }, data: { validity: 'invalid', validityReason: '確認中' } });
  await makeDraft(owner, respondents.get(c.code)!, { free: '下書きの秘密' });
  await makeSubmitted(owner, respondents.get(d.code)!, { free: '取り下げた秘密' });
  await owner.response.update({ where: { respondentId: respondents.get(d.code)!.id }, data: { status: 'draft' } });
  await owner.submission.updateMany({ where: { owner: d.code }, data: { withdrawnAt: new Date() } });
  secretariat = actorOf(await makePerson(owner, { signInName: 'secretariat', name: '事務 京子', role: 'secretariat' }));
  editor = actorOf(await makePerson(owner, { signInName: 'editor', name: '編集 花子', role: 'editor', code: a.code }));
});
afterAll(() => owner.$disconnect());

async function exported(format: string, actor: unknown = secretariat) {
  request.actor = actor;
  return GET(new Request(`http://localhost/admin/waves/${YEAR}/export?format=${format}`), { params: Promise.resolve({ year: String(YEAR) }) });
}

async function openWorkbook(response: Response) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
}

describe('all submitted answers of a year', () => {
  test('CSV: BOM, CRLF, code first, one column a field, no draft and nothing taken back', async () => {
    const response = await exported('csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const text = bytes.subarray(3).toString('utf8');
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).not.toContain('秘密');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0]!).slice(0, 4)).toEqual(['全国地方公共団体コード', '都道府県名', '市区町村名', '年度']);
    expect(Object.keys(rows[0]!)).toHaveLength(10 + fieldsOf(everyKind).length);
    expect(rows.map((row) => [row['全国地方公共団体コード'], row['都道府県名'], row['市区町村名'], row['回答の状態'], row['有効・無効'], row['無効の理由']])).toEqual([
      [a.code, '見本県', '見本𠮷市', '提出', '有効', ''], [b.code, '見本県', '例示市', '受理', '無効', '確認中'],
    ]);
    expect(rows[0]).toMatchObject({ '1-1 はいかいいえか': 'はい', '1-1 はいかいいえか（どれ）': '地震, 津波；"引用"', '1-5 台数': '3', '1-7 時期': '2011年12月（平成23年12月）', '1-4 順に': '庁内の理解*?~；人材', '1-6 人数（合計）': '3' });
    expect(rows[1]).toMatchObject({ '1-1 はいかいいえか（確認できていない）': '○', '1-2 一つ': '見本𠮷', '1-5 台数': '' });
  });

  test('CSV: what a spreadsheet would take for a formula is made harmless; numbers and text else stay as they are', async () => {
    const rows = parse((await (await exported('csv')).text()).replace(/^\uFEFF/, ''), { columns: true }) as Record<string, string>[];
    expect(rows[0]!['1-8 自由に']).toBe('\'=HYPERLINK("http://example.invalid")\n二行目, "引用"');
    expect(rows[0]!['1-1 はいかいいえか（備考）']).toBe("'@SUM(1)");
    for (const text of ['=1', '+81-3', '-1', '@A1', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠A']) expect(harmless(text)).toBe(`'${text}`);
    for (const text of ['', '見本', '1-2', 'a=b', "'=1", '3', '○']) expect(harmless(text)).toBe(text);
  });

  test('workbook: Japanese heading, the field’s name below, numbers as numbers, texts as they are, a sheet that explains', async () => {
    const book = await openWorkbook(await exported('xlsx'));
    const sheet = book.getWorksheet('回答')!;
    const heads = sheet.getRow(1).values as string[];
    const at = (header: string) => heads.indexOf(header);
    expect(heads.slice(1, 4)).toEqual(['全国地方公共団体コード', '都道府県名', '市区町村名']);
    expect(sheet.getRow(2).getCell(at('1-5 台数')).value).toBe('count');
    expect(sheet.getRow(3).getCell(1).value).toBe(a.code);
    expect(sheet.getRow(3).getCell(at('1-5 台数')).value).toBe(3);
    // A cell of text is text, whatever it begins with: nothing is put before it.
    const free = sheet.getRow(3).getCell(at('1-8 自由に'));
    expect(free.type).toBe(ExcelJS.ValueType.String);
    expect(free.value).toBe('=HYPERLINK("http://example.invalid")\n二行目, "引用"');
    expect(sheet.rowCount).toBe(4);
    const codebook = book.getWorksheet('項目の説明')!;
    expect(codebook.rowCount).toBe(2 + 10 + fieldsOf(everyKind).length);
    expect(codebook.getSheetValues().flat()).toContain('順に選ぶ（1番目から「；」で区切る）　人材 / 知識 / 予算 / 庁内の理解*?~');
  });

  test('for the secretariat alone, and each time recorded', async () => {
    expect((await exported('csv', editor)).status).toBe(403);
    expect((await exported('csv', anonymous)).headers.get('location')).toMatch(/^\/signin/);
    request.actor = secretariat;
    for (const year of ['2031', 'abcd']) expect((await GET(new Request(`http://localhost/admin/waves/${year}/export`), { params: Promise.resolve({ year }) })).status).toBe(404);
    const before = await owner.auditEntry.count({ where: { act: 'answers.exported' } });
    await (await exported('csv')).text();
    expect(await owner.auditEntry.count({ where: { act: 'answers.exported', personId: secretariat.personId } })).toBe(before + 1);
  });

  test('1,741 respondents come a part at a time', async () => {
    const year = 2025;
    await makeWave(owner, { ...everyKind, year }, { year });
    const owners = Array.from({ length: 1741 }, (_, i) => `団体${String(i + 1).padStart(4, '0')}`);
    await owner.respondent.createMany({ data: owners.map((one) => ({ year, owner: one, label: one, bands: {}, demo: true })) });
    const respondents = await owner.respondent.findMany({ where: { year }, select: { id: true, owner: true } });
    const answers = { yes: 'yes', count: 3, free: '長い文。'.repeat(100) };
    await owner.response.createMany({ data: respondents.map(({ id, owner: one }) => ({ respondentId: id, owner: one, status: 'submitted', answers, revision: 1 })) });
    await owner.submission.createMany({ data: respondents.map(({ id, owner: one }) => ({ respondentId: id, owner: one, version: 1, answers, receipt: `${year}-${one}` })) });
    request.actor = secretariat;
    const params = Promise.resolve({ year: String(year) });
    const csv = parse((await (await GET(new Request(`http://localhost/x?format=csv`), { params })).text()).replace(/^\uFEFF/, ''), { columns: true }) as Record<string, string>[];
    expect(csv.map((row) => row['全国地方公共団体コード'])).toEqual(owners);
    const book = await openWorkbook(await GET(new Request(`http://localhost/x?format=xlsx`), { params }));
    expect(book.getWorksheet('回答')!.rowCount).toBe(1743);
  }, 60_000);
});
