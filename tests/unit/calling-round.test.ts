import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignCallers, countRound } from '@/lib/agreement/contacts/calling-round';
import { closingOf, type FailedCall, fallbackWords, isUncovered, ROUND_HEADER, roundLines, type RoundTableRow } from '@/lib/agreement/contacts/round-closing';
import { isReminderDay, roundReminderText } from '@/lib/agreement/contacts/round-reminder';
import { day } from '@/lib/platform/time';

describe('the round', () => {
  test('everyone is called once by another, within its group', () => fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 100000, max: 999999 }), { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.constantFrom(null, 'g', 'h')), (codes, groups) => {
    const members = codes.map((code) => ({ code: String(code), groupId: groups.next().value as string | null }));
    const callerOf = assignCallers(members);
    expect([...callerOf.keys()].sort()).toEqual(members.map(({ code }) => code).sort());
    expect(new Set(callerOf.values()).size).toBe(members.length);
    const groupOf = new Map(members.map(({ code, groupId }) => [code, groupId]));
    const size = (groupId: string | null) => members.filter((one) => one.groupId === groupId).length;
    for (const [code, caller] of callerOf) {
      if (groupOf.get(code) && size(groupOf.get(code)!) > 1) expect(groupOf.get(caller)).toBe(groupOf.get(code));
      if (groupOf.get(code) && size(groupOf.get(code)!) > 1) expect(caller).not.toBe(code);
    }
  })));
  test('the newest result of each counts', () => expect(countRound(['a', 'b', 'c'], new Map([['a', 'reached'], ['b', 'not-reached'], ['z', 'reached']]))).toEqual({ all: 3, reached: 1, failed: 1, open: 1 }));
});

describe('the reminder before it closes', () => {
  const round = { openedOn: day('2026-06-01'), closesOn: day('2026-07-31') };
  test('in the last week, the last day included', () => expect(['2026-07-23', '2026-07-24', '2026-07-31', '2026-08-01'].map((iso) => isReminderDay(round, day(iso)))).toEqual([false, true, true, false]));
  test('of a short round not on its first day', () => expect(['2026-07-30', '2026-07-31'].map((iso) => isReminderDay({ openedOn: day('2026-07-30'), closesOn: day('2026-07-31') }, day(iso)))).toEqual([false, true]));
  test('says whom to call, how many, and until when', () => {
    const { subject, paragraphs } = roundReminderText({ year: 2026, closesOn: round.closesOn, open: [{ code: '1', place: '見本県 例題町', means: 3 }] });
    expect(subject).toContain('2026年7月31日');
    expect(paragraphs.join()).toMatch(/2026年度.*例題町：3つ/s);
  });
});

describe('what is seen at the closing', () => {
  const call = (fallback: FailedCall['fallback'], changedSince = false): FailedCall => ({ contact: '見本 花子', kind: 'satellite', failure: 'signal', fallback, testedOn: day('2026-07-01'), changedSince });
  const row = (code: string, count: [number, number, number], failed: FailedCall[] = []): RoundTableRow => ({ code, place: `町${code}`, caller: '隣町', remindedOn: null, count: { all: count[0] + count[1] + count[2], reached: count[0], failed: count[1], open: count[2] }, failed });
  const works = { contact: '見本 太郎', kind: 'phone', works: true };
  test('covered by what works, by the main number, or by a number changed since', () => expect([call(null), call({ ...works, works: false }), call(works), call('main-number'), call(null, true)].map(isUncovered)).toEqual([true, true, false, false, false]));
  test('each kind of gap is its own list', () => {
    const rows = [row('a', [3, 0, 0]), row('b', [0, 2, 0], [call('main-number'), call(null)]), row('c', [1, 1, 1], [call(null)]), row('d', [0, 0, 0]), row('e', [1, 1, 0], [call(works)])];
    const { unreachable, uncovered, open, none } = closingOf(rows);
    expect([unreachable, uncovered.map((one) => one.row), open, none].map((list) => list.map(({ code }) => code))).toEqual([['b'], ['b', 'c'], ['c'], ['d']]);
  });
  test('in words and lines', () => {
    expect([call('main-number'), call(works), call({ ...works, works: false }), call(null), call(null, true)].map(fallbackWords)).toEqual(['代わりに：庁舎の代表電話', '代わりに：見本 太郎さんの電話', expect.stringContaining('これもつながらなかった'), '代わりの手段は決まっていません', expect.stringContaining('登録が変わりました')]);
    const lines = roundLines([row('a', [1, 0, 0]), row('b', [0, 2, 0], [call('main-number'), call(null)])]);
    expect(lines.map((line) => line.length)).toEqual([1, 2, 3].map(() => ROUND_HEADER.length));
    expect(lines[1]!.slice(-3)).toEqual(['見本 花子さんの衛星電話', '電波や機器の具合でかけられなかった（2026年7月1日（令和8年））', '代わりに：庁舎の代表電話']);
  });
});
