import { fieldsOfItem, itemsOf, YES_NO } from './fields';
import { KIND_LABEL } from '../editing/item-form';
import type { Choice, Condition, Item, Questionnaire } from './questionnaire';

// What of a questionnaire hangs together: attributes of a kind, names given once, conditions that look back. Each
// problem is said twice: for developers (QuestionnaireError), and for the secretariat (editor and file).

/** Steps from the whole down to the place, as in the JSON document. */
export type Path = (string | number)[];
export type Problem = { path: Path; en: string; ja: string };

// Attributes that belong to some kinds only: [needed, allowed besides].
const attributes = ['cell', 'rows', 'choices', 'parts', 'unit', 'min', 'max', 'maxLength', 'ranks', 'earliest', 'latest', 'suggestions', 'aliases', 'rowOnlyIf', 'unconfirmed'] as const;
export type Attribute = (typeof attributes)[number];
const ofKind: Record<Item['kind'], [Attribute[], Attribute[]]> = {
  one: [['choices'], []],
  yesno: [[], ['unconfirmed']],
  many: [['choices'], []],
  ranked: [['choices', 'ranks'], []],
  number: [['min', 'max'], ['unit']],
  parts: [['parts', 'min', 'max'], ['unit']],
  yearMonth: [[], ['earliest', 'latest']],
  text: [[], ['maxLength']],
  named: [[], ['maxLength', 'suggestions', 'aliases']],
  matrix: [['cell', 'rows'], ['choices', 'maxLength', 'suggestions', 'aliases', 'rowOnlyIf']],
};

export const ATTRIBUTE_LABEL: Record<string, string> = {
  cell: '表のマスの種類', rows: '表の行', choices: '選択肢', parts: '内訳', unit: '単位', min: '最小の数', max: '最大の数', maxLength: '文字数の上限', ranks: '順位の数', earliest: 'いちばん早い年月',
  latest: 'いちばん遅い年月', suggestions: '候補の名前', aliases: '名前の読み替え', rowOnlyIf: '行ごとの条件', unconfirmed: '確認できていないの印', key: 'キー', number: '番号', label: '質問の言葉', definition: '説明',
  kind: '種類', onlyIf: '条件', onlyIfLabel: '条件の言葉', followUps: '追加の質問', required: '必須かどうか', origin: '出所の区分', source: 'もとにした資料', document: '資料の名前', section: '資料の中の箇所', figures: '公表値との対応',
  comparisonNote: '2012年との比べ方', format: '形式の番号', year: '年度', title: '題名', sections: '区分', items: '項目', retired: 'やめた項目', intro: '区分の説明', value: '値', showIf: '表示の条件', exclusive: 'ほかと同時に選べない印',
  ours: '独自の選択肢の印', name: '名前', also: '別の書き方', reason: '理由', since: 'やめた年度', item: '項目',
};

const say = (name: string) => `「${ATTRIBUTE_LABEL[name] ?? name}」`;

const repeatedAt = (list: string[]): number => list.findIndex((value, i) => list.indexOf(value) !== i);

/** Which choices an item's answer can be, yes and no included. */
export const choicesOf = (one: Item): Choice[] => (one.kind === 'yesno' ? YES_NO : (one.choices ?? []));

function itemProblems(one: Item, path: Path): Problem[] {
  const problems: Problem[] = [];
  const add = (at: string, en: string, ja: string) => problems.push({ path: [...path, at], en, ja });
  const [needed, allowed] = ofKind[one.kind];
  const kind = KIND_LABEL[one.kind];
  for (const name of needed) if (one[name] === undefined) add(name, `kind ${one.kind} needs "${name}"`, `種類が「${kind}」の項目には${say(name)}が要ります。加えてください。`);
  for (const name of attributes)
    if (one[name] !== undefined && !needed.includes(name) && !allowed.includes(name)) add(name, `kind ${one.kind} has no "${name}"`, `種類が「${kind}」の項目に${say(name)}は付けられません。取り除いてください。`);
  if (one.kind === 'matrix' && (one.cell === 'named') === (one.choices !== undefined))
    add('choices', `a matrix of ${one.cell} ${one.choices ? 'has no' : 'needs'} "choices"`, one.choices ? '名前を書く表に「選択肢」は付けられません。取り除いてください。' : '選ぶ表には「選択肢」が要ります。二つ以上加えてください。');
  if (one.min !== undefined && one.max !== undefined && one.min > one.max) add('min', '"min" is above "max"', '「最小の数」が「最大の数」を超えています。「最大の数」以下にしてください。');
  if (one.ranks !== undefined && one.ranks > choicesOf(one).length) add('ranks', 'more "ranks" than choices', '「順位の数」が選択肢の数を超えています。選択肢の数以下にしてください。');
  if (one.earliest && one.latest && one.earliest > one.latest) add('earliest', '"earliest" is after "latest"', '「いちばん早い年月」が「いちばん遅い年月」より後です。前の年月にしてください。');
  if (one.onlyIf && !one.onlyIfLabel) add('onlyIf', '"onlyIf" needs "onlyIfLabel", the condition in words', '「条件」には「条件の言葉」が要ります。紙や画面に出す言葉を加えてください。');
  if (one.rowOnlyIf && !one.onlyIfLabel) add('rowOnlyIf', '"rowOnlyIf" needs "onlyIfLabel", the condition in words', '「行ごとの条件」には「条件の言葉」が要ります。紙や画面に出す言葉を加えてください。');
  for (const by of ['value', 'label'] as const) {
    const at = repeatedAt(choicesOf(one).map((c) => c[by]));
    if (at < 0) continue;
    const twice = choicesOf(one)[at]![by];
    problems.push({ path: [...path, 'choices', at, by], en: `choice "${twice}" stands twice`, ja: `選択肢の${by === 'value' ? '値' : '言葉'}「${twice}」が二度使われています。片方を別のものにしてください。` });
    break;
  }
  const names = fieldsOfItem(one).map((f) => f.name);
  const field = names[repeatedAt(names)];
  if (field)
    add(one.rows ? 'rows' : one.parts ? 'parts' : 'followUps', `field "${field}" stands twice (rows, parts, follow-ups, "remark", "total" and "unconfirmed" share their names)`, `キー「${field.slice(one.key.length + 1)}」が二度使われています。行・内訳・追加の質問のキーは重ならないようにし、remark・total・unconfirmedは使わないでください。`);
  return [...problems, ...followUpProblems(one, path)];
}

function followUpProblems(one: Item, path: Path): Problem[] {
  return (one.followUps ?? []).flatMap((follow, i) => {
    const here = `follow-up "${follow.key}"`;
    const hereJa = `追加の質問「${follow.label}」`;
    const problems: Problem[] = [];
    const add = (at: string, en: string, ja: string) => problems.push({ path: [...path, 'followUps', i, at], en: `${here}: ${en}`, ja: `${hereJa}：${ja}` });
    const choosing = follow.kind === 'one' || follow.kind === 'many';
    if (choosing !== (follow.choices !== undefined))
      add('choices', `kind ${follow.kind} ${choosing ? 'needs' : 'has no'} "choices"`, choosing ? '「選択肢」が要ります。二つ以上加えてください。' : '選ぶ質問ではないため「選択肢」は付けられません。取り除いてください。');
    if (follow.kind === 'number' && (follow.min === undefined || follow.max === undefined)) add('min', 'kind number needs "min" and "max"', '「最小の数」と「最大の数」が要ります。加えてください。');
    if (follow.min !== undefined && follow.max !== undefined && follow.min > follow.max) add('min', '"min" is above "max"', '「最小の数」が「最大の数」を超えています。');
    const values = (follow.choices ?? []).map((c) => c.value);
    const twice = values[repeatedAt(values)];
    if (twice) add('choices', `choice "${twice}" stands twice`, `選択肢の値「${twice}」が二度使われています。片方を別のものにしてください。`);
    const known = choicesOf(one).map((c) => c.value);
    for (const value of follow.showIf) if (!known.includes(value)) add('showIf', `"showIf" names "${value}", which is no choice of the item`, `「表示の条件」の「${value}」は、この項目の選択肢にありません。選択肢の値にしてください。`);
    return problems;
  });
}

type Rule = { one: Item; earlier: Item[]; inRow: boolean; path: Path; all: Item[] };

/** What is wrong with a condition of `one`, the items before it being `earlier`. */
function conditionProblems(rule: Condition, where: Rule): Problem[] {
  const { one, earlier, inRow, path, all } = where;
  if ('all' in rule) return rule.all.flatMap((r, i) => conditionProblems(r, { ...where, path: [...path, 'all', i] }));
  if ('any' in rule) return rule.any.flatMap((r, i) => conditionProblems(r, { ...where, path: [...path, 'any', i] }));
  const wanted = 'in' in rule ? rule.in : rule.notIn;
  const at = [...path, 'in' in rule ? 'in' : 'notIn'];
  if ('field' in rule) {
    const field = earlier.flatMap(fieldsOfItem).find((f) => f.name === rule.field);
    if (!field) return [{ path: [...path, 'field'], en: `condition names "${rule.field}", which is no field of an earlier item`, ja: notEarlier(rule.field, all) }];
    return unknownChoices(wanted, field.choices ?? [], rule.field, at);
  }
  const sort = 'anyRowOf' in rule ? 'anyRowOf' : 'sameRow';
  const name = 'anyRowOf' in rule ? rule.anyRowOf : rule.sameRow;
  const matrix = earlier.find((other) => other.key === name && other.kind === 'matrix');
  if (!matrix) return [{ path: [...path, sort], en: `condition names "${name}", which is no earlier matrix`, ja: notEarlier(name, all, 'の表') }];
  if ('sameRow' in rule) {
    if (!inRow) return [{ path: [...path, sort], en: '"sameRow" stands only in "rowOnlyIf"', ja: '同じ行を見る条件は「行ごとの条件」でだけ使えます。' }];
    const rows = (matrix.rows ?? []).map((row) => row.key);
    const missing = (one.rows ?? []).find((row) => !rows.includes(row.key));
    if (missing) return [{ path: [...path, sort], en: `condition looks at row "${missing.key}" of "${name}", which has no such row`, ja: `条件が見る「${matrix.label}」に、行「${missing.label}」がありません。行をそろえてください。` }];
  }
  // Conditions read answers by name alone, and a follow-up's name looks like a row's.
  const mistakable = 'anyRowOf' in rule && matrix.followUps?.find(({ kind, choices }) => kind === 'text' || choices?.some(({ value }) => wanted.includes(value)));
  if (mistakable)
    return [{ path: [...path, sort], en: `condition looks at any row of "${name}", but its follow-up "${mistakable.key}" can hold the same value`, ja: `条件が見る「${matrix.label}」の追加の質問「${mistakable.label}」に同じ値が入ることがあり、行の答えと区別できません。追加の質問を別の項目にするか、選択肢の値を変えてください。` }];
  return unknownChoices(wanted, matrix.choices ?? [], name, at);
}

function notEarlier(name: string, all: Item[], what = ''): string {
  const known = all.find((item) => item.key === name || fieldsOfItem(item).some((field) => field.name === name));
  return known ? `条件に使っている「${known.number} ${known.label}」${what}が、この項目より前にありません。前の項目だけが条件に使えます。` : `条件に使っている「${name}」は、この項目より前の項目${what}にありません。前の項目のキーにしてください。`;
}

const unknownChoices = (wanted: string[], choices: Choice[], name: string, path: Path): Problem[] =>
  wanted.flatMap((value, i) =>
    choices.some((c) => c.value === value) ? [] : [{ path: [...path, i], en: `condition names "${value}", which is no choice of "${name}"`, ja: `条件の値「${value}」は、「${name}」の選択肢にありません。選択肢の値にしてください。` }],
  );

/** Pages that stand beside the sections at /survey/YEAR/…; a section of the same key could not be opened. */
export const RESERVED = ['blank', 'hand-back', 'naming', 'print', 'queries', 'questionnaire', 'questions', 'receipt', 'review', 'shares', 'versions', 'workbook'];

/** Everything that does not hang together, with its place. */
export function problemsAcross(questionnaire: Questionnaire): Problem[] {
  const all = itemsOf(questionnaire);
  const places = questionnaire.sections.flatMap(({ items }, s) => items.map((_, i): Path => ['sections', s, 'items', i]));
  const problems = all.flatMap((one, n) => {
    const path = places[n]!;
    const where = { one, earlier: all.slice(0, n), all };
    const rules = [
      ...(one.onlyIf ? conditionProblems(one.onlyIf, { ...where, inRow: false, path: [...path, 'onlyIf'] }) : []),
      ...(one.rowOnlyIf ? conditionProblems(one.rowOnlyIf, { ...where, inRow: true, path: [...path, 'rowOnlyIf'] }) : []),
    ];
    return [...itemProblems(one, path), ...rules].map((problem) => ({ ...problem, en: `item "${one.key}": ${problem.en}` }));
  });
  const sections = questionnaire.sections.map((section) => section.key);
  const section = repeatedAt(sections);
  if (section >= 0) problems.push({ path: ['sections', section, 'key'], en: `section "${sections[section]}" stands twice`, ja: `区分のキー「${sections[section]}」が二度使われています。片方を別のキーにしてください。` });
  const taken = sections.findIndex((key) => RESERVED.includes(key));
  if (taken >= 0) problems.push({ path: ['sections', taken, 'key'], en: `section "${sections[taken]}" has the address of another page`, ja: `区分のキー「${sections[taken]}」は、別の画面のアドレスに使われています。別のキーにしてください。` });
  const retired = questionnaire.retired ?? [];
  const keyPlaces: [string, Path][] = [...all.map((one, n): [string, Path] => [one.key, [...places[n]!, 'key']]), ...retired.map(({ item }, i): [string, Path] => [item.key, ['retired', i, 'item', 'key']])];
  const item = repeatedAt(keyPlaces.map(([key]) => key));
  if (item >= 0) problems.push({ path: keyPlaces[item]![1], en: `item "${keyPlaces[item]![0]}" stands twice`, ja: `項目のキー「${keyPlaces[item]![0]}」が二度使われています。やめた項目のキーも、別の質問には使えません。` });
  const numbers = all.map((one) => one.number);
  const number = repeatedAt(numbers);
  if (number >= 0) problems.push({ path: [...places[number]!, 'number'], en: `number "${numbers[number]}" stands twice`, ja: `番号「${numbers[number]}」が二度使われています。片方を別の番号にしてください。` });
  return problems;
}
