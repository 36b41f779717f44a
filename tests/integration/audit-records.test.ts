import { beforeAll, describe, expect, test } from 'vitest';
import { readFilter } from '@/lib/audit/filter';
import { acceptInvitation } from '@/lib/people/accept-invitation';
import { changePassword } from '@/lib/people/change-password';
import { endOwnSessions } from '@/lib/people/end-own-sessions';
import { endRole } from '@/lib/people/end-role';
import { exportAudit } from '@/lib/people/export-audit';
import { getPerson } from '@/lib/people/get-person';
import { giveRole } from '@/lib/people/give-role';
import { invitePerson } from '@/lib/people/invite-person';
import { listMunicipalityRecords, listOwnRecords } from '@/lib/people/list-records';
import { removePerson } from '@/lib/people/remove-person';
import { searchAudit } from '@/lib/people/search-audit';
import { accountMark, signIn } from '@/lib/people/sign-in';
import { endSession } from '@/lib/people/sign-out';
import { getChainState, verifyChain } from '@/lib/people/verify-chain';
import { closeWave } from '@/lib/survey/waves/close-wave';
import { extendWave } from '@/lib/survey/waves/extend-wave';
import { reopenWave } from '@/lib/survey/waves/reopen-wave';
import { ownerClient, secretariatActor } from '../support/factories';
import { actorOfSession, newPerson, newSession, PASSWORD } from '../support/people';
import { makeOffices, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
beforeAll(async () => {
  office = await makeOffices(owner);
});

const origin = { address: '192.0.2.7', browser: 'Chrome（Windows）' };
const newest = (act: string) => owner.auditEntry.findFirstOrThrow({ where: { act }, orderBy: { seq: 'desc' } });
const search = (query: Record<string, string>) => searchAudit(office.secretariat, readFilter(query).filter);
const csvOf = async (query: Record<string, string>) => {
  let text = '';
  for await (const piece of await exportAudit(office.secretariat, readFilter(query).filter)) text += piece;
  return text;
};

describe('what is recorded', () => {
  test('a sign-in and its end name the person; a failed one names the account by a keyed hash only', async () => {
    const person = await newPerson(owner, 'viewer', { signInName: 'yamada-hanako' });
    const outcome = await signIn(origin, { signInName: person.signInName, password: PASSWORD });
    expect(await newest('sign-in.succeeded')).toMatchObject({ actorKind: 'anonymous', subjectPersonId: person.id });
    if (outcome.step !== 'done') throw new Error('no session');
    await endSession(outcome.sessionId);
    await endSession(outcome.sessionId); // a second time ends nothing and is no act
    expect(await owner.auditEntry.count({ where: { act: 'signed-out', subjectPersonId: person.id } })).toBe(1);
    for (const name of [person.signInName, 'nobody-at-all']) await signIn(origin, { signInName: name, password: 'まちがい' }).catch(() => {});
    const [known, unknown] = await owner.auditEntry.findMany({ where: { act: 'sign-in.failed' }, orderBy: { seq: 'asc' } });
    expect(known).toMatchObject({ subject: accountMark(person.signInName), personId: null, subjectPersonId: null });
    expect(unknown!.subject).toMatch(/^account:[0-9a-f]{16}$/);
    expect(JSON.stringify([known, unknown], (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(/yamada|nobody/);
  });

  test('each act on people: who, for whom, what', async () => {
    const { id, token } = await invitePerson(office.secretariat, { name: '新人 一郎', role: 'editor', municipalityCode: office.code, prefectureCode: null, email: 'secret@example.jp', department: '', side: 'ict' });
    expect(await newest('invitation.made')).toMatchObject({ personId: office.secretariat.personId, actorName: '事務 京子', municipalityCode: office.code, subject: `invitation:${id}`, detail: { role: 'editor' } });
    await acceptInvitation(origin, { token, signInName: 'shinjin', password: PASSWORD, again: PASSWORD });
    const person = await owner.person.findUniqueOrThrow({ where: { signInName: 'shinjin' }, include: { assignments: true } });
    expect(await newest('invitation.accepted')).toMatchObject({ municipalityCode: office.code, subjectPersonId: person.id });
    await giveRole(office.secretariat, { personId: person.id, role: 'approver', municipalityCode: office.code, prefectureCode: null });
    expect(await newest('role.given')).toMatchObject({ municipalityCode: office.code, subjectPersonId: person.id, detail: { role: 'approver' } });
    await endRole(office.secretariat, { assignmentId: person.assignments[0]!.id });
    expect(await newest('role.ended')).toMatchObject({ municipalityCode: office.code, subjectPersonId: person.id, detail: { role: 'editor' } });
    await getPerson(office.secretariat, person.id);
    expect(await newest('person.opened')).toMatchObject({ subjectPersonId: person.id });
    await removePerson(office.secretariat, { personId: person.id });
    expect(await newest('person.removed')).toMatchObject({ municipalityCode: office.code, subjectPersonId: person.id });
    const all = JSON.stringify(await owner.auditEntry.findMany(), (_, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const secret of ['secret@example.jp', token, PASSWORD]) expect(all).not.toContain(secret);
  });

  test('one’s own account', async () => {
    const person = await newPerson(owner, 'viewer');
    const actor = await actorOfSession((await newSession(owner, person.id)).id);
    await changePassword(actor, { current: 'ちがう', password: '新しい長いパスワード 1', again: '新しい長いパスワード 1' }).catch(() => {});
    expect(await newest('password.refused')).toMatchObject({ personId: person.id });
    await changePassword(actor, { current: PASSWORD, password: '新しい長いパスワード 1', again: '新しい長いパスワード 1' });
    expect(await newest('password.changed')).toMatchObject({ personId: person.id, detail: { sessionsEnded: 0 } });
    await endOwnSessions(actor, { keepThis: true });
    expect(await newest('sessions.ended')).toMatchObject({ personId: person.id });
  });

  test('the year: an act that was refused leaves no line', async () => {
    const before = await owner.auditEntry.count();
    await expect(closeWave(office.approver, { year: YEAR })).rejects.toThrow();
    await expect(reopenWave(office.secretariat, { year: YEAR, closesOn: '2098-01-01' })).rejects.toThrow();
    expect(await owner.auditEntry.count()).toBe(before);
    await extendWave(office.secretariat, { year: YEAR, closesOn: '2098-01-01' });
    expect(await newest('wave.extended')).toMatchObject({ subject: `wave:${YEAR}`, detail: { closesOn: '2098-01-01' } });
  });
});

describe('searching the log', () => {
  test('by act, place, person, text and day; the search is recorded, without what was looked for', async () => {
    expect((await search({ act: 'wave.extended' })).entries).toMatchObject([{ who: '事務 京子', capacity: '事務局', what: '締切日を変更した', about: '2026年度（令和8年度）　締切日：2098-01-01' }]);
    expect((await search({ place: '見本市' })).entries.every(({ forWhom }) => forWhom.startsWith('見本市（992011）'))).toBe(true);
    expect((await search({ place: '9920' })).total).toBe((await search({ place: '見本市' })).total);
    expect((await search({ person: '新人' })).entries.map(({ what }) => what)).toContain('利用者を外した');
    expect((await search({ text: '締切日' })).entries.map(({ what }) => what)).toContain('締切日を変更した');
    expect((await search({ text: '100%_\\' })).total).toBe(0);
    expect((await search({ from: '2099-01-01' })).total).toBe(0);
    expect((await search({ to: '2001-01-01' })).total).toBe(0);
    const searched = await newest('audit.searched');
    expect(searched).toMatchObject({ personId: office.secretariat.personId, detail: { by: ['to'] } });
    await search({ person: '探した名前' });
    expect(JSON.stringify((await newest('audit.searched')).detail)).not.toContain('探した名前');
  });

  test('a page at a time, newest first; a page beyond the end is the last one', async () => {
    for (let n = 0; n < 60; n += 1) await endOwnSessions(office.viewer, { keepThis: true });
    const first = await search({ act: 'sessions.ended' });
    expect(first.entries).toHaveLength(50);
    const last = await search({ act: 'sessions.ended', page: '99' });
    expect(last).toMatchObject({ page: 2, pages: 2 });
    expect(BigInt(first.entries[0]!.seq)).toBeGreaterThan(BigInt(last.entries[0]!.seq));
  });

  test('as CSV: with BOM, every line of the search, formulas disarmed, and recorded', async () => {
    await owner.person.update({ where: { id: office.viewer.personId }, data: { name: '=HYPERLINK("http://x")' } });
    await endOwnSessions(office.viewer, { keepThis: true });
    const csv = await csvOf({ act: 'sessions.ended' });
    expect(csv.startsWith('\ufeff番号,日付,時刻,だれが')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines.length - 1).toBe(await owner.auditEntry.count({ where: { act: 'sessions.ended' } }));
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines.filter((line) => /(^|,)"?[=+@-]/.test(line))).toEqual([]);
    expect(await newest('audit.exported')).toMatchObject({ personId: office.secretariat.personId, detail: { by: ['act'] } });
  });
});

describe('who reads which lines', () => {
  test('a municipality sees its own, with what the secretariat did there; nothing of another', async () => {
    const own = await listMunicipalityRecords(office.editor, { code: office.code, page: 1 });
    expect(own.municipality).toBe('見本市');
    expect(own.entries.map(({ who }) => who)).toContain('事務 京子');
    const foreign = await listMunicipalityRecords(office.foreign, { code: office.otherCode, page: 1 });
    expect(foreign.entries.some(({ forWhom }) => forWhom.includes('992011'))).toBe(false);
    await expect(listMunicipalityRecords(office.foreign, { code: office.code, page: 1 })).rejects.toThrow();
  });

  test('a person sees what was done with the own account, also by the secretariat', async () => {
    await getPerson(office.secretariat, office.foreign.personId);
    const { entries } = await listOwnRecords(office.foreign, { page: 1 });
    expect(entries[0]).toMatchObject({ who: '事務 京子', what: '利用者の登録内容を開いた', forWhom: '例示 三郎' });
  });
});

test('the chain is verified from the page, and the outcome is kept', async () => {
  const outcome = await verifyChain(secretariatActor);
  expect(outcome).toMatchObject({ findings: [], more: 0 });
  expect(outcome.lines).toBeGreaterThan(60);
  const state = await getChainState(secretariatActor);
  expect(state.verified).toMatchObject({ findings: 0 });
  expect(BigInt(state.head!.seq)).toBe(BigInt(outcome.lines + 1)); // the verification is a line of its own
  await owner.$executeRawUnsafe('alter table audit_entry disable trigger user');
  await owner.$executeRawUnsafe('delete from audit_entry where seq = 3');
  expect((await verifyChain(secretariatActor)).findings).toEqual(['3番から始まる行がありません。削除されています。']);
});
