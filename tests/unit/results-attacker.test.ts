import { describe, expect, test } from 'vitest';
import type { EditionTable } from '@/lib/results/editions/edition';
import { cellsOf } from '@/lib/survey/questionnaire/cells';
import type { Answers, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { seeded } from '../support/answer-generator';
import { type Hit, attack } from '../support/attacker';
import { solver } from '../support/attack/programme';
import type { Participant } from '../support/attack/published-columns';
import { participantsOf, publishMadeUp } from '../support/publish-made-up';
import { madeUpSurvey } from '../support/random-publications';

const item = (key: string, rest: Partial<Item>): Item => ({ key, number: key, label: key, definition: '', kind: 'one', required: true, origin: 'ours', source: { document: 'test', section: '1' }, ...rest });
const choices = (n: number) => Array.from({ length: n }, (_, i) => ({ value: `c${i}`, label: `${i}` }));
const of = (items: Item[]): Questionnaire => ({ format: 1, year: 2090, title: 'test', sections: [{ key: 's', number: '1', title: 's', items }] });

const surveys = [
  of([item('q', { choices: choices(3) })]),
  of([item('q', { kind: 'yesno', required: false })]),
  of([item('q', { kind: 'many', choices: [...choices(2), { value: 'none', label: '', exclusive: true }] })]),
  of([item('q', { kind: 'yesno' }), item('then', { kind: 'yesno', onlyIf: { field: 'q', in: ['yes'] } })]),
];
/** Every way to answer them, written out. */
const ways: Answers[][] = [
  [{ q: 'c0' }, { q: 'c1' }, { q: 'c2' }],
  [{}, { q: 'yes' }, { q: 'no' }],
  [{ q: ['c0'] }, { q: ['c1'] }, { q: ['c0', 'c1'] }, { q: ['none'] }],
  [{ q: 'no' }, { q: 'yes', then: 'yes' }, { q: 'yes', then: 'no' }],
];

const SCHEMES = ['all', 'size', 'prefecture'];
const bandOf = (bands: Record<string, string>, scheme: string) => (scheme === 'all' ? 'all' : bands[scheme]!);

/** Tables with some counts left out, by chance: what an attacker makes of them does not depend on who left them out. */
function tables(questionnaire: Questionnaire, people: { bands: Record<string, string>; answers: Answers | null }[], hide: (key: string, count: number) => boolean): EditionTable[] {
  return SCHEMES.map((scheme): EditionTable => {
    const counts = new Map<string, number>();
    for (const { bands, answers } of people) {
      if (!answers) continue;
      for (const { item, part, value } of cellsOf(questionnaire, answers)) {
        const key = JSON.stringify([bandOf(bands, scheme), item, part, value]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const entries = [...counts].map(([key, count]) => ({ key: JSON.parse(key) as [string, string, string, string], count, hidden: hide(`${scheme} ${key}`, count) }));
    return {
      scheme: { key: scheme, label: '', source: '', bands: [...new Set(people.map(({ bands }) => bandOf(bands, scheme)))].map((key) => ({ key, label: key })) },
      participation: [], numbers: [],
      counts: entries.filter(({ hidden }) => !hidden).map(({ key, count }) => [...key, count] as EditionTable['counts'][number]),
      hidden: entries.filter(({ hidden }) => hidden).map(({ key }) => key),
    };
  });
}

describe('the attacker finds what there is to find, and nothing else', () => {
  /** All worlds that fit the tables, one by one. */
  function worlds(questionnaire: Questionnaire, answers: Answers[], people: Participant[], editions: EditionTable[][], corrected: number): Answers[][][] {
    const cells = new Map(answers.map((way) => [way, new Set(cellsOf(questionnaire, way).map(({ item, part, value }) => JSON.stringify([item, part, value])))]));
    const everyCell = [...new Set([...cells.values()].flatMap((set) => [...set]))];
    /** [participants of a column, cell, how many] of all that is not withheld. */
    const facts = editions.map((of, edition) =>
      of.flatMap(({ scheme, counts, hidden }) =>
        scheme.bands.flatMap(({ key: band }) => {
          const members = people.flatMap(({ bands, answers }, i) => (answers[edition] && bandOf(bands, scheme.key) === band ? [i] : []));
          const at = (cell: string) => counts.find((row) => JSON.stringify(row.slice(0, 4)) === JSON.stringify([band, ...(JSON.parse(cell) as string[])]))?.[4] ?? 0;
          const isHidden = (cell: string) => hidden.some((row) => JSON.stringify(row) === JSON.stringify([band, ...(JSON.parse(cell) as string[])]));
          return everyCell.filter((cell) => !isHidden(cell)).map((cell) => ({ members, cell, count: at(cell) }));
        })));
    const possible = facts.map((): Answers[][] => []);
    for (let n = 0; n < answers.length ** people.length; n += 1) {
      const world = people.map((_, i) => answers[Math.floor(n / answers.length ** i) % answers.length]!);
      for (const [edition, of] of facts.entries()) if (of.every(({ members, cell, count }) => members.filter((i) => cells.get(world[i]!)!.has(cell)).length === count)) possible[edition]!.push(world);
    }
    if (editions.length === 1) return possible[0]!.map((world) => [world]);
    return possible[0]!.flatMap((then) => possible[1]!.filter((now) => people.filter(({ answers }, i) => answers.every(Boolean) && then[i] !== now[i]).length <= corrected).map((now) => [then, now]));
  }

  const key = (edition: number, who: string, item: string, value: string) => `${edition} ${who} ${item} ${value}`;

  function found(all: Answers[][][], people: Participant[], reader: number | null): Set<string> {
    const known = reader === null ? all : all.filter((world) => world.every((of, edition) => !people[reader]!.answers[edition] || of[reader] === people[reader]!.answers[edition]));
    return new Set(people.flatMap(({ id, answers }, i) =>
      i === reader ? [] : answers.flatMap((own, edition) =>
        Object.entries(own ?? {}).flatMap(([field, value]) => [value].flat().filter((one) => known.every((world) => [world[edition]![i]![field]].flat().includes(one as string))).map((one) => key(edition, id, field, String(one)))))));
  }
  const said = (hits: Hit[], reader: string | null) => hits.filter(({ kind, reader: of }) => kind === 'answer' && (of === null || of === reader)).flatMap((hit) => hit.who.map((who) => key(hit.edition, who, hit.item, hit.value)));

  test.each([[0, 1], [1, 1], [2, 1], [3, 1], [0, 2], [3, 2]])('survey %i, editions: %i', { timeout: 60_000 }, async (survey, editions) => {
    const highs = await solver();
    const [questionnaire, answers] = [surveys[survey]!, ways[survey]!];
    let anything = 0;
    let nothing = 0;
    for (let seed = 0; seed < 15; seed += 1) {
      const random = seeded(1000 * survey + 100 * editions + seed);
      const any = () => answers[Math.floor(random() ** 2 * answers.length)]!;
      const size = editions === 1 ? 6 : 5;
      const people = Array.from({ length: size }, (_, i): Participant => {
        const first = any();
        const own = editions === 1 ? [first] : random() < 0.2 ? [null, first] : [first, random() < 0.25 ? any() : first];
        return { id: `p${i}`, bands: { size: random() < 0.5 ? 'small' : 'large', prefecture: editions === 2 || random() < 0.6 ? '10' : '11' }, answers: own, named: [] };
      });
      const corrected = people.filter(({ answers }) => editions === 2 && answers.every(Boolean) && answers[0] !== answers[1]).length;
      // Of two editions so much is known that little is safe.
      const chance = editions === 1 ? 0.2 + 0.5 * random() : 0.75 + 0.25 * random();
      const published = Array.from({ length: editions }, (_, edition) => tables(questionnaire, people.map(({ bands, answers }) => ({ bands, answers: answers[edition]! })), () => random() < chance));
      const { hits, gaveUp } = attack(highs, { editions: published.map((of) => ({ questionnaire, tables: of })), participants: people, corrected, readers: size });
      expect(gaveUp).toBe(0);
      const all = worlds(questionnaire, answers, people, published, corrected);
      for (const reader of [null, ...people.keys()]) {
        const expected = found(all, people, reader);
        const own = reader === null ? null : people[reader]!.id;
        expect(new Set(said(hits, own).filter((of) => own === null || !of.includes(` ${own} `))), `seed ${seed}, reader ${own}`).toEqual(expected);
        if (expected.size > 0) anything += 1;
        else nothing += 1;
      }
    }
    expect(anything).toBeGreaterThan(5);
    expect(nothing).toBeGreaterThan(5);
  });
});

test('what is made up for the attacker betrays single answers where only small counts are withheld', { timeout: 600_000 }, async () => {
  const highs = await solver();
  let found = 0;
  for (let seed = 0; seed < 200; seed += 5) {
    const survey = madeUpSurvey(seed);
    const { hits } = attack(highs, { editions: publishMadeUp(survey, 'secondary'), participants: participantsOf(survey), corrected: survey.corrected, readers: 1, first: true });
    if (hits.some(({ kind }) => kind === 'answer')) found += 1;
  }
  expect(found).toBeGreaterThan(20); // of 40
});
