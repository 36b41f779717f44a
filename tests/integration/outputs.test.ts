import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as editionApi } from '@/app/api/v1/results/[year]/editions/[number]/route';
import { GET as yearApi, OPTIONS } from '@/app/api/v1/results/[year]/route';
import { GET as listApi } from '@/app/api/v1/results/route';
import { GET as openapi } from '@/app/api/v1/openapi.json/route';
import { GET as editionPicture } from '@/app/(public)/results/[year]/editions/[number]/charts/[picture]/route';
import { GET as csv } from '@/app/(public)/results/[year]/tables.csv/route';
import { GET as editionXlsx } from '@/app/(public)/results/[year]/editions/[number]/tables.xlsx/route';
import { GET as picture } from '@/app/(public)/results/[year]/charts/[picture]/route';
import { anonymous } from '@/lib/platform/actor';
import { getPictureData } from '@/lib/results/open-data/get-picture-data';
import { editionSchema, errorSchema, listSchema } from '@/lib/results/open-data/open-data-schema';
import { convert, ensureLibreOffice } from '../../scripts/libreoffice.mjs';
import { insertEdition } from '../support/areas/outputs';
import { makeMunicipality, ownerClient } from '../support/factories';
import { RARE_NAMES, sampleEdition } from '../support/sample-edition';

// The files and the open interface as they answer, over the tables of a real database.

const client = ownerClient(process.env.OWNER_URL!);
const labelled = (year: number, number: number, n: number) => {
  const published = sampleEdition({ year, number, n, seed: number });
  const sections = published.edition.questionnaire.sections.map((section, s) => ({ ...section, items: section.items.map((item, i) => (s === 3 && i === 0 ? { ...item, label: `${item.label}（${RARE_NAMES.join('・')}）` } : item)) }));
  return { ...published, edition: { ...published.edition, questionnaire: { ...published.edition.questionnaire, sections } } };
};
const first = labelled(2023, 1, 60);
const second = labelled(2023, 2, 61);

beforeAll(async () => {
  await makeMunicipality(client, { code: '992011', name: '甲市', kana: 'こうし', type: '市', population: 120_000 });
  await insertEdition(client, sampleEdition({ year: 2022, n: 40 }));
  await insertEdition(client, first);
  await insertEdition(client, second);
});
afterAll(() => client.$disconnect());

const ask = (address: string, headers: Record<string, string> = {}) => new Request(`http://localhost${address}`, { headers });
const of = <T extends Record<string, string>>(params: T) => ({ params: Promise.resolve(params) });

describe('tables as files', () => {
  test('CSV of the edition that holds now: names in both alphabets, to be asked again', async () => {
    const answer = await csv(ask('/results/2023/tables.csv?scheme=size-100k'), of({ year: '2023' }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="tables-2023-2-size-100k.csv"; filename*=UTF-8''${encodeURIComponent('集計表_2023年度_第2版_10万人未満／10万人以上.csv')}`);
    expect(answer.headers.get('cache-control')).toBe('public, no-cache');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(records.map(({ 版 }) => 版))).toEqual(new Set(['2']));
    expect(records.find(({ 質問キー }) => 質問キー === 'safety-communication-rules')!.質問).toContain(RARE_NAMES.join('・'));
  });

  test('a wrong choice is a sentence that says what there is', async () => {
    const answer = await csv(ask('/results/2023/tables.csv?scheme=nonsense'), of({ year: '2023' }));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe('「scheme」には次のどれかを指定してください：all、size-100k、type-size、type、prefecture\n');
    expect((await csv(ask('/results/2023/tables.csv?table=nonsense'), of({ year: '2023' }))).status).toBe(400);
    for (const year of ['2021', 'abcd', '1999', "2023'--"]) expect((await csv(ask('/x'), of({ year }))).status, year).toBe(404);
  });

  test('the workbook of a fixed edition keeps rare characters, also when LibreOffice has saved it again', async () => {
    ensureLibreOffice();
    const folder = await mkdtemp(path.join(tmpdir(), 'sonaeai-outputs-'));
    try {
      const answer = await editionXlsx(ask('/results/2023/editions/1/tables.xlsx?scheme=prefecture'), of({ year: '2023', number: '1' }));
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const file = path.join(folder, 'tables.xlsx');
      const bytes = Buffer.from(await answer.arrayBuffer());
      await writeFile(file, bytes);
      await mkdir(path.join(folder, 'again'));
      const again = await readFile(await convert(file, 'xlsx', path.join(folder, 'again')));
      for (const content of [bytes, again]) {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(content as unknown as ArrayBuffer);
        expect(book.getWorksheet('取組の例')!.getColumn(9).values.slice(2)).toEqual([...RARE_NAMES]);
        const sheet = book.worksheets[5]!;
        expect(sheet.getColumn(2).values.some((value) => String(value).includes(RARE_NAMES.join('・')))).toBe(true);
        const numbers = book.worksheets.slice(2, 8).flatMap((one) => one.getSheetValues().flat()).filter((value) => typeof value === 'number');
        expect(numbers.length).toBeGreaterThan(500);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 180_000);
});

describe('the open interface', () => {
  test('lists what is published, newest first', async () => {
    const answer = await listApi(ask('/api/v1/results'));
    const body = listSchema.parse(await answer.json());
    expect(body.results.map(({ year, number, newest }) => [year, number, newest])).toEqual([[2023, 2, true], [2023, 1, false], [2022, 1, true]]);
  });

  test('an edition is frozen, open to every site, and not sent again to who has it', async () => {
    const params = { year: '2023', number: '1' };
    const answer = await editionApi(ask('/api/v1/results/2023/editions/1?scheme=type-size'), of(params));
    expect(answer.status).toBe(200);
    const headers = answer.headers;
    expect([headers.get('access-control-allow-origin'), headers.get('cache-control'), headers.get('link')]).toEqual(['*', 'public, max-age=31536000, immutable', '</api/v1/results/2023>; rel="latest-version"']);
    const body = editionSchema.parse(await answer.json());
    expect([body.number, body.scheme.key, body.scheme.bands.length]).toEqual([1, 'type-size', 7]);
    expect(body.named[0]!.municipalities.map(({ name }) => name)).toEqual([...RARE_NAMES]);
    const etag = headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    const again = await editionApi(ask('/api/v1/results/2023/editions/1?scheme=type-size', { 'if-none-match': `"x", ${etag}` }), of(params));
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await editionApi(ask('/api/v1/results/2023/editions/1?scheme=all', { 'if-none-match': etag }), of(params))).status).toBe(200);
    const preflight = OPTIONS();
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  test('the year gives the edition that holds now; JSON or CSV as asked', async () => {
    const type = async (address: string, accept?: string) => (await yearApi(ask(address, accept ? { accept } : {}), of({ year: '2023' }))).headers.get('content-type')!.split(';')[0];
    expect(await type('/api/v1/results/2023')).toBe('application/json');
    expect(await type('/api/v1/results/2023?format=csv')).toBe('text/csv');
    expect(await type('/api/v1/results/2023', 'text/csv')).toBe('text/csv');
    expect(await type('/api/v1/results/2023', 'text/html,*/*;q=0.8')).toBe('application/json');
    expect(await type('/api/v1/results/2023', 'text/csv;q=0.5, application/json')).toBe('application/json');
    expect(await type('/api/v1/results/2023?format=json', 'text/csv')).toBe('application/json');
    expect(editionSchema.parse(await (await yearApi(ask('/api/v1/results/2023'), of({ year: '2023' }))).json()).number).toBe(2);
  });

  test('refuses in JSON, with a sentence', async () => {
    const cases = [
      [await yearApi(ask('/api/v1/results/2023?scheme=x'), of({ year: '2023' })), 400],
      [await yearApi(ask('/api/v1/results/2023?format=xml'), of({ year: '2023' })), 400],
      [await yearApi(ask('/api/v1/results/2021'), of({ year: '2021' })), 404],
      [await editionApi(ask('/x'), of({ year: '2023', number: '9' })), 404],
      [await editionApi(ask('/x'), of({ year: '2023', number: '0' })), 404],
      [await editionApi(ask('/x'), of({ year: '2023', number: '1e3' })), 404],
    ] as const;
    for (const [answer, status] of cases) {
      expect(answer.status).toBe(status);
      expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual(['*', 'no-store']);
      expect(errorSchema.parse(await answer.json()).error.message).toMatch(/ください|ありません/);
    }
  });

  test('describes itself', async () => {
    const answer = await openapi(ask('/api/v1/openapi.json'));
    expect(((await answer.json()) as { openapi: string }).openapi).toBe('3.1.0');
  });
});

describe('pictures as files', () => {
  test('run nothing when they are opened, and are named for what they show', async () => {
    const answer = await editionPicture(ask('/x?scheme=type-size&item=ict-drill'), of({ year: '2023', number: '2', picture: 'bars.svg' }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect([answer.headers.get('content-security-policy'), answer.headers.get('x-content-type-options')]).toEqual(["default-src 'none'; sandbox", 'nosniff']);
    expect(answer.headers.get('content-disposition')).toContain('inline; filename="bars-2023-2-ict-drill-type-size.svg"');
    expect(await answer.text()).toContain('第2版');
  });

  test('a question with a rare name is whole in it', async () => {
    const answer = await picture(ask('/x?item=safety-communication-rules'), of({ year: '2023', picture: 'bars.svg' }));
    expect((await answer.text()).replace(/<\/?text[^>]*>/g, '')).toContain(RARE_NAMES.join('・'));
  });

  test('a trend holds the years that are published, a map the offices of the register', async () => {
    const trend = await getPictureData(anonymous, { year: 2023, kind: 'trend' });
    expect(trend.years.map(({ edition }) => [edition.year, edition.number])).toEqual([[2022, 1], [2023, 2]]);
    expect((await getPictureData(anonymous, { year: 2023, kind: 'map' })).offices).toEqual([]); // 見本県 stands nowhere
    expect((await picture(ask('/x?item=ict-drill'), of({ year: '2023', picture: 'trend.svg' }))).headers.get('cache-control')).toBe('public, no-cache');
  });

  test('what is not there is refused with a sentence', async () => {
    const status = async (name: string, address = '/x') => (await picture(ask(address), of({ year: '2023', picture: name }))).status;
    expect(await status('pie.svg')).toBe(404);
    expect(await status('bars.png')).toBe(404);
    expect(await status('bars.svg', '/x?item=no-such')).toBe(400);
    expect(await status('map.svg', '/x?item=ict-staff')).toBe(400);
    expect(await status('heat.svg', '/x?scheme=no-such')).toBe(400);
  });
});
