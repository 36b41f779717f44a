import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readBounceFolder } from '@/lib/mail/read-bounce-folder';
import { recordBounce } from '@/lib/mail/record-bounce';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { getProgress } from '@/lib/survey/waves/get-progress';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { makeMunicipality, makeRespondent, makeWave, ownerClient, secretariatActor } from '../support/factories';

const YEAR = 2026;
const owner = ownerClient(process.env.OWNER_URL!);
const town = { code: '993018', name: '見本町', kana: 'みほんちょう', type: '町', population: 8000 };
const folder = mkdtempSync(path.join(tmpdir(), 'sonaeai-bounces-'));
const ID = '<0b8c1b1e-7a55-4c1f-9a59-2f3f6b1d0a01@sonaeai.example.jp>';

const dsn = ({ action = 'failed', original = `Message-ID: ${ID}\n`, recipient = 'old@town.example.jp' } = {}) => `Return-Path: <>
From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: noreply@sonaeai.example.jp
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"
Message-Id: <20261125@mx.example.jp>

--B
Content-Type: text/plain; charset=iso-2022-jp

This is the mail system at host mx.example.jp.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.jp

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--B
Content-Type: message/rfc822

From: noreply@sonaeai.example.jp
To: ${recipient}
${original}Subject: x

body
--B--
`;
const reply = `From: <hanako@town.example.jp>\nSubject: Re: x\nIn-Reply-To: ${ID}\nReferences: ${ID}\n\n不在にしております。\n> Message-ID: ${ID}\n`;

beforeAll(async () => {
  await makeWave(owner, { ...questionnaireFor(YEAR), year: YEAR }, { year: YEAR });
  await makeMunicipality(owner, town);
  await makeRespondent(owner, YEAR, town);
});
beforeEach(async () => {
  await owner.mailMessage.deleteMany();
  await owner.mailMessage.create({ data: { kind: 'reminder', recipient: 'Old@town.example.jp', subject: '件名', body: '', municipalityCode: town.code, year: YEAR, state: 'sent', messageId: ID } });
});
afterAll(async () => {
  await owner.$disconnect();
  rmSync(folder, { recursive: true });
});

const record = (source: string) => recordBounce(secretariatActor, { source });
const bounced = async () => (await getProgress(secretariatActor, YEAR, readProgressFilter({ mail: 'bounced' }))).rows.map((row) => row.owner);

test.each([
  ['by the Message-ID of the message in it', dsn()],
  ['with lines that end as in a file from Windows', dsn().replaceAll('\n', '\r\n')],
  ['by the address where the server sends back no text', dsn({ original: '' })],
  ['from a server that writes free text', `From: Postmaster <postmaster@mx.example.jp>\nSubject: failure\n\nSorry, 5.2.2 mailbox full.\n\n${ID}\n`],
])('a message that came back is found %s', async (_how, source) => {
  expect(await bounced()).toEqual([]);
  expect(await record(source)).toMatchObject({ subject: '件名' });
  expect(await owner.mailMessage.findFirst()).toMatchObject({ state: 'bounced', errorClass: 'bounced', errorCode: expect.stringMatching(/^5\.\d\.\d$/) });
  expect(await bounced()).toEqual([town.code]);
  expect(await owner.auditEntry.count({ where: { act: 'mail.bounced', municipalityCode: town.code } })).toBeGreaterThan(0);
});

test.each([
  ['a delay that still goes on', dsn({ action: 'delayed' }), '配送の遅れ'],
  ['a receipt', dsn({ action: 'delivered' }), '届いたことの知らせ'],
  ['an automatic reply that quotes us', reply, '読み取れませんでした'],
  ['anything else', 'こんにちは', '読み取れませんでした'],
  ['a message of another system', dsn({ original: '', recipient: 'nobody@elsewhere.example.jp' }), '送信箱にありません'],
])('%s marks nothing and says so', async (_what, source, sentence) => {
  await expect(record(source)).rejects.toMatchObject({ fieldErrors: { source: expect.stringContaining(sentence) } });
  expect(await bounced()).toEqual([]);
});

test('the mail server\'s folder is read, each file once', async () => {
  process.env.MAIL_BOUNCE_DIR = folder;
  writeFileSync(path.join(folder, '1.eml'), dsn());
  writeFileSync(path.join(folder, '2.eml'), reply);
  writeFileSync(path.join(folder, '3.eml'), Buffer.alloc(5_000_001));
  symlinkSync('/etc/hostname', path.join(folder, 'link'));
  for (let i = 0; i < 2; i++) await readBounceFolder({ kind: 'job', name: 'read-bounces' }, new AbortController().signal);
  expect(await bounced()).toEqual([town.code]);
  expect(readdirSync(path.join(folder, 'recorded'))).toEqual(['1.eml']);
  expect(readdirSync(path.join(folder, 'other')).sort()).toEqual(['2.eml', '3.eml']);
  expect(readdirSync(folder).sort()).toEqual(['link', 'other', 'reading', 'recorded']);
});
