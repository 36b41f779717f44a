import { expect, test } from 'vitest';
import { reckonDuties } from '@/lib/agreement/duties/duties';
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
