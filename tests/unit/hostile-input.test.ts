import { describe, expect, test } from 'vitest';
import { readBounce } from '@/lib/mail/read-bounce';
import { isEmail } from '@/lib/people/email';
import { parseField } from '@/lib/survey/answer-schema';
import type { Field } from '@/lib/survey/fields';

// What could hold up the one process that answers everybody: each ends in one pass, or the test runs out of its time.

describe('a report that anybody may send us', () => {
  const report = (body: string) => ['From: mailer-daemon@example.jp', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: message/delivery-status', '', body, '--b--', ''].join('\r\n');
  test('of nothing but blank lines', async () => expect(await readBounce(report(`Action:${'\r\n'.repeat(500_000)}`))).toBe('other'));
  test('is read when it is a real one', async () =>
    expect(await readBounce(report('Reporting-MTA: dns; mx.example.jp\r\n\r\nFinal-Recipient: rfc822; A@town.example.jp\r\nAction: failed\r\nStatus: 5.1.1'))).toEqual({ messageIds: [], recipients: ['a@town.example.jp'], status: '5.1.1' }));
});

describe('a unit that the secretariat has typed', () => {
  const field = (unit: string): Field => ({ name: 'n', label: '数', item: 'n', role: 'value', kind: 'number', min: 0, max: 99, unit, required: true });
  test.each([['件(', '5件('], ['+', '5+'], ['(a+)+', `5(a+)+`], ['％', '5%'], ['k m', '5km']])('%s is a word, not a pattern', (unit, typed) => expect(parseField(field(unit), typed)).toEqual({ ok: true, value: 5 }));
  test('does not hang', () => expect(parseField(field('(a+)+'), `5${'a'.repeat(50_000)}!`).ok).toBe(false));
});

test.each(['a@town.example.jp;', '見本 <a@town.example.jp>', 'a@town.example.jp,b@town.example.jp'])('%s is not one address', (text) => expect(isEmail(text)).toBe(false));
