import { describe, expect, it } from 'vitest';
import { day } from '../../lib/platform/time';
import { deadlineNote, waveState, whyNotAccepting } from '../../lib/survey/waves/wave-state';

const wave = { status: 'open', opensOn: day('2026-10-01'), closesOn: day('2027-01-31') };
const at = (japanTime: string) => new Date(`${japanTime}+09:00`);

describe('waveState', () => {
  it('takes answers until the closing day ends in Japan', () => {
    expect(waveState(wave, at('2027-01-31T23:59:59'))).toBe('open');
    expect(waveState(wave, at('2027-02-01T00:00:00'))).toBe('past-deadline');
  });
  it('begins with the opening day in Japan, not in Greenwich', () => {
    expect(waveState(wave, at('2026-09-30T23:59:59'))).toBe('announced');
    expect(waveState(wave, at('2026-10-01T00:00:00'))).toBe('open');
  });
  it('stays open without a closing day, and closed once closed by hand', () => {
    expect(waveState({ ...wave, closesOn: null }, at('2040-01-01T00:00:00'))).toBe('open');
    expect(waveState({ ...wave, status: 'closed' }, at('2026-11-01T00:00:00'))).toBe('closed');
    expect(waveState({ ...wave, status: 'preparing' }, at('2026-11-01T00:00:00'))).toBe('preparing');
  });
});

describe('deadlineNote', () => {
  it('counts the days in Japan, and none once the day is over', () => {
    expect(deadlineNote({ state: 'open', closesOn: wave.closesOn }, at('2027-01-30T23:59:59'))).toBe('（あと1日）');
    expect(deadlineNote({ state: 'open', closesOn: wave.closesOn }, at('2027-01-31T00:00:00'))).toBe('（本日まで）');
    expect(deadlineNote({ state: 'open', closesOn: wave.closesOn }, at('2027-01-31T23:59:59'))).toBe('（本日まで）');
    expect(deadlineNote({ state: 'open', closesOn: wave.closesOn }, at('2027-02-01T00:00:00'))).toBe('');
  });
  it('counts nothing while nobody can answer yet', () => {
    expect(deadlineNote({ state: 'preparing', closesOn: wave.closesOn }, at('2026-11-01T00:00:00'))).toBe('');
    expect(deadlineNote({ state: 'announced', closesOn: wave.closesOn }, at('2026-09-01T00:00:00'))).toBe('');
  });
  it('promises no time to a year that was closed before its day', () => {
    expect(deadlineNote({ state: 'closed', closesOn: wave.closesOn }, at('2026-11-01T00:00:00'))).toBe('（この日より前に締め切りました）');
    expect(deadlineNote({ state: 'closed', closesOn: wave.closesOn }, at('2027-02-01T00:00:00'))).toBe('');
  });
});

describe('whyNotAccepting', () => {
  it('says nothing while answers are taken, and a sentence with the day afterwards', () => {
    expect(whyNotAccepting(wave, at('2026-11-23T12:00:00'))).toBeNull();
    expect(whyNotAccepting(wave, at('2027-02-01T00:00:00'))).toContain('2027年1月31日（令和9年）で締め切りました');
    expect(whyNotAccepting(wave, at('2026-09-01T00:00:00'))).toContain('2026年10月1日（令和8年）に始まります');
    expect(whyNotAccepting({ ...wave, status: 'closed' }, at('2026-11-01T00:00:00'))).toContain('終了しました');
  });
});
