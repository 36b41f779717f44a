import { describe, expect, it } from 'vitest';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { inputValue, rawFromForm } from '@/lib/survey/drafts/form-values';
import { formatYearMonth, readYearMonth } from '@/lib/survey/questionnaire/year-month';

const fields = new Map(fieldsOf(questionnaireFor(2026)).map((field) => [field.name, field]));
const field = (name: string) => fields.get(name)!;

describe('a month as people write it', () => {
  it.each([
    ['2011-12', '2011-12'], ['2011/12', '2011-12'], ['2011.12', '2011-12'], ['2011年12月', '2011-12'], ['２０１１年１２月', '2011-12'],
    ['201112', '2011-12'], ['平成23年12月', '2011-12'], ['平成２３年１２月', '2011-12'], ['㍻23年12月', '2011-12'], ['H23.12', '2011-12'], ['h23/12', '2011-12'],
    ['平成18年5月', '2006-05'], ['平成元年1月', '1989-01'], ['昭和63年4月', '1988-04'], ['令和元年5月', '2019-05'], ['R7.12', '2025-12'], [' 2011年 4月 ', '2011-04'],
    ['平成31年5月', undefined], ['平成36年4月', undefined], ['昭和65年1月', undefined], ['令和元年4月', undefined], ['令和0年5月', undefined], ['2011-13', undefined],
    ['2011-00', undefined], ['23年12月', undefined], ['2011', undefined], ['12月', undefined], ['2011-12-01', undefined], ['', undefined],
  ])('%s → %s', (text, month) => expect(readYearMonth(text)).toBe(month));

  it('comes back with the Japanese year beside it, the first month of an era under its own name', () => {
    expect(formatYearMonth('2011-12')).toBe('2011年12月（平成23年12月）');
    expect(formatYearMonth('2019-05')).toBe('2019年5月（令和元年5月）');
    expect(formatYearMonth('2019-04')).toBe('2019年4月（平成31年4月）');
  });
});

describe('an answer in words', () => {
  it.each([
    ['risk-assumed', 'yes', 'はい'],
    ['risk-assumed', undefined, '未回答'],
    ['server-location.juki', [], '未回答'],
    ['server-location.juki', ['data-center', 'cloud'], 'データセンター、クラウドサービス'],
    ['ict-bcp-concern', ['knowledge', 'staffing'], '1番目：知識不足、2番目：人材不足'],
    ['ict-staff.total', 1200, '1,200人'],
    ['ict-bcp-date', '2006-05', '2006年5月（平成18年5月）'],
    ['risk-assumed.unconfirmed', true, 'チェックあり'],
    ['vendor.juki', '𠮷田電算', '𠮷田電算'],
    ['rush-staff', 'a-choice-of-before', 'a-choice-of-before'],
  ])('%s %j → %s', (name, value, text) => expect(answerText(field(name), value)).toBe(text));
});

describe('a form', () => {
  it('gives each field its raw value; what was not sent is null', () => {
    const wanted = ['risk-assumed', 'risk-assumed.which', 'ict-bcp-concern', 'risk-assumed.unconfirmed'].map(field);
    expect(rawFromForm(wanted, { 'risk-assumed': 'yes', 'risk-assumed.which': ['flood', 'fire'], 'ict-bcp-concern:1': 'time', 'ict-bcp-concern:3': 'budget' })).toEqual({
      'risk-assumed': 'yes', 'risk-assumed.which': ['flood', 'fire'], 'ict-bcp-concern': ['time', '', 'budget'], 'risk-assumed.unconfirmed': null,
    });
  });

  it('shows a stored value in its control', () => {
    expect(inputValue(field('ict-bcp-date'), '2011-12')).toBe('2011年12月');
    expect(inputValue(field('ict-staff.total'), 1200)).toBe('1200');
    expect(inputValue(field('risk-assumed.unconfirmed'), true)).toBe('yes');
    expect(inputValue(field('server-location.juki'), ['cloud'])).toEqual(['cloud']);
    expect(inputValue(field('ict-bcp-concern'), undefined)).toEqual([]);
    expect(inputValue(field('vendor.juki'), undefined)).toBe('');
  });
});
