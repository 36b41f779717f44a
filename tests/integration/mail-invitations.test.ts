import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkInvitations } from '@/lib/mail/check-invitations';
import { getBatches } from '@/lib/mail/get-batches';
import { getMessage } from '@/lib/mail/get-message';
import { mailInvitation } from '@/lib/mail/mail-invitation';
import { openCode } from '@/lib/mail/open-code';
import { resendMessage } from '@/lib/mail/resend-message';
import { sendInvitationAnew } from '@/lib/mail/send-invitation-anew';
import { sendInvitations } from '@/lib/mail/send-invitations';
import { sendQueued } from '@/lib/mail/send-queued';
import { getInvitation } from '@/lib/people/get-invitation';
import { invitePerson } from '@/lib/people/invite-person';
import { withdrawInvitation } from '@/lib/people/withdraw-invitation';
import type { SecretariatActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, TooManyAttemptsError } from '@/lib/platform/errors';
import { requestJob } from '@/lib/platform/jobs';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { actorOf, checkDigit, makeMunicipality, makePerson, makeRespondent, makeWave, ownerClient } from '../support/factories';
import { startSmtp, sendThrough } from '../support/smtp';
import { startWorker } from '../support/start-worker';

const YEAR = 2026;
const owner = ownerClient(process.env.OWNER_URL!);
const origin = { address: '192.0.2.1', browser: 'Chrome（Windows）' };
const job = { kind: 'job', name: 'send-mail' } as const;
const on = new AbortController().signal;
const towns = [10, 11, 12, 13].map((n) => ({ code: `993${n}${checkDigit(`993${n}`)}`, name: `見本${n}町`, kana: 'みほん', type: '町', population: 8000 + n }));
const [first, second, served, notAsked] = towns;
let secretariat: SecretariatActor;

beforeAll(async () => {
  await makeWave(owner, { ...questionnaireFor(YEAR), year: YEAR }, { year: YEAR });
  for (const town of towns) {
    await makeMunicipality(owner, town);
    if (town !== notAsked) await makeRespondent(owner, YEAR, town);
  }
  await makePerson(owner, { signInName: 'served', name: '既にいる人', role: 'editor', code: served!.code });
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務 太郎', role: 'secretariat' })) as SecretariatActor;
});
afterEach(async () => {
  delete process.env.SMTP_URL;
  await owner.mailMessage.deleteMany();
  await owner.mailLink.deleteMany();
  await owner.mailBatch.deleteMany();
  await owner.invitation.deleteMany();
  await owner.signInCounter.deleteMany();
});
afterAll(() => owner.$disconnect());

const check = (list: string) => checkInvitations(secretariat, { year: YEAR, list });
const send = async (list: string, skip = '') => {
  const { batch } = await check(list);
  return sendInvitations(secretariat, { year: YEAR, list, batch, skip });
};

describe('a list', () => {
  test('gets each bad line by its number with its remedy', async () => {
    const { good, problems } = await check(
      [
        '団体コード,メールアドレス,氏名', `${first!.code},a@town.example.jp,見本 花子`, '', '999999,b@town.example.jp', `${first!.code},not an address`, `${first!.code},Ａ@town.example.jp`,
        `${notAsked!.code},c@town.example.jp`, `${served!.code},d@town.example.jp`, `,e@town.example.jp`, `${second!.code},f@town.example.jp,"見本`, `${second!.code}`,
      ].join('\r\n'),
    );
    expect(good).toMatchObject([{ line: 2, code: first!.code, email: 'a@town.example.jp', name: '見本 花子', role: 'editor' }]);
    expect(problems.map(({ line, sentence }) => [line, sentence.slice(0, 14)])).toEqual([
      [4, '登録簿にない団体コードです。'], [5, 'メールアドレスの形が正しくあ'], [6, '2行目と同じ団体・メールアド'], [7, '見本県 見本13町はこの年度'], [8, '見本県 見本12町にはすでに'],
      [9, '団体コードがありません。6け'], [10, '引用符（"）の組が合っていま'], [11, 'メールアドレスがありません。'],
    ]);
  });

  test.each(['', '  \n ', '団体コード,メールアドレス'])('without a line is refused at its field: %j', async (list) => {
    await expect(check(list)).rejects.toMatchObject({ fieldErrors: { list: expect.any(String) } });
  });

  test('is sent without its bad lines only when told so, and once', async () => {
    const list = `${first!.code}\ta@town.example.jp\n12\tb@town.example.jp`;
    await expect(send(list)).rejects.toMatchObject({ fieldErrors: { skip: expect.any(String) } });
    const { batch } = await check(list);
    const twice = await Promise.all([1, 2].map(() => sendInvitations(secretariat, { year: YEAR, list, batch, skip: 'yes' })));
    expect(twice).toEqual([{ batch, total: 1 }, { batch, total: 1 }]);
    expect(await owner.invitation.count()).toBe(1);
    expect(await owner.mailMessage.count()).toBe(1);
    expect((await check(list)).problems.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('まだ使われていない招待があります'), expect.any(String)]);
    expect(await owner.auditEntry.findFirst({ where: { act: 'invitations.sent', municipalityCode: first!.code } })).toMatchObject({ detail: { total: 1 } });
  });
});

describe('an invitation by mail', () => {
  test('its link and code open the same invitation, and neither stands in the database', async () => {
    const smtp = await startSmtp();
    sendThrough(smtp.url);
    await send(`${first!.code},a@town.example.jp,見本 花子,情報課,承認者`);
    const waiting = await owner.mailMessage.findFirstOrThrow();
    expect(await getMessage(secretariat, waiting.id)).toMatchObject({ text: expect.stringContaining('（本人にだけ届きます）') });
    expect(await owner.auditEntry.count({ where: { act: 'mail.opened', municipalityCode: first!.code } })).toBe(1);
    await sendQueued(job, on);
    const [mail] = smtp.received;
    expect(mail!.text).toContain(`見本県 ${first!.name} 情報課\n見本 花子 様`);
    const token = /\/invite\/(\S+)/.exec(mail!.text)![1]!;
    const code = /番号：(\S+)/.exec(mail!.text)![1]!;
    expect(code).toMatch(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/);
    expect(await getInvitation(token)).toMatchObject({ state: 'open', name: '見本 花子', role: 'approver' });
    const typed = [...code.toLowerCase()].map((letter) => (letter === '-' ? 'ー' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join(' ');
    expect(await openCode(origin, { code: typed })).toBe(`/invite/${token}`);
    const everything = JSON.stringify([await owner.mailMessage.findMany(), await owner.mailLink.findMany(), await owner.invitation.findMany()]);
    for (const secret of [token, code, code.replaceAll('-', '')]) expect(everything).not.toContain(secret);
    expect(await owner.mailMessage.findFirst()).toMatchObject({ state: 'sent', sealed: null });

    await withdrawInvitation(secretariat, { id: (await owner.invitation.findFirstOrThrow()).id });
    await expect(openCode(origin, { code })).rejects.toBeInstanceOf(InvalidInputError);
    await smtp.stop();
  });

  test('one that came back goes anew to another address, and its old link is void', async () => {
    await send(`${first!.code},old@town.example.jp`);
    await sendQueued(job, on);
    const { id } = await owner.mailMessage.findFirstOrThrow();
    const before = /番号：(\S+)/.exec((await getMessage(secretariat, id)).text)![1]!;
    const old = await openCode(origin, { code: before });
    await expect(sendInvitationAnew(secretariat, { id, email: 'not an address' })).rejects.toMatchObject({ fieldErrors: { email: expect.any(String) } });
    await sendInvitationAnew(secretariat, { id, email: ' ｎｅｗ@town.example.jp ' });
    await sendQueued(job, on);
    expect((await getInvitation(old.replace('/invite/', ''))).state).toBe('unknown');
    const fresh = await owner.mailMessage.findFirstOrThrow({ where: { recipient: 'new@town.example.jp' } });
    const path = await openCode(origin, { code: /番号：(\S+)/.exec((await getMessage(secretariat, fresh.id)).text)![1]! });
    expect(await getInvitation(path.replace('/invite/', ''))).toMatchObject({ state: 'open', role: 'editor' });
    expect(await owner.invitation.findMany()).toMatchObject([{ email: 'new@town.example.jp' }]);
    await withdrawInvitation(secretariat, { id: (await owner.invitation.findFirstOrThrow()).id });
    await expect(sendInvitationAnew(secretariat, { id, email: 'new@town.example.jp' })).rejects.toThrow('取り消されています');
  });

  test('wrong codes end soon', async () => {
    for (let i = 0; i < 30; i++) await expect(openCode(origin, { code: 'ABCD-EFGH' })).rejects.toBeInstanceOf(InvalidInputError);
    await expect(openCode(origin, { code: 'ABCD-EFGH' })).rejects.toBeInstanceOf(TooManyAttemptsError);
    await expect(openCode({ ...origin, address: '192.0.2.2' }, { code: 'ABCD-EFGH' })).rejects.toBeInstanceOf(InvalidInputError);
  });

  test('without a mail server its text stands in the outbox, to be handed over', async () => {
    await send(`${first!.code},a@town.example.jp`);
    await sendQueued(job, on);
    const { id } = await owner.mailMessage.findFirstOrThrow();
    const shown = await getMessage(secretariat, id);
    expect(shown).toMatchObject({ state: 'kept', linkGone: false, mailServer: false });
    const code = /番号：(\S+)/.exec(shown.text)![1]!;
    expect(shown.text).toContain(await openCode(origin, { code }));
    const smtp = await startSmtp();
    sendThrough(smtp.url);
    await resendMessage(secretariat, { id });
    await sendQueued(job, on);
    expect(smtp.received).toHaveLength(1);
    await expect(resendMessage(secretariat, { id })).rejects.toThrow('すでに送られています');
    await smtp.stop();
  });
});

test('1,741 invitations in one go, the worker killed in the middle: nobody gets two, and who is 不明 is shown', { timeout: 400_000 }, async () => {
  const office = (i: number) => `office${i}@town.example.jp`;
  const list = Array.from({ length: 1741 }, (_, i) => `${first!.code},${office(i)}`).join('\n');
  let reached = () => {};
  const half = new Promise<void>((resolve) => (reached = resolve));
  const smtp = await startSmtp({ onMailFrom: (_address, _session, done) => { if (smtp.received.length >= 700) reached(); done(); } });
  sendThrough(smtp.url);
  const { total, batch } = await send(list);
  expect(total).toBe(1741);
  const worker = await startWorker();
  await half;
  await worker.kill('SIGKILL');
  const [middle] = await getBatches(secretariat, YEAR);
  expect(middle!.done).toBeGreaterThanOrEqual(690);
  expect(middle!.waiting).toBeGreaterThan(500);
  // a dead process is recognised by time: what it held becomes old at once, and nothing that a living one holds does
  await owner.mailMessage.updateMany({ where: { state: 'sending' }, data: { claimedAt: new Date(Date.now() - 3_600_000) } });
  const others = await Promise.all([startWorker(), startWorker()]);
  await vi.waitFor(async () => {
    await db.as(secretariat, (tx) => requestJob(tx, 'send-mail'));
    expect((await getBatches(secretariat, YEAR))[0]).toMatchObject({ id: batch, waiting: 0, total: 1741 });
  }, { timeout: 300_000, interval: 300 });
  await Promise.all(others.map((other) => other.kill('SIGTERM')));

  const unknown = await owner.mailMessage.findMany({ where: { state: 'unknown' } });
  expect(unknown.length).toBeLessThanOrEqual(5); // the lines that were open when the process died
  const arrived = new Map<string, number>();
  for (const { to } of smtp.received) arrived.set(to, (arrived.get(to) ?? 0) + 1);
  expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
  const missing = Array.from({ length: 1741 }, (_, i) => office(i)).filter((address) => !arrived.has(address));
  expect(unknown.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining(missing));

  // the mail server's log says which of them arrived; the others are sent again by hand
  for (const message of unknown) if (missing.includes(message.recipient)) await resendMessage(secretariat, { id: message.id });
  await sendQueued(job, on);
  expect(smtp.received).toHaveLength(1741);
  expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(1741);
  await smtp.stop();
});

describe('one person', () => {
  const invite = (email: string) => invitePerson(secretariat, { name: '見本 一人', role: 'editor', municipalityCode: first!.code, prefectureCode: null, email, department: '総務課', side: 'ict' });

  test('is sent the link that was shown, with its code; only by who holds the token, and not without an address', async () => {
    const { id, token } = await invite('hitori@town.example.jp');
    await expect(mailInvitation(secretariat, { id, token: 'another token' })).rejects.toThrow('この招待は見つかりません');
    expect(await owner.mailMessage.count()).toBe(0);
    expect(await mailInvitation(secretariat, { id, token })).toEqual({ mailed: true });
    const mail = await owner.mailMessage.findFirstOrThrow();
    expect(mail).toMatchObject({ kind: 'invitation', recipient: 'hitori@town.example.jp', municipalityCode: first!.code, invitationId: id });
    expect(JSON.stringify(mail)).not.toContain(token); // sealed, not readable in the database
    expect(mail.body).toContain('見本 一人');
    const silent = await invite('');
    expect(await mailInvitation(secretariat, silent)).toEqual({ mailed: false });
    expect(await owner.mailMessage.count()).toBe(1);
  });
});
