import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAIN_NUMBER } from '@/lib/agreement/contacts/calling-round';
import { closeRound } from '@/lib/agreement/contacts/close-round';
import { exportRound } from '@/lib/agreement/contacts/export-round';
import { getContacts } from '@/lib/agreement/contacts/get-contacts';
import { getRound } from '@/lib/agreement/contacts/get-round';
import { getRoundTable } from '@/lib/agreement/contacts/get-round-table';
import { openRound } from '@/lib/agreement/contacts/open-round';
import { readNewestCalls } from '@/lib/agreement/contacts/read-newest-calls';
import { recordCall } from '@/lib/agreement/contacts/record-call';
import { remindRound } from '@/lib/agreement/contacts/remind-round';
import { reopenRound } from '@/lib/agreement/contacts/reopen-round';
import { sendQueued } from '@/lib/mail/send-queued';
import type { SecretariatActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { makeAgreement } from '../support/agreement-factories';
import { makeTown, type TownOptions } from '../support/contact-town';
import { actorOf, makePerson, ownerClient } from '../support/factories';
import { sendThrough, startSmtp } from '../support/smtp';

const owner = ownerClient(process.env.OWNER_URL!);
const job = { kind: 'job', name: 'contacts' } as const;
const DAY = 86_400_000;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let secretariat: SecretariatActor;
let n = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  sendThrough(smtp.url);
  await makeAgreement(owner);
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務局の人', role: 'secretariat' })) as SecretariatActor;
});
beforeEach(async () => {
  smtp.received.length = 0;
  await owner.mailMessage.deleteMany(); // each test reads what it has set off itself
});
afterAll(async () => {
  await smtp.stop();
  await owner.$disconnect();
});

const town = (options: TownOptions = {}) => makeTown(owner, (n += 1), options);
const send = () => sendQueued(job, new AbortController().signal);
/** A moment so many days from now. */
const at = (days: number): Date => new Date(Date.now() + days * DAY);

describe('the yearly round', () => {
  test('each calls the next; what failed and what to fall back on is seen', async () => {
    const [a, b, c] = [await town(), await town(), await town({ status: 'suspended' })];
    expect((await getRound(a.actor, a.code)).round).toBeNull();
    await expect(openRound(secretariat, { closesOn: '2020-01-01' })).rejects.toThrow(InvalidInputError);
    await expect(openRound(a.actor, { closesOn: isoDay(at(60)) })).rejects.toThrow(RefusedError);
    const opened = await Promise.allSettled([openRound(secretariat, { closesOn: isoDay(at(60)) }), openRound(secretariat, { closesOn: isoDay(at(60)) })]);
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await send();
    expect(smtp.received).toHaveLength(2);

    const ofA = await getRound(a.actor, a.code);
    expect([ofA.calls.map(({ code }) => code), ofA.callerPlace]).toEqual([[b.code], expect.stringContaining('連絡')]);
    expect(await owner.auditEntry.count({ where: { municipalityCode: b.code, act: 'round.numbers-opened' } })).toBe(1);
    const [phone, mobile] = ofA.calls[0]!.contacts[0]!.means;
    const round = { roundId: ofA.round!.id, failure: '', fallback: '', note: '' };
    await recordCall(a.actor, { ...round, meansId: mobile!.id, outcome: 'reached' });
    await recordCall(a.actor, { ...round, meansId: phone!.id, outcome: 'not-reached', failure: 'not-in-use', fallback: mobile!.id, note: '案内の声' });
    const second = ofA.calls[0]!.contacts[1]!.means[0]!.id;
    await recordCall(a.actor, { ...round, meansId: second, outcome: 'not-reached', failure: 'no-answer', fallback: MAIN_NUMBER });
    await recordCall(b.actor, { ...round, meansId: mobile!.id, outcome: 'reached' }); // its own people may record too
    await expect(recordCall(c.actor, { ...round, meansId: phone!.id, outcome: 'reached' })).rejects.toThrow(RefusedError);
    await expect(recordCall(b.actor, { ...round, meansId: ofA.mine!.contacts[0]!.means[2]!.id, outcome: 'reached' })).rejects.toThrow(StateError); // an e-mail address is not called
    await expect(recordCall(a.actor, { ...round, meansId: phone!.id, outcome: 'not-reached', failure: 'busy', fallback: ofA.mine!.contacts[0]!.means[0]!.id })).rejects.toThrow(InvalidInputError);

    const table = await getRoundTable(secretariat);
    const line = table.rows.find(({ code }) => code === b.code)!;
    expect(line).toMatchObject({ count: { all: 4, reached: 1, failed: 2, open: 1 }, failed: expect.arrayContaining([expect.objectContaining({ kind: 'phone', failure: 'not-in-use', fallback: expect.objectContaining({ kind: 'mobile' }) }), expect.objectContaining({ failure: 'no-answer', fallback: 'main-number' })]) });
    expect((await getRound(b.actor, b.code)).mine!.results[phone!.id]).toMatchObject({ outcome: 'not-reached', note: '案内の声' });
    expect((await getContacts(b.actor, b.code)).calls.map(({ outcome }) => outcome).sort()).toEqual(['not-reached', 'not-reached', 'reached']);
    expect(await db.as(a.actor, (tx) => readNewestCalls(tx, [phone!.id]))).toHaveLength(1);
    expect(JSON.stringify(await owner.meansTest.findMany())).not.toContain('案内');
    await closeRound(secretariat, { roundId: ofA.round!.id });
    await expect(recordCall(a.actor, { ...round, meansId: phone!.id, outcome: 'reached' })).rejects.toThrow(StateError);
    await reopenRound(secretariat, { roundId: ofA.round!.id });
    await recordCall(a.actor, { ...round, meansId: phone!.id, outcome: 'reached' });
    expect((await getRoundTable(secretariat)).rows.find(({ code }) => code === b.code)!.count).toMatchObject({ reached: 2, failed: 1 });
  });

  test('in the last week those with open calls are reminded, once by two runs at a time; who has recorded all is left alone', async () => {
    const round = await owner.meansRound.findFirstOrThrow({ where: { closedAt: null } });
    const before = (days: number) => new Date(round.closesOn.getTime() - days * DAY + 3 * 3600_000);
    expect(await remindRound(job, before(8))).toBe(0);
    await expect(remindRound(secretariat, before(7))).rejects.toThrow(RefusedError);
    const [a, b] = [await owner.meansRoundPlace.findMany({ where: { roundId: round.id }, orderBy: { municipalityCode: 'asc' } })].flat();
    // The second town records all that is to be called at the first: only the first is told, of the second.
    const all = await owner.contactMeans.findMany({ where: { municipalityCode: a!.municipalityCode, endedAt: null, kind: { not: 'email' } } });
    await owner.meansTest.createMany({ data: all.map(({ id }) => ({ roundId: round.id, municipalityCode: a!.municipalityCode, meansId: id, outcome: 'reached', testedOn: round.closesOn })) });
    expect((await Promise.all([remindRound(job, before(7)), remindRound(job, before(7))])).sort()).toEqual([0, 1]);
    expect(await remindRound(job, before(1))).toBe(0);
    await send();
    expect(smtp.received.map(({ to }) => to)).toEqual(['editor1@town.example.jp']);
    expect(smtp.received[0]!.text).toMatch(/連絡2市：1つ/);
    expect(smtp.received[0]!.text).not.toMatch(/0990-000|担当2/);
    expect(await owner.auditEntry.count({ where: { act: 'round.reminded', municipalityCode: b!.callerCode } })).toBe(1);
    expect((await getRoundTable(secretariat)).rows.map(({ remindedOn }) => remindedOn && isoDay(remindedOn))).toEqual([null, isoDay(before(7))]);
  });

  test('where the caller has left, the town itself is reminded; without an address nothing is noted', async () => {
    const round = await owner.meansRound.findFirstOrThrow({ where: { closedAt: null } });
    const now = new Date(round.closesOn.getTime() + 3600_000);
    const [a, b] = await owner.meansRoundPlace.findMany({ where: { roundId: round.id }, orderBy: { municipalityCode: 'asc' } });
    await owner.membership.updateMany({ where: { municipalityCode: a!.municipalityCode }, data: { status: 'withdrawn' } });
    await owner.person.updateMany({ where: { signInName: 'editor-2' }, data: { email: '' } });
    expect(await remindRound(job, now)).toBe(0);
    await owner.person.updateMany({ where: { signInName: 'editor-2' }, data: { email: 'editor2@town.example.jp' } });
    expect(await remindRound(job, now)).toBe(1);
    await send();
    expect(smtp.received.map(({ to }) => to)).toEqual(['editor2@town.example.jp']);
    expect(b!.callerCode).toBe(a!.municipalityCode);
    await owner.membership.updateMany({ where: { municipalityCode: a!.municipalityCode }, data: { status: 'member' } });
  });

  test('what a closed round has shown stays when a number is changed; its sheet holds no number', async () => {
    const { round, rows } = await getRoundTable(secretariat);
    const failed = rows.flatMap((row) => row.failed);
    await closeRound(secretariat, { roundId: round!.id });
    await owner.contactMeans.updateMany({ where: { id: { in: (await owner.meansTest.findMany({ where: { roundId: round!.id, outcome: 'not-reached' } })).map(({ meansId }) => meansId) } }, data: { endedAt: new Date() } });
    const after = (await getRoundTable(secretariat, { year: round!.year })).rows;
    expect(after.map(({ count }) => count)).toEqual(rows.map(({ count }) => count));
    expect(after.flatMap((row) => row.failed)).toEqual(failed.map((call) => ({ ...call, changedSince: true })));
    await expect(getRoundTable(secretariat, { year: 1999 })).rejects.toThrow(NotFoundError);
    const { text } = await exportRound(secretariat, { year: round!.year });
    expect(text).toMatch(/^\uFEFF団体コード,/);
    expect(text).toContain('庁舎の代表電話');
    expect(text).not.toMatch(/0990-000|090-1234/);
  });
});
