import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import type { SentChange } from '@/lib/survey/drafts/save-protocol';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;

beforeAll(async () => {
  office = await makeOffices(owner);
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  vi.useRealTimers();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', closesOn: new Date('2099-03-31T00:00:00Z') } });
});

const save = (who: typeof office.editor, ...changes: SentChange[]) => saveAnswers(who, { year: YEAR, code: office.code, changes });
const stored = async () => (await owner.response.findFirst({ where: { owner: office.code } }))?.answers;
const change = (field: string, from: unknown, to: unknown): SentChange => ({ field, from, to });

describe('saving answers', () => {
  test('the first save makes the response; full-width digits are turned; each field has its own answer', async () => {
    const result = await save(office.editor,
      change('ict-staff.employees', null, '１２人'), change('vendor.juki', null, '見本𠮷システム'), change('rush-staff', null, 'nonsense'), change('retired-long-ago', null, 'x'), change('ict-staff.total', null, 3));
    expect(result.fields['ict-staff.employees']).toEqual({ status: 'saved', value: 12 });
    expect(result.fields['vendor.juki']).toEqual({ status: 'saved', value: '見本𠮷システム' });
    expect(result.fields['rush-staff']).toMatchObject({ status: 'invalid', message: expect.stringContaining('示された選択肢の中から') as string });
    expect(result.fields['retired-long-ago']).toMatchObject({ status: 'unknown', message: expect.stringContaining('開き直して') as string });
    expect(result.fields['ict-staff.total']).toMatchObject({ status: 'invalid' });
    expect(result.revision).toBe(1);
    expect(await stored()).toEqual({ 'ict-staff.employees': 12, 'vendor.juki': '見本𠮷システム' });
  });

  test('an answer can be taken back', async () => {
    await save(office.editor, change('satellite-phones', null, '3'));
    await save(office.editor, change('satellite-phones', 3, ''));
    expect(await stored()).toEqual({});
  });

  test('two people in different fields never disturb each other; in the same field both values come back, with who and when', async () => {
    await save(office.editor, change('satellite-phones', null, 2));
    await save(office.colleague, change('vendor.tax', null, '甲社'), change('satellite-phones', 2, 5));
    const late = await save(office.editor, change('satellite-phones', 2, 7), change('vendor.koseki', null, '乙社'));
    expect(late.fields['vendor.koseki']).toMatchObject({ status: 'saved' });
    expect(late.fields['satellite-phones']).toMatchObject({ status: 'conflict', mine: 7, theirs: 5, by: '同僚 次郎', at: expect.stringMatching(/^20/) as string });
    expect(await stored()).toEqual({ 'satellite-phones': 5, 'vendor.tax': '甲社', 'vendor.koseki': '乙社' });
    const seen = await save(office.editor, change('satellite-phones', 5, 7));
    expect(seen.fields['satellite-phones']).toEqual({ status: 'saved', value: 7 });
  });

  test('one person in two windows is told so', async () => {
    await save(office.editor, change('satellite-phones', null, 2));
    const second = await save(office.editor, change('satellite-phones', null, 3));
    expect(second.fields['satellite-phones']).toMatchObject({ status: 'conflict', by: 'ご自身（別の画面）' });
  });

  test('forty first saves at once: every field is there, nothing is lost', async () => {
    const fields = fieldsOf(questionnaire).filter(({ kind, role }) => kind === 'text' && role === 'remark').slice(0, 40).map(({ name }) => name);
    const results = await Promise.all(fields.map((field, i) => save(i % 2 ? office.editor : office.colleague, change(field, null, `値${i}`))));
    expect(results.flatMap(({ fields: outcomes }) => Object.values(outcomes).map(({ status }) => status))).toEqual(fields.map(() => 'saved'));
    expect(await stored()).toEqual(Object.fromEntries(fields.map((field, i) => [field, `値${i}`])));
    expect(Math.max(...results.map(({ revision }) => revision))).toBe(40);
  });

  test('a save sent twice, because the line broke before the reply, changes nothing more', async () => {
    const first = await save(office.editor, change('satellite-phones', null, 2));
    const again = await save(office.editor, change('satellite-phones', null, 2));
    expect(again.fields).toEqual(first.fields);
    expect(again.revision).toBe(first.revision);
  });
});

describe('the history', () => {
  const rows = () => owner.answerChange.findMany({ where: { field: 'satellite-phones' }, orderBy: { id: 'asc' } });

  test("one person's saves of a field within ten minutes are one row; later ones, and a colleague's, are others", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T01:00:00Z') });
    await save(office.editor, change('satellite-phones', null, 1));
    vi.setSystemTime(new Date('2026-11-02T01:09:00Z'));
    await save(office.editor, change('satellite-phones', 1, 2));
    expect((await rows()).map(({ before, after }) => [before, after])).toEqual([[null, 2]]);
    vi.setSystemTime(new Date('2026-11-02T01:11:00Z'));
    await save(office.editor, change('satellite-phones', 2, 3));
    await save(office.colleague, change('satellite-phones', 3, 4));
    await save(office.editor, change('satellite-phones', 4, 5));
    expect((await rows()).map(({ before, after, personId }) => [before, after, personId === (office.editor as { personId: string }).personId])).toEqual([[null, 2, true], [2, 3, true], [3, 4, false], [4, 5, true]]);
  });

  test('who else is at work is seen on the cover, with the section', async () => {
    await save(office.colleague, change('vendor.juki', null, '甲社'));
    const { atWork, approvers } = await getColleagues(office.editor, { year: YEAR, code: office.code });
    expect(atWork).toMatchObject([{ name: '同僚 次郎', section: '1 組織とシステム' }]);
    expect(approvers).toEqual(['承認 太郎']);
    await save(office.colleague, change('satellite-phones', null, 1)); // went on: stands where it saved last, once
    expect((await getColleagues(office.editor, { year: YEAR, code: office.code })).atWork).toMatchObject([{ name: '同僚 次郎', section: '2 災害への準備' }]);
    expect((await getColleagues(office.colleague, { year: YEAR, code: office.code })).atWork).toEqual([]);
  });
});

describe('who may not, and when not', () => {
  test('another municipality, the secretariat and a viewer are refused before anything is looked up', async () => {
    for (const who of [office.foreign, office.secretariat, office.viewer, { kind: 'anonymous' } as const]) {
      await expect(saveAnswers(who, { year: YEAR, code: office.code, changes: [change('satellite-phones', null, 1)] })).rejects.toThrow(RefusedError);
      await expect(getResponse(who, { year: YEAR, code: office.code })).rejects.toThrow(RefusedError);
      await expect(getColleagues(who, { year: YEAR, code: office.code })).rejects.toThrow(RefusedError);
    }
  });

  test('a year or section that is not there', async () => {
    await expect(saveAnswers(office.editor, { year: 2031, code: office.code, changes: [change('satellite-phones', null, 1)] })).rejects.toThrow(NotFoundError);
    await expect(saveAnswers(office.editor, { year: YEAR, code: office.code, section: 'nowhere', changes: [change('satellite-phones', null, 1)] })).rejects.toThrow(NotFoundError);
  });

  test('not once the year is closed or its last day is over, nor once it is submitted', async () => {
    await save(office.editor, change('satellite-phones', null, 1));
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(save(office.editor, change('satellite-phones', 1, 2))).rejects.toThrow(StateError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', closesOn: new Date('2026-01-31T00:00:00Z') } });
    await expect(save(office.editor, change('satellite-phones', 1, 2))).rejects.toThrow('締め切りました');
    await owner.wave.update({ where: { year: YEAR }, data: { closesOn: null } });
    await owner.response.updateMany({ data: { status: 'submitted' } });
    for (const who of [office.editor, office.approver]) await expect(save(who, change('satellite-phones', 1, 2))).rejects.toThrow('提出済です');
    expect(await stored()).toEqual({ 'satellite-phones': 1 });
  });
});
