import { expect, test } from 'vitest';
import { published2012 } from '@/lib/results/counting/published';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { indicatorPart, indicators } from '@/lib/survey/questionnaire/indicators';

// Read from the publication by hand, apart from the data file.
const facts: Record<string, number[]> = {
  'ict-staff': [1, 37, 13.2, 11],
  'building-seismic-isolation': [5, 11],
  'rack-seismic-isolation': [6, 10],
  'device-fall-prevention': [12],
  'device-topple-prevention': [14],
  'same-vendor-three-core': [13],
  'family-register-vendor-differs': [9],
  'family-register-vendor-fuji-xerox': [13],
  'risk-assumed': [9, 10],
  'external-line-redundant': [11],
  'interoffice-line-redundant': [9],
  'system-redundant': [12],
  'backup-several-places': [4, 1, 3],
  'backup-policy-citywide': [5, 1, 4],
  'rush-staff-undecided': [10],
  'power-for-servers': [10],
  'vendor-disaster-arrangement': [7],
  'vendor-disaster-contract': [2],
  'safety-communication-rules': [13],
  'initial-response-priority-systems': [8],
  'ict-drill': [3],
  'aid-agreement': [4],
  'ict-bcp-status': [3, 6, 8, 2],
  'ict-bcp-in-regional-plan': [1],
  'ict-bcp-regional-plan-under-review': [2, 1, 1],
  'ict-bcp-guideline-part3': [2, 1],
  'ict-bcp-dates': [1, 1, 1],
};

test('the data holds the 27 published entries with their figures', () => {
  const held = published2012.figures.map(({ id, counts = [], statistics = [] }) => [id, [...counts.map(({ count }) => count), ...statistics.map(({ value }) => value)]]);
  expect(Object.fromEntries(held)).toEqual(facts);
  expect(held).toHaveLength(27);
  expect(published2012.survey).toMatchObject({ asked: 30, valid: 19, from: '2012-08-20', to: '2012-08-31' });
});

test('what the publication says in words carries no number', () => {
  for (const { words } of [...published2012.inWords, ...published2012.findings]) expect(words).not.toMatch(/[0-9０-９％%]/);
});

test('every figure names counts that the questionnaire has, and every item names its figures', () => {
  const items = new Map(itemsOf(questionnaireFor(2012)).map((item) => [item.key, item]));
  for (const { id, item: key, counts = [] } of published2012.figures) {
    const item = items.get(key);
    expect(item?.figures, id).toContain(id);
    for (const { part, value } of counts) {
      if (part.startsWith('*')) expect(indicators.some((i) => i.item === key && indicatorPart(i.key) === part), `${id} ${part}`).toBe(true);
      else if (item?.kind === 'one') expect(item.choices?.map((choice) => choice.value), id).toContain(value);
    }
  }
  for (const { items: keys } of published2012.inWords) for (const key of keys) expect(items.has(key), key).toBe(true);
  for (const item of items.values()) for (const id of item.figures ?? []) expect(published2012.figures.map((figure) => figure.id)).toContain(id);
});
