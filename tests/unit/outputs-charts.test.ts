import { describe, expect, test } from 'vitest';
import { heatMap, heatMapWidth } from '@/components/results/charts/heat-map';
import { KINDS, pictureOf } from '@/components/results/charts/picture-of';
import { charactersOf, linesOf, type SvgNode } from '@/components/results/charts/svg';
import { svgFile } from '@/components/results/charts/svg-text';
import type { EditionTable } from '@/lib/results/editions/edition';
import { published2012 } from '@/lib/results/counting/published';
import { insetOf, projected } from '@/lib/results/open-data/map-projection';
import { ratesOf } from '@/lib/results/report/rates';
import { tabulateEdition } from '@/lib/results/open-data/tabulate-edition';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { allowedNumbers, percentText } from '../support/allowed-numbers';
import { RARE_NAMES, sampleEdition, sampleOffices } from '../support/sample-edition';

const published = sampleEdition({ n: 150 });
const offices = sampleOffices();
const years = [sampleEdition({ year: 2024, n: 90, seed: 3 }), published];
const data = { published, offices, years };
const items = itemsOf(published.edition.questionnaire).map(({ key }) => key);
const schemes = published.tables.map(({ scheme }) => scheme.key);

const published2012Percents = new Set(published2012.figures.flatMap(({ counts = [], base }) => (base ? counts.map(({ count }) => percentText(count, base.n)) : [])));

const nodesOf = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child)))];
const wordsOf = (node: SvgNode): string[] => nodesOf(node).filter(({ tag }) => ['text', 'title', 'desc'].includes(tag)).map(({ children }) => children.join(''));

const drawn = [
  ...['size-100k', 'type-size'].flatMap((scheme) => items.map((item) => ({ kind: 'bars' as const, scheme, item }))),
  ...['all', 'prefecture'].flatMap((scheme) => ['risk-assumed', 'ict-staff', 'backup-place', 'ict-bcp-concern', 'vendor'].map((item) => ({ kind: 'bars' as const, scheme, item }))),
  ...schemes.map((scheme) => ({ kind: 'heat' as const, scheme, item: '' })),
  ...items.map((item) => ({ kind: 'trend' as const, scheme: 'all', item })),
  ...['risk-assumed', 'ict-drill', 'backup-frequency.tax'].map((item) => ({ kind: 'map' as const, scheme: 'prefecture', item })),
];

describe('pictures', () => {
  test('say nothing but what the tables say', () => {
    const of = new Map(years.map((year) => [year.edition.year, allowedNumbers(year)]));
    const wrong: string[] = [];
    for (const wish of drawn) {
      const { draw } = pictureOf(data, wish);
      for (const width of [350, 960]) {
        const texts = wordsOf(draw('x', width));
        for (const [percent] of texts.join('\n').matchAll(/\d+\.\d(?!\d)/g)) {
          const known = wish.kind === 'trend' ? [...of.values()].some(({ percents }) => percents.has(percent)) || published2012Percents.has(percent) : of.get(published.edition.year)!.percents.has(percent);
          if (!known) wrong.push(`${JSON.stringify(wish)}: ${percent}`);
        }
        for (const [, base] of texts.join('\n').matchAll(/^回答 (\d+)$/gm)) if (!of.get(published.edition.year)!.counts.has(Number(base))) wrong.push(`${JSON.stringify(wish)}: 回答 ${base}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('of an edition in which everything is withheld show not one number of it', () => {
    const tables = published.tables.map((table): EditionTable => ({ ...table, counts: [], hidden: [...table.hidden, ...table.counts.map(([band, item, part, value]) => [band, item, part, value] as [string, string, string, string])], numbers: [] }));
    const hidden = { ...published, tables };
    for (const wish of drawn.filter(({ kind }) => kind !== 'trend')) {
      const texts = wordsOf(pictureOf({ published: hidden, offices, years: [hidden] }, wish).draw('x', 960));
      expect(texts.filter((words) => /\d+\.\d|^回答 [1-9]/.test(words)), JSON.stringify(wish)).toEqual([]);
    }
  }, 60_000);

  test('bars of what is withheld have one length, whatever was counted', () => {
    const lengths = (item: string) => {
      const svg = pictureOf({ ...data, published: { ...published, tables: published.tables.map((table) => ({ ...table, counts: table.counts.filter(([, of, part, value]) => of !== item || part !== '' || value.startsWith('*')), hidden: table.counts.filter(([, of, part, value]) => of === item && part === '' && !value.startsWith('*')).map(([band, of, part, value]) => [band, of, part, value] as [string, string, string, string]) })) } }, { kind: 'bars', scheme: 'size-100k', item }).draw('x', 960);
      return new Set(nodesOf(svg).filter(({ tag, attributes }) => tag === 'rect' && attributes.fill === 'url(#x-withheld)' && Number(attributes.width) > 20).map(({ attributes }) => attributes.width));
    };
    expect(lengths('ict-drill').size).toBe(1);
    expect(lengths('disaster-system').size).toBe(1);
  });

  test('stand alone: no script, no style sheet, no address but names of their own parts', () => {
    for (const wish of drawn) {
      const file = svgFile(pictureOf(data, wish).draw('figure', 900));
      expect(file.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
      expect(file).not.toMatch(/<(script|style|image|foreignObject|use|a|iframe)\b|\son\w+=|href|javascript:|@import|NaN|undefined|Infinity/);
      for (const [, address] of file.matchAll(/url\(([^)]*)\)/g)) expect(address).toMatch(/^#figure-/);
      for (const [address] of file.matchAll(/https?:[^"'\s]*/g)) expect(address).toBe('http://www.w3.org/2000/svg');
      expect(file).toMatch(/<title id="figure-title">.+<\/title><desc id="figure-desc">.+<\/desc>/);
    }
  }, 60_000);

  test('take no markup from labels', () => {
    const evil = '<script>alert(1)</script>"&\'\u0000\uFFFE';
    const questionnaire = { ...published.edition.questionnaire, sections: published.edition.questionnaire.sections.map((section) => ({ ...section, title: evil, items: section.items.map((item) => ({ ...item, label: `${evil}${item.label}` })) })) };
    for (const { key } of KINDS) {
      const file = svgFile(pictureOf({ ...data, published: { ...published, edition: { ...published.edition, questionnaire } } }, { kind: key, item: 'risk-assumed' }).draw('x', 900));
      expect(file).not.toContain('<script');
      expect(file).not.toMatch(/[\u0000\uFFFE]/);
      expect(file).toContain('&lt;script&gt;');
    }
  });

  test('keep names of rare characters whole, also where a line breaks', () => {
    const name = RARE_NAMES.join('');
    const questionnaire = { ...published.edition.questionnaire, sections: published.edition.questionnaire.sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, label: name.repeat(12) })) })) };
    for (const { key } of KINDS) {
      const node = pictureOf({ ...data, published: { ...published, edition: { ...published.edition, questionnaire } } }, { kind: key, item: 'risk-assumed' }).draw('x', 350);
      const words = wordsOf(node);
      for (const line of words) expect(line).not.toMatch(/^[\u{E0100}-\u{E01EF}]|[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/u);
      expect(words.join('')).toContain(RARE_NAMES[1]);
    }
    expect(charactersOf('見本葛󠄀城市𠮷﨑')).toEqual(['見', '本', '葛󠄀', '城', '市', '𠮷', '﨑']);
    expect(linesOf('葛󠄀葛󠄀葛󠄀葛󠄀', 26, 13)).toEqual(['葛󠄀葛󠄀', '葛󠄀葛󠄀']);
  });
});


describe('the heat map', () => {
  test('names every question once: as a row, or among those that are no share', () => {
    const { sections, columns } = tabulateEdition(published, 'size-100k')!;
    const { sections: rows, without } = ratesOf(published.edition.questionnaire, sections);
    const all = new Set([...rows.flatMap(({ rates }) => rates.map(({ number }) => number)), ...without.map(({ number }) => number)]);
    expect(all).toEqual(new Set(itemsOf(questionnaireFor(2025)).map(({ number }) => number)));
    const words = wordsOf(heatMap({ id: 'x', width: heatMapWidth(columns, 960), source: '', notes: [] }, { sections: rows, columns }));
    for (const { rates } of rows) for (const { number } of rates) expect(words.some((line) => line.startsWith(`${number} `))).toBe(true);
  });
});

describe('the map', () => {
  test('holds every office once, each inside its box, and none on another box', () => {
    const { dots, boxes, height } = projected(offices, 700);
    expect(dots.length).toBe(1741);
    const inside = ({ x, y }: { x: number; y: number }, box: { x: number; y: number; width: number; height: number }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    for (const dot of dots) {
      for (const box of boxes) expect(inside(dot, box), JSON.stringify(dot)).toBe(box.inset === dot.inset);
      expect(inside(dot, { x: 0, y: 0, width: 700, height })).toBe(true);
    }
    const of = (inset: string) => offices.filter((office) => insetOf(office) === inset);
    expect(of('ogasawara').length).toBe(1);
    expect(of('south-west').length).toBe(53);
  });
});
