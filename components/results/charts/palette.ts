import { el, LINE, type SvgNode } from './svg';

/**
 * Blues of the Digital Agency's palette (two of them between its steps), light to dark. Their lightness alone tells them
 * apart, so they survive a grey printer and every kind of colour-blindness (tests/unit/chart-palette.test.ts).
 */
export const SHADES = ['#e8f1fe', '#c5d7fb', '#9db7f9', '#7096f8', '#3c69f0', '#1f45c8', '#0a1f9a', '#00004d'] as const;

/** `n` shades from dark to light, as far apart as they can be. */
export function shadesOf(n: number): string[] {
  if (n <= 1) return [SHADES[5]];
  if (n === 2) return [SHADES[5], SHADES[1]];
  return Array.from({ length: n }, (_, i) => SHADES[Math.round(((n - 1 - i) * (SHADES.length - 1)) / (n - 1))]!);
}

/** More answers than this are not told apart by shade. */
export const MOST_SHADES = SHADES.length;

/** Classes of a percentage, light to dark; `from` is inclusive, the last takes 100 too. */
export const CLASSES = [
  { from: 0, label: '20%未満', fill: SHADES[0] },
  { from: 20, label: '20～40%未満', fill: SHADES[2] },
  { from: 40, label: '40～60%未満', fill: SHADES[3] },
  { from: 60, label: '60～80%未満', fill: SHADES[5] },
  { from: 80, label: '80%以上', fill: SHADES[7] },
] as const;

export const classOf = (percent: number): (typeof CLASSES)[number] => CLASSES.findLast(({ from }) => percent >= from) ?? CLASSES[0];

/** Relative luminance (WCAG 2) of #rrggbb. */
export function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black or white, whichever reads better on the shade. */
export const inkOn = (fill: string): string => (luminance(fill) > 0.179 ? '#000000' : '#ffffff');

/** Withheld has a pattern of its own: it is no shade, and says nothing of how many. */
export const withheldFill = (id: string): string => `url(#${id}-withheld)`;

export const patterns = (id: string): SvgNode =>
  el(
    'defs',
    {},
    el(
      'pattern',
      { id: `${id}-withheld`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      el('rect', { width: 6, height: 6, fill: '#ffffff' }),
      el('rect', { width: 1.6, height: 6, fill: LINE }),
    ),
  );
