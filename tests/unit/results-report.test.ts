import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeReport } from '@/lib/results/report/compose-report';
import { countedOf } from '@/lib/results/editions/edition-counted';
import type { ReportDocument, ReportSource } from '@/lib/results/report/report';
import { remarkPlaces } from '@/lib/results/report/report-places';
import { choiceSentence, numbersSentence } from '@/lib/results/report/report-words';
import { writeRemarkSchema } from '@/lib/results/report/report-schemas';
import { afterAct, choiceAct } from '@/lib/results/report/finding-choice';
import { percentOf } from '@/lib/results/counting/numbers';
import { rebuilt2012 } from '@/lib/results/counting/rebuilt';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf, YES_NO } from '@/lib/survey/questionnaire/fields';
import { generateAnswers } from '../support/answer-generator';
import { editionTables } from '../support/published-edition';
import { LARGE, type Office, SMALL, sourceOf } from '../support/report-source';

const core = questionnaireFor(2012);
const today = questionnaireFor(2026);
const row = (label: string, count: number | null, base: number) => ({ label, share: { count, percent: count === null ? null : percentOf(count, base) } });

const of2012 = (about: Partial<ReportSource> = {}) => composeReport(sourceOf(core, rebuilt2012.map(({ bands, answers }): Office => ({ band: bands['size-100k'] as typeof SMALL, answers })), about));
const textOf = ({ sections }: ReportDocument, key: string) => {
  const { blocks } = sections.find((section) => section.key === key)!;
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [])).join('\n');
};
const proseOf = (report: ReportDocument) => report.sections.map(({ key }) => textOf(report, key)).join('\n');

describe('a sentence on choices', () => {
  test('names the most frequent first, then the others, then those that nobody chose', () => {
    expect(choiceSentence([row('済', 3, 19), row('予定', 6, 19), row('検討', 8, 19), row('なし', 2, 19), row('他', 0, 19)], 19)).toBe(
      '最も多いのは「検討」で、19団体のうち8団体（42.1%）です。ほかは、「予定」が6団体（31.6%）、「済」が3団体（15.8%）、「なし」が2団体（10.5%）です。「他」を選んだ団体はありません。',
    );
  });
  test('says ties, unanimity and a small base as they are', () => {
    expect(choiceSentence([row('甲', 5, 12), row('乙', 5, 12), row('丙', 2, 12)], 12)).toBe('最も多いのは「甲」と「乙」で、12団体のうちそれぞれ5団体（41.7%）です。ほかは、「丙」が2団体（16.7%）です。');
    expect(choiceSentence([row('甲', 7, 7), row('乙', 0, 7)], 7)).toBe('回答した7団体のすべてが「甲」です。');
    expect(choiceSentence([row('甲', 3, 4), row('乙', 1, 4)], 4)).toBe('最も多いのは「甲」で、4団体のうち3団体です。ほかは、「乙」が1団体です。');
  });
  test('makes no order, no rest and no "none" of what is withheld', () => {
    expect(choiceSentence([row('甲', 8, 12), row('乙', null, 12), row('丙', null, 12), row('丁', 0, 12)], 12)).toBe('回答した12団体のうち、「甲」が8団体（66.7%）です。「乙」と「丙」の団体数は秘匿です。');
    expect(choiceSentence([row('甲', null, 12), row('乙', null, 12)], 12)).toBe('回答した12団体の内訳は秘匿です。');
  });
});

test('a sentence on numbers leaves out what is withheld and says that it is', () => {
  const all = { n: 19, mean: 13.16, median: 11, min: 1, max: 37, modes: [11], modeCount: 3, brackets: new Map() };
  expect(numbersSentence(all, '人')).toBe('回答した19団体の平均は13.2人、中央値は11人、最小は1人、最大は37人、最頻値は11人です。');
  expect(numbersSentence({ ...all, min: null, max: null, modes: null }, '人')).toBe('回答した19団体の平均は13.2人、中央値は11人です。最小、最大、最頻値は秘匿です。');
  expect(numbersSentence({ ...all, n: 0, mean: null, median: null, min: null, max: null, modes: null }, '人')).toBe('平均などの値は秘匿です。');
});

test('no chart is drawn of what has no percentage, and the report says so', () => {
  const four = composeReport(sourceOf(core, rebuilt2012.slice(0, 4).map(({ answers }): Office => ({ band: SMALL, answers }))));
  const kinds = four.sections.filter(({ level }) => level === 2).flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
  expect(kinds).not.toContain('chart');
  expect(kinds).toContain('table');
  expect(proseOf(four)).toContain('割合を示せる項目がないため、図は載せていません。');
  const all = of2012();
  const charts = all.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])));
  expect(charts.length).toBeGreaterThan(0);
  expect(charts.flatMap(({ rows }) => rows).every(({ percents }) => percents.some((percent) => percent !== null))).toBe(true);
});

describe('the report on the rebuilt answers of 2012', () => {
  test('follows the order of the 2012 report', () => {
    expect(of2012().sections.filter(({ level }) => level < 3).map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 調査の目的', '2 調査の方法', '3 結果の概要', '3-1 組織とシステム', '3-2 災害への準備', '3-3 外部事業者との関係', '3-4 災害直後の対応', '3-5 ICT-BCP', '4 この報告について',
    ]);
  });
  test('says the published figures with their bases', () => {
    const report = of2012();
    expect(textOf(report, 'ict-staff')).toContain('平均は13.2人、中央値は11人、最小は1人、最大は37人、最頻値は11人');
    expect(textOf(report, 'building-seismic-isolation')).toContain('回答した16団体のうち5団体（31.3%）');
    expect(textOf(report, 'risk-assumed')).toContain('災害時のリスクを想定している団体は、回答した19団体のうち9団体（47.4%）です。「いいえ」は10団体（52.6%）です。');
    expect(textOf(report, 'ict-bcp-status')).toContain('最も多いのは「検討中」で、19団体のうち8団体（42.1%）です。ほかは、「策定予定」が6団体（31.6%）、「策定済」が3団体（15.8%）、「策定の予定なし」が2団体（10.5%）です。');
    expect(textOf(report, 'vendor')).toContain('19団体のうち13団体（68.4%）');
    expect(textOf(report, 'ict-bcp-in-regional-plan')).toContain('策定済の団体（3団体）のうち1団体です');
    expect(textOf(report, 'safety-communication-rules')).toContain('19団体のうち13団体（68.4%）');
  });
  test('has the remarks at their places, and the names of who agreed', () => {
    const report = of2012({ remarks: [{ place: 'intro', text: '𠮷' }, { place: 'vendors', text: '章の補足' }, { place: 'risk-assumed', text: '' }], named: [{ item: 'risk-assumed', value: 'yes', municipalities: [{ code: '1', name: '葛󠄀城市', prefecture: '奈良県' }] }] });
    expect(report.sections.flatMap(({ key, blocks }) => blocks.flatMap((block) => (block.kind === 'remark' ? [`${key} ${block.text}`] : [])))).toEqual(['overview 𠮷', 'vendors 章の補足']);
    expect(JSON.stringify(report.sections.find(({ key }) => key === 'named'))).toContain('奈良県葛󠄀城市');
    expect(new Set(report.sections.flatMap(({ place }) => place ?? []))).toEqual(new Set(remarkPlaces(core).keys()));
  });
  test('a draft says that it is one', () => {
    expect(of2012({ edition: null })).toMatchObject({ standing: '下書き', warnings: [expect.stringContaining('公表前の下書き')] });
  });
});

const anyOffices = fc.array(fc.record({ seed: fc.nat(10_000), large: fc.boolean(), preparedness: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 0, maxLength: 16 }).map((all) => all.map(({ seed, large, preparedness }): Office => ({ band: large ? LARGE : SMALL, answers: generateAnswers(today, seed, { preparedness }) })));

test('of any answers: no share of more than its base, and no percentage on a base under five', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyOffices, (offices) => {
      const report = composeReport(sourceOf(today, offices));
      const text = proseOf(report);
      for (const [found, base, count] of text.matchAll(/(\d+)団体(?:）)?のうち(?:それぞれ)?(\d+)団体/g)) expect(Number(count), found).toBeLessThanOrEqual(Number(base));
      expect(text).not.toMatch(/(?<!\d)[0-4]団体(?:）)?のうち(?:それぞれ)?\d+団体（\d/);
      expect(JSON.stringify(report)).not.toMatch(/undefined|NaN|null団体|\[object/);
    }),
    { numRuns: 15 },
  );
});

test('of any answers, some withheld: the text says neither their number, nor that there is none, nor who is most', { timeout: 120_000 }, () => {
  const labels = new Map(itemsOf(today).map((item) => [item.key, new Map((item.kind === 'yesno' ? YES_NO : (item.choices ?? [])).map(({ value, label }) => [value, label]))]));
  fc.assert(
    fc.property(anyOffices, fc.nat(), (offices, salt) => {
      const hidden = (band: string, item: string, part: string, value: string) => !value.startsWith('*') && [...`${band} ${item} ${part} ${value} ${salt}`].reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) % 997, 7) % 3 === 0;
      const tables = editionTables({ questionnaire: today, offices, hidden });
      const report = composeReport(sourceOf(today, offices, { counted: countedOf(...tables) }));
      const withheld = tables[0]!.hidden;
      for (const { key, kind } of itemsOf(today)) {
        const found = withheld.filter(([, item, part]) => item === key && part === '');
        if (found.length === 0 || kind === 'ranked') continue;
        const text = textOf(report, key);
        expect(text).not.toMatch(/すべてが|最も多い/);
        for (const [, , , value] of found) {
          const label = labels.get(key)?.get(value);
          if (label) expect(text).not.toMatch(new RegExp(`「${label.replace(/[()（）.]/g, '.')}」(が|は|を選んだ団体は)(\\d|ありません)`));
        }
      }
      // A difference by size is said of counts that are all shown.
      for (const [band, item, part, value] of tables[1]!.hidden) {
        if (part !== '' || value !== 'yes') continue;
        expect(textOf(report, item), `${band} ${item}`).not.toMatch(/「はい」の割合(は|に)/);
      }
    }),
    { numRuns: 20 },
  );
});

describe('what the forms send', () => {
  test('a remark: bad input in words', () => {
    const given = { year: '2026', place: 'intro', before: '', text: 'あ\r\nい' };
    expect(writeRemarkSchema.parse(given)).toEqual({ year: 2026, place: 'intro', before: '', text: 'あ\nい' });
    const sentence = (text: unknown) => writeRemarkSchema.safeParse({ ...given, text }).error?.issues[0]?.message;
    expect(sentence('𠮷'.repeat(2000))).toBeUndefined();
    expect(sentence('𠮷'.repeat(2001))).toBe('「事務局の補足」は2,000文字以内で入力してください。');
    expect(sentence('a\u0000b')).toContain('制御文字');
    expect(sentence(undefined)).toBeUndefined();
  });
  test('a button of the findings', () => {
    expect(choiceAct('reset')).toEqual({ what: 'reset' });
    expect(choiceAct('up:backup-medium.file-server')).toEqual({ what: 'up', key: 'backup-medium.file-server' });
    for (const odd of ['', 'up:', 'sideways:x', 'reset:x']) expect(choiceAct(odd)).toBeNull();
    expect(afterAct(['a', 'b', 'c'], { what: 'down', key: 'c' })).toEqual(['a', 'b', 'c']);
    expect(afterAct(['a'], { what: 'up', key: 'x' })).toEqual(['a']);
  });
});
