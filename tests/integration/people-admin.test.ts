import { beforeAll, describe, expect, test } from 'vitest';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import type { Actor } from '@/lib/platform/actor';
import { acceptInvitation } from '@/lib/people/accept-invitation';
import { endRole } from '@/lib/people/end-role';
import { getInvitation } from '@/lib/people/get-invitation';
import { getPerson } from '@/lib/people/get-person';
import { giveRole } from '@/lib/people/give-role';
import { type InviteInput, invitePerson } from '@/lib/people/invite-person';
import { joinInvitation } from '@/lib/people/join-invitation';
import { listInvitations } from '@/lib/people/list-invitations';
import { listPeople } from '@/lib/people/list-people';
import { reissueInvitation } from '@/lib/people/reissue-invitation';
import { removePerson } from '@/lib/people/remove-person';
import { readSession } from '@/lib/people/session';
import { signIn } from '@/lib/people/sign-in';
import { withdrawInvitation } from '@/lib/people/withdraw-invitation';
import { actorOf, anonymousActor, makeMunicipality, ownerClient } from '../support/factories';
import { actorOfSession, newPerson, newSession, PASSWORD } from '../support/people';

const owner = ownerClient(process.env.OWNER_URL!);
const origin = { address: '192.0.2.1', browser: 'Chrome（Windows）' };
const town = '993018';
const city = '992011';
let secretariat: Actor;
let editor: Actor;
let secretariatId: string;
let n = 0;

beforeAll(async () => {
  await makeMunicipality(owner, { code: town, name: '見本町', kana: 'みほんちょう', type: '町', population: 8000 });
  await makeMunicipality(owner, { code: city, name: '見本市', kana: 'みほんし', type: '市', population: 80000 });
  const person = await newPerson(owner, 'secretariat', { name: '事務 太郎' });
  secretariatId = person.id;
  secretariat = actorOf(person);
  editor = actorOf(await newPerson(owner, 'editor', { code: town, name: '見本 花子', signInName: 'hanako' }));
});

const failure = (promise: Promise<unknown>) => promise.then(() => 'went through', (error: unknown) => error);
const input = (data: Partial<InviteInput> = {}): InviteInput => ({
  role: 'editor', municipalityCode: town, prefectureCode: null, name: '招待 五郎', email: '', department: '情報課', side: 'ict', ...data,
});
const accept = (token: string, signInName = `invitee-${n++}`) => acceptInvitation(origin, { token, signInName, password: PASSWORD, again: PASSWORD });

describe('invitations', () => {
  test('a link shows who invites whom to what, and makes an account that is signed in', async () => {
    const { token, id } = await invitePerson(secretariat, input());
    expect(await getInvitation(token)).toMatchObject({ state: 'open', name: '招待 五郎', role: 'editor', place: '見本県 見本町（993018）', inviter: '事務 太郎' });
    expect((await listInvitations(secretariat)).find((row) => row.id === id)).toMatchObject({ place: '見本県 見本町（993018）', inviter: '事務 太郎', expired: false });
    const sessionId = await accept(token, ' Ｇｏｒｏ１ ');
    expect(await readSession(sessionId)).toMatchObject({ signInName: 'goro1', name: '招待 五郎', actor: { kind: 'person', editorOf: [town] } });
    expect(await signIn(origin, { signInName: 'goro1', password: PASSWORD })).toMatchObject({ step: 'done' });
    const row = await owner.invitation.findUniqueOrThrow({ where: { id } });
    expect(row.acceptedBy).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await owner.person.findUniqueOrThrow({ where: { signInName: 'goro1' } })).toMatchObject({ department: '情報課', demo: false });
  });

  test('is good once, also for two at the same moment', async () => {
    const { token } = await invitePerson(secretariat, input());
    const outcomes = await Promise.all([failure(accept(token)), failure(accept(token)), failure(accept(token))]);
    expect(outcomes.filter((outcome) => outcome === 'went through')).toHaveLength(1);
    expect(await getInvitation(token)).toEqual({ state: 'accepted', name: '', department: '', role: '', place: '', inviter: '', expiresAt: null });
    expect(await failure(accept(token))).toBeInstanceOf(StateError);
  });

  test('is void when withdrawn, past its seven days, replaced or made up', async () => {
    const withdrawn = await invitePerson(secretariat, input());
    await withdrawInvitation(secretariat, { id: withdrawn.id });
    const expired = await invitePerson(secretariat, input());
    const row = await owner.invitation.findUniqueOrThrow({ where: { id: expired.id } });
    expect(Math.abs(row.expiresAt.getTime() - Date.now() - 7 * 86_400_000)).toBeLessThan(60_000);
    await owner.invitation.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const replaced = await invitePerson(secretariat, input());
    const again = await reissueInvitation(secretariat, { id: replaced.id });
    const states = await Promise.all([withdrawn.token, expired.token, replaced.token, 'made-up'].map(async (token) => (await getInvitation(token)).state));
    expect(states).toEqual(['withdrawn', 'expired', 'unknown', 'unknown']);
    for (const token of [withdrawn.token, expired.token, replaced.token, 'made-up']) expect(await failure(accept(token))).toBeInstanceOf(StateError);
    expect(await accept(again.token)).toBeTypeOf('string');
    expect(await failure(reissueInvitation(secretariat, { id: replaced.id }))).toBeInstanceOf(StateError);
    expect(await failure(withdrawInvitation(secretariat, { id: withdrawn.id }))).toBeInstanceOf(StateError);
  });

  test('an expired one can be given a new link', async () => {
    const { id } = await invitePerson(secretariat, input());
    await owner.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const { token } = await reissueInvitation(secretariat, { id });
    expect((await getInvitation(token)).state).toBe('open');
  });

  test('bad names and passwords are refused at their fields, and the link stays good', async () => {
    const { token } = await invitePerson(secretariat, input());
    const refused = async (data: object) => {
      const error = await failure(acceptInvitation(origin, { token, signInName: 'free-name', password: PASSWORD, again: PASSWORD, ...data }));
      return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error;
    };
    expect(await refused({ signInName: 'ab', password: 'short', again: '' })).toEqual(['signInName', 'password']);
    expect(await refused({ signInName: 'with space' })).toEqual(['signInName']);
    expect(await refused({ again: 'other' })).toEqual(['again']);
    expect(await refused({ signInName: 'HANAKO' })).toEqual(['signInName']);
    expect(await accept(token)).toBeTypeOf('string');
  });

  test('someone with an account adds the role to it, once', async () => {
    const person = await newPerson(owner, 'editor', { code: town });
    const { id: sessionId } = await newSession(owner, person.id);
    const { token } = await invitePerson(secretariat, input({ role: 'approver', municipalityCode: city }));
    await joinInvitation(await actorOfSession(sessionId), { token });
    expect(await readSession(sessionId)).toMatchObject({ actor: { editorOf: [town], approverOf: [city] } });
    expect(await failure(joinInvitation(await actorOfSession(sessionId), { token }))).toBeInstanceOf(StateError);
    const same = await invitePerson(secretariat, input({ role: 'approver', municipalityCode: city }));
    expect(await failure(joinInvitation(await actorOfSession(sessionId), { token: same.token }))).toMatchObject({ message: expect.stringContaining('すでにお持ちです') });
    expect((await getInvitation(same.token)).state).toBe('open');
    expect(await failure(joinInvitation(anonymousActor, { token: same.token }))).toBeInstanceOf(RefusedError);
  });

  test('the secretariat stands alone: it mixes with no other role', async () => {
    const person = await newPerson(owner, 'editor', { code: town });
    const actor = await actorOfSession((await newSession(owner, person.id)).id);
    const { token } = await invitePerson(secretariat, input({ role: 'secretariat' }));
    expect(await failure(joinInvitation(actor, { token }))).toMatchObject({ message: expect.stringContaining('同じアカウントでは持てません') });
    expect(await failure(giveRole(secretariat, { personId: person.id, role: 'secretariat', municipalityCode: null, prefectureCode: null }))).toMatchObject({ fieldErrors: { role: expect.any(String) } });
    expect(await failure(giveRole(secretariat, { personId: secretariatId, role: 'viewer', municipalityCode: null, prefectureCode: null }))).toBeInstanceOf(InvalidInputError);
    const sessionId = await accept(token);
    expect(await readSession(sessionId)).toMatchObject({ secretariat: true, codeNeeded: true, actor: { kind: 'person', editorOf: [] } });
  });

  test('the first one, made by a command, comes from no person', async () => {
    const { id, token } = await invitePerson(secretariat, input({ role: 'secretariat' }));
    await owner.invitation.update({ where: { id }, data: { invitedBy: null } });
    expect(await getInvitation(token)).toMatchObject({ inviter: 'システム管理者' });
    expect((await listInvitations(secretariat)).find((row) => row.id === id)?.inviter).toBe('システム管理者');
  });

  test.each([
    [{ municipalityCode: null }, 'municipality'],
    [{ municipalityCode: '999999' }, 'municipality'],
    [{ role: 'coordinator' as const, prefectureCode: null }, 'prefecture'],
    [{ role: 'coordinator' as const, prefectureCode: '77' }, 'prefecture'],
  ])('a role without its place is refused at the field: %#', async (data, field) => {
    expect(await failure(invitePerson(secretariat, input(data)))).toMatchObject({ fieldErrors: { [field]: expect.any(String) } });
  });

  test('a place that does not go with the role is dropped', async () => {
    const { id } = await invitePerson(secretariat, input({ role: 'coordinator', prefectureCode: '99', municipalityCode: town }));
    expect(await owner.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ prefectureCode: '99', municipalityCode: null });
  });
});

describe('roles and removal', () => {
  test('a role given or ended holds from the next request on and stays in the history', async () => {
    const person = await newPerson(owner, 'editor', { code: town });
    const { id: sessionId } = await newSession(owner, person.id);
    await giveRole(secretariat, { personId: person.id, role: 'coordinator', municipalityCode: null, prefectureCode: '99' });
    expect(await readSession(sessionId)).toMatchObject({ actor: { editorOf: [town], coordinatorOf: ['99'] } });
    await endRole(secretariat, { assignmentId: person.assignments[0]!.id });
    expect(await readSession(sessionId)).toMatchObject({ actor: { editorOf: [], coordinatorOf: ['99'] } });
    const shown = await getPerson(secretariat, person.id);
    expect(shown.roles).toMatchObject([{ role: 'coordinator', place: '見本県' }]);
    expect(shown.pastRoles).toMatchObject([{ role: 'editor', place: '見本県 見本町（993018）' }]);
    expect(await failure(endRole(secretariat, { assignmentId: person.assignments[0]!.id }))).toBeInstanceOf(NotFoundError);
    expect(await failure(giveRole(secretariat, { personId: person.id, role: 'coordinator', municipalityCode: null, prefectureCode: '99' }))).toMatchObject({ fieldErrors: { role: expect.stringContaining('すでに持って') } });
  });

  test('removal ends sessions and roles at once and keeps the person in the history', async () => {
    const person = await newPerson(owner, 'approver', { code: city, name: '異動 六郎' });
    const { id: sessionId } = await newSession(owner, person.id);
    await removePerson(secretariat, { personId: person.id });
    expect(await readSession(sessionId)).toBeNull();
    expect(await failure(signIn(origin, { signInName: person.signInName, password: PASSWORD }))).toBeInstanceOf(InvalidInputError);
    expect((await owner.signInSession.findUniqueOrThrow({ where: { id: sessionId } })).revokedAt).not.toBeNull();
    expect(await getPerson(secretariat, person.id)).toMatchObject({ roles: [], pastRoles: [{ role: 'approver' }], removedAt: expect.any(Date) });
    const filter = { text: '異動', place: '', role: '', page: 1 };
    expect((await listPeople(secretariat, { ...filter, removed: false })).total).toBe(0);
    expect((await listPeople(secretariat, { ...filter, removed: true })).people).toMatchObject([{ name: '異動 六郎' }]);
    expect(await failure(removePerson(secretariat, { personId: person.id }))).toBeInstanceOf(NotFoundError);
    expect(await failure(giveRole(secretariat, { personId: person.id, role: 'viewer', municipalityCode: null, prefectureCode: null }))).toBeInstanceOf(NotFoundError);
  });

  test('the last one of the secretariat stays, also when two remove each other at the same moment', async () => {
    const others = await owner.assignment.findMany({ where: { role: 'secretariat', endedAt: null, NOT: { personId: secretariatId } } });
    for (const { personId } of others) await removePerson(secretariat, { personId });
    expect(await failure(removePerson(secretariat, { personId: secretariatId }))).toBeInstanceOf(StateError);
    const own = await owner.assignment.findFirstOrThrow({ where: { personId: secretariatId } });
    expect(await failure(endRole(secretariat, { assignmentId: own.id }))).toBeInstanceOf(StateError);

    const second = await newPerson(owner, 'secretariat');
    const outcomes = await Promise.all([
      failure(removePerson(secretariat, { personId: second.id })),
      failure(removePerson(actorOf(second), { personId: secretariatId })),
    ]);
    expect(outcomes.filter((outcome) => outcome instanceof StateError)).toHaveLength(1);
    const left = await owner.person.findMany({ where: { removedAt: null, assignments: { some: { role: 'secretariat', endedAt: null } } } });
    expect(left).toHaveLength(1);
    secretariat = { kind: 'secretariat', personId: left[0]!.id, sessionId: '', name: left[0]!.name };
  });

  test('people are found by name, place and role, whatever is typed', async () => {
    const filter = { text: '', place: '', role: '', removed: false, page: 1 };
    const names = async (data: object) => (await listPeople(secretariat, { ...filter, ...data })).people.map((person) => person.signInName);
    expect(await names({ text: 'ＨＡＮＡＫＯ' })).toEqual(['hanako']);
    expect(await names({ text: '花子', place: '見本町', role: 'editor' })).toEqual(['hanako']);
    expect(await names({ text: '花子', place: '993018' })).toEqual(['hanako']);
    expect(await names({ text: '花子', place: '見本県' })).toEqual(['hanako']);
    expect(await names({ text: '花子', place: '見本市' })).toEqual([]);
    expect(await names({ text: '花子', role: 'approver' })).toEqual([]);
    for (const odd of [{ text: 'a\u0000b' }, { text: '%' }, { place: '\ud800' }, { role: 'nobody' }, { page: Number.NaN }, { page: 1e9 }, { page: -3 }]) expect(Array.isArray(await names(odd))).toBe(true);
  });

  test('an id that cannot be one is not found', async () => {
    for (const id of ['', 'x', "'; drop table person", '00000000-0000-4000-8000-000000000000']) expect(await failure(getPerson(secretariat, id))).toBeInstanceOf(NotFoundError);
  });
});

test('nobody but the secretariat manages people', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  for (const actor of [anonymousActor, editor, { kind: 'job', name: 'x' } satisfies Actor]) {
    const calls = [
      invitePerson(actor, input()), withdrawInvitation(actor, { id }), reissueInvitation(actor, { id }), listInvitations(actor),
      listPeople(actor, { text: '', place: '', role: '', removed: false, page: 1 }), getPerson(actor, id), removePerson(actor, { personId: id }),
      giveRole(actor, { personId: id, role: 'viewer', municipalityCode: null, prefectureCode: null }), endRole(actor, { assignmentId: id }),
    ];
    for (const call of calls) expect(await failure(call)).toBeInstanceOf(RefusedError);
  }
});
