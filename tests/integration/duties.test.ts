import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDutyFilter } from '@/lib/agreement/duties/duty-filter';
import { exportDutiesCsv, exportDutiesXlsx } from '@/lib/agreement/duties/export-duties';
import { getDuties } from '@/lib/agreement/duties/get-duties';
import { getPreparation } from '@/lib/agreement/duties/get-preparation';
import { listDuties } from '@/lib/agreement/duties/list-duties';
import { recordByHand } from '@/lib/agreement/duties/record-by-hand';
import { sendDutyReminders } from '@/lib/agreement/duties/send-duty-reminders';
import { statePreparation } from '@/lib/agreement/duties/state-preparation';
import { takeBackDuty } from '@/lib/agreement/duties/take-back-duty';
import type { PersonActor, SecretariatActor } from '@/lib/platform/actor';
import { day } from '@/lib/platform/time';
import { makeAgreement, makeContact, makeMembership } from '../support/agreement-factories';
import { actorOf, checkDigit, makeMunicipality, makePerson, ownerClient } from '../support/factories';
import { makeRandomMembers } from '../support/random-members';

const owner = ownerClient(process.env.OWNER_URL!);
const code = (five: string) => `${five}${checkDigit(five)}`;
const [A, B, PREPARING] = [code('99511'), code('99512'), code('99513')];
const at = (iso: string) => new Date(`${iso}T12:00:00+09:00`);
const job = { kind: 'job', name: 'remind-duties' } as const;
let editor: PersonActor;
let other: PersonActor;
let preparing: PersonActor;
let secretariat: SecretariatActor;

beforeAll(async () => {
  await makeAgreement(owner);
  for (const [i, c] of [A, B, PREPARING].entries()) {
    await makeMunicipality(owner, { code: c, name: `義務${i}町`, kana: 'ぎむちょう', type: '町', population: 8000 });
    await makeMembership(owner, { code: c, status: c === PREPARING ? 'preparing' : 'member', since: '2024-04-01' });
    for (const side of ['disaster', 'ict']) await makeContact(owner, { code: c, side, name: '担当', means: [], appointedOn: '2024-04-01' });
  }
  const make = async (c: string) => actorOf(await makePerson(owner, { signInName: `e-${c}`, name: '義務 担当', role: 'editor', code: c })) as PersonActor;
  [editor, other, preparing] = [await make(A), await make(B), await make(PREPARING)];
  await owner.person.update({ where: { id: editor.personId }, data: { email: 'a@example.jp' } });
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務 太郎', role: 'secretariat' })) as SecretariatActor;
});
beforeEach(async () => {
  await owner.dutyReminderItem.deleteMany();
  await owner.dutyReminder.deleteMany();
  await owner.mailMessage.deleteMany();
  await owner.dutyRecord.deleteMany();
  await owner.dutyStatement.deleteMany();
});
afterAll(() => owner.$disconnect());

const stateOf = async (key: string, on: string) => (await getDuties(editor, { code: A }, at(on))).duties.find((duty) => duty.key === key)!;
const done = (dutyKey: string, doneOn: string, c = A) => owner.dutyRecord.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: c, dutyKey, doneOn: day(doneOn), evidenceKind: 'hand', evidenceId: `${dutyKey} ${doneOn}` } });

describe('recording by hand and taking back', () => {
  test('counts from its day; taken back it stays to be seen and counts no more', async () => {
    await recordByHand(editor, { code: A, duty: 'bcp', doneOn: '令和8年4月1日', note: '共有フォルダー' });
    expect(await stateOf('bcp', '2027-03-01')).toMatchObject({ state: 'met', metUntil: '2027-04-01', lastDone: '2026-04-01', history: [{ note: '共有フォルダー', by: '義務 担当', withdrawnAt: null }] });
    const [row] = (await stateOf('bcp', '2027-03-01')).history;
    expect(await takeBackDuty(editor, { code: A, id: row!.id })).toBe('bcp');
    expect((await getDuties(editor, { code: A })).duties.find(({ key }) => key === 'bcp')).toMatchObject({ state: 'never', history: [{ id: row!.id, withdrawnAt: expect.any(Date) }] });
    await expect(takeBackDuty(editor, { code: A, id: row!.id })).rejects.toThrow('すでに取り消されています');
    expect((await owner.auditEntry.findMany({ where: { act: { startsWith: 'duty.' } }, orderBy: { id: 'asc' } })).map(({ act }) => act).sort()).toEqual(['duty.recorded', 'duty.taken-back']);
  });

  test('what a document recorded is not taken back here, nor by another municipality', async () => {
    const { id } = await owner.dutyRecord.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: A, dutyKey: 'configuration', doneOn: day('2026-04-01'), evidenceKind: 'document', evidenceId: 'd' } });
    await expect(takeBackDuty(editor, { code: A, id })).rejects.toThrow('もとになった文書');
    await expect(takeBackDuty(other, { code: B, id })).rejects.toMatchObject({ status: 404 });
  });

  test('準備会 records its ICT-BCP and nothing else, and sees nothing else', async () => {
    await recordByHand(preparing, { code: PREPARING, duty: 'bcp', doneOn: '2026-04-01', note: '冊子' });
    await expect(recordByHand(preparing, { code: PREPARING, duty: 'drill', doneOn: '2026-04-01', note: 'x' })).rejects.toThrow('準備会の間は');
    const { duties } = await getDuties(preparing, { code: PREPARING }, at('2026-05-01'));
    expect(duties.map(({ key, state, owed }) => [key, state, owed])).toEqual([['bcp', 'met', false]]);
  });
});

test('what is laid down for sending is shared with the members, the newest that is not taken back', async () => {
  const sending = { code: A, kind: 'sending' as const, decides: '市長', travel: '実費', insurance: '公務災害', cost: '自団体', remark: '' };
  await statePreparation(editor, { ...sending, reviewedOn: '2025-04-01' });
  await statePreparation(editor, { ...sending, decides: '副市長', reviewedOn: '2026-04-01' });
  expect((await getPreparation(other, { code: A })).preparations).toMatchObject([{ kind: 'sending', content: { decides: '副市長' } }]);
  expect(await owner.auditEntry.count({ where: { act: 'preparation.opened', municipalityCode: A } })).toBe(1);
  const newest = (await stateOf('sending', '2026-05-01')).history[0]!;
  await takeBackDuty(editor, { code: A, id: newest.id });
  expect((await getPreparation(other, { code: A })).preparations).toMatchObject([{ content: { decides: '市長' } }]);
  await expect(getPreparation(preparing, { code: A })).rejects.toMatchObject({ status: 403 });
});

describe('reminders', () => {
  const mails = async () => (await owner.mailMessage.findMany({ where: { kind: 'duty' }, orderBy: { createdAt: 'asc' } })).map(({ municipalityCode, subject, body }) => ({ municipalityCode, subject, body }));
  const remind = (on: string) => sendDutyReminders(job, at(on));

  test('30 days before and on lapsing, one mail in seven days, nothing twice, also by two at once', async () => {
    await done('bcp', '2025-04-15');
    await done('drill', '2025-04-20');
    for (const key of ['configuration', 'training', 'wishes', 'reception', 'sending']) await done(key, '2026-01-10');
    expect(await remind('2026-03-16')).toBe(0); // 31 days before 16 April
    const both = await Promise.all([remind('2026-03-17'), remind('2026-03-17')]);
    expect(both.sort()).toEqual([0, 1]);
    expect(await remind('2026-03-22')).toBe(0); // the drill is due soon too, but the week is not over
    expect(await remind('2026-03-24')).toBe(1);
    expect(await remind('2026-03-31')).toBe(0);
    expect(await remind('2026-04-15')).toBe(0);
    expect(await remind('2026-04-16')).toBe(1); // the plan has lapsed
    expect(await remind('2026-04-21')).toBe(0); // the drill has, within the week
    expect(await remind('2026-04-23')).toBe(1);
    expect(await remind('2026-08-01')).toBe(0);
    const sent = await mails();
    expect(sent.map(({ municipalityCode }) => municipalityCode)).toEqual([A, A, A, A]); // B has no address: nothing is noted for it
    expect(sent[0]!.body).toContain('最低限のICT-BCP（期限が近い）');
    expect(sent[0]!.body).toContain(`/agreement/duties?code=${A}`);
    expect(sent[2]!.subject).toContain('1件の期限が切れています');
    const items = await owner.dutyReminderItem.findMany({ orderBy: [{ sentOn: 'asc' }, { dutyKey: 'asc' }] });
    expect(items.map(({ dutyKey, kind, lapsesOn, sentOn }) => [dutyKey, kind, lapsesOn.toISOString().slice(0, 10), sentOn.toISOString().slice(0, 10)])).toEqual([
      ['bcp', 'soon', '2026-04-16', '2026-03-17'], ['drill', 'soon', '2026-04-21', '2026-03-24'], ['bcp', 'lapsed', '2026-04-16', '2026-04-16'], ['drill', 'lapsed', '2026-04-21', '2026-04-23'],
    ]);
  });

  test('at rest, preparing or gone, nobody is reminded', async () => {
    await done('bcp', '2024-04-15');
    for (const status of ['suspended', 'withdrawn'] as const) {
      await owner.membershipStep.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: A, status, effectiveOn: day('2026-04-01') } });
      expect(await remind('2026-05-01')).toBe(0);
      await owner.membershipStep.deleteMany({ where: { municipalityCode: A, status } });
    }
    expect(await remind('2026-05-01')).toBe(1);
  });
});

describe('the table of the secretariat', () => {
  test('CSV with a mark, the code first, nothing that a spreadsheet takes for a formula; the same in Excel', async () => {
    await done('bcp', '2026-01-10');
    await owner.municipality.update({ where: { code: B }, data: { name: '=1+1' } });
    const { body, name } = await exportDutiesCsv(secretariat, readDutyFilter({}), at('2026-05-01'));
    expect(name).toBe('義務の一覧_2026-05-01.csv');
    expect(body.startsWith('\uFEFF全国地方公共団体コード,都道府県名,市区町村名')).toBe(true);
    const lines = body.split('\r\n');
    expect(lines.find((line) => line.startsWith(A))).toContain('構成団体,2024-04-01,6,満たしている,,,,満たしている,2027-01-10,2026-01-10,');
    expect(body).toContain(`'=1+1`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exportDutiesXlsx(secretariat, readDutyFilter({ duty: 'bcp', state: 'met' }), at('2026-05-01'))).body as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('義務の一覧')!;
    expect([sheet.getCell('A2').value, sheet.getCell('A3').value]).toEqual([A, PREPARING].slice(0, 1).concat([null as never]));
    await owner.municipality.update({ where: { code: B }, data: { name: '義務1町' } });
  });

  test('1,741 members are one table, a page at a time', async () => {
    await makeRandomMembers(owner, 1_741);
    const table = await listDuties(secretariat, readDutyFilter({ page: '2' }), at('2026-05-01'));
    expect(table.rows.length).toBe(100);
    expect(table.total).toBeGreaterThan(1_200);
    const counted = table.counts.find(({ key }) => key === 'bcp')!;
    expect(counted.met + counted.soon + counted.overdue + counted.never + counted['not-owed']).toBe(table.members);
  });
});
