import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET, POST } from '@/app/api/survey/[year]/workbook/route';
import { anonymous } from '@/lib/platform/actor';
import { InvalidInputError, NotFoundError, StateError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { correctQuestionnaire } from '@/lib/survey/editing/correct-questionnaire';
import { getWorkbookUpload } from '@/lib/survey/workbook/get-workbook-upload';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { takeWorkbook } from '@/lib/survey/workbook/take-workbook';
import { refusals } from '@/lib/survey/workbook/unreadable';
import { broken, GOOD } from '../support/broken-workbooks';
import { everyKind } from '../support/every-kind';
import { actorOf, makeMunicipality, makePerson, makeRespondent, makeWave, ownerClient } from '../support/factories';
import { cellOf, edited } from '../support/edit-workbook';

const request = vi.hoisted(() => ({ actor: undefined as unknown }));
vi.mock('@/lib/people/get-actor', () => ({ getActor: async () => request.actor }));
const logged = vi.spyOn(log, 'error').mockImplementation(() => {});

const YEAR = 2026;
const town = { code: '992011', name: '見本市', kana: 'みほんし', type: '市', population: 152_000 };
const where = { year: YEAR, code: town.code };
const owner = ownerClient(process.env.OWNER_URL!);
const people = {} as Record<'editor' | 'colleague' | 'foreign' | 'secretariat', ReturnType<typeof actorOf>>;

beforeAll(async () => {
  await makeWave(owner, everyKind, { year: YEAR });
  await makeMunicipality(owner, town);
  await makeRespondent(owner, YEAR, town);
  people.editor = actorOf(await makePerson(owner, { signInName: 'editor', name: '編集 花子', role: 'editor', code: town.code }));
  people.colleague = actorOf(await makePerson(owner, { signInName: 'colleague', name: '同僚 次郎', role: 'approver', code: town.code }));
  people.foreign = actorOf(await makePerson(owner, { signInName: 'viewer', name: '閲覧 みる', role: 'viewer' }));
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  request.actor = people.editor;
  logged.mockClear();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
});

const address = `http://localhost/api/survey/${YEAR}/workbook?code=${town.code}`;
const context = { params: Promise.resolve({ year: String(YEAR) }) };
const same = { 'sec-fetch-site': 'same-origin' };

/** As a browser sends a chosen file: streamed, a piece at a time. */
function formOf(bytes: Buffer, fileName = '調査票.xlsx') {
  const head = Buffer.from(`--frontier\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`);
  const whole = [head, bytes, Buffer.from('\r\n--frontier--\r\n')];
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = whole[0];
      if (!part) return controller.close();
      const piece = part.subarray(sent, sent + 65_536);
      sent += piece.length;
      if (sent >= part.length) { whole.shift(); sent = 0; }
      controller.enqueue(piece);
    },
  });
  return new Request(address, { method: 'POST', headers: { ...same, 'content-type': 'multipart/form-data; boundary=frontier' }, body, duplex: 'half' } as RequestInit);
}

async function send(bytes: Buffer, fileName?: string) {
  const response = await POST(formOf(bytes, fileName), context);
  expect(response.status).toBe(303);
  const upload = new URL(response.headers.get('location')!, 'http://localhost').searchParams.get('upload')!;
  return { id: upload, shown: await getWorkbookUpload(people.editor, { ...where, upload }) };
}

const download = async () => Buffer.from(await (await GET(new Request(address), context)).arrayBuffer());
const filled = async (values: Record<string, string | number | null>) => edited(await download(), (book) => { for (const [field, value] of Object.entries(values)) cellOf(book, field).value = value; });
const stored = async () => (await owner.response.findFirst())?.answers ?? {};

describe('a workbook that is not as it should be is told so, and is no error of the server', () => {
  test.each(broken.map((one) => [one.why, one] as const))('%s', async (_why, one) => {
    const { id, shown } = await send(await one.make());
    expect(logged).not.toHaveBeenCalled();
    const { refusal, problems } = shown.upload!;
    if ('refusal' in one) {
      expect(refusal).toContain(one.refusal);
      expect(shown.changes).toEqual([]);
      await expect(takeWorkbook(people.editor, { ...where, upload: id, take: 'good' })).rejects.toThrow(NotFoundError);
    } else {
      expect(refusal).toBe('');
      const problem = problems.find(({ message }) => message.includes(one.problem));
      expect(problem, JSON.stringify(problems)).toBeDefined();
      if (one.sheet) expect(problem!.sheet).toBe(one.sheet);
      if (one.row) expect(problem!.row).toBeGreaterThan(3);
      expect(shown.changes.map(({ field, to }) => ({ field: field.name, to }))).toEqual([GOOD]);
      await expect(takeWorkbook(people.editor, { ...where, upload: id, take: 'all' })).rejects.toThrow(StateError);
      expect(await stored()).toEqual({});
      expect(await takeWorkbook(people.editor, { ...where, upload: id, take: 'good' })).toEqual({ taken: 1 });
      expect(await stored()).toEqual({ [GOOD.field]: GOOD.to });
    }
  });

  test('there are at least thirty, and every sentence ends as one', () => {
    expect(broken.length).toBeGreaterThanOrEqual(30);
    for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/。$/);
    expect(new Set(Object.values(refusals)).size).toBe(Object.values(refusals).length);
  });

  test('what is no upload form', async () => {
    const bad = async (type: string, body: string) => {
      const response = await POST(new Request(address, { method: 'POST', headers: { ...same, 'content-type': type }, body }), context);
      return [response.status, await response.text()];
    };
    const sentence = expect.stringContaining('ファイルを選んで送ってください。') as string;
    expect(await bad('application/json', '{}')).toEqual([415, sentence]);
    expect(await bad('text/plain', 'x')).toEqual([415, sentence]);
    expect(await bad('multipart/form-data; boundary=x', 'no form at all')).toEqual([422, sentence]);
    const nothing = await POST(new Request(address, { method: 'POST', headers: { ...same, 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n' }), context);
    const upload = new URL(nothing.headers.get('location')!, 'http://localhost').searchParams.get('upload')!;
    expect((await getWorkbookUpload(people.editor, { ...where, upload })).upload!.refusal).toBe(refusals.none);
    expect(logged).not.toHaveBeenCalled();
  });

  test('of 40 MB at most 11 are held, the rest runs through', async () => {
    let most = 0;
    let sent = 0;
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void; // what is let go counts as let go
    collect();
    const before = process.memoryUsage().arrayBuffers;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        collect();
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        if ((sent += 1_048_576) > 40 * 1_048_576) return controller.close();
        controller.enqueue(new Uint8Array(1_048_576));
      },
    });
    const response = await POST(new Request(address, { method: 'POST', headers: { ...same, 'content-type': 'multipart/form-data; boundary=frontier' }, body, duplex: 'half' } as RequestInit), context);
    expect(response.status).toBe(303);
    expect(sent).toBeGreaterThan(40 * 1_048_576);
    expect(most).toBeLessThan(16 * 1_048_576);
  });

  test('who may: 403 for others and from other sites, the sign-in for who is signed out', async () => {
    const bytes = Buffer.from('x');
    request.actor = people.foreign;
    expect((await POST(formOf(bytes), context)).status).toBe(403);
    expect((await GET(new Request(address), context)).status).toBe(403);
    request.actor = anonymous;
    expect((await POST(formOf(bytes), context)).headers.get('location')).toMatch(/^\/signin/);
    request.actor = people.editor;
    const foreign = formOf(bytes);
    foreign.headers.set('sec-fetch-site', 'cross-site');
    expect((await POST(foreign, context)).status).toBe(403);
  });
});

describe('preview and taking in', () => {
  test('every change with before and after; nothing is taken before one says so, and each upload once', async () => {
    await saveAnswers(people.editor, { ...where, changes: [{ field: 'count', from: null, to: 3 }, { field: 'free', from: null, to: '消す文' }] });
    const { id, shown } = await send(await filled({ count: '１２台', free: null, single: '見本𠮷' }), '回答（見本市）.xlsx');
    expect(shown.upload).toMatchObject({ fileName: '回答（見本市）.xlsx', refusal: '', problems: [] });
    expect(shown.changes.map(({ field, from, now, to, state }) => [field.name, from, now, to, state])).toEqual([
      ['single', null, null, 'c3', 'change'], ['count', 3, 3, 12, 'change'], ['free', '消す文', '消す文', null, 'change'],
    ]);
    expect(await stored()).toEqual({ count: 3, free: '消す文' });
    expect(await takeWorkbook(people.editor, { ...where, upload: id, take: 'all' })).toEqual({ taken: 3 });
    expect(await stored()).toEqual({ count: 12, single: 'c3' });
    await expect(takeWorkbook(people.editor, { ...where, upload: id, take: 'all' })).rejects.toThrow('すでに取り込まれています');
    expect((await owner.workbookUpload.findUniqueOrThrow({ where: { id } })).changes).toEqual([]); // its answers are not kept twice
    const acts = await owner.auditEntry.findMany({ where: { act: { startsWith: 'workbook.' } }, select: { act: true, municipalityCode: true, detail: true } });
    expect(acts).toContainEqual({ act: 'workbook.taken', municipalityCode: town.code, detail: { changed: 3, problems: 0 } });
    expect(JSON.stringify(acts)).not.toContain('見本𠮷');
  });

  test('what somebody changed in the browser since the download is asked about, with who and when, and never overwritten', async () => {
    await saveAnswers(people.editor, { ...where, changes: [{ field: 'count', from: null, to: 3 }] });
    const bytes = await filled({ count: 5, 'vendor.juki': '甲社', name: '乙社' });
    await saveAnswers(people.colleague, { ...where, changes: [{ field: 'count', from: 3, to: 9 }, { field: 'vendor.juki', from: null, to: '丙社' }, { field: 'name', from: null, to: '乙社' }, { field: 'single', from: null, to: 'c1' }] });
    const { id, shown } = await send(bytes);
    expect(shown.changes.map(({ field, state, by }) => [field.name, state, by])).toEqual([['count', 'conflict', '同僚 次郎'], ['name', 'same', null], ['vendor.juki', 'conflict', '同僚 次郎']]);
    const undecided = await takeWorkbook(people.editor, { ...where, upload: id, take: 'all', '*resolve:count': 'mine' }).catch((error: unknown) => error);
    expect(undecided).toBeInstanceOf(InvalidInputError);
    expect((undecided as InvalidInputError).fieldErrors).toEqual({ '*resolve:vendor.juki': '「2-3 事業者（住基）」は、ダウンロードした後に画面でも変更されています。どちらの回答にするかを選んでください。' });
    expect(await stored()).toMatchObject({ count: 9 });
    expect(await takeWorkbook(people.editor, { ...where, upload: id, take: 'all', '*resolve:count': 'mine', '*resolve:vendor.juki': 'theirs' })).toEqual({ taken: 1 });
    expect(await stored()).toEqual({ count: 5, 'vendor.juki': '丙社', name: '乙社', single: 'c1' });
  });

  test('an answer that the workbook leaves alone stays as a colleague has changed it', async () => {
    await saveAnswers(people.editor, { ...where, changes: [{ field: 'count', from: null, to: 3 }] });
    const bytes = await filled({ single: 'はい' });
    await saveAnswers(people.colleague, { ...where, changes: [{ field: 'count', from: 3, to: 9 }] });
    const { id } = await send(bytes);
    await takeWorkbook(people.editor, { ...where, upload: id, take: 'all' });
    expect(await stored()).toEqual({ count: 9, single: 'c1' });
  });

  test('a year that is closed, or a submitted answer, takes nothing; the sheet can still be downloaded', async () => {
    const { id } = await send(await filled({ count: 5 }));
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(takeWorkbook(people.editor, { ...where, upload: id, take: 'all' })).rejects.toThrow('受付は終了しました');
    expect((await getWorkbookUpload(people.editor, where)).shut).toContain('受付は終了しました');
    expect((await GET(new Request(address), context)).status).toBe(200);
  });

  test('an upload belongs to one person, and lapses', async () => {
    const { id } = await send(await filled({ count: 5 }));
    await expect(getWorkbookUpload(people.colleague, { ...where, upload: id })).rejects.toThrow(NotFoundError);
    await expect(takeWorkbook(people.colleague, { ...where, upload: id, take: 'all' })).rejects.toThrow(NotFoundError);
    for (const wrong of ['', 'x', "' or 1=1", '00000000-0000-4000-8000-000000000000']) await expect(getWorkbookUpload(people.editor, { ...where, upload: wrong })).rejects.toThrow(NotFoundError);
    await owner.workbookUpload.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(getWorkbookUpload(people.editor, { ...where, upload: id })).rejects.toThrow('1日たつと消えます');
    const { id: next } = await send(await filled({ count: 6 }));
    expect(await owner.workbookUpload.findUnique({ where: { id } })).toBeNull();
    expect(await owner.workbookUpload.findUnique({ where: { id: next } })).not.toBeNull();
  });
});

describe('a workbook downloaded before an erratum', () => {
  const correct = async (key: string, words: Record<string, string>) => {
    const secretariat = people.secretariat ??= actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務 太郎', role: 'secretariat' }));
    const { definitionHash: hash } = await owner.wave.findUniqueOrThrow({ where: { year: YEAR } });
    await correctQuestionnaire(secretariat, { year: YEAR, hash, key, section: '', words, reason: '言葉を分かりやすくしました。', sameMeaning: true });
  };
  /** As a person answers in the file as it was: choices in their words of then. */
  const answered = (bytes: Buffer, single: string, places: string[]) =>
    edited(bytes, (book) => {
      cellOf(book, 'single').value = single;
      for (const index of [0, 2]) cellOf(book, 'several', index).value = '○';
      places.forEach((place, index) => (cellOf(book, 'order', index).value = place));
      cellOf(book, 'yes').value = 'はい';
      cellOf(book, 'yes.which', 1).value = '○';
    });

  test('is read in the words of then, and one downloaded since in the words of now', async () => {
    const before = await download();
    await correct('single', { 'choices.c1.label': 'あてはまる' });
    await correct('single', { 'choices.c1.label': 'すべて当てはまる' }); // twice
    await correct('several', { 'choices.c1.label': '紙の控え', 'choices.c3.label': '100km以上離れた所' });
    await correct('order', { 'choices.c3.label': '予算（当初）' });
    await correct('yes', { 'followUps.which.choices.c2.label': '引用のあるもの' });
    const taken = { yes: 'yes', 'yes.which': ['c2'], single: 'c1', several: ['c1', 'c3'], order: ['c1', 'c3'] };
    for (const file of [await answered(before, 'はい', ['人材', '予算']), await answered(await download(), 'すべて当てはまる', ['人材', '予算（当初）'])]) {
      const { id, shown } = await send(file);
      expect(shown.upload).toMatchObject({ refusal: '', problems: [] });
      await takeWorkbook(people.editor, { ...where, upload: id, take: 'all' });
      expect(await stored()).toEqual(taken);
      await owner.answerChange.deleteMany();
      await owner.response.deleteMany();
    }
  });

  test('words that have gone to another choice are asked for on the screen, not guessed', async () => {
    const before = await download();
    await correct('several', { 'choices.c1.label': '別のサーバ', 'choices.c2.label': '紙の控え' }); // changed places
    const { shown } = await send(await edited(before, (book) => {
      cellOf(book, 'several', 0).value = '○';
      cellOf(book, 'count').value = 3;
    }));
    expect(shown.changes.map(({ field }) => field.name)).toEqual(['count']);
    expect(shown.upload!.problems).toMatchObject([{ message: '「1-3 いくつも」の選択肢「別のサーバ」は、正誤の前と後で別の選択肢を指します。この項目は画面で回答してください。' }]);
  });
});
