import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNdaSigner } from '@/lib/agreement/documents/add-nda-signer';
import { getDocument } from '@/lib/agreement/documents/get-document';
import { listDocuments } from '@/lib/agreement/documents/list-documents';
import { listSigners } from '@/lib/agreement/documents/list-signers';
import { openDocument } from '@/lib/agreement/documents/open-document';
import type { PersonActor } from '@/lib/platform/actor';
import { sealNames } from '../../prisma/seal-names';
import { makeAgreement, makeMembership } from '../support/agreement-factories';
import { makeAcceptance, makeDocument, makeSigner } from '../support/document-factories';
import { actorOf, makeMunicipality, makePerson, ownerClient } from '../support/factories';
import { samplePdf } from '../support/sample-files';

// Titles, notes, names of files and of signers at rest, in new rows and in those of an older version.

const owner = ownerClient(process.env.OWNER_URL!);
const database = new pg.Client({ connectionString: process.env.OWNER_URL });
const CODE = '992011';
let a: PersonActor;

beforeAll(async () => {
  await database.connect();
  await makeAgreement(owner);
  await makeMunicipality(owner, { code: CODE, name: '甲市', kana: 'かな', type: '市', population: 9_000 });
  await makeMembership(owner, { code: CODE });
  await makeAcceptance(owner, { code: CODE });
  a = actorOf(await makePerson(owner, { signInName: 'a', name: '甲 たろう', role: 'editor', code: CODE })) as PersonActor;
});
afterAll(async () => {
  await database.end();
  await owner.$disconnect();
});

const sealed = { stored_file: 'sealed_name', document: 'sealed_title', document_version: 'sealed_note', nda_signer: 'sealed' };
const tables = Object.keys(sealed);
/** The rows as text, and their sealed columns as bytes read as text. */
async function atRest(): Promise<string> {
  const parts: string[] = [];
  for (const [table, column] of Object.entries(sealed)) {
    const { rows } = await database.query<{ row: string; bytes: Buffer | null }>(`select t::text as row, ${column} as bytes from ${table} t`);
    for (const { row, bytes } of rows) parts.push(row, bytes?.toString('utf8') ?? '');
  }
  return parts.join('\n');
}
const WORDS = ['災害の夜の構成図', '配線を直した版', '重要な図', '鈴木 署名', '例の会社'];
const make = async () => {
  const { id } = await makeDocument(owner, { code: CODE, kind: 'other', title: WORDS[0]!, files: [{ name: `${WORDS[2]}.pdf`, bytes: await samplePdf(), note: WORDS[1] }] });
  await makeSigner(owner, { code: CODE, kind: 'vendor', name: WORDS[3]!, organisation: WORDS[4]!, signedOn: '2026-04-01' });
  return id;
};
async function expectReadable(id: string) {
  const page = await getDocument(a, { id });
  expect([page.title, page.versions[0]!.note, page.versions[0]!.fileName]).toEqual([WORDS[0], WORDS[1], `${WORDS[2]}.pdf`]);
  expect((await listDocuments(a, { code: CODE })).documents.find((one) => one.id === id)).toMatchObject({ title: WORDS[0], version: { fileName: `${WORDS[2]}.pdf` } });
  expect((await openDocument(a, { id })).name).toBe(`${WORDS[2]}.pdf`);
  expect((await listSigners(a, { code: CODE })).signers).toContainEqual(expect.objectContaining({ name: WORDS[3], organisation: WORDS[4] }));
}

test('nothing of them stands in clear, what was sealed for one row opens in no other, and the services show them', async () => {
  const id = await make();
  const other = await make();
  await addNdaSigner(a, { code: CODE, kind: 'staff', name: '後藤 後', organisation: '例の課', signedOn: '2026-05-01' });
  const rest = await atRest();
  expect(rest).toContain(id); // it is the rows that were looked at
  for (const words of [...WORDS, '後藤 後', '例の課']) expect(rest).not.toContain(words);
  await expectReadable(id);
  expect((await listSigners(a, { code: CODE })).signers.map(({ name }) => name)).toEqual([WORDS[3], WORDS[3], '後藤 後']);
  await database.query('update document set sealed_title = (select sealed_title from document where id = $1) where id = $2', [id, other]);
  await expect(getDocument(a, { id: other })).rejects.toThrow();
  await owner.documentVersion.deleteMany({ where: { documentId: other } });
  await owner.document.deleteMany({ where: { id: other } });
});

test('rows of an older version are sealed by the first start, once, and the database then says that none is left', async () => {
  const id = await make();
  const constraints = readFileSync('prisma/migrations/0860_sealed_names/migration.sql', 'utf8').match(/alter table \w+ add constraint \w+_sealed [^;]+;/g)!;
  expect(constraints).toHaveLength(tables.length);
  await database.query('alter table stored_file drop constraint stored_file_name_sealed; alter table document drop constraint document_title_sealed; alter table document_version drop constraint document_version_note_sealed; alter table nda_signer drop constraint nda_signer_sealed');
  const [title, note, file, name, office] = WORDS as [string, string, string, string, string];
  await database.query('update document set title = $1, sealed_title = null where id = $2', [title, id]);
  await database.query('update document_version set note = $1, sealed_note = null where document_id = $2', [note, id]);
  await database.query('update stored_file set name = $1, sealed_name = null where id = (select file_id from document_version where document_id = $2)', [`${file}.pdf`, id]);
  await database.query('update nda_signer set name = $1, organisation = $2, sealed = null where kind = $3', [name, office, 'vendor']);
  await database.query(constraints.join('\n'));
  expect(await atRest()).toContain(title);
  expect(await owner.$transaction((tx) => sealNames(tx))).toBeGreaterThanOrEqual(4);
  const rest = await atRest();
  for (const words of WORDS) expect(rest).not.toContain(words);
  await expectReadable(id);
  expect(await owner.$transaction((tx) => sealNames(tx))).toBe(0);
  const { rows } = await database.query(`select count(*)::int as valid from pg_constraint where conname like '%\\_sealed' and convalidated and conrelid::regclass::text = any($1)`, [tables]);
  expect(rows).toEqual([{ valid: tables.length }]);
  await expect(database.query(`update document set title = 'x' where id = $1`, [id])).rejects.toThrow('document_title_sealed');
});
