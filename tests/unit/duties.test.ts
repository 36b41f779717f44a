import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DutyFacts, lapsesOn, lastDayOfPeriod, reckonDuties, standingOn } from '@/lib/agreement/duties/duties';
import { arrangeDutyRows, type DutyTableRow, dutyTableAddress, readDutyFilter } from '@/lib/agreement/duties/duty-filter';
import { dutyByHandSchema, receptionSchema, sendingSchema } from '@/lib/agreement/duties/duty-schemas';
import { dutyTimeWords, nextAct } from '@/lib/agreement/duties/duty-words';
import { dutyReminderText, reminderItems } from '@/lib/agreement/duties/reminder-text';
import { addDays, daysBetween } from '@/lib/platform/time';

const RULES = [{ key: 'officers', intervalMonths: null, forProject: false }, { key: 'bcp', intervalMonths: 12, forProject: true }, { key: 'training', intervalMonths: 12, forProject: false }];
const facts = (over: Partial<DutyFacts> = {}): DutyFacts => ({ steps: [{ status: 'member', effectiveOn: '2024-04-01' }], deeds: [], officers: [], ...over });
const of = (key: string, over: Partial<DutyFacts>, on: string) => reckonDuties(RULES, facts(over), on).find((duty) => duty.key === key)!;
const done = (doneOn: string, withdrawnOn: string | null = null) => ({ dutyKey: 'bcp', doneOn, withdrawnOn });
const anyDay = fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('the last day of a period (民法 第140条, 第143条)', () => {
  test.each([
    ['2025-03-31', 12, '2026-03-31'], ['2024-02-29', 12, '2025-02-28'], ['2023-02-28', 12, '2024-02-29'], ['2024-02-28', 12, '2025-02-28'],
    ['2024-08-31', 6, '2025-02-28'], ['2024-08-30', 6, '2025-02-28'], ['2023-08-30', 6, '2024-02-29'], ['2024-12-31', 1, '2025-01-31'], ['2025-01-31', 1, '2025-02-28'], ['2025-04-30', 1, '2025-05-31'], ['2025-04-01', 12, '2026-04-01'], ['2025-01-15', 24, '2027-01-15'],
  ])('%s + %i months: %s', (doneOn, months, last) => expect(lastDayOfPeriod(doneOn, months)).toBe(last));

  test('later done never ends earlier; the last day of a month leads to the last day of a month', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (on, months) => {
      const last = lastDayOfPeriod(on, months);
      expect(lastDayOfPeriod(addDays(on, 1), months) >= last).toBe(true);
      const ends = (day: string) => addDays(day, 1).endsWith('-01');
      if (ends(on)) expect(ends(last)).toBe(true);
      expect(Math.abs(daysBetween(on, last) - months * 30.44)).toBeLessThan(4.5);
    }));
  });
});

describe('standing', () => {
  test('since when it owes: without a break, and a rest of no day is none', () => {
    const steps = [{ status: 'preparing', effectiveOn: '2023-10-01' }, { status: 'member', effectiveOn: '2024-04-01' }, { status: 'suspended', effectiveOn: '2025-01-01' }, { status: 'member', effectiveOn: '2025-01-01' }, { status: 'suspended', effectiveOn: '2025-06-01' }, { status: 'member', effectiveOn: '2025-09-01' }, { status: 'withdrawn', effectiveOn: '2026-04-01' }] as const;
    const at = (on: string) => standingOn(steps, on);
    expect(at('2023-09-30')).toBeUndefined();
    expect(at('2024-03-31')).toEqual({ status: 'preparing', owedSince: null });
    expect(at('2025-05-31')).toEqual({ status: 'member', owedSince: '2024-04-01' });
    expect(at('2025-06-01')).toEqual({ status: 'suspended', owedSince: null });
    expect(at('2026-03-31')).toEqual({ status: 'member', owedSince: '2025-09-01' });
    expect(at('2026-04-01')).toEqual({ status: 'withdrawn', owedSince: null });
  });

  test('nobody owes outside membership, whatever was done', () => {
    const step = fc.record({ status: fc.constantFrom('preparing' as const, 'suspended' as const, 'withdrawn' as const), effectiveOn: anyDay });
    fc.assert(fc.property(fc.array(step, { maxLength: 4 }), fc.array(anyDay), anyDay, (steps, days, on) => {
      for (const duty of reckonDuties(RULES, facts({ steps: steps.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)), deeds: days.map((day) => done(day)) }), on)) {
        expect(duty.owed).toBe(false);
        expect(duty.unmetSince).toBeNull();
        if (duty.key !== 'bcp') expect(duty.state).toBe('not-owed');
      }
    }));
  });

  test('準備会 sees its ICT-BCP and owes nothing', () => {
    const steps = [{ status: 'preparing' as const, effectiveOn: '2024-04-01' }];
    expect(of('bcp', { steps }, '2025-01-01')).toMatchObject({ state: 'never', owed: false });
    expect(of('bcp', { steps, deeds: [done('2024-06-01')] }, '2025-01-01')).toMatchObject({ state: 'met', owed: false });
    expect(of('training', { steps }, '2025-01-01').state).toBe('not-owed');
  });
});

describe('a duty with an interval', () => {
  test.each([
    ['2026-03-01', 'met'], ['2026-03-02', 'soon'], ['2026-03-31', 'soon'], ['2026-04-01', 'overdue'],
  ])('done on 31 March 2025: on %s %s', (on, state) => expect(of('bcp', { deeds: [done('2025-03-31')] }, on)).toMatchObject({ state, metUntil: '2026-03-31' }));

  test('never done: since it is owed; lapsed at rest: since the rest ended', () => {
    expect(of('bcp', {}, '2024-04-01')).toMatchObject({ state: 'never', unmetSince: '2024-04-01' });
    const steps = [{ status: 'member' as const, effectiveOn: '2024-04-01' }, { status: 'suspended' as const, effectiveOn: '2024-06-01' }, { status: 'member' as const, effectiveOn: '2026-04-01' }];
    expect(of('bcp', { steps, deeds: [done('2024-05-01')] }, '2026-05-01')).toMatchObject({ state: 'overdue', metUntil: '2025-05-01', unmetSince: '2026-04-01' });
  });

  test('taken back it counts no more, and what was done before counts again', () => {
    const deeds = [done('2025-01-10'), done('2025-08-01', '2025-09-01')];
    expect(of('bcp', { deeds }, '2025-08-31').lastDone).toBe('2025-08-01');
    expect(of('bcp', { deeds }, '2025-09-01')).toMatchObject({ lastDone: '2025-01-10', metUntil: '2026-01-10' });
  });

  test('done in this fiscal year, which begins on 1 April', () => {
    expect(of('bcp', { deeds: [done('2026-03-31')] }, '2026-03-31').thisFiscalYear).toBe(true);
    expect(of('bcp', { deeds: [done('2026-03-31')] }, '2026-04-01').thisFiscalYear).toBe(false);
  });

  test('more done never makes it worse, and the day after the last is the day of the lapse', () => {
    fc.assert(fc.property(fc.array(anyDay, { maxLength: 5 }), anyDay, fc.integer({ min: 0, max: 900 }), (days, more, later) => {
      const on = addDays('2025-01-01', later);
      const deeds = days.map((day) => done(day));
      const [before, after] = [of('bcp', { deeds }, on), of('bcp', { deeds: [...deeds, done(more)] }, on)];
      const rank = ['never', 'overdue', 'soon', 'met'];
      expect(rank.indexOf(after.state)).toBeGreaterThanOrEqual(rank.indexOf(before.state));
      const lapse = lapsesOn(before);
      if (lapse) {
        expect(['overdue', 'met', 'soon']).toContain(of('bcp', { deeds }, lapse).state);
        expect(of('bcp', { deeds: deeds.filter(({ doneOn }) => doneOn <= on) }, lapse)).toMatchObject({ state: 'overdue', unmetSince: lapse });
      }
    }));
  });
});

describe('officers of both sides', () => {
  const disaster = { side: 'disaster', appointedOn: '2024-04-01', endedOn: null };
  test('one side is not enough; it lapses on the day on which one side is nobody’s any more', () => {
    expect(of('officers', { officers: [disaster] }, '2025-01-01')).toMatchObject({ state: 'never', unmetSince: '2024-04-01' });
    const officers = [disaster, { side: 'ict', appointedOn: '2024-05-01', endedOn: '2026-04-01' }];
    expect(of('officers', { officers }, '2024-04-30').state).toBe('never');
    expect(of('officers', { officers }, '2026-03-01')).toMatchObject({ state: 'met', metUntil: '2026-03-31' });
    expect(of('officers', { officers }, '2026-03-31')).toMatchObject({ state: 'soon', metUntil: '2026-03-31' });
    expect(of('officers', { officers }, '2026-04-01')).toMatchObject({ state: 'overdue', unmetSince: '2026-04-01' });
    expect(of('officers', { officers: [...officers, { side: 'ict', appointedOn: '2026-04-01', endedOn: null }] }, '2026-03-31')).toMatchObject({ state: 'met', metUntil: null });
  });
});

describe('words', () => {
  test('a reminder speaks of what lapses, and lists what was never done with it', () => {
    const duties = reckonDuties(RULES, facts({ deeds: [done('2025-03-31')], officers: [{ side: 'ict', appointedOn: '2024-04-01', endedOn: null }, { side: 'disaster', appointedOn: '2024-04-01', endedOn: null }] }), '2026-03-20');
    expect(reminderItems(duties)).toEqual([{ dutyKey: 'bcp', kind: 'soon', lapsesOn: '2026-04-01' }]);
    const { subject, paragraphs } = dutyReminderText(duties, (key) => key);
    expect(subject).toContain('期限が近づいています');
    expect(paragraphs.join('\n')).toContain('2026年3月31日（令和8年）まで満たしています。');
    expect(paragraphs.join('\n')).toContain('training（未実施）');
  });

  test('every duty has its next act', () => {
    expect(nextAct('training', '992011')?.href).toBe('/agreement/meetings?kind=training&code=992011');
    expect(nextAct('nothing', '992011')).toBeUndefined();
    expect(dutyTimeWords({ state: 'met', metUntil: null, unmetSince: null })).toBe('期限はありません。');
  });
});

describe('what forms post', () => {
  test('each mistake has its sentence, at its field', () => {
    expect(dutyByHandSchema.safeParse({ code: '992011', duty: 'bcp', doneOn: '令和8年4月1日', note: '共有フォルダー' }).success).toBe(true);
    const bad = dutyByHandSchema.safeParse({ code: '992011', duty: 'bcp', doneOn: '2099-01-01', note: '' });
    expect(bad.error!.issues.map(({ path, message }) => [path[0], message])).toEqual([['doneOn', '「策定・改訂した日」は今日までの日付を入力してください。'], ['note', '「計画の置き場所」を入力してください。']]);
    expect(dutyByHandSchema.safeParse({ code: '992011', duty: 'officers', doneOn: '2026-04-01', note: 'x' }).success).toBe(false);
    expect(receptionSchema.safeParse({ code: '992011', reviewedOn: '2026-04-31' }).error!.issues.map(({ path }) => path[0]).sort()).toEqual(['guestIds', 'place', 'reviewedOn', 'steps']);
    expect(sendingSchema.safeParse({ code: '992011', reviewedOn: '2026-04-01', decides: '市長', travel: '実費', insurance: '公務災害', cost: '自団体' }).success).toBe(true);
  });
});

describe('the table of the secretariat', () => {
  const row = (code: string, kana: string, deeds: DutyFacts['deeds']): DutyTableRow => ({ code, name: code, kana, prefecture: '見本県', prefectureCode: code.slice(0, 2), standing: 'member', since: '2024-04-01', duties: reckonDuties(RULES, facts({ deeds }), '2026-01-01') });
  const rows = [row('990003', 'あ', [done('2025-06-01')]), row('990001', 'う', []), row('010002', 'い', [done('2024-06-01')])];
  const codes = (query: Record<string, string>) => arrangeDutyRows([...rows], readDutyFilter(query)).map(({ code }) => code);
  test('sorts and narrows by address; what it does not know is no restriction', () => {
    expect(codes({})).toEqual(['010002', '990001', '990003']);
    expect(codes({ sort: 'kana', down: '1' })).toEqual(['990001', '010002', '990003']);
    expect(codes({ sort: 'bcp' })).toEqual(['010002', '990001', '990003']);
    expect(codes({ duty: 'bcp', state: 'unmet' })).toEqual(['010002', '990001']);
    expect(codes({ prefecture: '01', state: 'x' })).toEqual(['010002']);
    expect(codes({ text: 'ウ' })).toEqual(['990001']);
    expect(codes({ sort: '__proto__', page: '-1', standing: 'king' })).toEqual(['010002', '990001', '990003']);
    expect(dutyTableAddress(readDutyFilter({ duty: 'bcp', state: 'soon', sort: 'kana', down: '1' }))).toBe('/admin/members/duties?duty=bcp&state=soon&sort=kana&down=1');
  });
});
