import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkInventorySheet } from '@/lib/agreement/inventory/check-inventory-sheet';
import { listSharedDocuments } from '@/lib/agreement/documents/list-shared-documents';
import { getDuties } from '@/lib/agreement/duties/get-duties';
import { confirmInventory } from '@/lib/agreement/inventory/confirm-inventory';
import { endInventoryItem } from '@/lib/agreement/inventory/end-inventory-item';
import { getInventory } from '@/lib/agreement/inventory/get-inventory';
import { getInventorySheet } from '@/lib/agreement/inventory/get-inventory-sheet';
import { getInventoryUpload } from '@/lib/agreement/inventory/get-inventory-upload';
import { sealItem } from '@/lib/agreement/inventory/inventory-seal';
import { emptyItem, type Item } from '@/lib/agreement/inventory/inventory-terms';
import { proposeAnswers } from '@/lib/agreement/inventory/propose-answers';
import { saveInventoryItem } from '@/lib/agreement/inventory/save-inventory-item';
import { takeInventorySheet } from '@/lib/agreement/inventory/take-inventory-sheet';
import type { PersonActor } from '@/lib/platform/actor';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, formatDate, isoDay } from '@/lib/platform/time';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { saveSectionForm } from '@/lib/survey/drafts/save-section-form';
import { ASKED, BASE, TAKE } from '@/lib/survey/drafts/sent-form';
import { makeAgreement, makeMembership } from '../support/agreement-factories';
import { makeAcceptance } from '../support/document-factories';
import { actorOf, makeMunicipality, makePerson, makeRespondent, makeWave, ownerClient } from '../support/factories';
import { samplePdf } from '../support/sample-files';
import { questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
const [A, B] = ['992011', '992020'] as const;
let a: PersonActor;
let colleague: PersonActor;
let b: PersonActor;
let viewer: PersonActor;

beforeAll(async () => {
  await makeAgreement(owner);
  await makeWave(owner, questionnaire, { year: YEAR });
  for (const [code, name] of [[A, '甲市'], [B, '乙町']] as const) {
    await makeMunicipality(owner, { code, name, kana: 'かな', type: '市', population: 9_000 });
    await makeMembership(owner, { code });
    await makeRespondent(owner, YEAR, { code, name, kana: 'かな', type: '市', population: 9_000 });
  }
  viewer = actorOf(await makePerson(owner, { signInName: 'v', name: '閲覧 みる', role: 'viewer' })) as PersonActor;
  a = actorOf(await makePerson(owner, { signInName: 'a', name: '甲 たろう', role: 'editor', code: A })) as PersonActor;
  colleague = actorOf(await makePerson(owner, { signInName: 'a2', name: '甲 はなこ', role: 'editor', code: A })) as PersonActor;
  b = actorOf(await makePerson(owner, { signInName: 'b', name: '乙 たろう', role: 'editor', code: B })) as PersonActor;
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.inventoryItem.deleteMany();
  await owner.dutyRecord.deleteMany();
  await owner.inventoryRevision.deleteMany();
});

const item: Item = { ...emptyItem, name: '住民記録システム', work: '住民記録', vendor: '見本システム', form: 'joint', renewal: '2028-03-31' };
const add = (more: Partial<Item> = {}) => saveInventoryItem(a, { code: A, id: '', ...item, ...more });
const rows = async () => (await getInventory(a, { code: A })).rows;
const send = (bytes: Buffer, by = a) => checkInventorySheet(by, { code: A, receive: async () => ({ fields: {}, file: { name: '台帳.xlsx', content: bytes } }) });

async function edited(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await getInventorySheet(a, { code: A })).bytes as unknown as ArrayBuffer);
  change(book.getWorksheet('台帳')!, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const columns = ['識別番号', '種類', '名称', '使っている業務', '復旧の順', '事業者', '形態', '置き場所', '保守する人', '動かすのに要るもの', '更新・満了の日', '更新の後の予定'];
const cell = (sheet: ExcelJS.Worksheet, row: number, label: string) => sheet.getCell(row, columns.indexOf(label) + 1);
const fill = (sheet: ExcelJS.Worksheet, row: number, values: Record<string, ExcelJS.CellValue>) => Object.entries(values).forEach(([label, value]) => { cell(sheet, row, label).value = value; });

describe('items', () => {
  test('are added, changed and ended, and stand sealed in the database', async () => {
    await add();
    const [row] = await rows();
    await saveInventoryItem(a, { code: A, id: row!.id, ...item, place: '本庁舎2階' });
    expect((await rows())[0]!.item).toEqual({ ...item, place: '本庁舎2階' });
    const { sealed } = await owner.inventoryItem.findUniqueOrThrow({ where: { id: row!.id } });
    for (const words of ['住民記録', '見本システム', 'vendor']) expect(Buffer.from(sealed).includes(words)).toBe(false);
    await endInventoryItem(a, { code: A, id: row!.id });
    expect(await rows()).toEqual([]);
    await expect(saveInventoryItem(a, { code: A, id: row!.id, ...item })).rejects.toThrow(NotFoundError);
  });

  test('what is to come back first stands first, also where an entry is older than the question', async () => {
    await add({ name: '甲', kind: 'line' });
    await add({ name: '乙', priority: 'third' });
    await add({ name: '丙', kind: 'equipment', priority: 'first' });
    const { id } = await owner.inventoryItem.findFirstOrThrow({ orderBy: { changedAt: 'asc' } });
    const { priority: _, ...older } = { ...item, name: '丁' };
    await owner.inventoryItem.update({ where: { id }, data: { sealed: sealItem(older as Item, id, A) } });
    expect((await rows()).map(({ item }) => [item.name, item.priority])).toEqual([['丙', 'first'], ['乙', 'third'], ['丁', 'none']]);
  });

  test('another member reads them once it has given the promise, which is recorded, and not after leaving', async () => {
    await add();
    await expect(getInventory(b, { code: A })).rejects.toThrow(RefusedError);
    await makeAcceptance(owner, { code: B });
    expect((await getInventory(b, { code: A })).rows).toHaveLength(1);
    expect((await getInventorySheet(b, { code: A })).bytes.length).toBeGreaterThan(1000);
    expect(await owner.$queryRaw`select act from audit_entry where municipality_code = ${A} and act in ('inventory.opened', 'inventory.downloaded') and actor_name = '乙 たろう' order by act`).toEqual([{ act: 'inventory.downloaded' }, { act: 'inventory.opened' }]);
    expect((await getInventory(b, { code: A })).openings).toEqual([]);
    await getInventorySheet(a, { code: A });
    expect((await getInventory(a, { code: A })).openings.map(({ from, person, took }) => [from, person, took])).toEqual([['乙町', '乙 たろう', false], ['乙町', '乙 たろう', true], ['乙町', '乙 たろう', false]]);
    await confirmInventory(a, { code: A });
    expect((await listSharedDocuments(b, {})).shared).toMatchObject([{ code: A, inventory: 1, inventoryRevised: { on: day(isoDay(new Date())), old: false } }]);
    await expect(saveInventoryItem(b, { code: A, id: '', ...item })).rejects.toThrow(RefusedError);
    await makeMembership(owner, { code: B, status: 'withdrawn' });
    await expect(getInventory(b, { code: A })).rejects.toThrow(RefusedError);
    await makeMembership(owner, { code: B });
  });

  test('going through it counts to the duty; an empty one does not', async () => {
    await expect(confirmInventory(a, { code: A })).rejects.toThrow(StateError);
    await add();
    await confirmInventory(a, { code: A });
    const [record] = await owner.dutyRecord.findMany();
    expect(record).toMatchObject({ dutyKey: 'configuration', evidenceKind: 'inventory', municipalityCode: A });
    expect(isoDay(record!.doneOn)).toBe(isoDay(new Date()));
    expect((await getInventory(a, { code: A })).revision).toMatchObject({ items: 1, old: false });
    const duty = async (on: Date) => (await getDuties(a, { code: A }, on)).duties.find(({ key }) => key === 'configuration')!.state;
    expect(await duty(new Date())).toBe('met');
    expect(await duty(new Date(Date.now() + 366 * 86_400_000))).toBe('overdue');
    await confirmInventory(colleague, { code: A });
    expect(await owner.dutyRecord.count()).toBe(2); // each revision has its record
  });
});

describe('the sheet', () => {
  test('comes back as it went out: nothing changes', async () => {
    await add();
    await add({ priority: 'first', name: '=HYPERLINK("x")', work: '_x0041_ ＋改行', needs: '電源\n回線', kind: 'equipment', renewal: '' });
    const upload = await send((await getInventorySheet(a, { code: A })).bytes);
    const preview = await getInventoryUpload(a, { code: A, upload });
    expect(preview).toMatchObject({ refusal: '', problems: [], missing: [] });
    expect(preview.changes.map(({ what }) => what)).toEqual(['same', 'same']);
  });

  test('new, changed and missing rows are shown before they are taken', async () => {
    await add();
    await add({ name: '古い機器', kind: 'equipment' });
    const upload = await send(await edited((sheet) => {
      fill(sheet, 2, { 名称: '住民記録システム（新）', '更新・満了の日': '令和11年3月31日' });
      sheet.spliceRows(3, 1);
      fill(sheet, 3, { 種類: '回線', 名称: 'LGWAN', 使っている業務: '通信', 形態: '当てはまらない', '更新・満了の日': new Date('2027-09-30T00:00:00Z') });
    }));
    const preview = await getInventoryUpload(a, { code: A, upload });
    expect(preview.changes.map(({ what, changed }) => [what, changed.map(({ field }) => field)])).toEqual([['changed', ['name', 'renewal']], ['new', []]]);
    expect(preview.missing.map(({ item }) => item.name)).toEqual(['古い機器']);
    expect(await rows()).toHaveLength(2);
    expect(await takeInventorySheet(a, { code: A, upload, take: 'all', end: 'yes' })).toEqual({ added: 1, changed: 1, ended: 1 });
    expect((await rows()).map(({ item }) => [item.name, item.renewal])).toEqual([['住民記録システム（新）', '2029-03-31'], ['LGWAN', '2027-09-30']]);
    await expect(takeInventorySheet(a, { code: A, upload, take: 'all' })).rejects.toThrow(StateError);
  });

  test('taken twice at once, it is taken once; and there is an end to what it holds', async () => {
    await add();
    const upload = await send(await edited((sheet) => fill(sheet, 3, { 種類: '回線', 名称: 'LGWAN', 使っている業務: '通信', 形態: '当てはまらない' })));
    const taken = await Promise.allSettled([1, 2, 3].map(() => takeInventorySheet(a, { code: A, upload, take: 'all' })));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
    await owner.inventoryItem.createMany({ data: Array.from({ length: 1998 }, () => ({ id: randomUUID(), municipalityCode: A, sealed: new Uint8Array(1) })) });
    await expect(add()).rejects.toThrow('2,000件まで');
  });

  test('a sheet fills the inventory up to its last place', async () => {
    await add();
    const upload = await send(await edited((sheet) => fill(sheet, 3, { 種類: '回線', 名称: 'LGWAN', 使っている業務: '通信', 形態: '当てはまらない' })));
    const others = Array.from({ length: 1998 }, () => randomUUID());
    await owner.inventoryItem.createMany({ data: others.map((id) => ({ id, municipalityCode: A, sealed: sealItem(item, id, A) })) });
    expect(await takeInventorySheet(a, { code: A, upload, take: 'all' })).toMatchObject({ added: 1 });
    expect(await owner.inventoryItem.count({ where: { municipalityCode: A, endedAt: null } })).toBe(2000);
  });

  test('each row that is wrong is named with its remedy, and the others can be taken', async () => {
    await add();
    const upload = await send(await edited((sheet) => {
      fill(sheet, 3, { 種類: '乗り物', 名称: '', 使っている業務: 'あ', 形態: '自庁舎' });
      fill(sheet, 4, { 種類: 'システム', 名称: '税', 使っている業務: '税', 形態: '自庁舎', '更新・満了の日': 'いつか' });
      fill(sheet, 5, { 識別番号: 'ほかの番号', 種類: 'システム', 名称: '福祉', 使っている業務: '福祉', 形態: '自庁舎' });
      fill(sheet, 6, { 識別番号: cell(sheet, 2, '識別番号').value, 種類: 'システム', 名称: '写し', 使っている業務: '写し', 形態: '自庁舎' });
      fill(sheet, 7, { 種類: 'システム', 名称: '財務', 使っている業務: '財務', 形態: 'パブリッククラウド' });
    }));
    const { problems, changes } = await getInventoryUpload(a, { code: A, upload });
    expect(problems.map(({ row, field }) => [row, field])).toEqual([[3, '種類'], [3, '名称'], [4, '更新・満了の日'], [5, '識別番号'], [6, '識別番号']]);
    expect(problems.every(({ message }) => message.endsWith('ください。'))).toBe(true);
    expect(changes.filter(({ what }) => what === 'new').map(({ item }) => item.name)).toEqual(['財務']);
    await expect(takeInventorySheet(a, { code: A, upload, take: 'all' })).rejects.toThrow(StateError);
    expect(await takeInventorySheet(a, { code: A, upload, take: 'good', end: 'yes' })).toEqual({ added: 1, changed: 0, ended: 0 });
  });

  test('another file is told what it is, and another person’s upload is not there', async () => {
    const refusal = async (bytes: Buffer) => (await getInventoryUpload(a, { code: A, upload: await send(bytes) })).refusal;
    expect(await refusal(await samplePdf())).toContain('Excelファイル（.xlsx）ではありません');
    expect(await refusal(Buffer.from('<html><script>'))).toContain('HTML');
    expect(await refusal(await edited((sheet) => { sheet.name = '別'; }))).toContain('「台帳」という名前のシートがありません');
    expect(await refusal(await edited((sheet) => { sheet.getCell('C1').value = '名まえ'; }))).toContain('「名称」の列がありません');
    const upload = await send(await edited(() => {}));
    await expect(getInventoryUpload(colleague, { code: A, upload })).rejects.toThrow(NotFoundError);
    await owner.inventoryUpload.updateMany({ data: { uploadedAt: day('2026-01-01') } });
    await expect(getInventoryUpload(a, { code: A, upload })).rejects.toThrow(NotFoundError);
    const fresh = await send(await edited(() => {}));
    expect((await owner.inventoryUpload.findMany()).map(({ id }) => id)).toEqual([fresh]); // what has lapsed is gone
  });
});

describe('what it proposes to the yearly form', () => {
  const where = { year: YEAR, code: A, section: 'organization' };
  const juki: Partial<Item> = { form: 'private', place: '県内のデータセンター' };
  const stored = async () => (await getResponse(a, { year: YEAR, code: A })).answers;
  beforeEach(() => owner.response.deleteMany());

  test('is what the own inventory says, with its source and date, and fills nothing by itself', async () => {
    await add(juki);
    const today = formatDate(day(isoDay(new Date())));
    expect(await proposeAnswers(a, where)).toEqual({
      'server-location.juki': [{ from: 'inventory', label: `台帳の「住民記録システム」（${today}時点）`, value: ['data-center'], take: '台帳のとおりにする', same: '台帳と同じです' }],
      'vendor.juki': [expect.objectContaining({ value: '見本システム' })],
    });
    expect(await proposeAnswers(a, { ...where, section: 'preparedness' })).toEqual({});
    expect(await stored()).toEqual({});
  });

  test('says how old it is: from the last change or, where it came later, from the last revision', async () => {
    await add(juki);
    await owner.inventoryItem.updateMany({ data: { changedAt: new Date('2024-05-01T00:00:00Z') } });
    expect((await proposeAnswers(a, where))['vendor.juki']![0]!.label).toBe('台帳の「住民記録システム」（2024年5月1日（令和6年）時点。1年以上、見直されていません）');
    await confirmInventory(a, { code: A });
    expect((await proposeAnswers(a, where))['vendor.juki']![0]!.label).toContain(`（${formatDate(day(isoDay(new Date())))}時点）`);
  });

  test('is nothing without an inventory, with a system that has been taken out, or where nothing is clear', async () => {
    expect(await proposeAnswers(a, where)).toEqual({});
    await add({ work: '通信', name: '何か' });
    expect(await proposeAnswers(a, where)).toEqual({});
    await add(juki);
    await endInventoryItem(a, { code: A, id: (await rows()).find(({ item }) => item.work === '住民記録')!.id });
    expect(await proposeAnswers(a, where)).toEqual({});
  });

  test('is for who writes the own form alone, also where another may open the inventory', async () => {
    await add(juki);
    await makeAcceptance(owner, { code: B });
    await expect(proposeAnswers(b, where)).rejects.toThrow(RefusedError);
    await expect(proposeAnswers(viewer, where)).rejects.toThrow(RefusedError);
    expect(await proposeAnswers(b, { ...where, code: B })).toEqual({});
    await expect(proposeAnswers(a, { ...where, section: 'no-such' })).rejects.toThrow(NotFoundError);
    await expect(proposeAnswers(a, { ...where, year: 2020 })).rejects.toThrow(NotFoundError);
  });

  test('without script: one press takes it, what it replaced comes back with another, and a colleague’s answer is not overwritten', async () => {
    await add(juki);
    await saveAnswers(a, { ...where, changes: [{ field: 'vendor.juki', from: null, to: '前の会社' }] });
    const { value } = (await proposeAnswers(a, where))['vendor.juki']![0]!;
    const press = async (what: unknown, base?: object) => saveSectionForm(a, { ...where, ...(base ?? (await stored())), [BASE]: base ?? (await stored()), [ASKED]: [], [TAKE]: ['vendor.juki', what] } as never);
    const took = await press(value);
    expect(took).toMatchObject({ errors: {}, conflicts: {}, taken: { field: 'vendor.juki', before: '前の会社' } });
    expect(await stored()).toEqual({ 'vendor.juki': '見本システム' });
    expect((await press(took.taken!.before)).taken).toEqual({ field: 'vendor.juki', before: '見本システム' });
    expect(await stored()).toEqual({ 'vendor.juki': '前の会社' });
    await saveAnswers(colleague, { ...where, changes: [{ field: 'vendor.juki', from: '前の会社', to: '同僚の会社' }] });
    const met = await press(value, { 'vendor.juki': '前の会社' });
    expect([met.taken, met.conflicts['vendor.juki']?.theirs]).toEqual([undefined, '同僚の会社']);
    expect(await stored()).toEqual({ 'vendor.juki': '同僚の会社' });
  });
});
