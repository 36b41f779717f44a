import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askContact } from '@/lib/agreement/contacts/ask-contact';
import { confirmByLink } from '@/lib/agreement/contacts/confirm-by-link';
import { confirmContact } from '@/lib/agreement/contacts/confirm-contact';
import { LINK_DAYS } from '@/lib/agreement/contacts/confirmation';
import type { TypedMeans } from '@/lib/agreement/contacts/check-rows';
import type { ContactInput } from '@/lib/agreement/contacts/contact-schemas';
import { disputeByLink } from '@/lib/agreement/contacts/dispute-by-link';
import { endContact } from '@/lib/agreement/contacts/end-contact';
import { escalateUnconfirmed } from '@/lib/agreement/contacts/escalate-unconfirmed';
import { exportContactDesk } from '@/lib/agreement/contacts/export-contact-desk';
import { getConfirmation } from '@/lib/agreement/contacts/get-confirmation';
import { getContactDesk } from '@/lib/agreement/contacts/get-contact-desk';
import { getContacts } from '@/lib/agreement/contacts/get-contacts';
import { markCallMade } from '@/lib/agreement/contacts/mark-call-made';
import { moveContact } from '@/lib/agreement/contacts/move-contact';
import { restoreContact } from '@/lib/agreement/contacts/restore-contact';
import { saveContact } from '@/lib/agreement/contacts/save-contact';
import { sendConfirmations } from '@/lib/agreement/contacts/send-confirmations';
import { setMainNumber } from '@/lib/agreement/contacts/set-main-number';
import { tellDisputes } from '@/lib/agreement/contacts/tell-disputes';
import { recordBounce } from '@/lib/mail/record-bounce';
import { openCode } from '@/lib/mail/open-code';
import { sendQueued } from '@/lib/mail/send-queued';
import { handOver } from '@/lib/people/hand-over';
import { undoHandover } from '@/lib/people/undo-handover';
import type { SecretariatActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { makeAgreement } from '../support/agreement-factories';
import { actorOf, makePerson, ownerClient } from '../support/factories';
import { makeTown, type TownOptions } from '../support/contact-town';
import { sendThrough, startSmtp } from '../support/smtp';

const owner = ownerClient(process.env.OWNER_URL!);
const origin = { address: '192.0.2.9', browser: 'Chrome（Windows）' };
const job = { kind: 'job', name: 'contacts' } as const;
const DAY = 86_400_000;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let secretariat: SecretariatActor;
let n = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  sendThrough(smtp.url);
  await makeAgreement(owner);
  const person = await makePerson(owner, { signInName: 'jimu', name: '事務局の人', role: 'secretariat' });
  await owner.person.update({ where: { id: person.id }, data: { email: 'jimu@sonaeai.example.jp' } });
  secretariat = actorOf(person) as SecretariatActor;
});
beforeEach(async () => {
  smtp.received.length = 0;
  await owner.mailMessage.deleteMany(); // each test reads what it has set off itself
  await owner.contact.updateMany({ data: { endedOn: day('2020-01-01') } });
});
afterAll(async () => {
  await smtp.stop();
  await owner.$disconnect();
});

const town = (options: TownOptions = {}) => makeTown(owner, (n += 1), options);

const means = (...rows: Partial<TypedMeans>[]): TypedMeans[] => rows.map((row, i) => ({ row: i, id: '', kind: 'phone', value: '', hours: 'always', private: false, ...row }));
const input = (code: string, data: Partial<ContactInput> = {}): ContactInput => ({ code, id: '', seen: '', side: 'ict', name: '見本 花子', kana: '', department: '情報課', post: '', personId: '', means: means({ value: '03-1234-5678' }), ...data });
const send = () => sendQueued(job, new AbortController().signal);
const linkOf = (text: string): string => /https:\/\/sonaeai\.example\.jp\/contact\/([\w-]+)/.exec(text)![1]!;
const codeOf = (text: string): string => /番号：(\S+)/.exec(text)![1]!;
const row = (id: string) => owner.contact.findUniqueOrThrow({ where: { id }, include: { means: { orderBy: { position: 'asc' } }, requests: { orderBy: { createdAt: 'asc' } } } });
const mailTo = (address: string) => smtp.received.filter(({ to }) => to === address);
const at = (days: number, hour = 12) => new Date(day(isoDay(new Date())).getTime() + days * DAY + (hour - 9) * 3_600_000);

describe('a municipality keeps its contacts', () => {
  test('added, written the Japanese way, sealed; changed, moved, ended and put back', async () => {
    const { code, actor } = await town({ sides: [] });
    expect((await getContacts(actor, code)).missing?.sides).toEqual(['disaster', 'ict']);
    await saveContact(actor, input(code, { means: means({ value: '０３－１２３４－５６７８　内線２' }, { kind: 'satellite', value: '870773123456', hours: 'off-hours' }, { kind: 'email', value: 'hanako@town.example.jp', private: true }) }));
    let { contacts, missing } = await getContacts(actor, code);
    expect(contacts[0]!.means.map(({ value }) => value)).toEqual(['03-1234-5678 内線2', '+870 773 123 456', 'hanako@town.example.jp']);
    expect(missing?.sides).toEqual(['disaster']);
    const stored = await row(contacts[0]!.id);
    expect(JSON.stringify(stored)).not.toMatch(/03-1234|hanako@|773 123/);
    expect(JSON.stringify(await owner.auditEntry.findMany({ where: { municipalityCode: code } }), (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(/03-1234|hanako@|773 123|花子/);

    await saveContact(actor, input(code, { side: 'disaster', name: '見本 太郎' }));
    ({ contacts, missing } = await getContacts(actor, code));
    expect([missing, contacts.map(({ name }) => name)]).toEqual([null, ['見本 花子', '見本 太郎']]);
    await moveContact(actor, { id: contacts[1]!.id, direction: 'up' });
    await moveContact(actor, { id: contacts[1]!.id, direction: 'up' });
    expect((await getContacts(actor, code)).contacts.map(({ name }) => name)).toEqual(['見本 太郎', '見本 花子']);
    await endContact(actor, { id: contacts[0]!.id });
    await endContact(actor, { id: contacts[0]!.id });
    let after = await getContacts(actor, code);
    expect([after.contacts.length, after.ended.map(({ name }) => name), after.missing?.sides]).toEqual([1, ['見本 花子'], ['ict']]);
    await restoreContact(actor, { id: contacts[0]!.id });
    after = await getContacts(actor, code);
    expect([after.contacts.map(({ name }) => name), after.ended]).toEqual([['見本 太郎', '見本 花子'], []]);
    await endContact(actor, { id: contacts[0]!.id });
    await owner.contact.update({ where: { id: contacts[0]!.id }, data: { endedOn: day('2026-01-01') } });
    await expect(restoreContact(actor, { id: contacts[0]!.id })).rejects.toThrow(StateError);
  });

  test('what cannot be a number is refused at its field, and nothing is written', async () => {
    const { code, actor } = await town({ sides: [] });
    const wrong = saveContact(actor, input(code, { means: means({ value: '03-12' }, { kind: '', value: '03-1234-5678' }, { kind: 'mobile', value: '090-1111-2222' }, { kind: 'mobile', value: '09011112222' }) }));
    await expect(wrong).rejects.toMatchObject({ fieldErrors: { 'means-0-value': expect.stringContaining('1番目の「番号・アドレス」'), 'means-1-kind': expect.stringContaining('2番目'), 'means-3-value': expect.stringContaining('同じ') } });
    await expect(saveContact(actor, input(code, { means: [] }))).rejects.toMatchObject({ fieldErrors: { 'means-0-value': '連絡手段を1つ以上入力してください。' } });
    await expect(setMainNumber(actor, { code, number: '090-1234-5678' })).rejects.toThrow(InvalidInputError);
    const stranger = await town();
    await expect(saveContact(actor, input(code, { personId: stranger.person.id }))).rejects.toMatchObject({ fieldErrors: { personId: expect.any(String) } });
    expect(await owner.contact.count({ where: { municipalityCode: code } })).toBe(0);
  });

  test('a form sent twice adds one', async () => {
    const { code, actor } = await town();
    const sent = await Promise.allSettled([1, 2, 3].map(() => saveContact(actor, input(code))));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await saveContact(actor, input(code, { side: 'disaster' }));
    expect(await owner.contact.count({ where: { municipalityCode: code, name: '見本 花子' } })).toBe(2);
  });

  test('two who change at once: the second is told', async () => {
    const { code, actor, contacts } = await town();
    const { changedAt } = await row(contacts[0]!.id);
    const change = (name: string) => saveContact(actor, input(code, { id: contacts[0]!.id, seen: changedAt.toISOString(), name }));
    const results = await Promise.allSettled([change('一人目'), change('二人目')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((results.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(StateError);
  });

  test('nobody keeps another one’s: neither a partner, nor the secretariat', async () => {
    const mine = await town();
    const { contacts, code } = await town();
    for (const act of [endContact, askContact, confirmContact, restoreContact]) {
      await expect(act(mine.actor, { id: contacts[0]!.id })).rejects.toThrow(RefusedError);
      await expect(act(secretariat, { id: contacts[0]!.id })).rejects.toThrow(RefusedError);
    }
    await expect(saveContact(mine.actor, input(mine.code, { id: contacts[0]!.id }))).rejects.toThrow(NotFoundError);
    await expect(getContacts(mine.actor, code)).rejects.toThrow(RefusedError);
  });
});

describe('confirmation by one tap', () => {
  test('every half-year a mail with a link and a code; the tap works once', async () => {
    const { contacts, code, actor } = await town({ confirmedAt: at(-190, 10) });
    expect(await sendConfirmations(job, at(0))).toBe(2);
    expect(await sendConfirmations(job, at(0))).toBe(0);
    await send();
    const [mail] = mailTo(`ict-${n}@town.example.jp`);
    expect(mail!.subject).toBe('【そなえあい】災害時の連絡先の確認のお願い');
    expect(mail!.text).not.toMatch(/0990|090-|5678/);
    const token = linkOf(mail!.text);
    expect(await openCode(origin, { code: codeOf(mail!.text) })).toBe(`/contact/${token}`);
    expect(codeOf(mail!.text)).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(JSON.stringify([await owner.contactRequest.findMany(), await owner.mailMessage.findMany()])).not.toContain(token);

    for (let i = 0; i < 5; i += 1) expect(await getConfirmation(token)).toMatchObject({ state: 'open', name: `ict担当${n}` });
    const shown = await getConfirmation(token);
    expect(shown.state === 'open' && shown.means.map(({ value, masked }) => [value, masked])).toEqual([[expect.stringMatching(/^0990-000-/), false], ['***-****-5678', true], [`ict-${n}@town.example.jp`, false]]);
    expect((await row(contacts[1]!.id)).requests[0]!.confirmedAt).toBeNull(); // reading confirms nothing

    // The hash, which the town's own people can read at the database, taps nothing; nor is there another way in for it.
    const { requests: [asked] } = await row(contacts[1]!.id);
    await expect(confirmByLink(origin, { token: asked!.tokenHash! })).rejects.toThrow(StateError);
    for (const by of ['asked_by_hash($1)', "confirm_by_hash($1, '')", "dispute_by_hash($1, '', '')"])
      await expect(db.as(actor, (tx) => tx.$queryRawUnsafe(`select contacts.${by}`, asked!.tokenHash))).rejects.toThrow(/permission denied/);

    const taps = await Promise.allSettled(Array.from({ length: 5 }, () => confirmByLink(origin, { token })));
    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getConfirmation(token)).toEqual({ state: 'confirmed' });
    await expect(disputeByLink(origin, { token, note: 'x' })).rejects.toThrow(StateError);
    const { confirmedAt, requests } = await row(contacts[1]!.id);
    expect([confirmedAt!.getTime() > Date.now() - 60_000, requests[0]!.confirmedHow]).toEqual([true, 'mail']);
    expect(await owner.auditEntry.count({ where: { municipalityCode: code, act: 'contact.confirmed' } })).toBe(1);
    expect((await row(contacts[0]!.id)).requests[0]!.confirmedAt).toBeNull(); // the other one has its own link
    expect((await getContacts(actor, code)).requests).toHaveLength(1);
  });

  test('the link lapses, is void when the contact ends or a newer one is sent, and a guess finds nothing', async () => {
    const { contacts, actor } = await town({ confirmedAt: at(-200) });
    await sendConfirmations(job, at(0));
    await send();
    const token = linkOf(mailTo(`disaster-${n}@town.example.jp`)[0]!.text);
    await owner.contactRequest.updateMany({ where: { contactId: contacts[0]!.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await getConfirmation(token)).toEqual({ state: 'expired' });
    await expect(confirmByLink(origin, { token })).rejects.toThrow(StateError);
    smtp.received.length = 0;
    await askContact(actor, { id: contacts[0]!.id });
    await send();
    const anew = linkOf(mailTo(`disaster-${n}@town.example.jp`)[0]!.text);
    expect([await getConfirmation(token), (await getConfirmation(anew)).state]).toEqual([{ state: 'closed' }, 'open']);
    await endContact(actor, { id: contacts[0]!.id });
    expect(await getConfirmation(anew)).toEqual({ state: 'closed' });
    await expect(confirmByLink(origin, { token: anew })).rejects.toThrow(StateError);
    for (const guess of ['', 'x', 'A'.repeat(43), "' or true --"]) expect(await getConfirmation(guess)).toEqual({ state: 'unknown' });
    const { requests } = await row(contacts[0]!.id);
    expect(requests[1]!.expiresAt.getTime() - requests[1]!.createdAt.getTime()).toBeLessThanOrEqual((LINK_DAYS * DAY) + 5000);
  });

  test('two web processes at once ask nobody twice', async () => {
    await town({ confirmedAt: at(-200) });
    await town({ confirmedAt: at(-200) });
    const asked = await Promise.all(Array.from({ length: 3 }, () => sendConfirmations(job, at(0))));
    expect(asked.reduce((sum, one) => sum + one, 0)).toBe(4);
    expect(await owner.mailMessage.count({ where: { kind: 'contact' } })).toBe(4);
  });

  test('a changed number waits for the one changed; the others stay confirmed', async () => {
    const { code, actor, contacts } = await town();
    const before = await row(contacts[1]!.id);
    const change = (phone: string, seen: Date) => saveContact(actor, input(code, {
      id: contacts[1]!.id, seen: seen.toISOString(), name: before.name, means: means({ value: phone }, { kind: 'mobile', value: '090-1234-5678', private: true }, { kind: 'email', value: `ict-${n}@town.example.jp` }),
    }));
    expect(await change('03-1111-2222', before.changedAt)).toMatchObject({ mailed: true });
    await send();
    const [mail] = mailTo(`ict-${n}@town.example.jp`);
    expect(mail!.subject).toContain('変更した連絡先');
    const asked = await getConfirmation(linkOf(mail!.text));
    expect(asked.state === 'open' && asked.means.map(({ value }) => value)).toEqual(['03-1111-2222']);
    const shown = (await getContacts(actor, code)).contacts.find(({ id }) => id === contacts[1]!.id)!;
    expect(shown.means.map(({ value, confirmedAt }) => [value, confirmedAt === null])).toEqual([['03-1111-2222', true], ['090-1234-5678', false], [`ict-${n}@town.example.jp`, false]]);

    // changed once more before the tap: the first link confirms nothing any more
    smtp.received.length = 0;
    await change('03-3333-4444', (await row(contacts[1]!.id)).changedAt);
    await expect(confirmByLink(origin, { token: linkOf(mail!.text) })).rejects.toThrow(StateError);
    await send();
    await confirmByLink(origin, { token: linkOf(mailTo(`ict-${n}@town.example.jp`)[0]!.text) });
    const after = await row(contacts[1]!.id);
    expect(after.means.filter(({ endedAt }) => !endedAt).every(({ confirmedAt }) => confirmedAt)).toBe(true);
    expect(after.confirmedAt).toEqual(before.confirmedAt); // the half-year of the whole does not begin anew
    // hours and the private mark are no new number
    smtp.received.length = 0;
    expect(await saveContact(actor, input(code, { id: contacts[1]!.id, seen: after.changedAt.toISOString(), name: before.name, means: means({ value: '03-3333-4444', hours: 'weekday' }, { kind: 'mobile', value: '090-1234-5678', private: true }, { kind: 'email', value: `ict-${n}@town.example.jp` }) }))).toMatchObject({ waits: false });
  });

  test('"this is wrong" reaches the municipality once, sealed, and mending it asks anew', async () => {
    const { code, actor, contacts } = await town({ confirmedAt: at(-200) });
    await sendConfirmations(job, at(0));
    await send();
    const token = linkOf(mailTo(`ict-${n}@town.example.jp`)[0]!.text);
    smtp.received.length = 0;
    await disputeByLink(origin, { token, note: '携帯は090-9999-8888です' });
    await Promise.all([tellDisputes(job), tellDisputes(job)]);
    expect(await getConfirmation(token)).toEqual({ state: 'disputed' });
    expect((await getContacts(actor, code)).requests.find(({ contactId }) => contactId === contacts[1]!.id)?.disputed?.note).toBe('携帯は090-9999-8888です');
    await send();
    expect(mailTo(`editor${n}@town.example.jp`)).toHaveLength(1);
    expect(JSON.stringify([smtp.received, await owner.contactRequest.findMany({ where: { municipalityCode: code } })])).not.toContain('9999');
    const { changedAt, name } = await row(contacts[1]!.id);
    await saveContact(actor, input(code, { id: contacts[1]!.id, seen: changedAt.toISOString(), name, means: means({ kind: 'email', value: `ict-${n}@town.example.jp` }) }));
    await send();
    expect((await getConfirmation(linkOf(mailTo(`ict-${n}@town.example.jp`)[0]!.text))).state).toBe('open');
  });

  test('a mail that came back is seen by the municipality and by the secretariat, without the outbox', async () => {
    const { code, actor, contacts } = await town({ confirmedAt: at(-200) });
    await sendConfirmations(job, at(0));
    await send();
    await recordBounce(secretariat, { source: `From: MAILER-DAEMON@example.jp\nContent-Type: message/delivery-status\n\nAction: failed\nFinal-Recipient: rfc822; ict-${n}@town.example.jp\nStatus: 5.1.1\n` });
    const seen = async () => (await getContacts(actor, code)).requests.filter(({ undelivered }) => undelivered).map(({ contactId }) => contactId);
    expect(await seen()).toEqual([contacts[1]!.id]);
    expect((await getContactDesk(secretariat, { show: 'all', text: code })).rows[0]!.contacts.map(({ undelivered }) => undelivered)).toEqual([false, true]);
    const stranger = await town();
    expect(await db.as(stranger.actor, (tx) => tx.$queryRaw`select * from contacts.undelivered(${[code]}::text[])`)).toEqual([]);
    await askContact(actor, { id: contacts[1]!.id });
    expect(await seen()).toEqual([]);
  });

  test('without an address the municipality asks; with one a colleague cannot say it for the contact', async () => {
    const { code, actor, contacts, person } = await town({ confirmedAt: at(-200), email: false });
    expect(await sendConfirmations(job, at(0))).toBe(2);
    await send();
    expect(mailTo(`editor${n}@town.example.jp`).map(({ subject }) => subject)).toEqual([expect.stringContaining('本人にお確かめください'), expect.stringContaining('本人にお確かめください')]);
    await confirmContact(actor, { id: contacts[0]!.id });
    expect((await row(contacts[0]!.id)).requests.at(-1)).toMatchObject({ confirmedHow: 'colleague', confirmedBy: person.id });
    await expect(askContact(actor, { id: contacts[1]!.id })).rejects.toThrow(StateError);
    const other = await town();
    await expect(confirmContact(other.actor, { id: other.contacts[0]!.id })).rejects.toThrow(StateError);
    await owner.contact.update({ where: { id: other.contacts[0]!.id }, data: { personId: other.person.id } });
    await confirmContact(other.actor, { id: other.contacts[0]!.id });
    expect((await row(other.contacts[0]!.id)).requests.at(-1)).toMatchObject({ confirmedHow: 'self' });
    expect(code).not.toBe(other.code);
  });

  test('an address is asked ten times a day, not any number; the half-year asks all the same', async () => {
    const { code, actor, contacts } = await town({ confirmedAt: at(-200) });
    const { id } = contacts[0]!;
    for (let i = 0; i < 10; i += 1) await askContact(actor, { id });
    await expect(askContact(actor, { id })).rejects.toThrow('1日に10通まで');
    expect(await owner.contactRequest.count({ where: { contactId: id, closedAt: null } })).toBe(1); // the newest stays good
    await askContact(actor, { id: contacts[1]!.id });
    await owner.contactRequest.updateMany({ where: { contactId: id }, data: { createdAt: at(-2) } });
    await askContact(actor, { id });
    expect(code).toMatch(/^99/);
  });

  test('contacts of one municipality come to an end, also by putting ended ones back', async () => {
    const { code, actor, contacts } = await town();
    await endContact(actor, { id: contacts[0]!.id });
    await owner.contact.createMany({ data: Array.from({ length: 39 }, (_, i) => ({ municipalityCode: code, side: 'ict', callOrder: i + 5, name: `見本${i}`, appointedOn: day('2026-04-01') })) });
    await expect(saveContact(actor, input(code))).rejects.toThrow('40件まで');
    await expect(restoreContact(actor, { id: contacts[0]!.id })).rejects.toThrow('40件まで');
    await endContact(actor, { id: contacts[1]!.id });
    await Promise.allSettled([restoreContact(actor, { id: contacts[0]!.id }), restoreContact(actor, { id: contacts[1]!.id })]);
    expect(await owner.contact.count({ where: { municipalityCode: code, endedOn: null } })).toBe(40);
  });

  test('those who left are not asked, and outside nothing is sent to anybody', async () => {
    const { code, actor, contacts } = await town({ status: 'withdrawn' as 'member', confirmedAt: at(-200) });
    expect(await sendConfirmations(job, at(0))).toBe(0);
    expect(await saveContact(actor, input(code, { means: means({ kind: 'email', value: 'anybody@example.jp' }) }))).toMatchObject({ mailed: false, waits: false });
    await expect(askContact(actor, { id: contacts[0]!.id })).rejects.toThrow(StateError);
    expect(await owner.mailMessage.count()).toBe(0);
  });
});

describe('escalation', () => {
  test('a week: the other contact; two weeks: the secretariat; none twice', async () => {
    const { code, contacts } = await town({ confirmedAt: at(-200) });
    await owner.contact.update({ where: { id: contacts[0]!.id }, data: { confirmedAt: new Date() } });
    await sendConfirmations(job, at(-14));
    await owner.mailMessage.deleteMany();
    expect(await escalateUnconfirmed(job, at(-8))).toBe(0);
    const sum = async (days: number) => (await Promise.all([escalateUnconfirmed(job, at(days)), escalateUnconfirmed(job, at(days))])).reduce((total, one) => total + one, 0);
    expect(await sum(-7)).toBe(1);
    expect(await sum(-3)).toBe(0);
    expect(await sum(0)).toBe(1);
    expect(await sum(9)).toBe(0);
    await send();
    expect(smtp.received.map(({ to }) => to).sort()).toEqual([`disaster-${n}@town.example.jp`, 'jimu@sonaeai.example.jp']);
    expect(mailTo(`disaster-${n}@town.example.jp`)[0]!.text).toContain(`ict担当${n}さん`);
    expect((await owner.contactEscalation.findMany({ where: { municipalityCode: code }, orderBy: { sentAt: 'asc' } })).map(({ step }) => step)).toEqual(['other', 'secretariat']);
    expect(await owner.auditEntry.count({ where: { municipalityCode: code, act: 'contact.escalated' } })).toBe(2);
    expect((await getContactDesk(secretariat, { show: 'escalated', text: code })).rows).toHaveLength(1);
  });

  test('who confirms in between is left alone', async () => {
    const { contacts } = await town({ confirmedAt: at(-200) });
    await sendConfirmations(job, at(-7));
    await send();
    for (const side of ['disaster', 'ict']) await confirmByLink(origin, { token: linkOf(mailTo(`${side}-${n}@town.example.jp`)[0]!.text) });
    expect(await escalateUnconfirmed(job, at(0))).toBe(0);
    expect(contacts).toHaveLength(2);
  });

  test('a village of two: its main number as a call to make, which the secretariat ticks off', async () => {
    const { code, actor, contacts } = await town({ type: '村', confirmedAt: at(-200) });
    await owner.contact.update({ where: { id: contacts[0]!.id }, data: { confirmedAt: new Date() } });
    await setMainNumber(actor, { code, number: '０９９０００００１２' });
    await sendConfirmations(job, at(-7));
    await owner.mailMessage.deleteMany();
    expect(await escalateUnconfirmed(job, at(0))).toBe(1);
    await send();
    expect(smtp.received.map(({ to }) => to)).toEqual(['jimu@sonaeai.example.jp']);
    expect(smtp.received[0]!.text).toContain('代表電話：0990-000-012');
    const [desk] = (await getContactDesk(secretariat, { show: 'escalated', text: code })).rows;
    const step = desk!.contacts.flatMap(({ steps }) => steps).find(({ open }) => open)!;
    expect([desk!.number, step.step, step.doneAt]).toEqual(['0990-000-012', 'main-number', null]);
    await markCallMade(secretariat, { contactId: contacts[1]!.id, begunOn: isoDay(step.begunOn) });
    expect((await owner.contactEscalation.findFirstOrThrow({ where: { municipalityCode: code } })).doneBy).toBe(secretariat.personId);
    await expect(markCallMade(actor, { contactId: contacts[1]!.id, begunOn: isoDay(step.begunOn) })).rejects.toThrow(RefusedError);
    const csv = await exportContactDesk(secretariat, { show: 'all', text: code });
    expect(csv).toMatch(/^\uFEFF団体コード,/);
    expect(csv).not.toMatch(/090-1234|@town/);
  });

  test('a new question takes over the days of the one before it', async () => {
    const { actor, contacts } = await town({ confirmedAt: at(-200) });
    await sendConfirmations(job, at(-10));
    await askContact(actor, { id: contacts[1]!.id }, at(-1));
    const { requests } = await row(contacts[1]!.id);
    expect(requests.map(({ begunOn, closedAt }) => [isoDay(begunOn), closedAt === null])).toEqual([[isoDay(at(-10)), false], [isoDay(at(-10)), true]]);
  });
});

describe('handing over', () => {
  test('the duty passes with the role: the office’s means stay and wait, the private ones end; undone, they are back', async () => {
    const { code, person, contacts } = await town();
    const successor = await makePerson(owner, { signInName: `next-${n}`, name: '後任 次郎', role: 'editor', code });
    await owner.person.update({ where: { id: successor.id }, data: { department: '新しい課' } });
    await owner.contact.update({ where: { id: contacts[1]!.id }, data: { personId: person.id, name: person.name } });
    const assignment = await owner.assignment.findFirstOrThrow({ where: { personId: person.id } });
    await handOver(actorOf(person), { step: 'confirm', personId: person.id, assignments: [assignment.id], to: successor.id, name: '', department: '', side: 'ict', email: '', on: isoDay(new Date()), note: '' });
    const passed = await row(contacts[1]!.id);
    expect(passed).toMatchObject({ personId: successor.id, name: '後任 次郎', department: '新しい課', confirmedAt: null });
    expect(passed.means.map(({ kind, endedAt, confirmedAt }) => [kind, endedAt === null, confirmedAt === null])).toEqual([['phone', true, true], ['mobile', false, expect.any(Boolean)], ['email', true, true]]);
    expect(await sendConfirmations(job, at(0))).toBe(1);
    const handover = await owner.handover.findFirstOrThrow({ where: { fromPerson: person.id } });
    await undoHandover(secretariat, { handoverId: handover.id });
    const back = await row(contacts[1]!.id);
    expect(back).toMatchObject({ personId: person.id, name: person.name });
    expect(back.means.every(({ endedAt }) => endedAt === null)).toBe(true);
    expect(back.requests.every(({ closedAt }) => closedAt !== null)).toBe(true);
  });
});
