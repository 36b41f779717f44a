import { describe, expect, test } from 'vitest';
import { readDeskFilter } from '@/lib/agreement/contacts/contact-desk';
import { contactSchema, recordCallSchema } from '@/lib/agreement/contacts/contact-schemas';
import { meansField } from '@/lib/agreement/contacts/means-rows';
import { readOutboxFilter } from '@/lib/mail/outbox-filter';
import { readBounce } from '@/lib/mail/read-bounce';
import { isEmail } from '@/lib/people/email';
import { isSide } from '@/lib/people/roles';
import { wordFor } from '@/lib/platform/word-for';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import type { Field } from '@/lib/survey/questionnaire/fields';

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

describe('a word that every object knows', () => {
  const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  test.each(words)('%s is no choice of ours', (word) => {
    expect(wordFor({ added: '登録しました。' }, word)).toBeUndefined();
    expect(isSide(word)).toBe(false);
    expect(readDeskFilter({ show: word }).show).toBe('all');
    expect(readOutboxFilter({ kind: word, state: word })).toMatchObject({ kind: '', state: '' });
    const typed = contactSchema.safeParse({ code: '992011', side: word, name: '見本', [meansField(0, 'kind')]: word, [meansField(0, 'hours')]: word, [meansField(0, 'value')]: '0990-000-001' });
    expect(new Set(typed.error?.issues.map(({ path }) => path.join()))).toEqual(new Set(['side', meansField(0, 'kind'), meansField(0, 'hours')]));
    const id = '00000000-0000-4000-8000-000000000000';
    expect(recordCallSchema.safeParse({ roundId: id, meansId: id, outcome: 'not-reached', failure: word }).success).toBe(false);
  });
  test('what is ours is', () => expect(wordFor({ added: '登録しました。' }, 'added')).toBe('登録しました。'));
});
