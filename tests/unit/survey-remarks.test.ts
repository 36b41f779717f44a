import { describe, expect, test } from 'vitest';
import { compareVersions } from '@/lib/survey/submissions/compare-versions';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { handBackSchema, knowsItems, MAX_REMARK, readRemarks } from '@/lib/survey/submissions/review-remarks';
import { completeAnswers } from '../support/complete-answers';

const questionnaire = questionnaireFor(2026);
const about = { year: '2026', code: '992011' };

describe('remarks as a form sends them', () => {
  test('empty ones are left out, lines and rare characters stay', () => {
    expect(readRemarks({ ...about, 'remark:': ' ', 'remark:manual': ' 𠮷\r\n二行目 ', 'remark:x': ['a', 'b'] })).toEqual([{ item: 'manual', text: '𠮷\n二行目' }]);
  });

  test('at least one, none too long, nothing invisible: each with a sentence at its field', () => {
    const sentences = (values: Record<string, string>) => {
      const parsed = handBackSchema.safeParse({ ...about, ...values });
      return parsed.success ? parsed.data.remarks : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
    };
    expect(sentences({})).toEqual({ 'remark:': '「全体への指摘」か、項目ごとの「指摘」を一つ以上入力してください。' });
    expect(sentences({ 'remark:manual': 'あ'.repeat(MAX_REMARK + 1) })).toEqual({ 'remark:manual': '「指摘」は1000文字以内で入力してください。' });
    expect(sentences({ 'remark:manual': 'a\u0000b' })).toEqual({ 'remark:manual': '「指摘」に使えない文字が入っています。取り除いてください。' });
    expect(sentences({ 'remark:manual': '確かめてください' })).toEqual([{ item: 'manual', text: '確かめてください' }]);
    expect(handBackSchema.safeParse({ ...about, code: '99', 'remark:': 'x' }).success).toBe(false);
  });

  test('only items of the questionnaire, or the whole', () => {
    expect(knowsItems(questionnaire, [{ item: '', text: 'x' }, { item: 'satellite-phones', text: 'x' }])).toBe(true);
    expect(knowsItems(questionnaire, [{ item: 'constructor', text: 'x' }])).toBe(false);
  });
});

describe('what changed between two versions', () => {
  const answers = completeAnswers(questionnaire);
  test('nothing', () => expect(compareVersions(questionnaire, answers, { ...answers })).toEqual([]));
  test('in the order of the form, old and new in words; what came and what went', () => {
    const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'rush-staff'));
    expect(compareVersions(questionnaire, answers, { ...rest, 'satellite-phones': 9, 'risk-assumed.remark': '新しい備考' })).toMatchObject([
      { field: 'risk-assumed.remark', before: '未回答', after: '新しい備考' },
      { field: 'rush-staff', after: '未回答' },
      { field: 'satellite-phones', before: '2台', after: '9台' },
    ]);
  });
});
