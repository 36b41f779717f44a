import { expect, test } from 'vitest';
import { favourableValues } from '@/lib/results/report/favourable';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

const items = itemsOf(questionnaireFor(2026));

test('every favourable value is a choice of its item, and never all of them', () => {
  for (const item of items) {
    const values = favourableValues(item);
    if (!values || item.kind === 'yesno') continue;
    const choices = item.choices!.map(({ value }) => value);
    expect(choices, item.key).toEqual(expect.arrayContaining(values));
    expect(values.length, item.key).toBeLessThan(choices.length);
  }
});

test('what has no better choice has none', () => {
  const open = items.filter((item) => !favourableValues(item)).map(({ key }) => key);
  expect(open).toEqual([
    'ict-staff', 'responsibility', 'server-location', 'vendor', 'backup-medium', 'backup-place', 'satellite-phones', 'disaster-system', 'ict-bcp-date', 'ict-bcp-concern',
    'now-shared-use', 'now-government-cloud', 'now-restore-test-date',
  ]);
});

test('an item added later: yes of a yes/no question, else nothing', () => {
  expect(favourableValues({ key: 'y2027-1', kind: 'yesno' })).toEqual(['yes']);
  expect(favourableValues({ key: 'y2027-2', kind: 'one', choices: [{ value: 'a', label: 'A' }] })).toBeUndefined();
});
