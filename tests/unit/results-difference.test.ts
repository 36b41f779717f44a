import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '@/lib/results/counting/difference';

const of = (count: number | null, base: number | null, label?: string) => ({ count, base, label });

describe('the interval, as published', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10: difference, lower and upper limit.
  test.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
    [0, 10, 0, 10, 0, -0.2775, 0.2775],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [10, 10, 0, 10, 1, 0.6075, 1],
  ])('%i/%i and %i/%i', (a, n, b, m, difference, low, high) => {
    const found = differenceOf(of(a, n), of(b, m));
    for (const [is, published] of [[found.difference, difference], [found.low, low], [found.high, high]] as const) expect(Math.abs(is! / 100 - published)).toBeLessThan(0.00006);
  });
});

describe('the exact test, as published', () => {
  // The first is R. A. Fisher's own (Statistical Methods for Research Workers, twins of convicts), the second one R's fisher.test
  // gives in print; those after it are of scipy.stats.fisher_exact 1.17, up to as many municipalities as there are.
  test.each([
    [2, 12, 15, 18, 0.0005367241191434357],
    [2, 12, 20, 33, 0.016545538950530445],
    [8, 9, 2, 7, 0.034965034965034975],
    [0, 10, 0, 10, 1],
    [10, 10, 0, 10, 1.082508822446903e-5],
    [1, 9, 3, 10, 0.5820433436532508],
    [56, 70, 48, 80, 0.012521129749209154],
    [120, 700, 90, 800, 0.0013013248965403844],
    [400, 870, 401, 871, 1],
    [870, 1000, 400, 741, 1.9670164708709467e-53],
  ])('%i/%i and %i/%i', (a, n, b, m, p) => {
    expect(Math.abs(differenceOf(of(a, n), of(b, m)).p! / p - 1)).toBeLessThan(1e-9);
  });

  test('any table: the sum of what the library gives for every table that is no more likely', () => {
    const share = fc.integer({ min: 5, max: 60 }).chain((base) => fc.record({ base: fc.constant(base), count: fc.integer({ min: 0, max: base }) }));
    fc.assert(fc.property(share, share, (a, b) => {
      const likely = (found: number) => jstat.jStat.hypgeom.pdf(found, a.base + b.base, a.count + b.count, a.base);
      let p = 0;
      for (let found = 0; found <= a.base; found += 1) if (likely(found) <= likely(a.count) * (1 + 1e-7)) p += likely(found);
      expect(differenceOf(a, b).p!).toBeCloseTo(Math.min(1, p), 9);
    }), { numRuns: 1000 });
  });
});

describe('in words', () => {
  test('which is higher, by how many points, and within which limits', () => {
    const words = '10万人以上の方が高いと言える（差 20.0ポイント、95%信頼区間 5.2～33.4ポイント）';
    expect(differenceOf(of(56, 70, '10万人以上'), of(48, 80, '10万人未満')).words).toBe(words);
    expect(differenceOf(of(48, 80, '10万人未満'), of(56, 70, '10万人以上')).words).toBe(words);
  });
  test('no difference is claimed where chance explains it, and its figures are there all the same', () => {
    const { words, figures, higher } = differenceOf(of(5, 56), of(0, 29));
    expect([words, higher]).toEqual(['差があるとは言えない', null]);
    expect(figures).toBe('差 8.9ポイント、95%信頼区間 −3.8～19.3ポイント');
  });
  test('small bases and withheld counts are not compared, and it is said why', () => {
    expect(differenceOf(of(4, 4), of(0, 1000))).toMatchObject({ difference: null, p: null, words: '団体数が少なく、比べられません' });
    expect(differenceOf(of(0, 0), of(0, 1000)).words).toBe('団体数が少なく、比べられません');
    expect(differenceOf(of(null, 20), of(3, 20)).words).toBe('秘匿のため、比べられません');
    expect(differenceOf(of(3, 20), of(3, null)).words).toBe('秘匿のため、比べられません');
  });
  test('whichever way round, it says the same; nothing leaves −100 to 100; 高い needs both the test and the interval', () => {
    const share = fc.integer({ min: 5, max: 1741 }).chain((base) => fc.record({ base: fc.constant(base), count: fc.integer({ min: 0, max: base }) }));
    fc.assert(fc.property(share, share, (a, b) => {
      const [there, back] = [differenceOf({ ...a, label: 'A' }, { ...b, label: 'B' }), differenceOf({ ...b, label: 'B' }, { ...a, label: 'A' })];
      expect(back.words).toBe(there.words);
      expect(there.low!).toBeGreaterThanOrEqual(-100);
      expect(there.high!).toBeLessThanOrEqual(100);
      expect(there.low!).toBeLessThanOrEqual(there.difference! + 1e-9);
      expect(there.high!).toBeGreaterThanOrEqual(there.difference! - 1e-9);
      if (there.higher) expect([there.p! < 0.05, Math.sign(there.low!) === Math.sign(there.high!)]).toEqual([true, true]);
    }), { numRuns: 500 });
  });
});
