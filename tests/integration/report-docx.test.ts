import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeReport } from '@/lib/results/report/compose-report';
import type { ReportDocument } from '@/lib/results/report/report';
import { reportDocx } from '@/lib/results/report/report-docx';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { convert, ensureLibreOffice } from '../../scripts/libreoffice.mjs';
import { ensurePoppler, readPdf } from '../../scripts/poppler.mjs';
import { generateAnswers } from '../support/answer-generator';
import { LARGE, type Office, SMALL, sourceOf } from '../support/report-source';

// The Word file as it is, and through a real LibreOffice to paper. 𠮷 lies outside the basic plane, 葛󠄀 carries a variation
// selector, 﨑 has a compatibility twin: none may fall apart on the way.

const RARE = ['𠮷例町', '葛󠄀城市', '宮﨑村'];
const questionnaire = questionnaireFor(2026);
const offices = Array.from({ length: 24 }, (_, i): Office => ({ band: i % 2 ? LARGE : SMALL, answers: generateAnswers(questionnaire, i, { preparedness: i % 2 ? 0.8 : 0.2, population: i % 2 ? 300_000 : 12_000 }) }));
const odd = '<&>"\'印 & 一行目\n二行目';

let report: ReportDocument;
let zip: JSZip;
let bytes: Buffer;
let folder: string;
const part = (name: string) => zip.file(name)!.async('string');

beforeAll(async () => {
  ensureLibreOffice(console.log, 'writer');
  ensurePoppler();
  folder = await mkdtemp(path.join(tmpdir(), 'sonaeai-report-'));
  report = composeReport(
    sourceOf(questionnaire, offices, {
      demo: true,
      remarks: [{ place: 'intro', text: `${RARE.join('と')}の補足` }, { place: 'ict-drill', text: odd }],
      named: [{ item: 'risk-assumed', value: 'yes', municipalities: RARE.map((name, i) => ({ code: `99201${i}`, name, prefecture: '見本県' })) }],
    }),
  );
  bytes = await reportDocx(report);
  zip = await JSZip.loadAsync(bytes);
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the file', () => {
  test('every part is well-formed, and every relation leads to a part', async () => {
    for (const name of Object.keys(zip.files).filter((one) => /\.(xml|rels)$/.test(one))) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => expect.fail(`${name}: ${error.message}`));
      parser.write(await part(name)).close();
    }
    const charts = Object.keys(zip.files).filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(report.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'chart').length);
    const relations = [...(await part('word/_rels/document.xml.rels')).matchAll(/Target="(charts\/[^"]+)"/g)].map(([, target]) => `word/${target}`);
    expect(relations.sort()).toEqual([...charts].sort());
    const types = await part('[Content_Types].xml');
    for (const [i, chart] of charts.entries()) {
      expect(types).toContain(`PartName="/${chart}"`);
      expect(await part(`word/charts/_rels/chart${i + 1}.xml.rels`)).toContain(`../embeddings/chart${i + 1}.xlsx`);
      expect(zip.file(`word/embeddings/chart${i + 1}.xlsx`)).not.toBeNull();
    }
  });

  test('has real headings in the order of the report, and a table of contents that links to them', async () => {
    const xml = await part('word/document.xml');
    const headings = [...xml.matchAll(/<w:pStyle w:val="Heading([123])"\/>[\s\S]*?<\/w:p>/g)].map(([text, level]) => `${level} ${[...text.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words).join('')}`);
    expect(headings).toEqual(report.sections.map(({ level, number, title }) => `${level} ${number}　${title}`));
    expect(headings.slice(0, 4)).toEqual(['1 1　調査の目的', '1 2　調査の方法', '1 3　結果の概要', '2 3-1　組織とシステム']);
    expect(xml).toContain('TOC \\o "1-2" \\h \\z \\u');
    const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
    expect(anchors).toHaveLength(report.sections.filter(({ level }) => level < 3).length);
    for (const name of anchors) expect(xml).toContain(`w:name="${name}"`);
  });

  test('has a header row in every table, an alternative text for every chart, and says that it is Japanese', async () => {
    const xml = await part('word/document.xml');
    const tables = xml.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g)!;
    expect(tables).toHaveLength(report.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'table').length);
    for (const table of tables) expect(table.match(/<w:tr>[\s\S]*?<\/w:tr>/)![0]).toContain('<w:tblHeader');
    const drawings = [...xml.matchAll(/<wp:docPr id="(\d+)"[^>]*descr="([^"]{20,})"/g)];
    expect(drawings).toHaveLength(xml.match(/<w:drawing>/g)!.length);
    expect(new Set(drawings.map(([, id]) => id)).size).toBe(drawings.length);
    expect(await part('word/styles.xml')).toContain('<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>');
    const fonts = await part('word/fontTable.xml');
    for (const font of ['游明朝', '游ゴシック', 'Noto Serif CJK JP', 'Noto Sans CJK JP']) expect(fonts).toContain(font);
    expect(xml).not.toMatch(/[\uE000-\uF8FF]/); // no place left unfilled
  });

  test('keeps every name whole', async () => {
    const xml = await part('word/document.xml');
    for (const name of RARE) expect(xml.split(name).length - 1).toBe(2);
    expect(xml).toContain('&lt;&amp;&gt;');
  });

  test('the numbers of a chart are those of its table', async () => {
    const { chart } = report.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'chart')!;
    const xml = await part('word/charts/chart1.xml');
    const values = [...xml.matchAll(/<c:numCache>[\s\S]*?<\/c:numCache>/g)].map(([cache]) => [...cache.matchAll(/<c:v>([^<]*)/g)].map(([, value]) => Number(value)));
    expect(values).toEqual(chart.series.map((_, at) => chart.rows.flatMap(({ percents }) => (percents[at] === null ? [] : [percents[at]]))));
  });
});

test('LibreOffice opens it and prints it on A4, with every heading, table and name, and the page on every page', async () => {
  const file = path.join(folder, 'report.docx');
  await writeFile(file, bytes);
  const { size, pages } = readPdf(await convert(file, 'pdf', folder));
  expect(size).toContain('(A4)');
  const plain = (text: string) => text.replace(/\s+/g, '');
  const text = plain(pages.join(''));
  for (const { number, title } of report.sections) expect(text.normalize('NFKC')).toContain(plain(`${number}${title}`).normalize('NFKC'));
  pages.forEach((page, i) => expect(plain(page)).toContain(`${i + 1}/${pages.length}`));
  for (const name of RARE) expect(text, [...name].map((c) => c.codePointAt(0)!.toString(16)).join(' ')).toContain(name);
  expect(text).toContain('機器の落下防止をしている');
  expect(text).not.toContain('TOC\\o');
}, 120_000);
