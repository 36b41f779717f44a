import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callAddress } from '@/lib/agreement/contacts/call-address';
import { addMonths, ageOf, ageSentence, isDue } from '@/lib/agreement/contacts/confirmation';
import { deskAddress, deskLines, type DeskRow, narrow, readDeskFilter } from '@/lib/agreement/contacts/contact-desk';
import { requestText, secretariatText } from '@/lib/agreement/contacts/confirmation-text';
import { contactSchema } from '@/lib/agreement/contacts/contact-schemas';
import { escalationPlan, isSmall, otherContact, stepsDue } from '@/lib/agreement/contacts/escalation';
import { maskMeans } from '@/lib/agreement/contacts/mask-means';
import { meansField } from '@/lib/agreement/contacts/means-rows';
import { missingSide } from '@/lib/agreement/contacts/missing-side';
import { checkAnyNumber, checkMainNumber, checkMeans } from '@/lib/agreement/contacts/telephone-number';
import { addDays, day, daysBetween } from '@/lib/platform/time';

describe('numbers, the Japanese way', () => {
  test.each([
    ['phone', '０３－１２３４－５６７８', '03-1234-5678'],
    ['phone', '0312345678', '03-1234-5678'],
    ['phone', '+81 3 1234 5678', '03-1234-5678'],
    ['phone', '0952(40)7081', '0952-40-7081'],
    ['phone', '０９５２ー４０ー７０８１　内線１２３', '0952-40-7081 内線123'],
    ['phone', '03-1234-5678（内線456）', '03-1234-5678 内線456'],
    ['phone', '0990-000-123', '0990-000-123'],
    ['fax', '0138−12−3456', '0138-12-3456'],
    ['mobile', '09012345678', '090-1234-5678'],
    ['mobile', '０７０ １２３４ ５６７８', '070-1234-5678'],
    ['satellite', '+870 773 123 456', '+870 773 123 456'],
    ['satellite', '870773123456', '+870 773 123 456'],
    ['satellite', '010-870-773-123-456', '+870 773 123 456'],
    ['satellite', '＋８８１６１２３４５６７８', '+881 6 123 45678'],
    ['satellite', '080-1234-5678', '080-1234-5678'],
    ['email', ' ｂｏｓａｉ＠city.example.jp ', 'bosai@city.example.jp'],
    ['closed-mail', 'bosai@city.example.lg.jp', 'bosai@city.example.lg.jp'],
  ] as const)('%s %s → %s', (kind, typed, value) => expect(checkMeans(kind, typed)).toEqual({ ok: true, value }));

  test.each([
    ['phone', '1234-5678'], ['phone', '03-123-4567'], ['phone', '防災課まで'], ['phone', '090-1234-5678'], ['phone', '+870 773 123 456'], ['phone', '+1 212 555 0123'], ['mobile', '03-1234-5678'], ['mobile', '090-123-456'],
    ['satellite', '03-1234-5678'], ['fax', 'a'], ['email', 'bosai'], ['email', 'a@b'], ['closed-mail', '03-1234-5678'], ['phone', '<script>'], ['phone', '0'.repeat(200)],
  ] as const)('%s %s is no such number, and the sentence says what to do', (kind, typed) => {
    const checked = checkMeans(kind, typed);
    expect(checked).toMatchObject({ ok: false, sentence: expect.stringMatching(/ください。$/) });
  });

  test('whatever is typed gets an answer', () => {
    fc.assert(fc.property(fc.constantFrom('phone', 'mobile', 'satellite', 'email', 'closed-mail', 'fax'), fc.string({ unit: 'grapheme' }), (kind, text) => {
      const checked = checkMeans(kind as 'phone', text);
      expect(checked.ok ? checkMeans(kind as 'phone', checked.value) : checked.sentence).toEqual(checked.ok ? checked : expect.any(String)); // what is kept stays what it is
    }));
  });

  test('the main number is a fixed line', () => {
    expect(checkMainNumber('0952407081')).toEqual({ ok: true, value: '0952-40-7081' });
    expect(checkMainNumber('09012345678').ok).toBe(false);
  });

  test.each([['03−1234−5678', '03-1234-5678'], ['０９０１２３４５６７８', '090-1234-5678'], ['0120-444-444', '0120-444-444'], ['870 776 123456', '+870 776 123 456'], ['050-3123-4567 内線12', '050-3123-4567 内線12']])('of a supporter any telephone: %s', (typed, value) => expect(checkAnyNumber(typed)).toEqual({ ok: true, value }));
  test.each(['119', '12345', '+1 202 555 0143', '電話なし', '03-1234'])('no telephone of a supporter: %s', (typed) => expect(checkAnyNumber(typed)).toMatchObject({ ok: false, sentence: expect.stringMatching(/。$/) }));
  test('a tap calls the number without its extension', () => {
    expect(callAddress('phone', '0952-40-7081 内線123')).toBe('tel:0952407081');
    expect(callAddress('satellite', '+870 773 123 456')).toBe('tel:+870773123456');
    expect([callAddress('fax', '03-1234-5678'), callAddress('closed-mail', 'a@b.lg.jp')]).toEqual([null, null]);
  });

  test('private ones are masked partly', () => {
    expect(maskMeans('mobile', '090-1234-5678')).toBe('***-****-5678');
    expect(maskMeans('email', 'hanako@example.jp')).toBe('h***@example.jp');
  });
});

describe('how old a contact is', () => {
  const confirmed = (iso: string) => ({ confirmedAt: new Date(`${iso}T10:00:00+09:00`), appointedOn: day('2020-04-01') });
  test.each([['2026-01-15', '2026-07-15'], ['2025-08-31', '2026-02-28'], ['2023-08-31', '2024-02-29'], ['2026-03-31', '2026-09-30']])('confirmed on %s it is old from %s', (on, from) => {
    expect(ageOf(confirmed(on), addDays(day(from), -1))).toMatchObject({ state: 'fresh' });
    expect(ageOf(confirmed(on), day(from))).toEqual({ state: 'old', confirmedOn: day(on), since: day(from) });
  });
  test('late in the evening in London is the next day in Japan', () => expect(ageOf({ confirmedAt: new Date('2026-01-14T15:30:00Z'), appointedOn: day('2020-04-01') }, day('2026-07-14')).state).toBe('fresh'));
  test('since when is said', () => {
    expect(ageSentence(ageOf(confirmed('2026-01-15'), day('2026-08-01')))).toBe('2026年7月15日（令和8年）から未確認（前の確認は2026年1月15日（令和8年））');
    expect(ageSentence(ageOf({ confirmedAt: null, appointedOn: day('2026-04-01') }, day('2026-08-01')))).toBe('2026年4月1日（令和8年）の登録から未確認');
  });
  test('asked once a half-year while it does not answer', () => {
    const old = confirmed('2026-01-15');
    expect([isDue(old, null, day('2026-07-14')), isDue(old, null, day('2026-07-15'))]).toEqual([false, true]);
    expect([isDue(old, day('2026-07-15'), day('2026-07-16')), isDue(old, day('2026-07-15'), day('2027-01-14')), isDue(old, day('2026-07-15'), day('2027-01-15'))]).toEqual([false, false, true]);
    expect(isDue({ confirmedAt: null, appointedOn: day('2026-04-01') }, null, day('2026-04-01'))).toBe(true);
    expect(isDue(old, day('2026-01-01'), day('2026-07-15'))).toBe(true); // asked before it last confirmed
  });
  test('months keep within the month', () => fc.assert(fc.property(fc.integer({ min: 0, max: 20000 }), fc.integer({ min: -24, max: 24 }), (n, months) => {
    const from = addDays(day('2000-01-01'), n);
    const to = addMonths(from, months);
    expect((to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()).toBe(months);
  })));
});

describe('escalation', () => {
  const city = { people: 2, type: '市' };
  const village = { people: 2, type: '村' };
  const begunOn = day('2026-04-01');
  const on = (days: number, town = city, done: string[] = []) => stepsDue({ begunOn, today: addDays(begunOn, days), done: new Set(done), town });
  test('after 7 days the other contact, after 14 the secretariat', () => expect([on(6), on(7), on(13, city, ['other']), on(14, city, ['other']), on(30, city, ['other', 'secretariat'])]).toEqual([[], ['other'], [], ['secretariat'], []]));
  test('in a town of two: its main number and the secretariat', () => expect([on(7, village), on(14, village, ['main-number']), on(7, { people: 1, type: '市' })]).toEqual([['main-number'], ['secretariat'], ['main-number']]));
  test('a server that slept does both', () => expect(on(20)).toEqual(['other', 'secretariat']));
  test('a town that grew has had its first step', () => expect(on(8, { people: 3, type: '村' }, ['main-number'])).toEqual([]));
  test('three in a village are not few', () => expect([isSmall({ people: 3, type: '村' }), isSmall({ people: 2, type: '市' }), isSmall({ people: 2, type: '町' })]).toEqual([false, false, true]));
  test('no step ever comes twice, and each comes on its day or later, whenever the job runs', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom('市', '町'), (runs, people, type) => {
    const done: string[] = [];
    for (const days of runs.sort((a, b) => a - b)) for (const step of on(days, { people, type }, done)) {
      expect(done).not.toContain(step);
      expect(days).toBeGreaterThanOrEqual(escalationPlan({ people, type }).find((one) => one.step === step)!.afterDays);
      done.push(step);
    }
    if (runs.some((days) => days >= 14)) expect(done).toHaveLength(2);
  })));
  test('the other side is told first, then the order of calling; only who can be reached', () => {
    const all = [{ id: 'a', side: 'ict', callOrder: 1, hasEmail: true }, { id: 'b', side: 'ict', callOrder: 2, hasEmail: true }, { id: 'c', side: 'disaster', callOrder: 3, hasEmail: true }, { id: 'd', side: 'disaster', callOrder: 0, hasEmail: false }];
    expect(otherContact(all[0]!, all)?.id).toBe('c');
    expect(otherContact(all[2]!, all)?.id).toBe('a');
    expect(otherContact(all[3]!, [all[3]!])).toBeNull();
  });
});

describe('the words of a mail', () => {
  const text = (kind: string, whole: boolean) => requestText({ kind, whole, side: 'ict', place: '見本県 雛形市', until: day('2026-12-26') });
  test('each kind says why it comes, and that opening is not confirming', () => {
    expect(text('half-year', true).paragraphs[0]).toContain('半年に1回');
    expect(text('asked', true).paragraphs[0]).toContain('団体の担当の方から');
    expect(text('change', true).paragraphs[0]).toContain('登録されました');
    expect(text('change', false)).toMatchObject({ subject: '【そなえあい】変更した連絡先の確認のお願い', paragraphs: expect.arrayContaining([expect.stringContaining('開いただけでは確認になりません')]) });
  });
  test('a town without a main number says so to the secretariat', () => {
    const told = { place: '見本県 見取町', name: '見本 花子', begunOn: day('2026-04-01') };
    const { subject, paragraphs } = secretariatText([{ ...told, step: 'main-number', number: null }, { ...told, step: 'secretariat', number: '03-1234-5678' }]);
    expect(subject).toContain('2件');
    expect(paragraphs.join()).toMatch(/登録がありません/);
    expect(paragraphs).toHaveLength(2);
  });
});

describe('forms and the desk', () => {
  const typed = { code: '990019', id: '', seen: '', side: 'ict', name: '　見本　花子 ', kana: '', department: '', post: '', personId: '' };
  test('lines of means are read in their order', () => {
    const parsed = contactSchema.safeParse({ ...typed, [meansField(1, 'kind')]: 'phone', [meansField(1, 'value')]: '0990-000-123', [meansField(1, 'private')]: 'yes' });
    expect(parsed.success && parsed.data).toMatchObject({ name: '見本 花子', means: expect.arrayContaining([expect.objectContaining({ row: 1, kind: 'phone', value: '0990-000-123', hours: 'always', private: true })]) });
  });
  test('each mistake has a sentence at its field', () => {
    const parsed = contactSchema.safeParse({ ...typed, side: '', name: '', [meansField(0, 'kind')]: 'pigeon', post: 'あ'.repeat(41), [meansField(1, 'kind')]: 'phone', [meansField(1, 'value')]: '1234', [meansField(2, 'value')]: '0990-000-123' });
    const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(issues).toEqual(expect.arrayContaining([['side', expect.stringContaining('「担当の側」')], ['name', expect.stringContaining('「氏名」')], ['means-0-kind', expect.stringContaining('1番目')], ['post', expect.stringContaining('40文字')], ['means-1-value', expect.stringContaining('2番目')], ['means-2-kind', expect.stringContaining('「種類」')]]));
  });
  test('missing sides are said', () => {
    expect(missingSide([{ side: 'ict' }])?.sentence).toContain('防災側の連絡担当がいません');
    expect(missingSide([])?.sides).toEqual(['disaster', 'ict']);
    expect(missingSide([{ side: 'ict' }, { side: 'disaster' }])).toBeNull();
  });
  const row: DeskRow = { code: '990019', prefecture: '見本県', name: '見取町', kana: 'みとりちょう', status: 'member', number: null, missing: ['ict'], contacts: [{ id: 'a', side: 'disaster', name: '=危険', age: { state: 'never', since: day('2026-04-01') }, waiting: 1, askedOn: null, disputed: false, undelivered: false, steps: [] }] };
  test('narrowed down by state, name, kana and code', () => {
    const rows = [row, { ...row, code: '990027', name: '例題町', kana: 'れいだいちょう', missing: [], number: '03-1234-5678', contacts: [] }];
    expect(narrow(rows, readDeskFilter({ show: 'missing' })).map(({ code }) => code)).toEqual(['990019']);
    expect(narrow(rows, readDeskFilter({ text: 'レイダイ' })).map(({ code }) => code)).toEqual(['990027']);
    expect(narrow(rows, readDeskFilter({ text: '990019', show: 'nonsense' }))).toHaveLength(1);
    expect(deskAddress({ show: 'missing', text: '見本' }, '/csv')).toBe('/admin/members/contacts/csv?show=missing&text=%E8%A6%8B%E6%9C%AC');
    expect(deskLines(rows).map((line) => line.length)).toEqual([14, 14]);
  });
  test('days between', () => expect(daysBetween(day('2026-02-28'), day('2026-03-01'))).toBe(1));
});
