import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { composeText, greetingOf } from '../../lib/mail/compose';
import { isEmail } from '../../lib/people/email';
import { codeMeant, decodeList, readInvitationList, roleMeant } from '../../lib/mail/invitation-list';
import { groupMailSchema, remindersSchema } from '../../lib/mail/mail-schemas';
import { CODE_LETTERS, formatShortCode, newShortCode, readShortCode } from '../../lib/mail/short-code';
import { classify } from '../../lib/platform/mail';
import { day } from '../../lib/platform/time';
import { comingReminders, daysLeft, isReminderDay } from '../../lib/survey/notices/reminder-rule';
import { checkMail } from '../../scripts/server/settings.mjs';

describe('short codes', () => {
  it('hold no letters that are read for one another', () => {
    for (const letter of '0O1ILU') expect(CODE_LETTERS).not.toContain(letter);
  });
  it('are read in every way they are typed', () => {
    fc.assert(fc.property(fc.constantFrom(8, 12), fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 64, maxLength: 64 }), (length, noise) => {
      let i = 0;
      const code = newShortCode(length, (size) => Uint8Array.from({ length: size }, () => noise[i++ % 64]! % 240));
      const wide = [...formatShortCode(code)].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
      expect([formatShortCode(code), code.toLowerCase(), wide, ` ${code.slice(0, 4)} ー ${code.slice(4)} `].map(readShortCode)).toEqual([code, code, code, code]);
    }));
  });
  test.each(['', 'ABCD', 'ABCD-EFG', 'ABCD-EFG0', 'ABCDEFGHI', "'; drop", '\u0000'.repeat(8)])('%j is none', (typed) => expect(readShortCode(typed)).toBeNull());
});

describe('a list of invitations', () => {
  it.each([
    ['tabs', '011002\ta@example.jp\t札幌 花子\t総務課\t承認者'], ['commas', '011002,a@example.jp,札幌 花子,総務課,承認者'], ['quotes', '"011002","a@example.jp","札幌 花子","総務課","承認者"'],
    ['full-width', '０１１００２，ａ＠example.jp，札幌　花子，総務課，承認者'], ['a heading in another order', '役割,氏名,所属課,E-mail,団体コード\n承認者,札幌 花子,総務課,a@example.jp,011002'],
  ])('is read with %s', (_how, text) => {
    expect(readInvitationList(text).lines.map(({ line: _line, ...rest }) => rest)).toEqual([{ code: '011002', email: 'a@example.jp', name: '札幌 花子', department: '総務課', role: '承認者' }]);
  });
  it('is read with spaces, and its lines keep their numbers', () => {
    expect(readInvitationList('\n011002 a@example.jp\n\n012025 b@example.jp').lines.map(({ line, code, email }) => [line, code, email])).toEqual([[2, '011002', 'a@example.jp'], [4, '012025', 'b@example.jp']]);
  });
  it('never throws, and loses no line', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const { lines, problems } = readInvitationList(text);
      expect(lines.length + problems.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
    }));
  });
  it('knows a code without check digit, and one whose zero a spreadsheet dropped', () => {
    const known = new Set(['011002', '131016', '110027']);
    const byFive = new Map([...known].map((code) => [code.slice(0, 5), code]));
    expect(['011002', '13101', '01100', '1100', '999999', 'abc', '11002'].map((code) => codeMeant(code, known, byFive))).toEqual(['011002', '131016', '011002', '011002', null, null, 'two']);
  });
  it('decodes UTF-8, Shift_JIS and Excel\'s Unicode text', () => {
    expect(decodeList(new TextEncoder().encode('団体'))).toBe('団体');
    expect(decodeList(Uint8Array.from([0x92, 0x63, 0x91, 0xcc]))).toBe('団体');
    expect(decodeList(Uint8Array.from([0xff, 0xfe, 0xe3, 0x56, 0x53, 0x4f]))).toBe('団体');
  });
  test.each(['a@example.jp', 'joho-1+x@city.sapporo.lg.jp'])('%s is an address', (text) => expect(isEmail(text)).toBe(true));
  test.each(['', 'a', 'a@b', 'a b@example.jp', 'a@example..jp', 'a@example.jp,b@example.jp', '<a@example.jp>', 'a@@example.jp'])('%j is none', (text) => expect(isEmail(text)).toBe(false));
  it('reads roles', () => expect(['', '回答担当', '承認者', 'editor', '部長'].map(roleMeant)).toEqual(['editor', 'editor', 'approver', 'editor', null]));
});

describe('the text', () => {
  it('has the code beside its link, and greets one person by name', () => {
    const text = composeText({ greeting: greetingOf('見本県 見本町', [{ name: '見本 花子', department: '情報課' }]), paragraphs: ['用件'], link: { label: '開く', url: 'https://x.example.jp/survey/2026', code: 'ABCDEFGH' }, site: 'https://x.example.jp' });
    expect(text).toContain('見本県 見本町 情報課\n見本 花子 様\n\n用件\n\n▼ 開く\nhttps://x.example.jp/survey/2026\n\n');
    expect(text).toContain('https://x.example.jp/code を開き、次の番号を入力してください。\n番号：ABCD-EFGH');
  });
});

describe('reminders', () => {
  const closesOn = day('2026-12-15');
  const at = (text: string) => new Date(text);
  it('count calendar days in Japan', () => {
    expect([daysLeft(closesOn, at('2026-12-14T23:59:00+09:00')), daysLeft(closesOn, at('2026-12-15T00:01:00+09:00')), daysLeft(closesOn, at('2026-12-16T00:00:00+09:00'))]).toEqual([1, 0, -1]);
    expect(isReminderDay(closesOn, { enabled: true, days: [7] }, at('2026-12-08T09:00:00+09:00'))).toBe(true);
    expect(isReminderDay(closesOn, { enabled: false, days: [7] }, at('2026-12-08T09:00:00+09:00'))).toBe(false);
    expect(isReminderDay(null, { enabled: true, days: [7] }, at('2026-12-08T09:00:00+09:00'))).toBe(false);
    expect(comingReminders(closesOn, { enabled: true, days: [1, 14, 7] }, at('2026-12-05T09:00:00+09:00'))).toEqual([day('2026-12-08'), day('2026-12-14')]);
  });
  it('read their days as typed', () => {
    expect(remindersSchema.safeParse({ year: '2026', enabled: 'yes', days: '１４、7 3,3' }).data).toEqual({ year: 2026, enabled: true, days: [14, 7, 3] });
    for (const days of ['x', '91', '-1', '1 2 3 4 5 6 7 8 9 10 11']) expect(remindersSchema.safeParse({ year: '2026', days }).error?.issues[0]?.message).toMatch(/^「締切の何日前に送るか」/);
  });
  it('own words need a subject and a text', () => {
    const form = { year: '2026', kind: 'message', batch: '00000000-0000-4000-8000-000000000000' };
    expect(groupMailSchema.safeParse(form).error?.issues.map(({ path }) => path[0])).toEqual(['subject', 'text']);
    expect(groupMailSchema.safeParse({ ...form, kind: 'reminder' }).success).toBe(true);
  });
});

describe('what a mail server says', () => {
  test.each([
    [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, false, 'failed', 'recipient'], [{ code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, true, 'failed', 'refused'],
    [{ code: 'EENVELOPE', responseCode: 451, command: 'RCPT TO' }, false, 'retry', 'busy'], [{ code: 'EMESSAGE', responseCode: 452, command: 'DATA' }, true, 'retry', 'busy'],
    [{ code: 'ECONNECTION', command: 'CONN' }, false, 'retry', 'unreachable'], [{ code: 'ECONNECTION', command: 'CONN' }, true, 'unknown', 'interrupted'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, true, 'unknown', 'interrupted'], [{ code: 'EAUTH', responseCode: 535 }, false, 'retry', 'sign-in'], [null, false, 'retry', 'unreachable'],
  ])('%j, text begun: %s → %s %s', (error, begun, outcome, errorClass) => expect(classify(error, begun)).toMatchObject({ outcome, errorClass }));
});

describe('settings', () => {
  const good = { SMTP_URL: 'smtp://u:p@mail.example.jp:587', MAIL_FROM: '事務局 <a@example.jp>', PUBLIC_URL: 'https://x.example.jp' };
  it('are good together, or none at all', () => {
    expect(() => checkMail({})).not.toThrow();
    expect(() => checkMail(good)).not.toThrow();
  });
  test.each([[{ SMTP_URL: 'mail.example.jp' }, 'SMTP_URL'], [{ SMTP_URL: 'http://u:secret@x' }, 'SMTP_URL'], [{ MAIL_FROM: '' }, 'MAIL_FROM'], [{ MAIL_FROM: 'a@example.jp\nBcc: x@example.jp' }, 'MAIL_FROM'], [{ PUBLIC_URL: '' }, 'PUBLIC_URL'], [{ PUBLIC_URL: 'x' }, 'PUBLIC_URL']])('%j is said with its name', (bad, name) => {
    expect(() => checkMail({ ...good, ...bad })).toThrow(name);
    expect(() => checkMail({ ...good, ...bad })).not.toThrow(/secret/);
  });
});
