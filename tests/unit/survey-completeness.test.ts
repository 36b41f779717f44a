import { describe, expect, it } from 'vitest';
import { fieldApplies, holds, itemApplies } from '@/lib/survey/questionnaire/conditions';
import { invalidCombinations, missingFields, progress, prune } from '@/lib/survey/questionnaire/completeness';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf, fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';

const questionnaire = questionnaireFor(2026);
const itemOf = (key: string) => itemsOf(questionnaire).find((item) => item.key === key)!;
const missing = (answers: Answers) => missingFields(questionnaire, answers).map((field) => field.name);

describe('conditions', () => {
  it('do not hold on an unanswered field, neither for in nor for notIn', () => {
    expect(holds({ field: 'ict-bcp-status', in: ['established'] }, {})).toBe(false);
    expect(holds({ field: 'ict-bcp-status', notIn: ['no-plan'] }, {})).toBe(false);
    expect(holds({ sameRow: 'backup-medium', notIn: ['none'] }, { 'backup-medium.juki': [] }, 'juki')).toBe(false);
  });

  it('look at any row of a matrix, and never at its remark', () => {
    const item = itemOf('building-seismic-isolation');
    expect(itemApplies(item, { 'server-location.tax': ['data-center', 'office-other'] })).toBe(true);
    expect(itemApplies(item, { 'server-location.tax': ['data-center'] })).toBe(false);
    expect(itemApplies(item, { 'server-location.remark': 'office-other' })).toBe(false);
  });

  it('combine with all and any', () => {
    const yes = { field: 'a', in: ['x'] };
    const no = { field: 'b', in: ['x'] };
    expect(holds({ all: [yes, no] }, { a: 'x' })).toBe(false);
    expect(holds({ any: [yes, no] }, { a: 'x' })).toBe(true);
  });

  it('ask a row of backup-place only where that row is backed up', () => {
    const item = itemOf('backup-place');
    const applies = (row: string, answers: Answers) => fieldApplies(item, fieldsOfItem(item).find((f) => f.row === row)!, answers);
    const answers = { 'backup-medium.juki': ['cloud'], 'backup-medium.tax': ['none'] };
    expect(applies('juki', answers)).toBe(true);
    expect(applies('tax', answers)).toBe(false);
    expect(applies('koseki', answers)).toBe(false);
  });
});

describe('prune', () => {
  it('drops what conditions exclude, step by step, and what is no field', () => {
    const kept = prune(questionnaire, {
      'server-location.juki': ['cloud'], 'rack-seismic-isolation': 'yes',
      'backup-medium.juki': ['none'], 'backup-place.juki': ['other-building'], 'backup-place.places': 2,
      'ict-bcp-status': 'no-plan', 'ict-bcp-date': '2011-12', 'ict-bcp-in-regional-plan': 'positioned',
      'risk-assumed': 'no', 'risk-assumed.which': ['flood'], 'risk-assumed.unconfirmed': true, 'risk-assumed.remark': '確認中です。',
      'no-such-field': 'x',
    });
    expect(kept).toEqual({
      'server-location.juki': ['cloud'], 'backup-medium.juki': ['none'], 'ict-bcp-status': 'no-plan',
      'risk-assumed': 'no', 'risk-assumed.unconfirmed': true, 'risk-assumed.remark': '確認中です。',
    });
  });

  it('works a total out from its parts, and keeps one that has none (2012)', () => {
    const parts = { 'ict-staff.employees': 3, 'ict-staff.resident-engineers': 1, 'ict-staff.operators': 0 };
    expect(prune(questionnaire, { ...parts, 'ict-staff.total': 99 })['ict-staff.total']).toBe(4);
    expect(prune(questionnaire, { 'ict-staff.total': 11 })).toEqual({ 'ict-staff.total': 11 });
    expect(prune(questionnaire, { 'ict-staff.employees': 3 })).toEqual({ 'ict-staff.employees': 3 });
  });

  it('leaves the given answers as they were', () => {
    const answers = { 'ict-staff.employees': 3, 'ict-staff.resident-engineers': 1, 'ict-staff.operators': 0, 'ict-bcp-date': '2011-12' };
    const copy = structuredClone(answers);
    prune(questionnaire, answers);
    expect(answers).toEqual(copy);
  });
});

describe('what is missing', () => {
  it('names every field that is asked of everyone when nothing is answered', () => {
    const names = missing({});
    expect(names).toContain('ict-staff.operators');
    expect(names).toContain('vendor.network');
    expect(names).not.toContain('ict-staff.total');
    expect(names).not.toContain('building-seismic-isolation');
    expect(names).not.toContain('backup-frequency.juki');
    expect(names.some((name) => name.endsWith('.remark') || name.endsWith('.unconfirmed'))).toBe(false);
  });

  it('asks a follow-up that must be answered only under its answer', () => {
    expect(missing({ 'risk-assumed': 'yes' })).toContain('risk-assumed.which');
    expect(missing({ 'risk-assumed': 'no' })).not.toContain('risk-assumed.which');
    expect(missing({ 'emergency-power': 'servers' })).not.toContain('emergency-power.hours');
  });

  it('names the rows of a matrix one by one', () => {
    const names = missing({ 'backup-medium.juki': ['cloud'], 'backup-medium.tax': ['none'] });
    expect(names).toContain('backup-medium.welfare');
    expect(names).toContain('backup-frequency.juki');
    expect(names).not.toContain('backup-medium.juki');
    expect(names).not.toContain('backup-frequency.tax');
  });

  it('is nothing for a form that answers every field', () => {
    const answers: Answers = {};
    for (const field of fieldsOf(questionnaire)) {
      if (field.kind === 'number') answers[field.name] = 1;
      else if (field.kind === 'yearMonth') answers[field.name] = '2020-04';
      else if (field.kind === 'many' || field.kind === 'ranked') answers[field.name] = [field.choices![0]!.value];
      else if (field.kind === 'one') answers[field.name] = field.choices![0]!.value;
      else if (field.kind === 'text' || field.kind === 'named') answers[field.name] = '自庁';
    }
    expect(missing(answers)).toEqual([]);
    const { answered, applicable } = progress(questionnaire, answers);
    expect(answered).toBe(applicable);
  });
});

describe('progress', () => {
  it('counts items, a matrix once and only when whole', () => {
    const section = questionnaire.sections[0]!;
    const start = progress(section, {}, questionnaire);
    expect(start).toEqual({ answered: 0, applicable: 4 });
    const vendors = Object.fromEntries(['juki', 'tax', 'welfare', 'koseki'].map((row) => [`vendor.${row}`, '自庁']));
    expect(progress(section, vendors, questionnaire).answered).toBe(0);
    expect(progress(section, { ...vendors, 'vendor.network': '自庁' }, questionnaire).answered).toBe(1);
    expect(progress(section, { 'server-location.juki': ['office-other'] }, questionnaire).applicable).toBe(8);
  });

  it('of the whole is the sum of its sections', () => {
    const answers: Answers = { 'ict-bcp-status': 'established', 'risk-assumed': 'no', 'backup-medium.juki': ['cloud'] };
    const sections = questionnaire.sections.map((section) => progress(section, answers, questionnaire));
    const sum = (pick: (p: { answered: number; applicable: number }) => number) => sections.reduce((total, p) => total + pick(p), 0);
    expect(progress(questionnaire, answers)).toEqual({ answered: sum((p) => p.answered), applicable: sum((p) => p.applicable) });
  });
});

describe('answers that cannot stand together', () => {
  const clash = (answers: Answers) => invalidCombinations(questionnaire, answers);

  it('an exclusive choice beside another, also in one row of a matrix', () => {
    expect(clash({ 'disaster-system': ['shelter', 'none'] })).toEqual([
      { field: 'disaster-system', message: '「4-5 災害時に使うシステム」で「なし」を選ぶときは、ほかの選択肢を外してください。' },
    ]);
    expect(clash({ 'backup-medium.tax': ['cloud', 'none'], 'backup-medium.juki': ['none'] }).map((c) => c.field)).toEqual(['backup-medium.tax']);
    expect(clash({ 'disaster-system': ['none'] })).toEqual([]);
  });

  it('not confirmed beside はい', () => {
    expect(clash({ 'risk-assumed': 'yes', 'risk-assumed.unconfirmed': true })[0]!.message).toContain('「いいえ」を選んでください');
    expect(clash({ 'risk-assumed.unconfirmed': true })).toHaveLength(1);
    expect(clash({ 'risk-assumed': 'no', 'risk-assumed.unconfirmed': true })).toEqual([]);
  });

  it('a total below its parts, or above what can be', () => {
    expect(clash({ 'ict-staff.employees': 5, 'ict-staff.total': 4 })[0]).toEqual({ field: 'ict-staff.total', message: '「1-1 ICT部門の人数（合計）」は、内訳の和（5人）以上の数を入力してください。' });
    expect(clash({ 'ict-staff.total': 4 })).toEqual([]);
    const many = { 'ict-staff.employees': 9000, 'ict-staff.resident-engineers': 9000, 'ict-staff.operators': 0 };
    expect(clash(many)[0]!.field).toBe('ict-staff.employees');
    expect(clash(many)[0]!.message).toContain('10,000人を超えています');
  });

  it('says nothing of an item that is not asked', () => {
    expect(clash({ 'rack-seismic-isolation': 'yes', 'rack-seismic-isolation.unconfirmed': true })).toEqual([]);
  });
});
