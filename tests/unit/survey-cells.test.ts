import { describe, expect, test } from 'vitest';
import { cellsOf, tallyDelta } from '@/lib/survey/questionnaire/cells';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';

const core = questionnaireFor(2012);
const now = questionnaireFor(2026);

/** The cells of one item as "part=value". */
const of = (item: string, answers: Answers, questionnaire = core) =>
  cellsOf(questionnaire, answers).filter((cell) => cell.item === item).map(({ part, value }) => `${part}=${value}`).sort();

describe('what a response counts as', () => {
  test('an item without an answer is asked and not answered', () => {
    expect(of('risk-assumed', {})).toEqual(['=*asked']);
    expect(of('risk-assumed', { 'risk-assumed': 'no', 'risk-assumed.unconfirmed': true })).toEqual(['=*answered', '=*asked', '=no', 'unconfirmed=yes']);
  });
  test('a follow-up is asked only under its answer', () => {
    expect(of('risk-assumed', { 'risk-assumed': 'no', 'risk-assumed.which': ['flood'] })).toEqual(['=*answered', '=*asked', '=no']);
    const which = now.sections.flatMap((s) => s.items).find(({ key }) => key === 'risk-assumed')!.followUps![0]!.choices!.slice(0, 2).map((c) => c.value);
    expect(of('risk-assumed', { 'risk-assumed': 'yes', 'risk-assumed.which': which })).toEqual(
      ['=*answered', '=*asked', '=yes', 'which=*answered', 'which=*asked', ...which.map((v) => `which=${v}`)].sort(),
    );
  });
  test('an item that does not apply counts as nothing, whatever is still stored in it', () => {
    expect(of('rack-seismic-isolation', { 'server-location.juki': ['cloud'], 'rack-seismic-isolation': 'yes' })).toEqual([]);
    expect(of('rack-seismic-isolation', { 'server-location.juki': ['office-other'], 'rack-seismic-isolation': 'yes' })).toEqual(['=*answered', '=*asked', '=yes']);
    // Falls away only because what it hangs on has fallen away.
    expect(of('ict-bcp-guideline', { 'ict-bcp-status': 'planned', 'ict-bcp-guideline': 'own' })).toEqual([]);
  });
  test('a matrix is counted row by row, a row that does not apply not at all', () => {
    const cells = of('backup-frequency', { 'backup-medium.juki': ['cloud'], 'backup-medium.tax': ['none'], 'backup-frequency.juki': 'daily', 'backup-frequency.tax': 'daily' });
    expect(cells).toEqual(['=*answered', '=*asked', 'juki=*answered', 'juki=*asked', 'juki=daily']);
  });
  test('numbers stand as their text, and the total of the parts is worked out', () => {
    const cells = of('ict-staff', { 'ict-staff.employees': 3, 'ict-staff.resident-engineers': 0, 'ict-staff.operators': 1 });
    expect(cells).toContain('total=4');
    expect(cells).toContain('resident-engineers=0');
    expect(of('ict-staff', { 'ict-staff.total': 11 })).toContain('total=11');
  });
  test('a ranking is counted at any place and by place', () => {
    expect(of('ict-bcp-concern', { 'ict-bcp-status': 'considering', 'ict-bcp-concern': ['knowledge', 'budget'] }).filter((c) => !c.includes('*'))).toEqual(
      ['1=knowledge', '2=budget', '=budget', '=knowledge'],
    );
  });
  test('what is typed freely stays out of the counts', () => {
    const cells = cellsOf(core, { 'vendor.juki': '山田電子 090-0000-0000', 'vendor.tax': '日本電気株式会社', 'risk-assumed': 'yes', 'risk-assumed.remark': '電話090-0000-0000', 'aid-agreement': 'yes', 'aid-agreement.with': 'どこか' });
    expect(JSON.stringify(cells)).not.toMatch(/090|山田|どこか/);
    expect(cells).toContainEqual({ item: 'vendor', part: 'juki', value: '*other' });
    expect(cells).toContainEqual({ item: 'vendor', part: 'tax', value: '日本電気' });
  });
});

describe('derived indicators', () => {
  const vendors = (juki: string, tax: string, welfare: string, koseki: string): Answers => ({ 'vendor.juki': juki, 'vendor.tax': tax, 'vendor.welfare': welfare, 'vendor.koseki': koseki });
  const indicator = (item: string, key: string, answers: Answers) => of(item, answers).filter((c) => c.startsWith(`*${key}=`) && !c.includes('=*')).map((c) => c.split('=')[1]);

  test('the same vendor under several ways of writing is one vendor', () => {
    expect(indicator('vendor', 'same-vendor-three-core', vendors('NEC', '日本電気株式会社', '（株）日本電気', 'X'))).toEqual(['yes']);
    expect(indicator('vendor', 'same-vendor-three-core', vendors('ＡＢＣ㈱', 'abc', 'A・B・C', 'X'))).toEqual(['yes']);
    expect(indicator('vendor', 'same-vendor-three-core', vendors('A', 'A', 'B', 'X'))).toEqual(['no']);
  });
  test('only the family register elsewhere', () => {
    expect(indicator('vendor', 'family-register-vendor-differs', vendors('A', 'A', 'A', 'B'))).toEqual(['yes']);
    expect(indicator('vendor', 'family-register-vendor-differs', vendors('A', 'A', 'A', 'A'))).toEqual(['no']);
    expect(indicator('vendor', 'family-register-vendor-differs', vendors('A', 'A', 'B', 'C'))).toEqual(['no']);
    expect(indicator('vendor', 'family-register-vendor-fuji-xerox', vendors('A', 'A', 'A', '富士フイルムビジネスイノベーション'))).toEqual(['yes']);
  });
  test('without all the answers it needs, an indicator is asked and not answered', () => {
    expect(of('vendor', { 'vendor.juki': 'A' }).filter((c) => c.startsWith('*same'))).toEqual(['*same-vendor-three-core=*asked']);
  });
  test('backup in several places: one row with two is enough', () => {
    const medium = { 'backup-medium.juki': ['cloud'], 'backup-medium.tax': ['cloud'] };
    expect(indicator('backup-place', 'backup-several-places', { ...medium, 'backup-place.juki': ['same-building'], 'backup-place.tax': ['other-building'] })).toEqual(['no']);
    expect(indicator('backup-place', 'backup-several-places', { ...medium, 'backup-place.juki': ['same-building', 'other-building'] })).toEqual(['yes']);
  });
  test('the regional plan is counted among those with a plan of their own', () => {
    expect(indicator('ict-bcp-in-regional-plan', 'ict-bcp-in-regional-plan', { 'ict-bcp-status': 'established', 'ict-bcp-in-regional-plan': 'positioned' })).toEqual(['yes']);
    expect(of('ict-bcp-in-regional-plan', { 'ict-bcp-status': 'planned', 'ict-bcp-in-regional-plan': 'positioned' }).filter((c) => c.startsWith('*ict-bcp-in'))).toEqual([]);
  });
});

describe('changes of the standing counts', () => {
  const bands = { 'size-100k': 'under-100k', type: 'town' };
  test('a first submission adds every cell, for all and for the band of each scheme', () => {
    const cells = [{ item: 'a', part: '', value: 'yes' }];
    expect(tallyDelta(bands, null, cells)).toEqual([
      ['all', 'all', 'a', '', 'yes', 1],
      ['size-100k', 'under-100k', 'a', '', 'yes', 1],
      ['type', 'town', 'a', '', 'yes', 1],
    ]);
    expect(tallyDelta(bands, cells, null).map((row) => row[5])).toEqual([-1, -1, -1]);
  });
  test('what stays as it was leaves no row', () => {
    const kept = { item: 'a', part: '', value: '*asked' };
    expect(tallyDelta({}, [kept, { item: 'a', part: '', value: 'no' }], [kept, { item: 'a', part: '', value: 'yes' }])).toEqual([
      ['all', 'all', 'a', '', 'no', -1],
      ['all', 'all', 'a', '', 'yes', 1],
    ]);
  });
});
