import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusals } from '@/lib/survey/workbook/unreadable';
import { MAX_UPLOAD } from '@/lib/survey/workbook/upload-limits';
import { broken } from '../support/broken-workbooks';
import { everyKind } from '../support/every-kind';
import { workbookOf } from '../support/workbooks';
import { repacked } from '../support/zip';

// Peak memory of a whole process that reads the worst files an upload can bring; the runtime itself is in the figure.

const LIMIT = 400; // megabytes
const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sonaeai-memory-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, bytes: Buffer): Promise<{ megabytes: number; refusal: string }> {
  const file = path.join(folder, `${name}.xlsx`);
  await writeFile(file, bytes);
  const { stdout } = await run(process.execPath, ['--conditions', 'react-server', '--import', 'tsx', 'tests/support/read-one-workbook.ts', file], { maxBuffer: 1e7 });
  const result = JSON.parse(stdout) as { megabytes: number; refusal: string };
  console.log(`${name}: ${result.megabytes} MB at most, ${(bytes.length / 1e6).toFixed(1)} MB file`);
  return result;
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const withSheet = async (xml: string) => repacked(await workbookOf(everyKind, {}), (parts) => parts.set('xl/worksheets/sheet2.xml', Buffer.from(xml)));

/** As many cells as are taken, each with a text of its own that does not compress well: as heavy as a file may be. */
const heaviest = () => {
  const rows = Array.from({ length: 1950 }, (_, r) => `<row r="${r + 1}">${Array.from({ length: 100 }, () => `<c t="inlineStr"><is><t>${randomBytes(36).toString('base64')}</t></is></c>`).join('')}</row>`);
  return withSheet(`<worksheet ${namespace}><sheetData>${rows.join('')}</sheetData></worksheet>`);
};

test('the heaviest file that is still read', async () => {
  const bytes = await heaviest();
  expect(bytes.length).toBeLessThan(MAX_UPLOAD);
  const { megabytes, refusal } = await read('heaviest', bytes);
  expect(refusal).toBe('');
  expect(megabytes).toBeLessThan(LIMIT);
}, 120_000);

test('one attribute, one text and one comment of many megabytes', async () => {
  const long = 'a'.repeat(15_000_000);
  for (const [name, xml] of [['attribute', `<worksheet ${namespace} a="${long}"/>`], ['comment', `<worksheet ${namespace}><!--${long}--></worksheet>`]] as const) {
    const { megabytes } = await read(name, await repackedRaw(xml));
    expect(megabytes).toBeLessThan(LIMIT);
  }
  // Letters alone compress so well that the ratio gives them away; these do not.
  const noise = randomBytes(5_000_000).toString('base64');
  const { megabytes, refusal } = await read('text', await withSheet(`<worksheet ${namespace}><sheetData><row r="1"><c t="inlineStr"><is><t>${noise}</t></is></c></row></sheetData></worksheet>`));
  expect(refusal).toContain('読み取りを中止しました'); // no spreadsheet keeps so long a text in a cell: refused since the reader bounds it
  expect(megabytes).toBeLessThan(LIMIT);
}, 120_000);

const repackedRaw = (xml: string) => withSheet(xml);

test.each(broken.filter(({ why }) => /bomb|million|hundred sheets|thousand parts/.test(why)).map((one) => [one.why, one] as const))('%s', async (why, one) => {
  const { megabytes, refusal } = await read(why.replace(/\W/g, '-'), await one.make());
  expect(refusal).toContain('refusal' in one ? one.refusal : '');
  expect(megabytes).toBeLessThan(LIMIT);
}, 120_000);

test('shared texts without end', async () => {
  const bytes = await repacked(await workbookOf(everyKind, {}), (parts) => parts.set('xl/sharedStrings.xml', Buffer.from(`<sst ${namespace}>${Array.from({ length: 300_000 }, (_, i) => `<si><t>${i}${randomBytes(9).toString('base64')}</t></si>`).join('')}</sst>`)));
  const { megabytes, refusal } = await read('shared-texts', bytes);
  expect(refusal).toBe(refusals.tooManyCells);
  expect(megabytes).toBeLessThan(LIMIT);
}, 120_000);
