import { describe, expect, test } from 'vitest';
import { compareEditions } from '@/lib/results/editions/compare-editions';
import { countWords } from '@/lib/results/counting/count-words';
import type { Edition, EditionScheme, EditionTable } from '@/lib/results/editions/edition';
import { countedOf } from '@/lib/results/editions/edition-counted';
import { viewOf } from '@/lib/results/editions/edition-view';
import { publishEditionSchema } from '@/lib/results/editions/edition-schemas';
import { nameable, namedPractices } from '@/lib/results/naming/naming';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

const questionnaire = questionnaireFor(2026);
const item = (key: string) => itemsOf(questionnaire).find((one) => one.key === key)!;

const all: EditionScheme = { key: 'all', label: '全体', source: '', bands: [{ key: 'all', label: '全体' }] };
const size: EditionScheme = { key: 'size-100k', label: '10万人', source: '', bands: [{ key: 'under-100k', label: '10万人未満' }, { key: 'from-100k', label: '10万人以上' }] };
const prefectures: EditionScheme = { key: 'prefecture', label: '都道府県', source: '', bands: Array.from({ length: 47 }, (_, i) => ({ key: String(i + 1).padStart(2, '0'), label: `県${i + 1}` })) };
const table = (scheme: EditionScheme, rest: Partial<EditionTable> = {}): EditionTable => ({
  scheme, participation: [{ key: 'all', label: '全体', asked: 9, submitted: 9, valid: 9 }, ...(scheme === all ? [] : scheme.bands).map((band) => ({ ...band, asked: 1, submitted: 1, valid: 1 }))], counts: [], hidden: [], numbers: [], ...rest,
});

describe('an edition read as counts', () => {
  const counted = countedOf(
    table(all, {
      counts: [['all', 'risk-assumed', '', '*asked', 9], ['all', 'risk-assumed', '', '*answered', 9], ['all', 'risk-assumed', '', 'yes', 7], ['all', 'ict-staff', 'total', '4-5', 6]],
      hidden: [['all', 'risk-assumed', '', 'no'], ['all', 'ict-staff', 'total', '51-'], ['all', 'satellite-phones', '', '1']],
      numbers: [{ band: 'all', item: 'ict-staff', part: 'total', numbers: { n: 9, mean: 8.2, median: 5, min: null, max: null, modes: [5] } }],
    }),
    table(size, { counts: [['from-100k', 'risk-assumed', '', 'yes', 3]] }),
  );

  test('shown, withheld, and 0 where it says neither', () => {
    expect(counted.count('all', 'risk-assumed', '', 'yes')).toBe(7);
    expect(counted.count('all', 'risk-assumed', '', 'no')).toBeNull();
    expect(counted.count('under-100k', 'risk-assumed', '', 'yes')).toBe(0);
    expect(counted.count('from-100k', 'risk-assumed', '', 'yes')).toBe(3);
    expect(counted.asked('all', 'risk-assumed', '')).toBe(9);
    expect(counted.answered('from-100k', 'risk-assumed', '')).toBe(0);
    expect([...counted.histogram('all', 'risk-assumed', '')]).toEqual([['yes', 7], ['no', null]]);
  });

  test('numbers: statistics with their brackets; withheld whole; nobody’s', () => {
    expect(counted.numbers('all', 'ict-staff', 'total')).toMatchObject({ mean: 8.2, min: null, modes: [5], brackets: new Map([['4-5', 6], ['51-', null]]) });
    expect(counted.numbers('all', 'satellite-phones', '')).toMatchObject({ mean: null, modes: null, brackets: new Map([['1', null]]) });
    expect(counted.numbers('all', 'no-such-item', '')).toBeNull();
  });
});

describe('正誤表', () => {
  const number = { band: 'all', item: 'ict-staff', part: 'total', numbers: { n: 9, mean: 8, median: 5, min: null, max: null, modes: null } };
  const before = [table(all, { counts: [['all', 'x', '', 'yes', 7], ['all', 'x', '', 'no', 3], ['all', 'y', '', 'yes', 4]], hidden: [['all', 'x', '', 'maybe']], numbers: [number] }), table(size)];
  const after = [table(all, { counts: [['all', 'x', '', 'yes', 8], ['all', 'x', '', 'maybe', 3], ['all', 'y', '', 'yes', 4]], hidden: [['all', 'x', '', 'no']], numbers: [{ ...number, numbers: { ...number.numbers, mean: 8.5 } }] }), table(prefectures, { counts: [['13', 'x', '', 'yes', 5]] })];

  test('holds every figure that differs and no other; withheld is null, a table that is new is left out', () => {
    expect(compareEditions(before, after)).toEqual([
      { scheme: 'all', band: 'all', item: 'x', part: '', value: 'yes', before: 7, after: 8 },
      { scheme: 'all', band: 'all', item: 'x', part: '', value: 'no', before: 3, after: null },
      { scheme: 'all', band: 'all', item: 'x', part: '', value: 'maybe', before: null, after: 3 },
      { scheme: 'all', band: 'all', item: 'ict-staff', part: 'total', value: '*mean', before: 8, after: 8.5 },
    ]);
    expect(compareEditions(after, after)).toEqual([]);
  });

  test('a count that is gone went to 0, and one that is new came from 0', () => {
    const [empty, full] = [[table(all)], [table(all, { counts: [['all', 'x', '', 'yes', 3]], numbers: [number] })]];
    expect(compareEditions(full, empty)).toContainEqual({ scheme: 'all', band: 'all', item: 'x', part: '', value: 'yes', before: 3, after: 0 });
    expect(compareEditions(empty, full)).toContainEqual({ scheme: 'all', band: 'all', item: 'ict-staff', part: 'total', value: '*mean', before: null, after: 8 });
  });

  test.each([
    ['risk-assumed', '', 'yes', 'はい'],
    ['risk-assumed', '', '*answered', '回答した団体'],
    ['ict-staff', 'total', '*mean', '合計：平均'],
    ['ict-staff', 'total', '51-', '合計：51人以上'],
    ['vendor', '*same-vendor-three-core', 'yes', '住基・税・福祉の3システムが同じ事業者：当てはまる'],
  ])('%s %s %s is said as %s', (key, part, value, words) => expect(countWords(item(key), { part, value })).toBe(words));
});

describe('one page of an edition', () => {
  const edition = { questionnaire, facts: { schemes: [all, size, prefectures] } } as unknown as Edition;
  const tables = [table(all, { hidden: [['all', 'risk-assumed', '', 'no']] }), table(size, { hidden: [['from-100k', 'risk-assumed', '', 'no']] }), table(prefectures, { hidden: [['13', 'risk-assumed', '', 'no'], ['14', 'risk-assumed', '', 'no']] })];

  test('few bands stand side by side; an unknown scheme is the first', () => {
    const view = viewOf({ edition, tables }, { scheme: 'nonsense' });
    expect(view.counts.columns.map(({ key }) => key)).toEqual(['all', 'under-100k', 'from-100k']);
    expect(view).toMatchObject({ scheme: { key: 'size-100k' }, choice: null, withheld: 2 });
    expect(view.schemes.map(({ key }) => key)).toEqual(['size-100k', 'prefecture']);
  });

  test('of forty-seven one stands beside everyone, and only its counts are said to be withheld', () => {
    expect(viewOf({ edition, tables }, { scheme: 'prefecture' })).toMatchObject({ counts: { columns: [{ key: 'all' }] }, choice: { chosen: '' }, withheld: 1 });
    const view = viewOf({ edition, tables }, { scheme: 'prefecture', band: '13' });
    expect(view.counts.columns.map(({ label }) => label)).toEqual(['全体', '県13']);
    expect(view.participation.map(({ key }) => key)).toEqual(['all', '13']);
    expect(view.withheld).toBe(2);
    expect(viewOf({ edition, tables }, { scheme: 'prefecture', band: '99' }).counts.columns).toHaveLength(1);
  });

  test('where more answers are withheld than shown, the page knows it; how many answered is no answer', () => {
    const withCounts = (...values: string[]) => [table(all, { hidden: [['all', 'risk-assumed', '', 'no']], counts: values.map((value) => ['all', 'risk-assumed', '', value, 9]) }), tables[1]!];
    expect(viewOf({ edition, tables: withCounts('*asked', '*answered', 'yes') }, {}).mostlyWithheld).toBe(true);
    expect(viewOf({ edition, tables: withCounts('yes', 'other') }, {}).mostlyWithheld).toBe(false);
    expect(viewOf({ edition, tables: [table(all), table(size)] }, {}).mostlyWithheld).toBe(false);
  });
});

describe('being named', () => {
  const answers = { 'risk-assumed': 'yes', 'backup-policy-citywide': 'no', 'ict-bcp-status': 'established' };

  test('only for a good answer to a question of one answer', () => {
    expect(nameable(questionnaire, answers).map((one) => [one.item.key, one.value])).toEqual([['risk-assumed', 'yes'], ['ict-bcp-status', 'established']]);
    expect(nameable(questionnaire, {})).toEqual([]);
  });

  test('for as long as the submitted answer says it, in the order of the questionnaire', () => {
    const one = { respondentId: '1', owner: '992011', label: '架空市', prefectureName: '見本県', answers };
    const other = { ...one, respondentId: '2', owner: '992020', label: '例題町', answers: { 'risk-assumed': 'no' } };
    const consents = [{ respondentId: '2', item: 'risk-assumed' }, { respondentId: '1', item: 'ict-bcp-status' }, { respondentId: '1', item: 'risk-assumed' }];
    expect(namedPractices(questionnaire, [one, other], consents)).toEqual({
      practices: [
        { item: 'risk-assumed', value: 'yes', municipalities: [{ code: '992011', name: '架空市', prefecture: '見本県' }] },
        { item: 'ict-bcp-status', value: 'established', municipalities: [{ code: '992011', name: '架空市', prefecture: '見本県' }] },
      ],
      named: [{ respondentId: '1', item: 'risk-assumed' }, { respondentId: '1', item: 'ict-bcp-status' }],
    });
  });
});

test('the confirmation is read: what was looked at, a tick, a reason of 500 characters at most', () => {
  const mark = 'a'.repeat(32);
  expect(publishEditionSchema.safeParse({ year: '2025', mark, confirmed: 'yes' })).toMatchObject({ success: true, data: { year: 2025, reason: '' } });
  expect(publishEditionSchema.safeParse({ year: '2025', mark, reason: 'a\r\nb', confirmed: 'yes' })).toMatchObject({ data: { reason: 'a\nb' } });
  const messages = (values: object) => (publishEditionSchema.safeParse(values).error?.issues ?? []).map(({ message }) => message);
  expect(messages({ year: '2025', mark })).toEqual([expect.stringContaining('公表する内容を確かめました')]);
  expect(messages({ year: '2025', mark, confirmed: 'yes', reason: 'あ'.repeat(501) })).toEqual([expect.stringContaining('訂正の理由')]);
  expect(messages({ year: '2025', mark: 'x', confirmed: 'yes' })).toEqual([expect.stringContaining('開き直して')]);
});
