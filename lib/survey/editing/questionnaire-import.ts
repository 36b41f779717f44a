import { begunWith } from './begin-questionnaire';
import { itemsOf } from '../questionnaire/fields';
import { KIND_LABEL } from './item-form';
import type { Item, Questionnaire } from '../questionnaire/questionnaire';
import { keysOf } from './questionnaire-edits';
import { dependenceProblem } from '../questionnaire/questionnaire-order';
import type { FileProblem } from './questionnaire-file';
import { readQuestionnaireFile } from './questionnaire-file';
import type { PlainProblem } from '../questionnaire/questionnaire-problems';
import type { Path } from '../questionnaire/questionnaire-rules';

export type Imported = { questionnaire: Questionnaire; /** Titles of the items that the file no longer holds. */ left: string[]; problems?: undefined } | { questionnaire?: undefined; problems: FileProblem[] };

const everyItem = (questionnaire: Questionnaire): Item[] => [...itemsOf(questionnaire), ...(questionnaire.retired ?? []).map(({ item }) => item)];

/** Every item of a file with its place. */
const placed = (questionnaire: Questionnaire): [Item, Path][] => [
  ...questionnaire.sections.flatMap(({ items }, s) => items.map((item, i): [Item, Path] => [item, ['sections', s, 'items', i]])),
  ...(questionnaire.retired ?? []).map(({ item }, i): [Item, Path] => [item, ['retired', i, 'item']]),
];

/** Values that an earlier year gave and this one no longer has. */
const lost = (was: { [name: string]: unknown }[] | undefined, is: { [name: string]: unknown }[] | undefined, name: string): string[] =>
  (was ?? []).map((one) => String(one[name])).filter((value) => !(is ?? []).some((one) => one[name] === value));

/** What of an item would no longer fit what another year asked under the same key. */
function instability(item: Item, before: Item, year: number, path: Path): PlainProblem[] {
  const as = (at: string, message: string): PlainProblem => ({ path: [...path, at], message });
  const another = 'ほかの年度と比べられなくなるため、別のキーの項目にしてください。';
  if (item.kind !== before.kind) return [as('kind', `キー「${item.key}」は、${year}年度では種類が「${KIND_LABEL[before.kind]}」です。${another}`)];
  if (item.cell !== before.cell) return [as('cell', `キー「${item.key}」は、${year}年度では表のマスの種類（cell）が「${before.cell}」です。${another}`)];
  const gone = (at: string, word: string, values: string[]) => values.map((value) => as(at, `${year}年度にある${word}「${value}」がありません。値とキーは変えられません。元に戻すか、別のキーの項目にしてください。`));
  return [
    ...(item.origin === before.origin ? [] : [as('origin', `キー「${item.key}」の出所の区分（origin）は、${year}年度では「${before.origin}」です。元に戻してください。`)]),
    ...gone('choices', '選択肢の値', lost(before.choices, item.choices, 'value')),
    ...gone('rows', '行のキー', lost(before.rows, item.rows, 'key')),
    ...gone('parts', '内訳のキー', lost(before.parts, item.parts, 'key')),
    ...(item.followUps ?? []).flatMap((follow, i) => {
      const was = before.followUps?.find(({ key }) => key === follow.key);
      return was && was.kind !== follow.kind ? [{ path: [...path, 'followUps', i, 'kind'], message: `追加の質問「${follow.key}」は、${year}年度とは種類が違います。別のキーにしてください。` }] : [];
    }),
  ];
}

/** A choice that 2012 did not have says so, and a new item is never one of 2012. */
function mislabelled(item: Item, core: Item | undefined, path: Path): PlainProblem[] {
  if (item.origin !== '2012') return [];
  if (!core) return [{ path: [...path, 'origin'], message: '2012年の項目（origin: 2012）を新しく加えることはできません。originをoursにしてください。' }];
  return (item.choices ?? []).flatMap((choice, i) =>
    choice.ours || core.choices?.some(({ value }) => value === choice.value) ? [] : [{ path: [...path, 'choices', i], message: `2012年の項目に選択肢「${choice.label}」を加えるときは、"ours": true を付けてください。` }],
  );
}

/**
 * A file's questionnaire as the one of a year in preparation. Keys that it no longer holds are kept as retired items.
 * @param now what the year holds
 * @param others the questionnaires of all other years, and the one this product comes with
 */
export function importedOver(now: Questionnaire, others: Questionnaire[], text: string): Imported {
  const file = readQuestionnaireFile(text);
  if (!file.questionnaire) return { problems: file.problems };
  const items = placed(file.questionnaire);
  const known = others.map((other) => ({ year: other.year, items: new Map(everyItem(other).map((item) => [item.key, item])) }));
  const said = new Set<string>();
  const problems = items.flatMap(([item, path]) => {
    const core = known.map((other) => other.items.get(item.key)).find((one) => one?.origin === '2012');
    const unstable = known.flatMap((other) => (other.items.has(item.key) ? instability(item, other.items.get(item.key)!, other.year, path) : []));
    return [...unstable, ...mislabelled(item, core, path)];
  });
  const once = problems.filter(({ path }) => !said.has(path.join('.')) && said.add(path.join('.')));
  if (once.length > 0) return { problems: once.map(({ path, message }) => ({ ...file.place(path), message })) };
  const dependence = dependenceProblem(file.questionnaire);
  if (dependence) return { problems: [{ line: 1, column: 1, item: '', message: dependence }] };

  const kept = new Set(keysOf(file.questionnaire));
  const left = [
    ...(now.retired ?? []).filter(({ item }) => !kept.has(item.key)),
    ...now.sections.flatMap((section) => section.items.filter(({ key }) => !kept.has(key)).map((item) => ({ section: section.key, since: now.year, item }))),
  ];
  const retired = [...(file.questionnaire.retired ?? []), ...left];
  const begun = begunWith(file.questionnaire, now.year, now.title);
  return { questionnaire: retired.length > 0 ? { ...begun, retired } : begun, left: left.filter(({ since }) => since === now.year).map(({ item }) => item.label) };
}
