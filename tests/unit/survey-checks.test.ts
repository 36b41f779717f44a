import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '@/lib/survey/questionnaire/checks';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { namesAsker } from '@/lib/survey/questions/names-asker';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { day } from '../../lib/platform/time';
import { generateAnswers } from '../support/answer-generator';

const questionnaire = questionnaireFor(2026);
const referenceDate = day('2026-04-01');
const keys = (answers: Answers, last?: Answers, of: Questionnaire = questionnaire) => findingsOf(answers, { questionnaire: of, referenceDate, last: last && { year: 2025, answers: last } }).map(({ key }) => key);

describe('against last year', () => {
  test.each([
    [2, 20, true], [20, 2, true], [0, 5, true], [5, 0, true],
    [1, 4, false], [10, 29, false], [10, 30, true], [0, 4, false], [7, 7, false],
  ])('satellite phones from %i to %i: %s', (before, now, odd) => {
    expect(keys({ 'satellite-phones': now }, { 'satellite-phones': before })).toEqual(odd ? ['number-jump:satellite-phones'] : []);
  });

  test('a sum of parts jumps as a whole, not part by part', () => {
    const staff = (employees: number) => ({ 'ict-staff.employees': employees, 'ict-staff.resident-engineers': 0, 'ict-staff.operators': 0 });
    expect(keys(staff(20), staff(3))).toEqual(['number-jump:ict-staff.total']);
    expect(findingsOf(staff(20), { questionnaire, referenceDate, last: { year: 2025, answers: staff(3) } })[0]!.says).toContain('2025年度の3人から20人に');
  });

  test.each<[Answers, Answers, string]>([
    [{ 'system-redundant': 'yes' }, { 'system-redundant': 'no' }, 'lost:system-redundant'],
    [{ 'emergency-power': 'servers' }, { 'emergency-power': 'none' }, 'lost:emergency-power'],
    [{ 'ict-bcp-status': 'established' }, { 'ict-bcp-status': 'considering' }, 'lost:ict-bcp-status'],
    [{ manual: 'within-citywide' }, { manual: 'none' }, 'lost:manual'],
  ])('%o, then %o', (before, now, key) => {
    expect(keys(now, before)).toEqual([key]);
    expect(keys(before, now)).toEqual([]); // getting better is no news
    expect(keys(now)).toEqual([]);
  });

  test('isolation of a building is lost while servers stand in it', () => {
    const office = { 'server-location.juki': ['office-server-room'] };
    expect(keys({ ...office, 'building-seismic-isolation': 'no' }, { ...office, 'building-seismic-isolation': 'yes' })).toEqual(['lost:building-seismic-isolation']);
  });
});

describe('against one another', () => {
  test.each<[Answers, string, Answers]>([
    [{ 'ict-staff.employees': 0, 'ict-staff.resident-engineers': 0, 'ict-staff.operators': 0, 'responsibility.juki': 'ict-department' }, 'nobody-responsible', { 'ict-staff.employees': 1 }],
    [{ 'backup-medium.juki': ['remote-transfer'], 'backup-place.juki': ['same-building'] }, 'far-but-near', { 'backup-place.juki': ['same-building', 'outside-municipality'] }],
    [{ 'backup-medium.juki': ['other-server'], 'backup-place.juki': ['same-building', 'other-building'], 'backup-place.places': 1 }, 'places-too-few', { 'backup-place.places': 2 }],
    [{ 'emergency-power': 'servers', 'emergency-power.hours': 0 }, 'power-no-time', { 'emergency-power.hours': 3 }],
    [{ 'emergency-power': 'servers', 'emergency-power.hours': 720 }, 'power-long', { 'emergency-power.hours': 72 }],
    [{ 'vendor-disaster-arrangement': 'none', 'vendor-disaster-contract': 'yes' }, 'contract-without-arrangement', { 'vendor-disaster-arrangement': 'written' }],
    [{ 'aid-agreement': 'yes', 'aid-agreement.with': '　なし ' }, 'agreement-with-nobody', { 'aid-agreement.with': '例示市' }],
    [{ 'ict-bcp-status': 'established', 'ict-bcp-date': '2026-05' }, 'bcp-in-future', { 'ict-bcp-date': '2026-04' }],
    [{ 'ict-bcp-status': 'considering', 'ict-bcp-in-regional-plan': 'positioned' }, 'plan-not-there', { 'ict-bcp-in-regional-plan': 'not-positioned' }],
    [{ 'now-restore-test': 'no-remote-backup', 'backup-medium.tax': ['other-server'], 'backup-place.tax': ['outside-municipality'] }, 'remote-after-all', { 'now-restore-test': 'none' }],
    [{ 'now-restore-test': 'all', 'now-restore-test-date': '2026-06' }, 'test-in-future', { 'now-restore-test-date': '2025-12' }],
    [{ 'now-restore-test': 'some', 'backup-medium.tax': ['other-server'], 'backup-place.tax': ['same-building'] }, 'tested-nothing', { 'now-restore-test': 'none' }],
    [{ 'now-alternate-site': 'planned', 'alternate-workplace': 'no' }, 'site-without-room', { 'alternate-workplace': 'yes' }],
    [{ 'now-cyber-plan': 'within-bcp', 'ict-bcp-status': 'no-plan' }, 'cyber-in-no-plan', { 'now-cyber-plan': 'separate' }],
  ])('%o is odd: %s', (answers, key, mended) => {
    expect(keys(answers)).toEqual([key]);
    expect(keys({ ...answers, ...mended })).toEqual([]);
  });

  test('rows that are odd in the same way are spoken of together', () => {
    const far = { 'backup-medium.juki': ['cloud'], 'backup-place.juki': ['same-building'], 'backup-medium.tax': ['remote-transfer'], 'backup-place.tax': ['other-building'] };
    expect(findingsOf(far, { questionnaire, referenceDate }).map(({ says }) => says)).toEqual([expect.stringContaining('では住基、税を遠隔地やクラウドに送っていますが') as string]);
  });

  test('what a condition excludes is not spoken of', () => {
    expect(keys({ 'emergency-power': 'none', 'emergency-power.hours': 0, 'aid-agreement': 'no', 'aid-agreement.with': 'なし' })).toEqual([]);
  });

  test('items go by the number and label of the year; one that the year does not ask is not spoken of', () => {
    const answers: Answers = { 'vendor-disaster-arrangement': 'none', 'vendor-disaster-contract': 'yes' };
    const reworded = (change: (key: string) => boolean) => ({ ...questionnaire, sections: questionnaire.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => !change(key)).map((item) => ({ ...item, number: `9-${item.number}` })) })) });
    expect(findingsOf(answers, { questionnaire: reworded(() => false), referenceDate })[0]!.says).toContain('「9-3-1 ');
    expect(findingsOf(answers, { questionnaire: reworded((key) => key === 'vendor-disaster-arrangement'), referenceDate })).toEqual([]);
    expect(findingsOf(answers, { questionnaire: { ...questionnaire, sections: [] }, referenceDate })).toEqual([]);
  });
});

test('every finding stands at a field of the form, in whole sentences, each once', () => {
  const names = new Set(fieldsOf(questionnaire).map(({ name }) => name));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (now, before) => {
      const findings = findingsOf(generateAnswers(questionnaire, now), { questionnaire, referenceDate, last: { year: 2025, answers: generateAnswers(questionnaire, before) } });
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
      for (const { field, says, toCheck } of findings) {
        expect(names.has(field)).toBe(true);
        expect(says).toMatch(/。$|）。$/);
        expect(toCheck).toMatch(/。$/);
        expect(`${says}${toCheck}`).not.toMatch(/[{}]|undefined|未回答/);
      }
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['見本市では兼務の職員も数えますか。', true], ['見本の職員も数えますか。', true], ['見 本 市の場合', true], ['991007の場合', true], ['担当の見本あおいです', true],
  ['兼務の職員も数えますか。', false], ['市では兼務の職員も数えますか。', false],
])('%s names who asked: %s', (text, names) => {
  expect(namesAsker(text, { municipality: '見本市', code: '991007', person: '見本 あおい' })).toBe(names);
});
