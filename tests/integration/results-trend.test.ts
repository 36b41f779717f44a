import { beforeAll, describe, expect, test } from 'vitest';
import { NotFoundError } from '@/lib/platform/errors';
import { bandsOf } from '@/lib/register/bands';
import { differenceOf } from '@/lib/results/counting/difference';
import { getTrend } from '@/lib/results/trend/get-trend';
import { percentOf } from '@/lib/results/counting/numbers';
import type { TrendItem } from '@/lib/results/trend/trend';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../support/answer-generator';
import { anonymousActor, makeMunicipality, makeRespondent, makeWave, ownerClient } from '../support/factories';
import { type Counting, makePlainEdition } from '../support/plain-edition';

const owner = ownerClient(process.env.OWNER_URL!);
const now = questionnaireFor(2026);
// The year before did not ask for the plan against attacks, and had another choice of drills.
const then: Questionnaire = {
  ...now, year: 2025,
  sections: now.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => key !== 'now-cyber-plan').map((item) => (item.key === 'ict-drill' ? { ...item, choices: [...item.choices!, { value: 'once', label: '一度だけ' }] } : item)) })),
};
const places = Array.from({ length: 40 }, (_, i) => ({ code: `99${String(2000 + i)}`, name: `見本${i}`, kana: 'みほん', type: '市', population: i < 20 ? 60_000 : 150_000 }));
const counted = (questionnaire: Questionnaire, year: number, populations: number[]): Counting[] =>
  places.map((place, i) => ({ prefecture: '99', bands: bandsOf({ ...place, population: populations[i]! }), answers: { ...generateAnswers(questionnaire, year + i), 'risk-assumed': year === 2026 ? (i % 8 ? 'yes' : 'no') : i % 4 ? 'no' : 'yes', ...(i === 3 && year === 2025 ? { 'ict-drill': 'once' } : {}) } }));
// Four fall below 100,000; two of the small ones grow.
const before = places.map(({ population }) => population);
const after = before.map((population, i) => (i >= 36 ? 90_000 : i < 2 ? 110_000 : population));
const [old, recent] = [counted(then, 2025, before), counted(now, 2026, after)];
const item = (trend: Awaited<ReturnType<typeof getTrend>>, key: string): TrendItem => trend.trend!.sections.flatMap(({ items }) => items).find((one) => one.key === key)!;
const said = (list: Counting[], key: string, value: string) => list.filter(({ answers }: { answers: Answers }) => answers[key] === value).length;

beforeAll(async () => {
  for (const questionnaire of [then, now]) await makeWave(owner, questionnaire, { status: 'closed' });
  await makeWave(owner, { ...now, year: 2027 }, { year: 2027 });
  await makeWave(owner, { ...now, year: 2028 }, { year: 2028, status: 'preparing' });
  for (const [i, place] of places.entries()) {
    await makeMunicipality(owner, place);
    await makeRespondent(owner, 2025, { ...place, population: before[i]! });
    await makeRespondent(owner, 2026, { ...place, population: after[i]! });
  }
  await makePlainEdition(owner, then, old, { hide: (band, key, part, value) => band === 'from-100k' && key === 'risk-assumed' && part === '' && value === 'yes' });
  await makePlainEdition(owner, now, recent);
}, 60_000);

describe('published years side by side', () => {
  test('counts, percentages and bases of each year, the older first, with the difference in words', async () => {
    const found = await getTrend(anonymousActor, { year: 2026 });
    expect(found.trend!.years).toEqual([2025, 2026]);
    const [group] = item(found, 'risk-assumed').groups;
    const yes = group!.rows.find(({ value }) => value === 'yes')!;
    const expected = [old, recent].map((list) => ({ count: said(list, 'risk-assumed', 'yes'), percent: percentOf(said(list, 'risk-assumed', 'yes'), 40) }));
    expect(yes.shares).toEqual(expected);
    expect(group!.bases).toEqual([{ asked: 40, answered: 40 }, { asked: 40, answered: 40 }]);
    expect(yes.difference!.words).toBe(differenceOf({ count: expected[1]!.count, base: 40, label: '2026年度' }, { count: expected[0]!.count, base: 40, label: '2025年度' }).words);
    expect(yes.difference!.words).toContain('2026年度の方が高いと言える');
  });

  test('each year by its own bands; how many stand in another one is said from three on', async () => {
    const found = await getTrend(anonymousActor, { year: 2026, column: 'size-100k:from-100k' });
    expect(found.trend!.answered).toEqual([old, recent].map((list) => list.filter(({ bands }) => bands['size-100k'] === 'from-100k').length));
    expect(found.trend!.crossed).toBe(6);
    const yes = item(found, 'risk-assumed').groups[0]!.rows.find(({ value }) => value === 'yes')!;
    expect(yes.shares[0]).toEqual({ count: null, percent: null });
    expect(yes.difference!.words).toBe('秘匿のため、比べられません');
    expect((await getTrend(anonymousActor, { year: 2026, column: 'type:city' })).trend!.crossed).toBeNull();
    expect((await getTrend(anonymousActor, { year: 2026, column: 'no:such' })).trend!.column.band.label).toBe('全体');
  });

  test('what one year did not ask, or did not offer, is no 0', async () => {
    const found = await getTrend(anonymousActor, { year: 2026 });
    const plan = item(found, 'now-cyber-plan').groups[0]!;
    expect(plan.bases[0]).toBeNull();
    expect(plan.rows.every(({ shares, difference }) => shares[0] === null && shares[1] !== null && difference === null)).toBe(true);
    const once = item(found, 'ict-drill').groups[0]!.rows.at(-1)!;
    expect([once.label, once.shares[0], once.shares[1]]).toEqual(['一度だけ', { count: said(old, 'ict-drill', 'once'), percent: percentOf(said(old, 'ict-drill', 'once'), 40) }, null]);
  });

  test('an earlier year alone stands beside 2012 only', async () => {
    expect((await getTrend(anonymousActor, { year: 2025 })).trend!.years).toEqual([2025]);
  });
});

test('a year without an edition has none, and names those that have; one in preparation is not there', async () => {
  expect(await getTrend(anonymousActor, { year: 2027 })).toMatchObject({ trend: null, publishedYears: [2026, 2025] });
  await expect(getTrend(anonymousActor, { year: 2028 })).rejects.toBeInstanceOf(NotFoundError);
});
