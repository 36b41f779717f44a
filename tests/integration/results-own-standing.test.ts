import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { bandsOf } from '@/lib/register/bands';
import { favourableValues } from '@/lib/results/report/favourable';
import { getOwnStanding } from '@/lib/results/own-standing/get-own-standing';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../support/answer-generator';
import { actorOf, anonymousActor, makeAnonymousSubmission, makeMunicipality, makePerson, makeRespondent, makeSubmitted, makeWave, ownerClient, secretariatActor } from '../support/factories';
import { type Counting, makePlainEdition } from '../support/plain-edition';

const owner = ownerClient(process.env.OWNER_URL!);
const sql = new pg.Client({ connectionString: process.env.OWNER_URL });
const questionnaire = questionnaireFor(2026);
const A = { code: '992011', name: '甲市', kana: 'こうし', type: '市', population: 120_000 };
const B = { code: '992020', name: '乙町', kana: 'おつちょう', type: '町', population: 9_000 };
// Not a firm that any question knows, and a number that only one has.
const own: Answers = { ...generateAnswers(questionnaire, 7), 'risk-assumed': 'no', 'aid-agreement': 'no', 'ict-bcp-status': 'considering', 'satellite-phones': 37, 'vendor.juki': 'よそにない社' };
delete own['ict-bcp-date'];
const before: Answers = { ...own, 'aid-agreement': 'yes', 'satellite-phones': 30, 'backup-policy-citywide': own['backup-policy-citywide'] === 'yes' ? 'no' : 'yes' };
let editor: ReturnType<typeof actorOf>;
let editorOfB: ReturnType<typeof actorOf>;
let approver: ReturnType<typeof actorOf>;
let counting: Counting[];

const get = (actor = editor, year = 2026, code = A.code) => getOwnStanding(actor, { year, code });

beforeAll(async () => {
  await sql.connect();
  for (const [year, status] of [[2025, 'closed'], [2026, 'closed'], [2027, 'open']] as const) await makeWave(owner, { ...questionnaire, year }, { year, status });
  await makeMunicipality(owner, A);
  await makeMunicipality(owner, B);
  [editor, approver, editorOfB] = [
    actorOf(await makePerson(owner, { signInName: 'a', name: '甲の担当', role: 'editor', code: A.code })), actorOf(await makePerson(owner, { signInName: 'a2', name: '甲の承認者', role: 'approver', code: A.code })), actorOf(await makePerson(owner, { signInName: 'b', name: '乙の担当', role: 'editor', code: B.code })),
  ];
  await makeSubmitted(owner, await makeRespondent(owner, 2025, A), before, new Date('2025-11-01T00:00:00Z'));
  await makeSubmitted(owner, await makeRespondent(owner, 2026, A), own, new Date('2026-05-01T00:00:00Z'));
  await makeRespondent(owner, 2026, B);
  await makeRespondent(owner, 2027, A);
  const others = Array.from({ length: 30 }, (_, i): Counting => {
    const place = { type: i % 3 === 0 ? '町' : '市', population: i % 2 === 0 ? 8_000 + i : 110_000 + i * 100 };
    // All but one in ten of them assume risks; those of the nearest band hardly ever agree with others.
    return { bands: bandsOf(place), prefecture: null, answers: { ...generateAnswers(questionnaire, 100 + i), 'risk-assumed': i % 10 === 9 ? 'no' : 'yes' } };
  });
  for (const [i, { bands, answers }] of others.entries()) await makeAnonymousSubmission(owner, { year: 2026, owner: `A${i}`, bands, answers });
  counting = [...others, { bands: bandsOf(A), prefecture: '99', answers: own }];
  await makePlainEdition(owner, questionnaire, counting, {
    // As the rule might: the nearest peers' drills are withheld.
    hide: (band, item) => (band === bandsOf(A)['type-size'] && item === 'system-redundant') || band === '99',
    named: [{ item: 'risk-assumed', value: 'yes', municipalities: [{ code: '991001', name: '見本市', prefecture: '見本県' }] }],
    publishedAt: new Date('2026-06-01T00:00:00Z'),
  });
}, 60_000);
afterAll(() => sql.end());

describe('beside the published counts', () => {
  test('everyone, the own bands and the own prefecture; the own answer marked in each question', async () => {
    const { published, municipality, counted } = await get();
    expect([municipality, counted]).toEqual(['甲市', true]);
    expect(published!.columns.map(({ label }) => label)).toEqual(['全体', '市区 10万～30万人未満', '10万人以上', '見本県']);
    const item = (key: string) => published!.sections.flatMap(({ items }) => items).find((one) => one.key === key)!;
    expect([published!.own('risk-assumed', '', 'no'), published!.own('risk-assumed', '', 'yes')]).toEqual([true, false]);
    const phones = item('satellite-phones').groups[0]!;
    expect(phones.kind === 'numbers' && phones.brackets.filter(({ value }) => published!.own('satellite-phones', '', value)).map(({ label }) => label)).toEqual(['21～50']);
    const risk = item('risk-assumed').groups[0]!;
    if (risk.kind !== 'shares') throw new Error('risk-assumed');
    expect(risk.rows.find(({ value }) => value === 'yes')!.shares.map(({ count }) => count)).toEqual([
      counting.filter(({ answers }) => answers['risk-assumed'] === 'yes').length,
      ...['type-size', 'size-100k'].map((scheme) => counting.filter(({ bands, answers }) => bands[scheme] === bandsOf(A)[scheme] && answers['risk-assumed'] === 'yes').length),
      0,
    ]);
    // Nothing of anyone in the prefecture is shown: there is one municipality in it, oneself.
    expect(risk.rows.find(({ value }) => value === 'no')!.shares.at(-1)!.count).toBeNull();
  });

  test('what comes back holds no other municipality, and the own name of a firm only as what everyone may see', async () => {
    const text = JSON.stringify((await get()).published);
    expect(text).not.toContain('よそにない社');
    expect(text).not.toContain('A12');
  });
});

describe('the next steps', () => {
  test('are what more than half of the peers have and the own answer has not, the commonest first, with who the peers are', async () => {
    const { steps } = (await get()).published!;
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(10);
    expect(steps.map(({ count, base }) => count / base)).toEqual(steps.map(({ count, base }) => count / base).sort((a, b) => b - a));
    for (const step of steps) {
      expect(step.count * 2, step.item).toBeGreaterThan(step.base);
      expect(step.base).toBeGreaterThanOrEqual(5);
      expect(step.definition.length).toBeGreaterThan(20);
      expect(step.wider).toBe(step.peers.key !== bandsOf(A)['type-size']);
    }
    const risk = steps.find(({ item }) => item === 'risk-assumed')!;
    expect(risk).toMatchObject({ own: 'いいえ', ready: ['はい'], wider: false, peers: { label: '市区 10万～30万人未満' } });
  });

  test('none is left out that the rule asks for, by a count over the answers themselves', async () => {
    const { steps } = (await get()).published!;
    const simple = itemsOf(questionnaire).filter((item) => (item.kind === 'yesno' || item.kind === 'one') && favourableValues(item) && !item.onlyIf);
    const expected = simple.flatMap(({ key, ...item }) => {
      const ready = favourableValues({ key, ...item })!;
      if (typeof own[key] !== 'string' || ready.includes(own[key] as string)) return [];
      const columns = key === 'system-redundant' ? [['size-100k', bandsOf(A)['size-100k']]] : [['type-size', bandsOf(A)['type-size']]];
      const peers = counting.filter(({ bands, answers }) => bands[columns[0]![0]!] === columns[0]![1] && answers[key] !== undefined);
      const count = peers.filter(({ answers }) => ready.includes(String(answers[key]))).length;
      return count * 2 > peers.length ? [{ key, count, base: peers.length }] : [];
    });
    const found = steps.filter(({ item }) => simple.some(({ key }) => key === item)).map(({ item, count, base }) => ({ key: item, count, base }));
    const sort = (list: { key: string }[]) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
    if (steps.length < 10) expect(sort(found)).toEqual(sort(expected));
    else for (const one of found) expect(expected).toContainEqual(one);
  });
});

test('what has changed since the own last year, and in which direction', async () => {
  const { last } = await get();
  expect(last!.year).toBe(2025);
  const changes = new Map(last!.changes.map(({ item, ...change }) => [item, change]));
  expect([...changes.keys()].sort()).toEqual(['aid-agreement', 'backup-policy-citywide', 'satellite-phones']);
  expect(changes.get('aid-agreement')).toMatchObject({ before: 'はい', after: 'いいえ', towards: 'back' });
  expect(changes.get('backup-policy-citywide')!.towards).toBe(own['backup-policy-citywide'] === 'yes' ? 'ready' : 'back');
  expect(changes.get('satellite-phones')).toMatchObject({ before: '30台', after: '37台', towards: null });
});

describe('who may, and when', () => {
  test('editor and approver of the municipality; nobody else, whatever the address says', async () => {
    expect((await get(approver)).municipality).toBe('甲市');
    for (const actor of [anonymousActor, secretariatActor, editorOfB]) await expect(getOwnStanding(actor, { year: 2026, code: A.code })).rejects.toBeInstanceOf(RefusedError);
    await expect(get(editor, 2026, B.code)).rejects.toBeInstanceOf(RefusedError);
    await expect(get(editor, 2031)).rejects.toBeInstanceOf(NotFoundError);
  });
  test('an unpublished year has no counts; without a submission there is nothing of one’s own', async () => {
    const open = await get(editor, 2027);
    expect([open.published, open.submittedAt, open.last]).toEqual([null, null, null]);
    const silent = await get(editorOfB, 2026, B.code);
    expect(silent.submittedAt).toBeNull();
    expect(silent.published!.steps).toEqual([]);
    expect(silent.published!.own('risk-assumed', '', 'yes')).toBe(false);
  });
});
