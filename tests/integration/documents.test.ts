import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PDFDocument } from '@cantoo/pdf-lib';
import pg from 'pg';
import { GET } from '@/app/api/files/documents/[id]/route';
import { POST } from '@/app/api/upload/documents/route';
import { acceptNda } from '@/lib/agreement/documents/accept-nda';
import { addNdaSigner } from '@/lib/agreement/documents/add-nda-signer';
import { admitSupporter } from '@/lib/agreement/supporters/admit-supporter';
import { expiryOf } from '@/lib/agreement/documents/document-terms';
import { endAdmission } from '@/lib/agreement/supporters/end-admission';
import { endNdaSigner } from '@/lib/agreement/documents/end-nda-signer';
import { getDocument } from '@/lib/agreement/documents/get-document';
import { getNda } from '@/lib/agreement/documents/get-nda';
import { listSharedDocuments } from '@/lib/agreement/documents/list-shared-documents';
import { openDocument } from '@/lib/agreement/documents/open-document';
import { shareDocument } from '@/lib/agreement/documents/share-document';
import { showable } from '@/lib/files/showable.mjs';
import { withdrawDocument } from '@/lib/agreement/documents/withdraw-document';
import { withdrawNda } from '@/lib/agreement/documents/withdraw-nda';
import { FILE_PROBLEMS } from '@/lib/files/file-problems';
import { UnfitFile } from '@/lib/files/unfit-file';
import type { PersonActor } from '@/lib/platform/actor';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { day, isoDay } from '@/lib/platform/time';
import { makeAgreement, makeMembership } from '../support/agreement-factories';
import { actorOf, makeMunicipality, makePerson, ownerClient } from '../support/factories';
import { hostile } from '../support/hostile-uploads';
import { sampleDocx, samplePdf } from '../support/sample-files';

const request = vi.hoisted(() => ({ actor: undefined as unknown }));
vi.mock('@/lib/people/get-actor', () => ({ getActor: async () => request.actor }));
const stamping = vi.hoisted(() => ({ meanwhile: undefined as (() => Promise<unknown>) | undefined }));
vi.mock('@/lib/agreement/documents/stamp-pdf', async (original) => {
  const { stampPdf } = await original<{ stampPdf: (bytes: Buffer, text: string) => Promise<Buffer> }>();
  return { stampPdf: async (bytes: Buffer, text: string) => {
    await stamping.meanwhile?.();
    return stampPdf(bytes, text);
  } };
});
const logged = vi.spyOn(log, 'error').mockImplementation(() => {});

const owner = ownerClient(process.env.OWNER_URL!);
const A = { code: '992011', name: '甲市', kana: 'こうし', type: '市', population: 120_000 };
const B = { code: '992020', name: '𠮷例町', kana: 'よしれいちょう', type: '町', population: 9_000 };
const people = {} as Record<'a' | 'approverA' | 'b' | 'approverB', PersonActor>;
const today = isoDay(new Date());

beforeAll(async () => {
  await makeAgreement(owner);
  for (const place of [A, B]) {
    await makeMunicipality(owner, place);
    await makeMembership(owner, { code: place.code });
  }
  const make = async (signInName: string, name: string, role: 'editor' | 'approver', code: string) => actorOf(await makePerson(owner, { signInName, name, role, code })) as PersonActor;
  people.a = await make('a', '甲 たろう', 'editor', A.code);
  people.approverA = await make('approver-a', '甲 しょうにん', 'approver', A.code);
  people.b = await make('b', '𠮷田 髙子', 'editor', B.code);
  people.approverB = await make('approver-b', '乙 しょうにん', 'approver', B.code);
});
afterAll(() => owner.$disconnect());

/** As a browser sends the form: the fields first, then the file. */
function uploadOf({ name = '構成図.pdf', bytes, fields = {}, query = `code=${A.code}` }: { name?: string; bytes: Buffer; fields?: Record<string, string>; query?: string }) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ kind: 'configuration', title: '構成図', revised: '令和8年4月1日', note: '', shared: 'on', ...fields })) form.set(field, value);
  form.set('file', new File([new Uint8Array(bytes)], name));
  return POST(new Request(`http://localhost/api/upload/documents?${query}`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: form }));
}
const locationOf = (response: Response) => new URL(response.headers.get('location')!, 'http://localhost');

async function uploaded(options: Partial<Parameters<typeof uploadOf>[0]> = {}): Promise<string> {
  const response = await uploadOf({ bytes: await samplePdf('PLAIN-WORDS', { pages: 2 }), ...options });
  expect(response.status).toBe(303);
  return /documents\/([0-9a-f-]{36})\?done=/.exec(locationOf(response).href)![1]!;
}

beforeEach(() => {
  request.actor = people.a;
  logged.mockClear();
  stamping.meanwhile = undefined;
});

describe('hostile uploads through the real route', () => {
  test.each(hostile.map((one) => [one.why, one] as const))('%s', async (_, one) => {
    const before = await owner.storedFile.count();
    const response = await uploadOf({ name: one.name, bytes: await one.make() });
    expect(response.status).toBe(303);
    expect(logged).not.toHaveBeenCalled();
    const location = locationOf(response);
    if ('problem' in one) {
      expect(location.searchParams.get('problem')).toBe(one.problem);
      expect(location.searchParams.get('title')).toBe('構成図'); // what was typed comes back
      expect(FILE_PROBLEMS[one.problem]).toBeTruthy();
      expect(await owner.storedFile.count()).toBe(before);
      return;
    }
    const id = /documents\/([0-9a-f-]{36})/.exec(location.pathname)![1]!;
    const file = await GET(new Request(`http://localhost/api/files/documents/${id}`), { params: Promise.resolve({ id }) });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]*$/);
    expect(decodeURIComponent(file.headers.get('content-disposition')!.split("UTF-8''")[1]!)).toBe(one.storedAs);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  }, 60_000);

  test('a gigabyte that keeps coming is refused with its sentence, and not kept', async () => {
    let sent = 0;
    const fields = { kind: 'bcp', title: '大きい図', revised: '2026-04-01' };
    const head = Buffer.from(`${Object.entries(fields).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n`);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 1024) return controller.close();
        controller.enqueue(sent === 1 ? head : new Uint8Array(1024 * 1024));
      },
    }, { highWaterMark: 0 });
    const before = process.memoryUsage().arrayBuffers;
    const response = await POST(new Request(`http://localhost/api/upload/documents?code=${A.code}`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' } as RequestInit));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80 * 1024 * 1024);
    expect(sent).toBeLessThan(140);
    expect(Object.fromEntries(locationOf(response).searchParams)).toEqual({ code: A.code, ...fields, problem: 'tooLarge' }); // what had been typed is not lost
  });

  /** A form that arrives in two halves, `meanwhile` between them. */
  const slowly = (meanwhile: () => unknown) => {
    const field = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const halves = [field('kind', 'other') + field('title', '途中'), `${field('revised', '2026-04-01')}--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--x--\r\n`];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const half = halves.shift();
        if (half === undefined) return controller.close();
        if (halves.length === 0) await meanwhile();
        controller.enqueue(Buffer.from(half));
      },
    }, { highWaterMark: 0 });
    return POST(new Request(`http://localhost/api/upload/documents?code=${A.code}`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' } as RequestInit));
  };

  test('whoever loses the session or the role while sending brings nothing', async () => {
    const before = await owner.storedFile.count();
    for (const then of [{ kind: 'anonymous' }, { ...people.a, editorOf: [] }]) {
      request.actor = people.a;
      const response = await slowly(() => { request.actor = then; });
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('サインインし直してから')]);
    }
    request.actor = people.a;
    expect(locationOf(await slowly(() => {})).searchParams.get('problem')).toBe('broken');
    expect(await owner.storedFile.count()).toBe(before);
  });

  test('one person sends a few files at once, not any number; a slow one that ends gives its place back', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => { go = resolve; });
    const begun = [1, 2, 3].map(() => slowly(() => gate));
    const fourth = await slowly(() => {});
    expect([fourth.status, await fourth.text()]).toEqual([429, expect.stringContaining('途中です')]);
    request.actor = people.b;
    expect((await uploadOf({ bytes: await samplePdf(), query: `code=${B.code}` })).status).toBe(303);
    request.actor = people.a;
    go();
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await slowly(() => {})).status).toBe(303);
  });

  test('a municipality keeps two gigabytes, and is told when they are full', async () => {
    const full = Array.from({ length: 103 }, () => ({ id: randomUUID(), municipalityCode: A.code, purpose: 'document', sealedName: new Uint8Array(1), type: 'application/pdf', size: 20 * 1024 * 1024, sha256: '', sealed: new Uint8Array(1) }));
    await owner.$executeRaw`alter table stored_file drop constraint stored_file_size`; // so that the test need not write two gigabytes
    await owner.storedFile.createMany({ data: full });
    const location = locationOf(await uploadOf({ bytes: await samplePdf() }));
    expect(location.searchParams.get('problem')).toBe('full');
    await owner.storedFile.deleteMany({ where: { id: { in: full.map(({ id }) => id) } } });
    await owner.$executeRaw`alter table stored_file add constraint stored_file_size check (size between 1 and 20971520 and octet_length(sealed) = size + 28)`;
    await uploaded();
  });

  test('a form from another site, and one for another municipality, stop before the file is read', async () => {
    const form = new FormData();
    const foreign = await POST(new Request(`http://localhost/api/upload/documents?code=${A.code}`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' }, body: form }));
    expect(foreign.status).toBe(403);
    expect((await uploadOf({ bytes: await samplePdf(), query: `code=${B.code}` })).status).toBe(403);
    expect((await uploadOf({ bytes: await samplePdf(), query: `code=${A.code}&document=../x` })).status).toBe(404);
  });

  test('fields that are missing are named, each with its remedy', async () => {
    const response = await uploadOf({ bytes: await samplePdf(), fields: { title: '', revised: '2099-01-01' } });
    expect(Object.fromEntries(locationOf(response).searchParams)).toMatchObject({ problem: 'fields', revised: '2099-01-01', kind: 'configuration' });
  });
});

describe('at rest', () => {
  test('the database holds nothing of a file in plain, and a copied row opens for nobody', async () => {
    const id = await uploaded();
    const { fileId } = await owner.documentVersion.findFirstOrThrow({ where: { documentId: id } });
    const { sealed } = await owner.storedFile.findUniqueOrThrow({ where: { id: fileId } });
    for (const words of ['%PDF', 'endobj', 'PLAIN-WORDS']) expect(Buffer.from(sealed).includes(words)).toBe(false);
    const client = new pg.Client({ connectionString: process.env.OWNER_URL });
    await client.connect();
    await client.query('update stored_file set sealed = (select sealed from stored_file where id <> $1 and size = (select size from stored_file where id = $1) limit 1) where id = $1 and exists (select from stored_file where id <> $1 and size = (select size from stored_file s where s.id = $1))', [fileId]);
    await client.query(`update stored_file set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256) where id = $1`, [fileId]);
    await client.end();
    await expect(openDocument(people.a, { id })).rejects.toThrow();
  });
});

describe('the promise of secrecy opens and closes', () => {
  const refused = (call: Promise<unknown>) => expect(call).rejects.toThrow(NotFoundError);

  test('a member reads only after its approver has given the promise in force, and no longer once anything is withdrawn', async () => {
    const id = await uploaded();
    await refused(openDocument(people.b, { id }));
    expect((await listSharedDocuments(people.b, {})).reader).toBeNull();
    await expect(acceptNda(people.b, { code: B.code, number: 1 })).rejects.toThrow(RefusedError);
    await expect(acceptNda(people.approverB, { code: B.code, number: 7 })).rejects.toThrow(StateError);
    await acceptNda(people.approverB, { code: B.code, number: 1 });
    await acceptNda(people.approverB, { code: B.code, number: 1 }); // twice changes nothing
    expect(await owner.ndaAcceptance.count({ where: { municipalityCode: B.code } })).toBe(1);

    const opened = await openDocument(people.b, { id });
    const pdf = await PDFDocument.load(new Uint8Array(opened.bytes));
    expect(pdf.getPageCount()).toBe(2);
    expect((await getDocument(people.a, { id })).openings).toEqual([expect.objectContaining({ person: '𠮷田 髙子', from: '𠮷例町', number: 1 })]);
    expect(await owner.$queryRaw`select act, municipality_code from audit_entry where act = 'document.opened' and subject = ${`document:${id}`}`).toEqual([{ act: 'document.opened', municipality_code: A.code }]);
    expect((await listSharedDocuments(people.b, { q: 'こうし' })).shared.map(({ name }) => name)).toEqual(['甲市']);

    await shareDocument(people.a, { id, shared: 'no' });
    await refused(openDocument(people.b, { id }));
    await shareDocument(people.a, { id, shared: 'yes' });
    await openDocument(people.b, { id });

    for (const status of ['suspended', 'withdrawn', 'preparing'] as const) {
      await makeMembership(owner, { code: B.code, status });
      await refused(openDocument(people.b, { id }));
      await makeMembership(owner, { code: B.code });
      await makeMembership(owner, { code: A.code, status });
      await refused(openDocument(people.b, { id }));
      await makeMembership(owner, { code: A.code });
    }
    await openDocument(people.b, { id });

    await owner.ndaVersion.create({ data: { agreementId: 'ict-mutual-aid', number: 2, title: '新しい約束', text: '…', inForceFrom: day(today) } });
    await refused(openDocument(people.b, { id }));
    expect((await getNda(people.approverB, { code: B.code })).accepted).toBeNull();
    await acceptNda(people.approverB, { code: B.code, number: 2 });
    await openDocument(people.b, { id });

    await withdrawNda(people.approverB, { code: B.code });
    await refused(openDocument(people.b, { id }));
    await refused(getDocument(people.b, { id }));
    await acceptNda(people.approverB, { code: B.code, number: 2 });
    await openDocument(people.b, { id });

    await withdrawDocument(people.a, { id });
    await refused(openDocument(people.b, { id }));
    expect((await getDocument(people.a, { id })).withdrawnAt).not.toBeNull();
    await expect(withdrawDocument(people.a, { id })).rejects.toThrow(StateError);
  });

  test('whoever loses the right while the name is drawn gets nothing, and nothing counts as opened', async () => {
    await acceptNda(people.approverB, { code: B.code, number: 2 });
    const openings = () => owner.documentOpening.count();
    const before = await openings();
    const taken: (() => Promise<unknown>)[] = [
      () => withdrawNda(people.approverB, { code: B.code }), () => makeMembership(owner, { code: B.code, status: 'withdrawn' }),
      () => shareDocument(people.a, { id, shared: 'no' }), () => withdrawDocument(people.a, { id }),
    ];
    let id = '';
    for (const take of taken) {
      id = await uploaded({ fields: { kind: 'other', title: '途中で取り下げる' } });
      stamping.meanwhile = take;
      await refused(openDocument(people.b, { id }));
      await makeMembership(owner, { code: B.code });
      await acceptNda(people.approverB, { code: B.code, number: 2 });
    }
    id = await uploaded({ fields: { kind: 'other', title: '途中で替わる' } });
    stamping.meanwhile = () => uploaded({ query: `code=${A.code}&document=${id}` });
    await expect(openDocument(people.b, { id })).rejects.toThrow('新しい版に替わりました');
    stamping.meanwhile = () => Promise.reject(new UnfitFile('broken')); // stored before such files were refused
    await expect(openDocument(people.b, { id })).rejects.toThrow('名前を入れられないため開けません');
    expect(await openings()).toBe(before);
  });

  test('others get the current version alone; its own people each of them, as it was uploaded', async () => {
    const first = sampleDocx({ body: '第一版' });
    const id = await uploaded({ bytes: first, name: '手順.docx', fields: { kind: 'reception', title: '手順' } });
    await uploaded({ bytes: sampleDocx({ body: '第二版' }), name: '手順.docx', query: `code=${A.code}&document=${id}` });
    expect((await openDocument(people.a, { id, version: 1 })).bytes.equals(first)).toBe(true);
    const theirs = await openDocument(people.b, { id, version: 1 });
    expect(theirs.bytes.equals(sampleDocx({ body: '第二版' }))).toBe(true); // an Office file comes as it is; the opening is recorded
    expect((await getDocument(people.b, { id })).versions).toHaveLength(1);
    expect((await getDocument(people.b, { id })).openings).toEqual([]);
  });

  test('two new versions at once become two versions', async () => {
    const id = await uploaded({ fields: { kind: 'other', title: '同時' } });
    await Promise.all([1, 2, 3].map(() => uploaded({ query: `code=${A.code}&document=${id}` })));
    expect((await getDocument(people.a, { id })).versions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  test('people who signed come and go, and not before they came', async () => {
    await addNdaSigner(people.a, { code: A.code, kind: 'vendor', name: '髙橋 𠮷男', organisation: '見本の会社', signedOn: '2026-05-01' });
    const { signers } = await getNda(people.a, { code: A.code });
    expect(signers).toHaveLength(1);
    await expect(endNdaSigner(people.a, { id: signers[0]!.id, leftOn: '2026-04-01' })).rejects.toThrow(InvalidInputError);
    await endNdaSigner(people.a, { id: signers[0]!.id, leftOn: '2026-06-01' });
    expect((await getNda(people.a, { code: A.code })).signers[0]!.leftOn).toEqual(day('2026-06-01'));
  });
});

describe('a supporter', () => {
  test('reads what a member shares once that member has admitted it, is named where it opened, and reads nothing after the end', async () => {
    const id = await uploaded({ fields: { title: '協力者に見せる構成図' } });
    const { id: supporterId } = await owner.supporter.create({ data: { agreementId: 'ict-mutual-aid', name: '見本システム株式会社', kind: 'company', registeredOn: day('2026-04-01') } });
    const supporter = actorOf(await makePerson(owner, { signInName: 'kyoryoku', name: '協力 する子', role: 'supporter', supporterId })) as PersonActor;
    const closed = async () => {
      expect((await listSharedDocuments(supporter, {})).shared.flatMap(({ documents }) => documents.map((one) => one.id))).not.toContain(id);
      await expect(getDocument(supporter, { id })).rejects.toThrow(NotFoundError);
      await expect(openDocument(supporter, { id })).rejects.toThrow(NotFoundError);
    };
    await closed();
    await admitSupporter(people.a, { code: A.code, id: supporterId });

    expect((await listSharedDocuments(supporter, {})).shared.map(({ code }) => code)).toEqual([A.code]);
    await expect(listSharedDocuments(supporter, { of: B.code })).rejects.toThrow(RefusedError);
    expect(await getDocument(supporter, { id })).toMatchObject({ own: false, openings: [] });
    const opened = await openDocument(supporter, { id });
    expect(await PDFDocument.load(opened.bytes)).toBeDefined();
    expect((await getDocument(people.a, { id })).openings).toMatchObject([{ person: '協力 する子', from: '見本システム株式会社（協力事業者）', signersOf: null }]);

    await shareDocument(people.a, { id, shared: 'no' });
    await closed();
    await shareDocument(people.a, { id, shared: 'yes' });
    expect((await listSharedDocuments(supporter, {})).shared).toHaveLength(1);
    await owner.membership.updateMany({ where: { municipalityCode: A.code }, data: { status: 'suspended' } });
    await closed();
    await owner.membership.updateMany({ where: { municipalityCode: A.code }, data: { status: 'member' } });
    await endAdmission(people.a, { code: A.code, id: supporterId });
    await closed();
  });
});

describe('duties', () => {
  const records = (duty: string) => owner.dutyRecord.findMany({ where: { municipalityCode: A.code, dutyKey: duty, withdrawnAt: null }, orderBy: { doneOn: 'asc' } });
  beforeEach(() => owner.dutyRecord.deleteMany());

  test('a plan counts from its own day, a configuration from the day it was shared, other papers for nothing', async () => {
    const plan = await uploaded({ fields: { kind: 'bcp', title: '計画', revised: '2026-03-31', shared: '' } });
    expect((await records('bcp')).map(({ doneOn }) => isoDay(doneOn))).toEqual(['2026-03-31']);
    const picture = await uploaded({ fields: { shared: '' } });
    expect(await records('configuration')).toEqual([]);
    await shareDocument(people.a, { id: picture, shared: 'yes' });
    expect((await records('configuration')).map(({ doneOn }) => isoDay(doneOn))).toEqual([today]);
    await shareDocument(people.a, { id: picture, shared: 'no' });
    expect(await records('configuration')).toEqual([]);
    await uploaded({ fields: { kind: 'other', title: 'ほか' } });
    await withdrawDocument(people.a, { id: plan });
    expect(await records('bcp')).toEqual([]);
  });
});

test('a year on, also from 29 February; and what a font lacks is marked', () => {
  expect(isoDay(expiryOf(day('2028-02-29')))).toBe('2029-03-01');
  expect(isoDay(expiryOf(day('2026-03-31')))).toBe('2027-03-31');
  expect(showable('辻\u{E0100}𠮷\u0007🏠', (point) => point !== 0x1f3e0)).toBe('辻𠮷〓');
});
