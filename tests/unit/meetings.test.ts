import { describe, expect, test } from 'vitest';
import { reckonDuties } from '@/lib/agreement/duties/duties';
import { changeHistory, changesOf, changeText, guestEmail } from '@/lib/agreement/meetings/meeting-changes';
import { attendanceSchema, inviteSchema, meetingSchema, readTime, replySchema } from '@/lib/agreement/meetings/meeting-schemas';
import { reasonsToInvite } from '@/lib/agreement/meetings/propose-invitees';

const ID = '00000000-0000-4000-8000-000000000001';

test.each([['13:30', '13:30'], ['9時', '09:00'], ['１３時５分', undefined], ['１３時０５分', '13:05'], ['24:00', undefined], ['13', undefined], ['9:5', undefined], ['', undefined]])('the time %s', (text, time) => expect(readTime(text)).toBe(time));

test('each mistake has its sentence, at its field', () => {
  const messages = (result: { error?: { issues: readonly { path: PropertyKey[]; message: string }[] } }) => Object.fromEntries(result.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []);
  const good = { kind: 'drill', title: '訓練', heldOn: '令和8年12月1日', from: '9時', to: '10:30', place: '見本県庁' };
  expect(meetingSchema.parse(good)).toMatchObject({ id: '', heldOn: '2026-12-01', from: '09:00', to: '10:30' });
  expect(messages(meetingSchema.safeParse({ ...good, to: '8時' }))).toEqual({ to: '「終わる時刻」は「始まる時刻」より後にしてください。' });
  expect(Object.keys(messages(meetingSchema.safeParse({ kind: 'party' }))).sort()).toEqual(['from', 'heldOn', 'kind', 'place', 'title', 'to']);
  expect(messages(replySchema.safeParse({ id: ID, code: '992011', attending: 'yes', who: ' ' }))).toEqual({ who: '「出席する人」に、部署と人数か氏名を入力してください。' });
  expect(messages(inviteSchema.safeParse({ id: ID, codes: ['<b>'] }))).toEqual({ codes: '「案内する団体」を一つ以上選んでください。' });
  expect(attendanceSchema.parse({ id: ID })).toEqual({ id: ID, codes: [] }); // nobody was there
});

test('whom to propose: new members, officers who came after the last training, and whose participation is due', () => {
  const rules = [{ key: 'training', intervalMonths: 12, forProject: false }, { key: 'drill', intervalMonths: 12, forProject: false }];
  const today = '2026-05-01';
  const reasons = (kind: string, since: string, trained: string | null, appointed: string[]) => {
    const member = { steps: [{ status: 'member' as const, effectiveOn: since }], officers: appointed.map((appointedOn) => ({ side: 'ict', appointedOn, endedOn: null })), deeds: trained ? [{ dutyKey: 'training', doneOn: trained, withdrawnOn: null }] : [] };
    return reasonsToInvite(kind, member, reckonDuties(rules, member, today), today);
  };
  expect(reasons('training', '2020-04-01', '2026-02-01', ['2020-04-01'])).toEqual([]);
  expect(reasons('training', '2020-04-01', '2026-02-01', ['2026-04-01'])).toEqual(['newcomer']);
  expect(reasons('training', '2020-04-01', '2026-04-02', ['2026-04-01'])).toEqual([]);
  expect(reasons('training', '2026-04-01', null, [])).toEqual(['new-member', 'due']);
  expect(reasons('training', '2026-04-01', '2026-04-10', [])).toEqual([]);
  expect(reasons('drill', '2026-04-01', null, ['2026-04-01'])).toEqual(['due']);
  expect(reasons('meeting', '2026-04-01', null, ['2026-04-01'])).toEqual([]);
});

describe('what changed', () => {
  const before = { kind: 'training', startsAt: new Date('2026-06-10T13:30:00+09:00'), endsAt: new Date('2026-06-10T16:00:00+09:00'), place: '見本県庁' };
  const after = { ...before, startsAt: new Date('2026-06-10T14:00:00+09:00'), place: '例題町役場' };
  test('kind, time and place, in words', () => {
    expect(changesOf(before, { ...before })).toEqual([]);
    expect(changesOf(before, after)).toEqual([{ label: '日時', before: '2026年6月10日（令和8年） 13:30〜16:00', after: '2026年6月10日（令和8年） 14:00〜16:00' }, { label: '場所', before: '見本県庁', after: '例題町役場' }]);
    expect(changesOf(before, { ...before, kind: 'drill' })).toEqual([{ label: '種類', before: '研修', after: '訓練' }]);
  });
  test('the mail says old and new; a guest is asked to tell the secretariat', () => {
    const { subject, paragraphs } = changeText('担当者研修', changesOf(before, after), after, false);
    expect(subject).toBe('【そなえあい】日時と場所の変更：担当者研修');
    expect(paragraphs.join()).toMatch(/変更前：見本県庁\n　変更後：例題町役場/);
    expect(changeText('担当者研修', changesOf(before, after), after, true).paragraphs.at(-1)).toContain('事務局へお知らせください');
  });
  test('each change of a history ends where the next begins', () => {
    const kept = (at: string, place: string) => ({ changedAt: new Date(at), oldKind: 'training', oldStartsAt: before.startsAt, oldEndsAt: before.endsAt, oldPlace: place, mails: 1 });
    expect(changeHistory([kept('2026-05-02', 'い'), kept('2026-05-01', 'あ')], { ...before, place: 'う' }).map(({ changes }) => changes.map((one) => `${one.before}→${one.after}`))).toEqual([['い→う'], ['あ→い']]);
  });
  test.each([['taro@vendor.example.jp', 'taro@vendor.example.jp'], ['メール：taro@vendor.example.jp 0990-000-111', 'taro@vendor.example.jp'], ['（ｔａｒｏ＠vendor.example.jp）', 'taro@vendor.example.jp'], ['0990-000-111', null], ['', null], ['内線@3', null]])('an address of a guest: %s', (text, address) => expect(guestEmail(text)).toBe(address));
});
