import { beforeAll, describe, expect, test } from 'vitest';
import { readSession } from '@/lib/people/session';
import { makeMunicipality, makePerson, ownerClient } from '../support/factories';

const owner = ownerClient(process.env.OWNER_URL!);
const codes = { town: '990019', city: '990027' };

beforeAll(async () => {
  await makeMunicipality(owner, { code: codes.town, name: '見本町', kana: 'みほんちょう', type: '町', population: 8000 });
  await makeMunicipality(owner, { code: codes.city, name: '見本市', kana: 'みほんし', type: '市', population: 80000 });
});

let n = 0;
async function signedInPerson(role: Parameters<typeof makePerson>[1]['role'], data: { code?: string; prefectureCode?: string; demo?: boolean } = {}, session: { secondFactor?: boolean } = {}) {
  const person = await makePerson(owner, { signInName: `session-${n++}`, name: '見本 太郎', role, demo: false, password: undefined, ...data });
  const row = await owner.signInSession.create({ data: { personId: person.id, expiresAt: new Date(Date.now() + 3600_000), ...session } });
  return { person, sessionId: row.id };
}
const change = (id: string, data: object) => owner.signInSession.update({ where: { id }, data });
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('what a session stands for', () => {
  test('roles and membership are read on each request', async () => {
    const { person, sessionId } = await signedInPerson('editor', { code: codes.town });
    expect((await readSession(sessionId))?.actor).toEqual({
      kind: 'person', personId: person.id, sessionId, name: '見本 太郎', editorOf: [codes.town], approverOf: [], coordinatorOf: [], viewer: false,
    });
    await owner.assignment.create({ data: { personId: person.id, role: 'approver', municipalityCode: codes.city } });
    await owner.assignment.updateMany({ where: { personId: person.id, role: 'editor' }, data: { endedAt: new Date() } });
    expect((await readSession(sessionId))?.actor).toMatchObject({ editorOf: [], approverOf: [codes.city] });
  });

  test('a removed person is nobody at once', async () => {
    const { person, sessionId } = await signedInPerson('viewer');
    expect((await readSession(sessionId))?.actor).toMatchObject({ viewer: true });
    await owner.person.update({ where: { id: person.id }, data: { removedAt: new Date() } });
    expect(await readSession(sessionId)).toBeNull();
  });

  test.each([
    ['revoked', { revokedAt: new Date() }],
    ['expired', { expiresAt: ago(1) }],
    ['idle for two hours', { lastSeenAt: ago(121) }],
  ])('a session that is %s holds no longer', async (_state, data) => {
    const { sessionId } = await signedInPerson('viewer');
    await change(sessionId, data);
    expect(await readSession(sessionId)).toBeNull();
  });

  test('an unknown session is nobody', async () => {
    expect(await readSession('00000000-0000-4000-8000-000000000000')).toBeNull();
  });

  test('use keeps a session awake, written at most once a minute', async () => {
    const { sessionId } = await signedInPerson('viewer');
    const seen = async () => (await owner.signInSession.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime();
    await change(sessionId, { lastSeenAt: ago(0.5) });
    const before = await seen();
    await readSession(sessionId);
    expect(await seen()).toBe(before);
    await change(sessionId, { lastSeenAt: ago(119) });
    await readSession(sessionId);
    expect(Date.now() - (await seen())).toBeLessThan(60_000);
  });

  test('the secretariat without its one-time code has no role', async () => {
    const { person, sessionId } = await signedInPerson('secretariat');
    const first = await readSession(sessionId);
    expect(first).toMatchObject({ codeNeeded: true, actor: { kind: 'person', editorOf: [], approverOf: [], coordinatorOf: [], viewer: false } });
    await change(sessionId, { secondFactor: true });
    expect(await readSession(sessionId)).toMatchObject({ codeNeeded: false, actor: { kind: 'secretariat', personId: person.id, sessionId } });
  });

  test('the demo secretariat needs no code, only in a demo installation and only with a demo account', async () => {
    const demo = await signedInPerson('secretariat', { demo: true });
    const real = await signedInPerson('secretariat');
    expect(await readSession(demo.sessionId)).toMatchObject({ demo: false, codeNeeded: true });
    await owner.installation.create({ data: { id: 1, demo: true } });
    expect(await readSession(demo.sessionId)).toMatchObject({ demo: true, codeNeeded: false, actor: { kind: 'secretariat' } });
    expect(await readSession(real.sessionId)).toMatchObject({ demo: false, codeNeeded: true });
    await owner.installation.deleteMany();
  });

  test('a session that has not shown the code its person has since set up is nobody', async () => {
    const { person, sessionId } = await signedInPerson('viewer');
    await owner.personSecret.create({ data: { personId: person.id, passwordHash: 'x', totpSecret: 'set' } });
    expect(await readSession(sessionId)).toBeNull();
    await change(sessionId, { secondFactor: true });
    expect(await readSession(sessionId)).not.toBeNull();
  });
});
