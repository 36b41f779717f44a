import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notifyMunicipality, notifySecretariat } from '@/lib/mail/notify-municipality';
import { sendQueued } from '@/lib/mail/send-queued';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { actorOf, makeMunicipality, makePerson, ownerClient, secretariatActor } from '../support/factories';
import { startSmtp, sendThrough } from '../support/smtp';

const owner = ownerClient(process.env.OWNER_URL!);
const job: JobActor = { kind: 'job', name: 'send-mail' };
const on = new AbortController().signal;
const town = '993018';
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let refuse: ((to: string) => { responseCode: number } | null) = () => null;

beforeAll(async () => {
  await makeMunicipality(owner, { code: town, name: '見本町', kana: 'みほんちょう', type: '町', population: 8000 });
  await makeMunicipality(owner, { code: '992011', name: '見本市', kana: 'みほんし', type: '市', population: 80000 });
});
beforeEach(async () => {
  smtp = await startSmtp({
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      done(refusal ? Object.assign(new Error('refused'), refusal) : null);
    },
  });
  sendThrough(smtp.url);
});
afterEach(async () => {
  await smtp.stop();
  refuse = () => null;
  await owner.mailMessage.deleteMany();
  await owner.installation.deleteMany();
});
afterAll(() => owner.$disconnect());

const queue = (n: number) => owner.mailMessage.createMany({ data: Array.from({ length: n }, (_, i) => ({ kind: 'notice', recipient: `p${i}@example.jp`, subject: '件名', body: '本文', messageId: `<${n}-${i}@example.jp>` })) });
const states = async () => Object.fromEntries((await owner.mailMessage.groupBy({ by: ['state'], _count: true })).map(({ state, _count }) => [state, _count]));

describe('a notice to a municipality', () => {
  test('goes once to each address, greets a shared mailbox as the section, and carries a code beside its link', async () => {
    const person = async (signInName: string, name: string, role: 'editor' | 'approver', email: string, department: string) => {
      const made = await makePerson(owner, { signInName, name, role, code: town, department });
      await owner.person.update({ where: { id: made.id }, data: { email } });
      return made;
    };
    const editor = await person('a', '見本 花子', 'editor', 'joho@town.example.jp', '情報課');
    await person('b', '見本 太郎', 'editor', 'JOHO@town.example.jp', '情報課');
    await person('c', '見本 課長', 'approver', 'kacho@town.example.jp', '');
    await person('d', '見本 無し', 'approver', '', '');
    const notice = { code: town, roles: ['editor', 'approver'] as ('editor' | 'approver')[], kind: 'approval' as const, subject: '承認の\r\nお願い', paragraphs: ['回答ができました。'], path: `/survey/2026?code=${town}` };
    expect(await db.as(actorOf(editor), (tx) => notifyMunicipality(tx, notice))).toBe(2);
    await sendQueued(job, on);
    expect(smtp.received.map(({ to }) => to.toLowerCase()).sort()).toEqual(['joho@town.example.jp', 'kacho@town.example.jp']);
    const shared = smtp.received.find(({ to }) => to.toLowerCase().startsWith('joho'))!;
    expect(shared).toMatchObject({ subject: '承認の お願い', from: 'noreply@sonaeai.example.jp' });
    expect(shared.text).toContain('見本県 見本町 情報課\nご担当の皆様\n（見本 太郎さん、見本 花子さんあてのご連絡です）');
    expect(shared.text).toContain(`https://sonaeai.example.jp/survey/2026?code=${town}`);
    expect(shared.text).toMatch(/sonaeai\.example\.jp\/code を開き、[\s\S]*番号：[A-Z2-9]{4}-[A-Z2-9]{4}\n/);
    expect(await states()).toEqual({ sent: 2 });
  });

  test('is taken back with the act, and nobody speaks for a foreign municipality', async () => {
    const person = await makePerson(owner, { signInName: 'e', name: '乙', role: 'editor', code: '992011' });
    await owner.person.update({ where: { id: person.id }, data: { email: 'otsu@example.jp' } });
    await db.as(secretariatActor, async (tx) => { await notifyMunicipality(tx, { code: '992011', roles: ['editor'], kind: 'notice', subject: 'x', paragraphs: [] }); throw new Error('taken back'); }).catch(() => {});
    expect(await states()).toEqual({});
    expect(await db.as(actorOf(person), (tx) => notifyMunicipality(tx, { code: town, roles: ['editor'], kind: 'notice', subject: 'x', paragraphs: [] }))).toBe(0);
    await expect(db.as(actorOf(person), (tx) => tx.mailMessage.createMany({ data: { kind: 'notice', recipient: 'x@example.jp', subject: '', body: '', messageId: 'x', municipalityCode: town, createdBy: person.id } }))).rejects.toThrow();
    const desk = await makePerson(owner, { signInName: 's', name: '事務局', role: 'secretariat' });
    await owner.person.update({ where: { id: desk.id }, data: { email: 'desk@example.jp' } });
    expect(await db.as(actorOf(person), (tx) => notifySecretariat(tx, { concerns: '992011', kind: 'notice', subject: 'x', paragraphs: [] }))).toBe(1);
  });
});

describe('sending', () => {
  test('two processes side by side send each message once', async () => {
    await queue(60);
    await Promise.all([sendQueued(job, on), sendQueued(job, on)]);
    expect(await states()).toEqual({ sent: 60 });
    expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(60);
    expect(smtp.received).toHaveLength(60);
  });

  test('a recipient that is refused fails at once with its class; a busy server is asked again later', async () => {
    refuse = (to) => (to === 'p0@example.jp' ? { responseCode: 550 } : to === 'p1@example.jp' ? { responseCode: 451 } : null);
    await queue(4);
    await sendQueued(job, on);
    expect(await states()).toEqual({ failed: 1, waiting: 1, sent: 2 });
    expect(await owner.mailMessage.findFirst({ where: { recipient: 'p0@example.jp' } })).toMatchObject({ errorClass: 'recipient', errorCode: '550', attempts: 1 });
    const busy = await owner.mailMessage.findFirstOrThrow({ where: { recipient: 'p1@example.jp' } });
    expect(busy).toMatchObject({ errorClass: 'busy', errorCode: '451' });
    expect(busy.notBefore.getTime()).toBeGreaterThan(Date.now());
    await owner.mailMessage.updateMany({ data: { notBefore: new Date(0), attempts: 7 }, where: { state: 'waiting' } });
    await sendQueued(job, on);
    expect(await states()).toEqual({ failed: 2, sent: 2 });
  });

  test('a server that cannot be reached leaves everything waiting', async () => {
    await smtp.stop();
    await queue(20);
    await sendQueued(job, on);
    expect(await states()).toEqual({ waiting: 20 });
    expect(await owner.mailMessage.count({ where: { attempts: { gt: 0 } } })).toBeLessThanOrEqual(5);
    smtp = await startSmtp();
  });

  test('a line that breaks after the text began is 不明 and not sent again', async () => {
    await smtp.stop();
    smtp = await startSmtp({ onData: (stream, session) => void stream.resume().on('end', () => smtp.breakOff(session.id)) });
    sendThrough(smtp.url);
    await queue(2);
    await sendQueued(job, on);
    expect(await states()).toEqual({ unknown: 2 });
    await sendQueued(job, on);
    expect(await owner.mailMessage.findFirst()).toMatchObject({ attempts: 1, errorClass: 'interrupted' });
  });

  test('left by a dead process: sent again when its text had not begun, else 不明', async () => {
    await queue(2);
    const [first] = await owner.mailMessage.findMany();
    await owner.mailMessage.updateMany({ data: { state: 'sending', claimedAt: new Date(Date.now() - 3_600_000) } });
    await owner.mailMessage.update({ where: { id: first!.id }, data: { begunAt: new Date() } });
    await sendQueued(job, on);
    expect(await states()).toEqual({ unknown: 1, sent: 1 });
    expect(smtp.received).toHaveLength(1);
  });

  test('without a mail server, and in a demo whose server is elsewhere, nothing leaves', async () => {
    delete process.env.SMTP_URL;
    await queue(1);
    await sendQueued(job, on);
    expect(await states()).toEqual({ kept: 1 });
    process.env.SMTP_URL = 'smtp://mail.example.jp';
    await owner.installation.create({ data: { id: 1, demo: true } });
    await owner.mailMessage.updateMany({ data: { state: 'waiting' } });
    await sendQueued(job, on);
    expect(await states()).toEqual({ kept: 1 });
  });

  test('stops between two messages when asked to', async () => {
    await queue(3);
    await sendQueued(job, AbortSignal.abort());
    expect(await states()).toEqual({ waiting: 3 });
  });
});
