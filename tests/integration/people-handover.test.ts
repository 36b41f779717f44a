import { beforeEach, describe, expect, test } from 'vitest';
import { acceptInvitation } from '@/lib/people/accept-invitation';
import { carryOutHandovers, handoverJob } from '@/lib/people/carry-out-handovers';
import { endRole } from '@/lib/people/end-role';
import { getHandover } from '@/lib/people/get-handover';
import { handOver } from '@/lib/people/hand-over';
import type { HandoverInput } from '@/lib/people/handover-schema';
import { handoverSchema } from '@/lib/people/handover-schema';
import { listUnattended } from '@/lib/people/list-unattended';
import { removePerson } from '@/lib/people/remove-person';
import { readSession } from '@/lib/people/session';
import { signIn } from '@/lib/people/sign-in';
import { undoHandover } from '@/lib/people/undo-handover';
import { withdrawHandover } from '@/lib/people/withdraw-handover';
import { withdrawInvitation } from '@/lib/people/withdraw-invitation';
import { db } from '@/lib/platform/db';
import { isoDay } from '@/lib/platform/time';
import { makeMunicipality, makeRespondent, makeWave, ownerClient, secretariatActor } from '../support/factories';
import { actorOfSession, newPerson, newSession, PASSWORD } from '../support/people';
import { questionnaire } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
const origin = { address: '192.0.2.9', browser: 'Chrome（Windows）' };
const today = isoDay(new Date());
const later = isoDay(new Date(Date.now() + 40 * 24 * 3600_000));
let n = 0;

/** A municipality of its own for each test: someone who leaves, and a colleague. */
async function office(role: 'editor' | 'approver' = 'approver') {
  const code = `99${String(1000 + (n += 1))}`;
  await makeMunicipality(owner, { code, name: `引継${n}市`, kana: 'ひきつぎし', type: '市', population: 50_000 });
  const leaving = await newPerson(owner, role, { code, name: '前任 一子' });
  const colleague = await newPerson(owner, 'editor', { code, name: '同僚 二郎' });
  const session = await newSession(owner, leaving.id);
  return { code, leaving, colleague, session, actor: await actorOfSession(session.id), assignment: leaving.assignments[0]!.id };
}
type Office = Awaited<ReturnType<typeof office>>;

const input = (o: Office, data: Partial<HandoverInput> = {}): HandoverInput => ({
  step: 'confirm', personId: o.leaving.id, assignments: [o.assignment], to: o.colleague.id, name: '', department: '', side: 'ict', email: '', on: today, note: '', ...data,
});
const invited = (o: Office, data: Partial<HandoverInput> = {}) => input(o, { to: 'new', name: '後任 三郎', department: '総務課', email: 'somu@example.jp', ...data });
const rolesOf = async (personId: string) => (await owner.assignment.findMany({ where: { personId, endedAt: null }, orderBy: { role: 'asc' } })).map(({ role, municipalityCode }) => `${role} ${municipalityCode}`);
const accept = async (token: string) => {
  const signInName = `successor-${(n += 1)}`;
  await acceptInvitation(origin, { token, signInName, password: PASSWORD, again: PASSWORD });
  return owner.person.findUniqueOrThrow({ where: { signInName } });
};
const acts = async (o: Office) => (await owner.auditEntry.findMany({ where: { municipalityCode: o.code, act: { startsWith: 'handover' } }, orderBy: { seq: 'asc' } })).map(({ act }) => act);

let o: Office;
beforeEach(async () => {
  o = await office();
});

describe('to a colleague', () => {
  test('today: the role changes hands at once, the predecessor is signed out, and both acts are recorded', async () => {
    await handOver(o.actor, input(o));
    expect(await rolesOf(o.colleague.id)).toEqual([`approver ${o.code}`, `editor ${o.code}`]);
    expect(await rolesOf(o.leaving.id)).toEqual([]);
    expect(await readSession(o.session.id)).toBeNull();
    expect(await acts(o)).toEqual(['handover.done', 'handover.planned']);
  });

  test('who keeps another role stays signed in', async () => {
    await owner.assignment.create({ data: { personId: o.leaving.id, role: 'editor', municipalityCode: o.code } });
    await handOver(o.actor, input(o));
    expect(await rolesOf(o.leaving.id)).toEqual([`editor ${o.code}`]);
    expect(await readSession(o.session.id)).not.toBeNull();
  });

  test('on a later day: nothing changes before it; then at the next sign-in of anybody', async () => {
    const { id } = await handOver(o.actor, input(o, { on: later }));
    expect(await carryOutHandovers(handoverJob)).toBe(0);
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
    await owner.handover.update({ where: { id }, data: { effectiveOn: new Date(`${today}T00:00:00Z`) } });
    await signIn(origin, { signInName: o.colleague.signInName, password: PASSWORD });
    expect(await rolesOf(o.colleague.id)).toContain(`approver ${o.code}`);
    expect(await rolesOf(o.leaving.id)).toEqual([]);
    expect(await carryOutHandovers(handoverJob)).toBe(0);
    expect(await acts(o)).toEqual(['handover.planned', 'handover.done']);
  });

  test('carried out once, also when asked by many at once', async () => {
    const { id } = await handOver(o.actor, input(o, { on: later }));
    await owner.handover.update({ where: { id }, data: { effectiveOn: new Date(`${today}T00:00:00Z`) } });
    const done = await Promise.all(Array.from({ length: 8 }, () => carryOutHandovers(handoverJob)));
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(1);
  });
});

test('sections of the form go along, those of the other municipality stay', async () => {
  await owner.$executeRawUnsafe('create table if not exists section_share (respondent_id uuid, owner text, section text, person_id uuid, side text, given_at timestamptz, given_by uuid)');
  const constrained = await owner.$queryRawUnsafe<unknown[]>(`select 1 from pg_constraint where conrelid = 'section_share'::regclass and contype = 'f'`);
  if (constrained.length > 0) return; // the real table: its own area tests it with a real form
  for (const code of [o.code, '990000']) await owner.$executeRawUnsafe(`insert into section_share (respondent_id, owner, section, person_id) values (gen_random_uuid(), '${code}', 'preparedness', '${o.leaving.id}')`);
  const { id } = await handOver(o.actor, input(o));
  const holders = () => owner.$queryRawUnsafe<{ owner: string; person_id: string }[]>(`select owner, person_id from section_share where owner in ('${o.code}', '990000') order by owner`);
  expect(await holders()).toEqual([{ owner: '990000', person_id: o.leaving.id }, { owner: o.code, person_id: o.colleague.id }]);
  await undoHandover(secretariatActor, { handoverId: id });
  expect((await holders())[1]).toEqual({ owner: o.code, person_id: o.leaving.id });
});

describe('to someone invited', () => {
  test('the predecessor keeps the role until the successor has come', async () => {
    const { invitation } = await handOver(o.actor, invited(o));
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
    const successor = await accept(invitation!.token);
    expect(successor).toMatchObject({ name: '後任 三郎', department: '総務課' });
    expect(await rolesOf(successor.id)).toEqual([`approver ${o.code}`]);
    expect(await rolesOf(o.leaving.id)).toEqual([]);
    expect(await readSession(o.session.id)).toBeNull();
  });

  test('on a later day: both hold it until then', async () => {
    const { id, invitation } = await handOver(o.actor, invited(o, { on: later }));
    const successor = await accept(invitation!.token);
    expect([await rolesOf(successor.id), await rolesOf(o.leaving.id)]).toEqual([[`approver ${o.code}`], [`approver ${o.code}`]]);
    await owner.handover.update({ where: { id }, data: { effectiveOn: new Date(`${today}T00:00:00Z`) } });
    await carryOutHandovers(handoverJob);
    expect([await rolesOf(successor.id), await rolesOf(o.leaving.id)]).toEqual([[`approver ${o.code}`], []]);
  });

  test('withdrawn after the successor has come, before the day: the successor’s roles end, nobody is brought in on the side', async () => {
    const { id, invitation } = await handOver(o.actor, invited(o, { on: later }));
    const successor = await accept(invitation!.token);
    await withdrawHandover(o.actor, { handoverId: id });
    expect([await rolesOf(successor.id), await rolesOf(o.leaving.id)]).toEqual([[], [`approver ${o.code}`]]);
    expect(await owner.signInSession.count({ where: { personId: successor.id, revokedAt: null } })).toBe(0);
  });

  test('all the roles that were chosen pass on with one link', async () => {
    const second = await owner.assignment.create({ data: { personId: o.leaving.id, role: 'editor', municipalityCode: o.code } });
    const { invitation } = await handOver(o.actor, invited(o, { assignments: [o.assignment, second.id] }));
    const successor = await accept(invitation!.token);
    expect(await rolesOf(successor.id)).toEqual([`approver ${o.code}`, `editor ${o.code}`]);
    expect(await rolesOf(o.leaving.id)).toEqual([]);
  });

  test('when the day has come but nobody has, nothing ends', async () => {
    await handOver(o.actor, invited(o));
    await carryOutHandovers(handoverJob);
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
    const { handovers } = await getHandover(o.actor, o.leaving.id);
    expect(handovers).toMatchObject([{ status: 'planned', to: '後任 三郎', waitsForInvited: true, invitationExpired: false }]);
  });

  test('a withdrawn invitation takes the handover with it; a withdrawn handover voids the link', async () => {
    const first = await handOver(o.actor, invited(o));
    const { invitationId } = await owner.handover.findUniqueOrThrow({ where: { id: first.id } });
    await withdrawInvitation(secretariatActor, { id: invitationId! });
    expect(await owner.handover.findUnique({ where: { id: first.id } })).toMatchObject({ status: 'withdrawn' });
    const second = await handOver(o.actor, invited(o));
    await withdrawHandover(o.actor, { handoverId: second.id });
    await expect(accept(second.invitation!.token)).rejects.toThrow('取り消されたか');
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
  });
});

describe('what is refused', () => {
  test('another one’s role, a stranger as successor, a past day, a second plan for the same role', async () => {
    const other = await office();
    await expect(handOver(o.actor, input(o, { assignments: [other.assignment] }))).rejects.toMatchObject({ fieldErrors: { assignments: expect.any(String) } });
    await expect(handOver(o.actor, input(o, { personId: other.leaving.id, assignments: [other.assignment] }))).rejects.toMatchObject({ status: 403 });
    await expect(handOver(o.actor, input(o, { to: other.colleague.id }))).rejects.toMatchObject({ fieldErrors: { to: expect.any(String) } });
    await expect(handOver(o.actor, input(o, { to: o.leaving.id }))).rejects.toMatchObject({ fieldErrors: { to: expect.any(String) } });
    await expect(handOver(o.actor, input(o, { on: '2020-04-01' }))).rejects.toMatchObject({ fieldErrors: { on: expect.any(String) } });
    await expect(handOver(o.actor, input(o, { on: '2026-99-99' }))).rejects.toMatchObject({ fieldErrors: { on: expect.any(String) } });
    await handOver(o.actor, input(o, { on: later }));
    await expect(handOver(o.actor, invited(o))).rejects.toMatchObject({ status: 409 });
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
  });

  test('by the database itself, with every check of ours left out', async () => {
    const other = await office();
    const begin = (from: string, assignment: string, to: string | null) =>
      db.as(o.actor, (tx) => tx.$queryRaw<{ id: string | null; refusal: string }[]>`
        select * from hand_over.begin(${from}::uuid, ${[assignment]}::uuid[], ${to}::uuid, '', '', 'ict', '', null, now(), ${today}::date, '')`);
    await expect(begin(other.leaving.id, other.assignment, other.colleague.id)).rejects.toThrow(/own roles/);
    expect(await begin(o.leaving.id, other.assignment, o.colleague.id)).toEqual([{ id: null, refusal: 'roles' }]);
    expect(await begin(o.leaving.id, o.assignment, other.colleague.id)).toEqual([{ id: null, refusal: 'colleague' }]);
    expect(await begin(o.leaving.id, o.assignment, null)).toEqual([{ id: null, refusal: 'name' }]);
    for (const call of ['complete', 'give', 'move_duties', 'end_sessions_without_role']) {
      const args = { complete: `'${o.leaving.id}'`, give: `'${o.leaving.id}', '${o.leaving.id}'`, move_duties: `'${o.leaving.id}', '${o.leaving.id}', ''`, end_sessions_without_role: `'${o.leaving.id}'` }[call];
      await expect(db.as(o.actor, (tx) => tx.$queryRawUnsafe(`select hand_over.${call}(${args})::text`))).rejects.toThrow(/permission denied/);
    }
  });

  test('roles of the secretariat and of a prefecture are not handed over here', async () => {
    const coordinator = await newPerson(owner, 'coordinator', { prefectureCode: '99' });
    const actor = await actorOfSession((await newSession(owner, coordinator.id)).id);
    expect((await getHandover(actor, coordinator.id)).roles).toEqual([]);
    await expect(handOver(actor, input(o, { personId: coordinator.id, assignments: [coordinator.assignments[0]!.id] }))).rejects.toMatchObject({ fieldErrors: { assignments: expect.any(String) } });
  });

  test('the form’s own rules: each with its sentence', () => {
    const messages = (values: Record<string, unknown>) => handoverSchema.safeParse(values).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
    expect(messages({ personId: o.leaving.id })).toEqual(expect.arrayContaining([expect.stringContaining('assignments: 「引き継ぐ役割」'), expect.stringContaining('to: 「引き継ぐ相手」'), expect.stringContaining('on: 「引き継ぐ日」')]));
    const good = { personId: o.leaving.id, assignments: o.assignment, to: 'new', name: '名前', on: today };
    expect(messages(good)).toEqual([]);
    expect(messages({ ...good, name: ' ' })).toEqual([expect.stringContaining('name: 新しい担当者の「氏名」')]);
    expect(messages({ ...good, email: 'x' })).toEqual([expect.stringContaining('email: ')]);
    expect(messages({ ...good, note: 'あ'.repeat(501) })).toEqual([expect.stringContaining('note: ')]);
    expect(messages({ ...good, note: 'あ\u0000' })).toEqual([expect.stringContaining('note: ')]);
    expect(messages({ ...good, note: '一行\r\n二行' })).toEqual([]);
  });
});

describe('a plan does not outlive its ground', () => {
  test('who is removed, or loses the role, cannot come back by a link made before', async () => {
    for (const end of [() => removePerson(secretariatActor, { personId: o.leaving.id }), () => endRole(secretariatActor, { assignmentId: o.assignment })]) {
      o = await office();
      const { invitation } = await handOver(o.actor, invited(o, { on: later }));
      await end();
      await expect(accept(invitation!.token)).rejects.toMatchObject({ status: expect.any(Number) as number });
      expect(await owner.assignment.count({ where: { municipalityCode: o.code, endedAt: null, personId: { not: o.colleague.id } } })).toBe(0);
      expect(await owner.handover.findFirstOrThrow({ where: { fromPerson: o.leaving.id } })).toMatchObject({ status: 'withdrawn' });
    }
  });

  test('a colleague who has left the municipality meanwhile gets nothing by it', async () => {
    const { id } = await handOver(o.actor, input(o, { on: later }));
    await endRole(secretariatActor, { assignmentId: o.colleague.assignments[0]!.id });
    await owner.handover.update({ where: { id }, data: { effectiveOn: new Date(today) } });
    await carryOutHandovers(handoverJob);
    expect(await rolesOf(o.colleague.id)).toEqual([]);
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
  });
});

describe('the secretariat', () => {
  test('hands over for someone who has left already, and puts it back', async () => {
    const { id } = await handOver(secretariatActor, input(o));
    await undoHandover(secretariatActor, { handoverId: id });
    expect(await rolesOf(o.leaving.id)).toEqual([`approver ${o.code}`]);
    expect(await rolesOf(o.colleague.id)).toEqual([`editor ${o.code}`]);
    await expect(undoHandover(secretariatActor, { handoverId: id })).rejects.toMatchObject({ status: 409 });
    await expect(undoHandover(o.actor, { handoverId: id })).rejects.toMatchObject({ status: 403 });
    expect(await acts(o)).toEqual(['handover.done', 'handover.planned', 'handover.undone']);
  });

  test('putting it back ends what an invited successor got by it', async () => {
    const { id, invitation } = await handOver(o.actor, invited(o));
    const successor = await accept(invitation!.token);
    await undoHandover(secretariatActor, { handoverId: id });
    expect([await rolesOf(successor.id), await rolesOf(o.leaving.id)]).toEqual([[], [`approver ${o.code}`]]);
    expect(await owner.signInSession.count({ where: { personId: successor.id, revokedAt: null } })).toBe(0);
  });

  test('cannot put it back once the predecessor was removed', async () => {
    const { id } = await handOver(secretariatActor, input(o));
    await owner.person.update({ where: { id: o.leaving.id }, data: { removedAt: new Date() } });
    await expect(undoHandover(secretariatActor, { handoverId: id })).rejects.toMatchObject({ status: 409 });
  });

  test('sees the municipalities asked now that have nobody, or nobody to submit', async () => {
    await makeWave(owner, questionnaire, { year: 2026 });
    const editorOnly = await office('editor');
    const empty = { code: '999999', name: '無人町', kana: 'むじんちょう', type: '町', population: 3_000 };
    await makeMunicipality(owner, empty);
    for (const sample of [empty, { ...empty, code: o.code, name: '' }, { ...empty, code: editorOnly.code, name: '' }]) await makeRespondent(owner, 2026, sample);
    expect(await listUnattended(secretariatActor)).toMatchObject([
      { code: '999999', name: '無人町', years: [2026], writers: 0, approvers: 0 },
      { code: editorOnly.code, writers: 2, approvers: 0 },
    ]);
    await owner.wave.update({ where: { year: 2026 }, data: { status: 'closed' } });
    expect(await listUnattended(secretariatActor)).toEqual([]);
  });
});
