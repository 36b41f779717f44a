import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import choice2012 from '@/prisma/published/finding-choice-2012.json' with { type: 'json' };
import { asChosen, chosenFindings, countedFindings, findingsOf, findingWords, proposedFindings } from '@/lib/results/report/findings';
import { published2012 } from '@/lib/results/counting/published';
import { rebuilt2012 } from '@/lib/results/counting/rebuilt';
import { standingOf, type Counted, type TallyRow } from '@/lib/results/counting/standing';
import { cellsOf } from '@/lib/survey/questionnaire/cells';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf, itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../support/answer-generator';

const core = questionnaireFor(2012);
const today = questionnaireFor(2026);
const standing = (questionnaire: Questionnaire, all: Answers[]) => standingOf(all.flatMap((answers) => cellsOf(questionnaire, answers).map((cell): TallyRow => ({ ...cell, band: 'all', count: 1 }))));
const of2012 = standing(core, rebuilt2012.map(({ answers }) => answers));

describe('the eight findings of 2012', () => {
  // Published finding → the finding of ours that says the same, read by hand.
  const same: Record<string, string> = {
    'サーバラックの免震措置がない（サーバが庁舎内にある団体）': 'rack-seismic-isolation',
    災害時のリスクを想定していない: 'risk-assumed',
    全庁的なバックアップ方針がない: 'backup-policy-citywide',
    かけつけ要員の取り決めがない: 'rush-staff',
    '執務室が被災したときの作業場所や代替機器の備えがない': 'alternate-workplace-equipment',
    外部事業者と災害時の契約がない: 'vendor-disaster-contract',
    初動や優先システムを想定していない: 'initial-response-priority-systems',
    'ICT-BCPを策定していない': 'ict-bcp-status',
  };
  const proposed = new Map(proposedFindings(core, of2012).map((finding) => [finding.key, finding]));

  test.each(published2012.findings.map(({ words, cells }) => ({ words, cells })))('$words is proposed, resting on the same counts', ({ words, cells }) => {
    const finding = proposed.get(same[words]!);
    expect(finding?.cells.map(({ item, part, values }) => ({ item, part, value: values.join() }))).toEqual(cells);
    for (const { count, base } of finding!.counts) expect(count! * 2).toBeGreaterThanOrEqual(base!);
  });

  test('the choice stored for 2012 is these eight, in the order of the publication', () => {
    expect(choice2012.findings).toEqual(published2012.findings.map(({ words }) => same[words]));
    expect(chosenFindings(core, of2012, choice2012.findings).map(({ key }) => key)).toEqual(choice2012.findings);
  });

  test('further ones that half or more shared are proposed too', () => {
    // design: "no seismic isolation of the building 11 of 16, no drill, no agreement, no vendor arrangement, not in several places, inter-office line not doubled"
    const counts = Object.fromEntries([...proposed].map(([key, { counts }]) => [key, counts.map(({ count, base }) => `${count}/${base}`).join()]));
    expect(counts).toMatchObject({
      'building-seismic-isolation': '11/16', 'ict-drill': '16/19', 'aid-agreement': '15/19', 'vendor-disaster-arrangement': '12/19', 'backup-place': '15/19', 'interoffice-line-redundant': '10/19',
    });
    expect(proposed.has('external-line-redundant')).toBe(false); // 8 of 19
    expect(proposed.has('emergency-power')).toBe(false); // 9 of 19
  });
});

test('the words of a finding are ours, and end in no sentence of the publication', () => {
  const all = findingsOf(today);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  for (const finding of all) expect(findingWords(finding)).not.toMatch(/免震措置をしていない|災害時のリスクを想定していない|バックアップを決めていない|詳細を定めていない|準備をしていない|契約を締結していない|詳細を決めていない|策定していない。/);
});

test('every finding counts cells that the questionnaire has', () => {
  const values = new Map(itemsOf(today).map((item) => [item.key, new Set(['yes', 'no', '0', ...(item.choices ?? []).map(({ value }) => value)])]));
  for (const { key, cells } of findingsOf(today)) for (const cell of cells) for (const value of cell.values) expect(values.get(cell.item)?.has(value), `${key} ${value}`).toBe(true);
});

test('exactly what half or more share is proposed, against a count in plain loops', { timeout: 120_000 }, () => {
  const fields = new Map(fieldsOf(today).map((field) => [field.name, field]));
  fc.assert(
    fc.property(fc.array(fc.record({ seed: fc.nat(100_000), preparedness: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 14 }), (office) => {
      const all = office.map(({ seed, preparedness }) => generateAnswers(today, seed, { preparedness }));
      const found = new Map(countedFindings(today, standing(today, all)).map((finding) => [finding.key, finding]));
      for (const { key, cells, counts, shared } of found.values()) {
        const plain = cells.filter(({ part }) => !part.startsWith('*')).map(({ item, part, values }) => {
          const name = part ? `${item}.${part}` : item;
          expect(fields.has(name), name).toBe(true);
          const given = all.map((answers) => answers[name]).filter((answer) => answer !== undefined);
          return { count: given.filter((answer) => [answer].flat().some((one) => values.includes(String(one)))).length, base: given.length };
        });
        if (plain.length < cells.length) continue; // derived figures: tested with their own rules
        expect(counts, key).toEqual(plain);
        expect(shared, key).toBe(plain.every(({ count, base }) => base > 0 && count * 2 >= base));
      }
    }),
    { numRuns: 40 },
  );
});

describe('what is added later', () => {
  const added: Questionnaire = {
    ...today,
    sections: [{
      key: 'added', number: '7', title: '加えた項目', items: [
        { key: 'y2027-1', number: '7-1', label: '予備の回線を借りている', definition: '', kind: 'yesno', required: true, origin: 'ours', source: { document: '', section: '' } },
        { key: 'y2027-2', number: '7-2', label: '点検の頻度', definition: '', kind: 'one', choices: [{ value: 'a', label: '毎月' }, { value: 'b', label: '毎年' }], required: true, origin: 'ours', source: { document: '', section: '' } },
      ],
    }],
  };
  test('is proposed in a general sentence', () => {
    const all = [['no', 'a'], ['no', 'a'], ['yes', 'b']].map(([first, second]): Answers => ({ 'y2027-1': first!, 'y2027-2': second! }));
    expect(proposedFindings(added, standing(added, all)).map(({ key, words }) => [key, words])).toEqual([
      ['y2027-1', '「予備の回線を借りている」に当てはまらない'], ['y2027-2.a', '「点検の頻度」が「毎月」である'],
    ]);
  });
});

describe('the choice', () => {
  test('keeps its order, says nothing twice, and leaves out what half do not share or nobody knows', () => {
    expect(chosenFindings(core, of2012, ['ict-drill', 'risk-assumed', 'ict-drill', 'external-line-redundant', 'no-such-finding']).map(({ key }) => key)).toEqual(['ict-drill', 'risk-assumed']);
    expect(asChosen(chosenFindings(core, of2012, null))).toEqual(proposedFindings(core, of2012).map(({ key }) => ({ key })));
    expect(chosenFindings(core, of2012, [])).toEqual([]);
  });

  test('a finding that rests on a withheld count is neither proposed nor said', () => {
    const withheld: Counted = { ...of2012, count: (band, item, part, value) => (item === 'risk-assumed' ? null : of2012.count(band, item, part, value)) };
    expect(proposedFindings(core, withheld).map(({ key }) => key)).not.toContain('risk-assumed');
    expect(chosenFindings(core, withheld, ['risk-assumed', 'ict-drill']).map(({ key }) => key)).toEqual(['ict-drill']);
  });
});
