import { beforeAll, describe, expect, test } from 'vitest';
import { comparePublished, shortfalls } from '@/lib/results/counting/compare-published';
import { published2012 } from '@/lib/results/counting/published';
import { rebuilt2012 } from '@/lib/results/counting/rebuilt';
import { standingOf, type TallyRow } from '@/lib/results/counting/standing';
import { ALL, cellsOf } from '@/lib/survey/questionnaire/cells';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, AnswerValue } from '@/lib/survey/questionnaire/questionnaire';
import { type Rebuilt, rebuild2012 } from '@/scripts/rebuild-2012';

const questionnaire = questionnaireFor(2012);
const scheme = published2012.survey.scheme;

const rowsOf = (respondent: Rebuilt): TallyRow[] =>
  cellsOf(questionnaire, respondent.answers).flatMap((cell) => [ALL.band, respondent.bands[scheme]!].map((band) => ({ ...cell, band, count: 1 })));

const standing = standingOf(rebuilt2012.flatMap(rowsOf));

/** Figures and findings that the standing counts do not meet. */
function unmet(): string[] {
  const figures = comparePublished(published2012, standing).filter(({ equal }) => !equal).map(({ id }) => id);
  return [...figures, ...shortfalls(published2012, standing).filter((missing) => missing > 0).map(() => 'finding')];
}

/** `look` while one respondent has other answers. */
function withAnswers<T>(index: number, answers: Answers, look: () => T): T {
  const respondent = rebuilt2012[index]!;
  const move = (rows: TallyRow[], count: number) => rows.forEach((row) => standing.add({ ...row, count }));
  const before = rowsOf(respondent);
  const after = rowsOf({ ...respondent, answers });
  move(before, -1);
  move(after, 1);
  try {
    return look();
  } finally {
    move(after, -1);
    move(before, 1);
  }
}

/** Every answer that is stored, one by one. */
const stored = rebuilt2012.flatMap(({ label, answers }, index) => Object.keys(answers).map((field) => ({ index, label, field })));

let solved: Rebuilt[];
beforeAll(() => {
  solved = rebuild2012();
}, 120_000);

const asSolved = (index: number, answers: Answers) => JSON.stringify(answers) === JSON.stringify(solved[index]!.answers);

test('the stored answers count to every figure, bear out every finding, and are what the solver finds', () => {
  expect(rebuilt2012).toHaveLength(19);
  expect(rebuilt2012.map(({ bands }) => bands[scheme]).filter((band) => band === 'under-100k')).toHaveLength(9);
  expect(comparePublished(published2012, standing)).toHaveLength(27);
  expect(unmet()).toEqual([]);
  expect(rebuilt2012).toEqual(solved);
});

test('no answer is held that neither a figure nor a finding needs', { timeout: 60_000 }, () => {
  for (const { index, label, field } of stored) {
    const answers: Answers = { ...rebuilt2012[index]!.answers };
    delete answers[field];
    expect(withAnswers(index, answers, unmet), `${label} ${field}`).not.toEqual([]);
  }
});

describe('changing any one answer makes the comparison fail', () => {
  const fields = new Map(fieldsOf(questionnaire).map((field) => [field.name, field]));

  function otherValues(name: string, value: AnswerValue): AnswerValue[] {
    const field = fields.get(name)!;
    const choices = (field.choices ?? []).map((choice) => choice.value);
    const candidates: AnswerValue[] = {
      one: choices,
      many: choices.map((choice) => [choice]),
      ranked: choices.map((choice) => [choice]),
      number: typeof value === 'number' ? [value - 1, value + 1, value + 5].filter((n) => n >= 0) : [],
      yearMonth: ['2006-05', '2006-10', '2011-12', '2012-01'],
      named: ['事業者A', '事業者B', '富士ゼロックス', '富士フイルムビジネスイノベーション'],
      text: [],
      flag: [],
    }[field.kind];
    return candidates.filter((candidate) => JSON.stringify(candidate) !== JSON.stringify(value));
  }

  const changes = stored.flatMap(({ index, label, field }) =>
    otherValues(field, rebuilt2012[index]!.answers[field]!).map((value) => {
      const answers = { ...rebuilt2012[index]!.answers, [field]: value };
      return { index, label, field, value, answers, unmet: withAnswers(index, answers, unmet) };
    }),
  );

  test('each of them is found, by the figures or beside what the solver finds', () => {
    expect(new Set(changes.map(({ index, field }) => `${index} ${field}`)).size).toBe(stored.length);
    for (const { index, label, field, value, answers, unmet } of changes)
      expect(unmet.length > 0 || !asSolved(index, answers), `${label} ${field} → ${String(value)}`).toBe(true);
  });

  test('the figures alone find it wherever the publication tells the two values apart', () => {
    const unseen = new Set(changes.filter(({ unmet }) => unmet.length === 0).map(({ field }) => field));
    // A mean of 13.2 is rounded; a vendor's mark, the medium and the row of a server stand for any; sums join choices.
    const joined = ['backup-medium.juki', 'backup-place.juki', 'ict-drill', 'ict-staff.total', 'initial-response-priority-systems', 'server-location.juki', 'vendor-disaster-arrangement', 'vendor.juki', 'vendor.koseki', 'vendor.tax', 'vendor.welfare'];
    expect([...unseen].filter((field) => !joined.includes(field))).toEqual([]);
  });
});
