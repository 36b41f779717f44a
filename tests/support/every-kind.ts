import fc from 'fast-check';
import { parseField } from '../../lib/survey/questionnaire/answer-schema';
import { type Field, fieldsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { parseQuestionnaire } from '../../lib/survey/questionnaire/questionnaire-schema';

const choices = (...labels: string[]) => labels.map((label, i) => ({ value: `c${i + 1}`, label }));
const rows = [{ key: 'juki', label: '住基' }, { key: 'tax', label: '税', definition: '賦課と収納' }, { key: 'files', label: '共有<ファイル>＆サーバ' }];
const base = { definition: '試験のための説明です。', origin: 'ours', source: { document: 'test', section: '1' } };

/** A questionnaire with every kind of item, follow-up and condition, and with words that are awkward in a spreadsheet. */
export const everyKind: Questionnaire = parseQuestionnaire({
  format: 1, year: 2026, title: 'すべての種類の調査票',
  sections: [
    {
      key: 'first', number: '1', title: '基本/その他 [すべて]: 種類?', intro: '前書きです。',
      items: [
        { ...base, key: 'yes', number: '1-1', label: 'はいかいいえか', kind: 'yesno', unconfirmed: true, followUps: [
          { key: 'which', label: 'どれ', kind: 'many', choices: choices('地震, 津波', '"引用"', '=1+1'), showIf: ['yes'], required: true },
          { key: 'why', label: 'なぜ', kind: 'one', choices: choices('予算', '時間'), showIf: ['no'], required: false },
          { key: 'hours', label: '時間', kind: 'number', unit: '時間', min: 0, max: 720, showIf: ['yes'], required: true },
          { key: 'words', label: 'ことば', kind: 'text', showIf: ['yes', 'no'], required: false },
        ] },
        { ...base, key: 'single', number: '1-2', label: '一つ', kind: 'one', choices: choices('はい', 'ほかの"引用"', '見本𠮷') },
        { ...base, key: 'several', number: '1-3', label: 'いくつも', kind: 'many', choices: [...choices('紙', '別のサーバ', '遠隔地'), { value: 'none', label: 'なし', exclusive: true }] },
        { ...base, key: 'order', number: '1-4', label: '順に', kind: 'ranked', choices: choices('人材', '知識', '予算', '庁内の理解*?~'), ranks: 3, onlyIf: { field: 'single', in: ['c1'] }, onlyIfLabel: '「はい」の場合' },
        { ...base, key: 'count', number: '1-5', label: '台数', kind: 'number', min: 0, max: 9999, unit: '台' },
        { ...base, key: 'staff', number: '1-6', label: '人数', kind: 'parts', parts: [{ key: 'own', label: '職員' }, { key: 'se', label: '常駐SE' }], min: 0, max: 10_000, unit: '人' },
        { ...base, key: 'month', number: '1-7', label: '時期', kind: 'yearMonth', earliest: '1960-01', latest: '2027-03', onlyIf: { field: 'order', notIn: ['c4'] }, onlyIfLabel: '理解のほかを挙げた場合' },
        { ...base, key: 'free', number: '1-8', label: '自由に', kind: 'text', maxLength: 2000 },
        { ...base, key: 'name', number: '1-9', label: '名前', kind: 'named', suggestions: ['見本システムズ', '例示, 情報'] },
      ],
    },
    {
      key: 'second', number: '2', title: '表',
      items: [
        { ...base, key: 'who', number: '2-1', label: 'だれが', kind: 'matrix', cell: 'one', rows, choices: choices('ICT部門', '原課', '外部') },
        { ...base, key: 'where', number: '2-2', label: 'どこに', kind: 'matrix', cell: 'many', rows, choices: choices('庁舎', 'データセンター', 'クラウド'), rowOnlyIf: { sameRow: 'who', in: ['c1', 'c2'] }, onlyIfLabel: '庁内が責任を持つ場合', followUps: [
          { key: 'places', label: 'か所数', kind: 'number', unit: 'か所', min: 1, max: 99, showIf: ['c2'], required: true },
        ] },
        { ...base, key: 'vendor', number: '2-3', label: '事業者', kind: 'matrix', cell: 'named', rows, maxLength: 60, rowOnlyIf: { sameRow: 'where', notIn: ['c3'] }, onlyIfLabel: 'クラウドでない場合' },
        { ...base, key: 'shaken', number: '2-4', label: '免震', kind: 'yesno', onlyIf: { all: [{ anyRowOf: 'where', in: ['c1'] }, { any: [{ field: 'yes', in: ['yes'] }, { field: 'several', notIn: ['none'] }] }] }, onlyIfLabel: '庁舎にある場合' },
      ],
    },
  ],
});

export const everyField: Field[] = fieldsOf(everyKind).filter(({ role }) => role !== 'total');

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('見本𠮷システム\n二行目', '=1+1', '+81', '-3', '@A1', "'引用", '007', '1e5', '2011年12月', '_x0041_', '_x005F_x0041_', '<b>&amp;</b>', 'タブ\t区切り', '○', 'TRUE', '#REF!', ' 前後 ', 'a\u00a0b', '葛\u{e0100}城', '👨‍👩‍👧', '\ufffe', ']]>', '=cmd|\' /C calc\'!A0'),
);

/** A stored value of a field, or undefined. */
export function valueOf(field: Field): fc.Arbitrary<AnswerValue | undefined> {
  const values = (field.choices ?? []).map(({ value }) => value);
  const raw: fc.Arbitrary<unknown> = {
    one: fc.constantFrom(...values, undefined), many: fc.subarray(values), ranked: fc.shuffledSubarray(values, { maxLength: field.ranks ?? values.length }),
    number: fc.integer({ min: field.min ?? 0, max: field.max ?? 1_000_000 }), flag: fc.constantFrom('yes', undefined),
    yearMonth: fc.tuple(fc.integer({ min: 1960, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
    text: texts, named: texts,
  }[field.kind];
  return fc.option(raw, { nil: undefined, freq: 6 }).map((one) => {
    const parsed = parseField(field, one);
    return parsed.ok ? parsed.value : undefined;
  });
}

/** Answers as a draft may hold them: each field by itself, conditions or not. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(...everyField.map((field) => valueOf(field).map((value) => [field.name, value] as const)))
  .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Answers);
