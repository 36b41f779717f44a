import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET, PUT } from '@/app/api/survey/[year]/[section]/route';
import { anonymous, type Actor } from '@/lib/platform/actor';
import { log } from '@/lib/platform/log';
import type { ColleaguesChanges, SaveResult } from '@/lib/survey/drafts/save-protocol';
import { ownerClient } from '../support/factories';
import { makeOffices, YEAR } from '../support/survey-office';
import { wrongValues } from '../support/wrong-values';

const request = vi.hoisted(() => ({ actor: undefined as unknown }));
vi.mock('@/lib/people/get-actor', () => ({ getActor: async () => request.actor }));

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
const logged = vi.spyOn(log, 'error').mockImplementation(() => {});

beforeAll(async () => {
  office = await makeOffices(owner);
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  request.actor = office.editor;
  logged.mockClear();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
});

const same = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

async function put(body: unknown, { headers = same, year = String(YEAR), section = 'organization', code = office.code }: { headers?: Record<string, string>; year?: string; section?: string; code?: string } = {}) {
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await PUT(new Request(`http://localhost/api/survey/${year}/${section}?code=${code}`, { method: 'PUT', headers, body: sent as BodyInit }), { params: Promise.resolve({ year, section }) });
  return { status: response.status, body: (await response.json()) as SaveResult & { message?: string; id?: string } };
}

async function get(since: string, { section = 'preparedness', code = office.code } = {}) {
  const response = await GET(new Request(`http://localhost/api/survey/${YEAR}/${section}?code=${code}&since=${encodeURIComponent(since)}`), { params: Promise.resolve({ year: String(YEAR), section }) });
  return { status: response.status, body: (await response.json()) as ColleaguesChanges & { message?: string } };
}

const oneChange = { changes: [{ field: 'satellite-phones', from: null, to: '3' }] };

describe('PUT /api/survey/YEAR/SECTION', () => {
  test('saves, and says what it stored', async () => {
    expect(await put(oneChange)).toMatchObject({ status: 200, body: { revision: 1, fields: { 'satellite-phones': { status: 'saved', value: 3 } } } });
  });

  test('a field that is left out of `from` and `to` was and is not answered', async () => {
    expect((await put({ changes: [{ field: 'satellite-phones' }] })).body.fields['satellite-phones']).toEqual({ status: 'saved', value: null });
  });

  test.each(wrongValues.map((wrong) => [wrong.why, wrong] as const))('a wrong value has its sentence and is no error of the server: %s', async (_why, { field, raw, sentence }) => {
    const { status, body } = await put({ changes: [{ field, from: null, to: raw }, { field: 'manual.remark', from: null, to: '良い値' }] });
    expect(status).toBe(200);
    expect(body.fields[field]).toEqual({ status: 'invalid', message: sentence });
    expect(body.fields['manual.remark']).toMatchObject({ status: 'saved' });
    expect((await owner.response.findFirst())?.answers).toEqual({ 'manual.remark': '良い値' });
    expect(logged).not.toHaveBeenCalled();
  });

  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const bodies: [why: string, body: string | Uint8Array, status: number][] = [
    ['no JSON', '{"changes": [', 422],
    ['nothing', '', 422],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['a number', '12', 422],
    ['no changes', '{}', 422],
    ['no change', '{"changes":[]}', 422],
    ['changes that are no list', '{"changes":{"field":"a"}}', 422],
    ['a change without field', '{"changes":[{"to":1}]}', 422],
    ['the same field twice', '{"changes":[{"field":"manual","to":"x"},{"field":"manual","to":"y"}]}', 422],
    ['501 changes', JSON.stringify({ changes: Array.from({ length: 501 }, (_, i) => ({ field: `f${i}`, to: 1 })) }), 422],
    ['nested a hundred thousand deep', deep, 422],
    ['a value nested deep', `{"changes":[{"field":"manual","from":null,"to":${deep.slice(50_000, 150_000)}}]}`, 200],
    ['2 MB', JSON.stringify({ changes: [{ field: 'manual.remark', to: 'あ'.repeat(700_000) }] }), 413],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 422],
    ['__proto__ as a field', '{"changes":[{"field":"__proto__","from":null,"to":{"admin":true}}]}', 200],
    ['__proto__ as a key', '{"__proto__":{"changes":[]},"changes":[{"field":"constructor","to":"x","__proto__":{"a":1}}]}', 200],
    ['NUL in a field name', '{"changes":[{"field":"manual\\u0000","to":"x"}]}', 200],
    ['NUL in a value', '{"changes":[{"field":"manual.remark","to":"a\\u0000b"}]}', 200],
    ['half a surrogate pair', '{"changes":[{"field":"manual.remark","to":"\\ud842"}]}', 200],
    ['a field name of 10,000 characters', JSON.stringify({ changes: [{ field: 'a'.repeat(10_000), to: 1 }] }), 422],
  ];
  test.each(bodies)('a bad body is refused with a sentence, never a 500: %s', async (_why, body, expected) => {
    const result = await put(body);
    expect(result.status).toBe(expected);
    if (expected === 200) for (const outcome of Object.values(result.body.fields)) expect(['invalid', 'unknown']).toContain(outcome.status);
    else expect(result.body.message).toMatch(/。$/);
    expect(logged).not.toHaveBeenCalled();
    expect((await owner.response.findFirst())?.answers ?? {}).toEqual({});
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test('only from our own pages, and only as JSON', async () => {
    const foreign: Record<string, string>[] = [
      { ...same, 'sec-fetch-site': 'cross-site' }, { ...same, 'sec-fetch-site': 'same-site' }, { 'content-type': 'application/json' },
      { 'content-type': 'application/json', origin: 'https://attacker.example', host: 'localhost' }, { 'content-type': 'application/json', origin: 'null', host: 'localhost' },
    ];
    for (const headers of foreign) expect((await put(oneChange, { headers })).status).toBe(403);
    expect((await put(oneChange, { headers: { ...same, 'content-type': 'text/plain' } })).status).toBe(422);
    expect((await put(oneChange, { headers: { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' } })).status).toBe(200);
  });

  test('who and where: 401 signed out, 403 not one’s own, 404 no such year, section or municipality, 409 closed', async () => {
    const as = (actor: Actor) => (request.actor = actor);
    as(anonymous);
    expect(await put(oneChange)).toMatchObject({ status: 401, body: { message: expect.stringContaining('サインイン') as string } });
    for (const actor of [office.foreign, office.secretariat, office.viewer]) {
      as(actor);
      expect((await put(oneChange)).status).toBe(403);
    }
    as(office.editor);
    for (const where of [{ year: '2031' }, { year: 'abcd' }, { section: 'nowhere' }, { code: '99' }, { code: "' or 1=1" }]) expect((await put(oneChange, where)).status).toBe(404);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    expect(await put(oneChange)).toMatchObject({ status: 409, body: { message: expect.stringContaining('受付は終了しました') as string } });
  });

  test('an unexpected error has an id, which is logged, and says nothing of its cause', async () => {
    await owner.$executeRaw`alter table answer_change rename to answer_change_away`;
    try {
      const { status, body } = await put(oneChange);
      expect(status).toBe(500);
      expect(body.message).toContain(body.id);
      expect(logged).toHaveBeenCalledWith(expect.objectContaining({ id: body.id }), expect.anything());
      expect(JSON.stringify(body)).not.toMatch(/answer_change|prisma/i);
    } finally {
      await owner.$executeRaw`alter table answer_change_away rename to answer_change`;
    }
  });
});

describe('GET /api/survey/YEAR/SECTION', () => {
  test('tells what others have changed since, as it stands now, with who; not one’s own', async () => {
    const before = new Date().toISOString();
    expect((await put(oneChange)).status).toBe(200);
    expect((await get(before)).body.fields).toEqual({});
    request.actor = office.approver;
    const told = await get(before);
    expect(told.body.fields).toEqual({ 'satellite-phones': { value: 3, by: expect.any(String) as string, at: expect.any(String) as string } });
    expect((await get(before, { section: 'organization' })).body.fields).toEqual({});
    expect((await get(new Date(Date.now() + 60_000).toISOString())).body.fields).toEqual({});
  });

  test('a moment that is none gets a sentence; nobody else may ask', async () => {
    expect(await get('yesterday')).toMatchObject({ status: 422, body: { message: expect.stringContaining('since') as string } });
    expect((await get(new Date().toISOString(), { section: 'nowhere' })).status).toBe(404);
    for (const [actor, status] of [[anonymous, 401], [office.foreign, 403], [office.secretariat, 403]] as const) {
      request.actor = actor;
      expect((await get(new Date().toISOString())).status).toBe(status);
    }
  });
});
