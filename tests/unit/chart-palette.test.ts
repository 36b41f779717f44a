import { describe, expect, test } from 'vitest';
import { CLASSES, classOf, inkOn, luminance, SHADES, shadesOf } from '@/components/results/charts/palette';

// Shades are told apart by their lightness alone: on a grey printer, and by eyes that see no red or no green.

type Rgb = [number, number, number];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const lightness = (y: number) => (y <= 216 / 24389 ? (y * 24389) / 27 : 116 * Math.cbrt(y) - 16);

// Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB.
const SEEN: Record<string, number[][]> = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** L*a*b* of linear RGB (D65). */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089].map((t) => f(Math.max(0, t))) as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(...a.map((value, i) => value - b[i]!));
const seenAs = (hex: string, matrix: number[][]): Rgb => {
  const from = rgbOf(hex).map(linear);
  return lab(matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, i) => sum + weight * from[i]!, 0)))) as Rgb);
};

const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((m, n) => n - m) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const ramps: [string, string[]][] = [['all shades', [...SHADES]], ['classes', CLASSES.map(({ fill }) => fill)], ...[2, 3, 4, 5, 6, 7, 8].map((n): [string, string[]] => [`${n} answers`, [...shadesOf(n)].reverse()])];

describe.each(ramps)('%s', (_, ramp) => {
  test('become darker step by step, far enough apart in grey', () => {
    const grey = ramp.map((hex) => lightness(luminance(hex)));
    for (const [i, value] of grey.slice(1).entries()) expect(grey[i]! - value, `${ramp[i]} ${ramp[i + 1]}`).toBeGreaterThanOrEqual(7);
  });

  test.each(Object.entries(SEEN))('are told apart by %s eyes', (_name, matrix) => {
    const seen = ramp.map((hex) => seenAs(hex, matrix));
    for (const [i, a] of seen.entries()) for (const b of seen.slice(i + 1)) expect(distance(a, b)).toBeGreaterThanOrEqual(9);
    for (const [i, a] of seen.slice(1).entries()) expect(seen[i]![0] - a[0]).toBeGreaterThan(4);
  });

  test('what is written on them reads (WCAG AA)', () => {
    for (const hex of ramp) expect(contrast(hex, inkOn(hex)), hex).toBeGreaterThanOrEqual(4.5);
  });
});

test('a class takes its lower bound, and 100', () => {
  expect([0, 19.9, 20, 39.9, 40, 60, 79.9, 80, 100].map((percent) => classOf(percent).from)).toEqual([0, 0, 20, 20, 40, 60, 60, 80, 80]);
});
