import { describe, expect, it } from 'vitest';
import { begunWith } from '@/lib/survey/editing/begin-questionnaire';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { differenceOf, isNothing, sameQuestionnaire } from '@/lib/survey/editing/questionnaire-diff';
import { findItem, keysOf } from '@/lib/survey/editing/questionnaire-edits';
import { type FileProblem, readQuestionnaireFile } from '@/lib/survey/editing/questionnaire-file';
import { importedOver } from '@/lib/survey/editing/questionnaire-import';
import { questionnaireText } from '@/lib/survey/editing/questionnaire-text';

const now = begunWith(questionnaireFor(2026), 2027, '2027年度の調査');
const others = [questionnaireFor(2026), questionnaireFor(2027)];
const text = questionnaireText(now);
const lineOf = (needle: string, from = text): number => from.slice(0, from.indexOf(needle)).split('\n').length;
const problemsOf = (changed: string): FileProblem[] => importedOver(now, others, changed).problems ?? [];
/** Changes a key's own lines only. */
const inItem = (key: string, change: (part: string) => string): string => {
  const at = text.indexOf(`"key": "${key}",\n          "number"`);
  const end = text.indexOf('\n        }', at);
  return text.slice(0, at) + change(text.slice(at, end)) + text.slice(end);
};

describe('a questionnaire as a file', () => {
  it('comes back as it went out, also with the mark that Windows puts in front', () => {
    for (const one of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n')]) {
      const { questionnaire } = importedOver(now, others, one);
      expect(questionnaire && sameQuestionnaire(questionnaire, now)).toBe(true);
    }
  });

  it('of last year is taken for this one, with its months moved on', () => {
    const { questionnaire } = importedOver(now, others, questionnaireText(questionnaireFor(2026)));
    expect(questionnaire).toMatchObject({ year: 2027, title: '2027年度の調査' });
    expect(isNothing(differenceOf(now, questionnaire!))).toBe(true);
  });

  it('keeps as retired what it no longer holds', () => {
    const sections = now.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => key !== 'manual') }));
    const { questionnaire, left } = importedOver(now, others, questionnaireText({ ...now, sections })) as { questionnaire: typeof now; left: string[] };
    expect(left).toEqual([findItem(now, 'manual')!.label]);
    expect(questionnaire.retired).toMatchObject([{ section: 'preparedness', since: 2027, item: { key: 'manual' } }]);
    expect(new Set(keysOf(questionnaire))).toEqual(new Set(keysOf(now)));
  });
});

type Wrong = [what: string, file: string, line: number, sentence: string | RegExp, item?: string];
const rush = findItem(now, 'rush-staff')!;
const title = `${rush.number} ${rush.label}（rush-staff）`;

const wrong: Wrong[] = [
  ['nothing', '', 1, '値がありません'],
  ['no JSON', 'こんにちは', 1, '読み取れない言葉'],
  ['an end that is missing', text.slice(0, -3), text.slice(0, -3).split('\n').length, /閉じる|「,」/],
  ['a comma too many', text.replace('"format": 1,', '"format": 1,,'), 2, '名前がありません'],
  ['a comma too few', text.replace('"format": 1,', '"format": 1'), 3, '「,」がありません'],
  ['a line break inside a text', inItem('rush-staff', (part) => part.replace('"label": "', '"label": "あ\n')), lineOf('"key": "rush-staff"') + 2, /改行|閉じる/],
  ['a comment', `// 調査票\n${text}`, 1, 'コメントは書けません'],
  ['a name twice', inItem('rush-staff', (part) => part.replace('"kind": "one",', '"kind": "one",\n          "kind": "many",')), lineOf('"key": "rush-staff"') + 5, '二度書かれています'],
  ['another format', text.replace('"format": 1', '"format": 2'), 2, '「形式の番号（format）」は、1のどれか'],
  ['a list in the place of all', '[]', 1, 'まとまり'],
  ['an unknown name', inItem('rush-staff', (part) => part.replace('"kind": "one"', '"colour": "red",\n          "kind": "one"')), lineOf('"key": "rush-staff"') + 4, '「colour」という名前は使えません', title],
  ['a missing definition', inItem('rush-staff', (part) => part.replace(/"definition": "[^"]*",\n\s*(?="kind")/, '')), lineOf('"key": "rush-staff"') - 1, '「説明（definition）」がありません', title],
  ['an unknown kind', inItem('rush-staff', (part) => part.replace('"kind": "one"', '"kind": "slider"')), lineOf('"key": "rush-staff"') + 4, /「種類（kind）」は、one（一つ選ぶ）/, title],
  ['a number as text', inItem('satellite-phones', (part) => part.replace(/"max": (\d+)/, '"max": "$1"')), inItemLine('satellite-phones', '"max"'), '「最大の数（max）」は「"」で囲まない整数にしてください'],
  ['an empty label', inItem('rush-staff', (part) => part.replace(/"label": "[^"]*"/, '"label": " "')), lineOf('"key": "rush-staff"') + 2, '「質問の言葉（label）」が空です'],
  ['a key that is none', text.replace('"key": "rush-staff"', '"key": "Rush Staff"'), lineOf('"key": "rush-staff"'), '英小文字と数字'],
  ['a month that is none', inItem('ict-bcp-date', (part) => part.replace(/"latest": "[^"]*"/, '"latest": "2028-13"')), inItemLine('ict-bcp-date', '"latest"'), '2026-04のように'],
  ['a condition of no form', inItem('ict-bcp-date', (part) => part.replace('"field": "ict-bcp-status"', '"feld": "ict-bcp-status"')), inItemLine('ict-bcp-date', '"onlyIf"'), '条件の書き方'],
  ['a condition on nothing', inItem('ict-bcp-date', (part) => part.replace('"field": "ict-bcp-status"', '"field": "bcp"')), inItemLine('ict-bcp-date', '"field"'), '「bcp」は、この項目より前の項目にありません'],
  ['a condition on a later item', inItem('ict-bcp-date', (part) => part.replace('"field": "ict-bcp-status"', '"field": "now-telework"')), inItemLine('ict-bcp-date', '"field"'), 'より前にありません'],
  ['a choice of a condition', inItem('ict-bcp-date', (part) => part.replace('"established"', '"done"')), inItemLine('ict-bcp-date', '"established"'), '条件の値「done」'],
  ['a number twice', inItem('rush-staff', (part) => part.replace(`"number": "${rush.number}"`, '"number": "1-1"')), lineOf('"key": "rush-staff"') + 1, '番号「1-1」が二度', undefined],
  ['a key twice', text.replace('"key": "manual"', '"key": "rush-staff"'), lineOf('"key": "manual"'), '項目のキー「rush-staff」が二度'],
  ['another kind than before', inItem('rush-staff', (part) => part.replace('"kind": "one"', '"kind": "many"')), lineOf('"key": "rush-staff"') + 4, 'キー「rush-staff」は、2026年度では種類が「一つ選ぶ」です', title],
  ['a value that is gone', inItem('rush-staff', (part) => part.replace('"value": "decided"', '"value": "fixed"')), inItemLine('rush-staff', '"choices"'), '選択肢の値「decided」がありません', title],
  ['a row that is gone', inItem('vendor', (part) => part.replace('"key": "juki"', '"key": "resident"')), inItemLine('vendor', '"rows"'), '行のキー「juki」がありません'],
  ['a choice of ours in 2012', inItem('rush-staff', (part) => part.replace('"choices": [', '"choices": [\n            { "value": "unknown", "label": "分からない" },')), inItemLine('rush-staff', '"choices"') + 1, '"ours": true'],
  ['an item said to be of 2012', inItem('now-telework', (part) => part.replace('"origin": "ours"', '"origin": "2012"')), inItemLine('now-telework', '"origin"'), 'ours'],
];

function inItemLine(key: string, needle: string): number {
  const at = text.indexOf(`"key": "${key}",\n          "number"`);
  return text.slice(0, text.indexOf(needle, at)).split('\n').length;
}

describe('what is wrong in a file is said by its line', () => {
  it.each(wrong)('%s', (_what, file, line, sentence, item) => {
    const problems = problemsOf(file);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map((problem) => [problem.line, problem.message])).toContainEqual([line, typeof sentence === 'string' ? expect.stringContaining(sentence) : expect.stringMatching(sentence)]);
    if (item) expect(problems.find((problem) => problem.line === line)?.item).toBe(item);
    for (const problem of problems) expect(problem.message).toMatch(/。$/);
  });

  it('all at once, in the order of the lines', () => {
    const twice = text.replace('"key": "rush-staff"', '"key": "Rush"').replace('"format": 1', '"format": 3');
    expect(problemsOf(twice).map(({ line }) => line)).toEqual([2, lineOf('"key": "rush-staff"')]);
  });

  it('counts columns as an editor does', () => {
    const { problems } = readQuestionnaireFile('{ "format": 1, "year": 2027, "title": "𠮷田", "sections": [], "色": 1 }');
    expect(problems).toContainEqual(expect.objectContaining({ line: 1, column: 61 }));
  });

  it('never throws, whatever it is cut to', () => {
    for (let at = 0; at < text.length; at += 997) expect(readQuestionnaireFile(text.slice(0, at)).problems!.length).toBeGreaterThan(0);
    expect(itemsOf(now).length).toBe(42);
  });
});
