import { describe, expect, it } from 'vitest';
import { assertClosingDay } from '../../lib/survey/waves/closing-day';
import { countByBand, countByPrefecture, countProgress, matches, type ProgressRow, progressQuery, readProgressFilter } from '../../lib/survey/waves/progress-filter';
import { readDay } from '../../lib/survey/read-day';
import { addRespondentsSchema, closingDaySchema, openWaveSchema, prepareWaveSchema, validitySchema } from '../../lib/survey/waves/wave-schemas';
import { day } from '../../lib/platform/time';

describe('readDay', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['２０２６年１２月１日', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['令和8年12月1日', '2026-12-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.12.1', '2026-12-01'],
    [' 2028-02-29 ', '2028-02-29'],
  ])('%s', (typed, iso) => expect(readDay(typed)).toBe(iso));
  it.each(['', '2026-13-01', '2027-02-29', '2026-2-30', '12月1日', '26-12-01', 'あした', '2026-12-01T00:00', '令和8年'])('refuses %s', (typed) => expect(readDay(typed)).toBeUndefined());
});

describe('the forms of a year', () => {
  const good = { year: '２０２７', title: '調査', contact: '見本課\n内線 1', opensOn: '2027-04-01', closesOn: '2028-03-31', referenceDate: '2027/4/1', populationAsOf: '2025-01-01' };
  const first = (schema: typeof prepareWaveSchema | typeof openWaveSchema | typeof validitySchema | typeof closingDaySchema | typeof addRespondentsSchema, input: object) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? 'ok' : `${parsed.error.issues[0]!.path.join('.')}: ${parsed.error.issues[0]!.message}`;
  };

  it('turns full-width digits and written days', () => {
    expect(prepareWaveSchema.parse(good)).toEqual({ ...good, year: 2027, referenceDate: '2027-04-01' });
  });

  it.each([
    [{ year: '' }, 'year: 「年度」は2013から2099までの西暦4けたで入力してください。'],
    [{ year: '9000000000' }, 'year: 「年度」は2013から'],
    [{ year: ['2027', '2028'] }, 'year: 「年度」は2013から'],
    [{ title: '' }, 'title: 「調査の名前」を入力してください。'],
    [{ title: 'あ'.repeat(101) }, 'title: 「調査の名前」は改行などを含まない100文字以内で入力してください。'],
    [{ title: 'a\u0000b' }, 'title: 「調査の名前」は改行などを'],
    [{ contact: ' ' }, 'contact: 「問い合わせ先」を入力してください。'],
    [{ contact: 'あ'.repeat(501) }, 'contact: 「問い合わせ先」は500文字以内'],
    [{ opensOn: '' }, 'opensOn: 「受付を始める日」を入力してください。'],
    [{ opensOn: '2027-02-30' }, 'opensOn: 「受付を始める日」は2026-12-01や'],
    [{ closesOn: '2027-03-31' }, 'closesOn: 「締切日」は「受付を始める日」以降'],
    [{ populationAsOf: undefined }, 'populationAsOf: 「人口区分に使う人口」を入力してください。'],
  ])('says what to mend: %o', (wrong, sentence) => expect(first(prepareWaveSchema, { ...good, ...wrong })).toContain(sentence));

  it('reads codes as they are typed or pasted', () => {
    expect(openWaveSchema.parse({ year: '2027', whom: 'list', codes: '０１１００２、012025\n012025　392014,' }).codes).toEqual(['011002', '012025', '392014']);
    expect(first(openWaveSchema, { year: '2027', whom: 'list', codes: ' ' })).toContain('codes: 「団体コード」を一つ以上');
    expect(first(openWaveSchema, { year: '2027', codes: '' })).toContain('whom: 「調査の対象」を選んで');
    expect(first(addRespondentsSchema, { year: '2027', codes: '' })).toContain('「団体コード」を一つ以上');
  });

  it('wants a closing day that exists', () => {
    expect(first(closingDaySchema, { year: '2027', closesOn: '令和10年2月30日' })).toContain('closesOn: 「締切日」は');
    expect(closingDaySchema.parse({ year: '2027', closesOn: '令和10年2月29日' })).toEqual({ year: 2027, closesOn: '2028-02-29' });
  });

  it('wants a reason for 無効', () => {
    expect(first(validitySchema, { year: '2027', owner: '992011', validity: 'invalid', reason: ' ' })).toContain('reason: 「理由」を入力してください。');
    expect(first(validitySchema, { year: '2027', owner: '992011', validity: 'valid' })).toBe('ok');
    expect(first(validitySchema, { year: '2027', owner: "9'; --", validity: 'valid' })).toContain('owner: 対象の団体が');
  });
});

describe('a closing day', () => {
  const wave = { opensOn: day('2026-10-01') };
  const now = new Date('2026-11-23T23:30:00+09:00');
  it('may be today in Japan, not yesterday, nor before the opening', () => {
    expect(() => assertClosingDay(wave, '2026-11-23', now)).not.toThrow();
    expect(() => assertClosingDay(wave, '2026-11-22', now)).toThrow();
    expect(() => assertClosingDay({ opensOn: day('2027-04-01') }, '2027-03-01', now)).toThrow();
  });
});

describe('the filter in the address', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(readProgressFilter({ prefecture: '01', band: 'size-100k:under-100k', status: 'draft', page: '3' })).toEqual({ prefecture: '01', scheme: 'size-100k', band: 'under-100k', status: 'draft', page: 3 });
    expect(readProgressFilter({ prefecture: "0'", band: 'x:y', status: 'done', page: '-1' })).toEqual({ prefecture: '', scheme: '', band: '', status: '', page: 1 });
    expect(readProgressFilter({ prefecture: ['01', '02'] }).prefecture).toBe('');
  });
  it('goes to the address and back', () => {
    const filter = { prefecture: '01', scheme: 'type-size', band: 'town-under-10k', status: 'none' as const, page: 2 };
    expect(readProgressFilter(Object.fromEntries(new URLSearchParams(progressQuery(filter))))).toEqual(filter);
    expect(progressQuery({})).toBe('');
  });
});

describe('counting progress', () => {
  const row = (owner: string, status: ProgressRow['status'], validity = 'valid'): ProgressRow => ({
    owner, label: owner, status, validity, population: 1, updatedAt: null, bounced: owner === '992020', remindedAt: null, reachable: true, bands: { 'size-100k': 'under-100k' }, prefecture: { code: owner.slice(0, 2), name: owner.slice(0, 2) },
  });
  const rows = [row('991007', 'none'), row('992011', 'draft'), row('992020', 'submitted'), row('011002', 'submitted', 'invalid')];
  it('counts each state, and 無効 among the submitted', () => {
    expect(countProgress(rows)).toMatchObject({ asked: 4, none: 1, invited: 0, draft: 1, submitted: 2, accepted: 0, invalid: 1 });
    expect(countByBand(rows, 'size-100k').map(({ band, counts }) => [band, counts.asked])).toEqual([['under-100k', 4]]);
    expect(countByPrefecture(rows).map(({ code, counts }) => [code, counts.asked])).toEqual([['01', 1], ['99', 3]]);
  });
  it('matches prefecture, band and state together', () => {
    const found = (query: object) => rows.filter((r) => matches(r, readProgressFilter(query as Record<string, string>))).map((r) => r.owner);
    expect(found({ prefecture: '99', status: 'draft' })).toEqual(['992011']);
    expect(found({ band: 'size-100k:from-100k' })).toEqual([]);
    expect(found({ status: 'open' })).toEqual(['991007', '992011']);
    expect(found({ mail: 'bounced' })).toEqual(['992020']);
    expect(found({})).toHaveLength(4);
  });
});
