import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppress } from '@/lib/results/suppression/suppress';
import { type Family, type Layer, layerOf, type Membership, type Universe, universeOf } from '@/lib/results/suppression/suppress-universe';
import { betrayed } from '../support/brute-force';

// Column 0 is everyone. `schemes` gives each respondent's band in every further scheme; the last one crosses the others.
function universe(schemes: number[][], took: (respondent: number, edition: number) => boolean = () => true, editions = 1): { of: Universe; column: (scheme: number, band: number) => number } {
  const widths = (schemes[0] ?? []).map((_, scheme) => Math.max(...schemes.map((bands) => bands[scheme]!)) + 1);
  const column = (scheme: number, band: number) => 1 + widths.slice(0, scheme).reduce((sum, width) => sum + width, 0) + band;
  const memberships = schemes.map((bands, respondent): Membership => Array.from({ length: editions }, (_, edition) => (took(respondent, edition) ? [0, ...bands.map((band, scheme) => column(scheme, band))] : null)));
  return { of: universeOf(memberships, column(widths.length, 0), widths.length), column };
}

const layer = (of: Universe, values: number, held: number[], edition = 0): Layer =>
  layerOf({ edition, values, valueOf: Int16Array.from(held), tied: values === 2, guarded: Array(values).fill(true), small: Array(values).fill(true) }, of);

const figure = (layers: Layer[], known: number[] = []): Family => ({ layers, strands: [{ layers: layers.map((_, at) => at), same: true }], known: new Set(known) });

/** Which values of a column are shown. */
const shownIn = ({ values, shown }: Layer, column: number): number[] => Array.from({ length: values }, (_, value) => value).filter((value) => shown[column * values + value] === 1);

const repeat = <T>(times: number, make: (i: number) => T): T[] => Array.from({ length: times }, (_, i) => make(i));

describe('ways of betraying', () => {
  test('where nothing is small and nobody stands alone, nothing is withheld', () => {
    const { of } = universe(repeat(40, (i) => [i % 2, Math.floor(i / 20)]));
    const yes = layer(of, 2, repeat(40, (i) => Number(i % 4 > 1)));
    suppress(of, figure([yes]));
    expect(yes.shown.every((shown) => shown === 1)).toBe(true);
  });

  test('a count of one goes with its complement, and another column goes so that the whole does not give it away', () => {
    const { of, column } = universe(repeat(60, (i) => [Math.floor(i / 10)]));
    const yes = layer(of, 2, repeat(60, (i) => Number(i < 10 ? i === 0 : i % 2)));
    suppress(of, figure([yes]));
    expect(shownIn(yes, column(0, 0))).toEqual([]);
    expect(repeat(5, (i) => shownIn(yes, column(0, i + 1)).length).filter((shown) => shown === 0)).toHaveLength(1);
    expect(shownIn(yes, 0)).toEqual([0, 1]);
  });

  test('of several values, a single withheld count in a column takes another with it', () => {
    const { of, column } = universe(repeat(60, (i) => [Math.floor(i / 20)]));
    const one = layer(of, 3, repeat(60, (i) => (i === 0 ? 2 : i % 2)));
    one.valueOf[30] = one.valueOf[31] = one.valueOf[32] = one.valueOf[50] = one.valueOf[51] = one.valueOf[52] = 2;
    suppress(of, figure([one]));
    const shown = shownIn(one, column(0, 0));
    expect(shown).not.toContain(2);
    expect(shown.length).toBeLessThan(2);
    expect(repeat(2, (i) => shownIn(one, column(0, i + 1)).length).some((left) => left < 3)).toBe(true);
  });

  test('a column in which all answered the same is withheld at any size, and another one with it', () => {
    const { of, column } = universe(repeat(80, (i) => [Math.floor(i / 20)]));
    const yes = layer(of, 2, repeat(80, (i) => Number(i < 20 || i % 2 === 0)));
    suppress(of, figure([yes]));
    expect(shownIn(yes, column(0, 0))).toEqual([]);
    expect(repeat(3, (i) => shownIn(yes, column(0, i + 1)).length).filter((shown) => shown === 0)).toHaveLength(1);
  });

  test('a column in which all others answered the same is withheld: the one who did not would know', () => {
    const { of, column } = universe(repeat(60, (i) => [Math.floor(i / 20)]));
    const yes = layer(of, 2, repeat(60, (i) => Number(i < 20 ? i > 0 : i % 2)));
    suppress(of, figure([yes]));
    expect(shownIn(yes, column(0, 0))).toEqual([]);
  });

  test('nested schemes: the difference between a band and the bands within it stays closed', () => {
    // Band 0 of the first scheme is bands 0 and 1 of the second, but for one municipality.
    const { of } = universe(repeat(40, (i) => [i < 21 ? 0 : 1, i < 20 ? i % 2 : 2]));
    const yes = layer(of, 2, repeat(40, (i) => Number(i % 4 > 1)));
    const family = figure([yes]);
    suppress(of, family);
    // The 21st is all that stands in band 0 of the one and band 2 of the other.
    const shown = [0, 1].map((band) => shownIn(yes, 1 + band).length > 0);
    const within = [0, 1, 2].map((band) => shownIn(yes, 3 + band).length > 0);
    expect(shown.every(Boolean) && within.every(Boolean)).toBe(false);
  });

  test('type by size: what stands alone where two schemes cross is not left over', () => {
    const { of } = universe(repeat(13, (i) => [i < 6 ? 0 : 1, i < 5 || i === 12 ? 0 : 1]));
    const yes = layer(of, 2, repeat(13, (i) => Number(i % 2)));
    const family = figure([yes]);
    suppress(of, family);
    expect(betrayed({ universe: of, layers: [yes], known: new Set() })).toEqual([]);
  });

  test('two who answered hide their whole column; nobody is asked for more than that', () => {
    const { of, column } = universe(repeat(62, (i) => [Math.floor(i / 20)]));
    const one = layer(of, 3, repeat(62, (i) => (i < 60 ? i % 3 : 0)));
    suppress(of, figure([one]));
    expect(shownIn(one, column(0, 3))).toEqual([]);
  });

  test('those who are named are no partners, and do not make a count of two a count of three', () => {
    const { of, column } = universe(repeat(60, (i) => [Math.floor(i / 20)]));
    const held = repeat(60, (i) => (i < 20 ? Number(i < 3) : i % 2));
    const open = layer(of, 2, held);
    suppress(of, figure([open]));
    expect(shownIn(open, column(0, 0))).toEqual([0, 1]);
    const named = layer(of, 2, held);
    suppress(of, figure([named], [0]));
    expect(shownIn(named, column(0, 0))).toEqual([]);
  });

  test('everyone answers the same: nothing is left', () => {
    const { of } = universe(repeat(30, (i) => [i % 3]));
    const yes = layer(of, 2, repeat(30, () => 1));
    suppress(of, figure([yes]));
    expect([...yes.shown].some(Boolean)).toBe(false);
  });

  test('nobody answers, nobody is there', () => {
    const { of } = universe(repeat(5, (i) => [i % 2]));
    suppress(of, figure([layer(of, 2, repeat(5, () => -1))]));
    const none = universeOf([], 1, 1);
    suppress(none, figure([layer(none, 2, [])]));
  });

  test('an edition that differs by one municipality does not give its answer away', () => {
    const { of, column } = universe(repeat(61, (i) => [Math.floor((i % 60) / 20)]), (respondent, edition) => edition === 0 || respondent < 60, 2);
    const held = repeat(61, (i) => Math.floor(i / 2) % 2);
    const before = layer(of, 2, held.map((value, i) => (i < 60 ? value : -1)), 1);
    const now = layer(of, 2, held);
    suppress(of, figure([now, before]));
    expect(before.shown.every((shown) => shown === 1)).toBe(true);
    // The newcomer is in the first column, and in that of everyone: neither may be set beside its earlier count.
    expect(shownIn(now, 0)).toEqual([]);
    expect(shownIn(now, column(0, 0))).toEqual([]);
  });

  test('it always withholds the same', () => {
    const build = () => {
      const { of } = universe(repeat(70, (i) => [i % 3, (i * 7) % 5]));
      const one = layer(of, 4, repeat(70, (i) => (i * i) % 7 % 4));
      suppress(of, figure([one]));
      return [...one.shown];
    };
    expect(build()).toEqual(build());
  });
});

// ---- against every way in which everybody can have answered

type Drawn = { schemes: number[][]; held: number[]; values: number; known: number[] };
const drawn = (values: number, most: number, schemes: number): fc.Arbitrary<Drawn> =>
  fc.integer({ min: 1, max: most }).chain((size) =>
    fc.record({
      schemes: fc.array(fc.array(fc.integer({ min: 0, max: 1 + (values === 2 ? 1 : 0) }), { minLength: schemes, maxLength: schemes }), { minLength: size, maxLength: size }),
      held: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: values - 1 }) }, { weight: 1, arbitrary: fc.constant(-1) }), { minLength: size, maxLength: size }),
      values: fc.constant(values),
      known: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 2 }).chain((list) => fc.constantFrom(list, [], [])),
    }),
  );

const RUNS = 300;

describe('no reader can work anything out', () => {
  test.each([
    [2, 12, 1],
    [2, 12, 2],
    [2, 11, 3],
    [3, 8, 2],
    [3, 7, 3],
    [4, 7, 2],
  ])('%i values, up to %i respondents, %i schemes beside everyone', (values, most, schemes) => {
    fc.assert(
      fc.property(drawn(values, most, schemes), ({ schemes: bands, held, known }) => {
        const { of } = universe(bands);
        const one = layer(of, values, held.map((value, i) => (known.includes(i) && value < 0 ? 0 : value)));
        suppress(of, figure([one], known));
        expect(betrayed({ universe: of, layers: [one], known: new Set(known) })).toEqual([]);
      }),
      { numRuns: RUNS, seed: 100 },
    );
  }, 120_000);

  test('without the second step the same check finds something', () => {
    const { of } = universe(repeat(12, (i) => [Math.floor(i / 4)]));
    const yes = layer(of, 2, repeat(12, (i) => Number(i < 4 ? i === 0 : i % 2)));
    yes.shown.fill(0, 2, 4);
    expect(betrayed({ universe: of, layers: [yes], known: new Set() })).not.toEqual([]);
  });

  test('two editions: some come later, nobody changes its answer', () => {
    fc.assert(
      fc.property(drawn(2, 11, 2), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), ({ schemes: bands, held }, early) => {
        const took = (respondent: number, edition: number) => edition === 0 || early[respondent]! || respondent % 2 === 0;
        const { of } = universe(bands, took, 2);
        const first = firstEdition(of, held, took);
        const now = layer(of, 2, held);
        suppress(of, figure([now, first]));
        expect(betrayed({ universe: of, layers: [now, first], known: new Set(), constant: true })).toEqual([]);
      }),
      { numRuns: RUNS, seed: 101 },
    );
  }, 120_000);
});

/** The earlier edition as it was made by itself, as a layer beside a later one. */
function firstEdition(of: Universe, held: number[], took: (respondent: number, edition: number) => boolean): Layer {
  const alone = universeOf(held.map((_, respondent) => [of.atoms[of.atomOf[respondent]!]![1] ?? null]), of.classes, of.crossing);
  const first = layer(alone, 2, held.map((value, i) => (took(i, 1) ? value : -1)));
  suppress(alone, figure([first]));
  return { ...first, edition: 1 };
}
