import { FIELDS_OF_KIND, isKind } from './item-form';
import type { Choice, Item, Part } from '../questionnaire/questionnaire';
import { readYearMonth } from '../questionnaire/year-month';

// A new question out of the form's fields, as typed.

export type NewItemFields = Record<string, string>;

const CONTROL = /[\p{Cc}\p{Cs}]/u;
const MOST_LINES = 50;

type Line = { label: string; definition?: string };

/** One a line, an explanation after ｜. */
const linesOf = (text: string): Line[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [label, ...rest] = line.split(/[｜|]/);
      const definition = rest.join('｜').trim();
      return { label: label!.trim(), ...(definition && { definition }) };
    });

/**
 * @param year the year that the item is added in, for its key and its note
 * @param used keys that are taken, so that a key of our own is none of them
 * @returns the item (its number is given by its place), or a sentence for each field
 */
export function newItem(typed: NewItemFields, year: number, used: ReadonlySet<string>): { item: Item; errors?: undefined } | { item?: undefined; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const kind = typed.kind ?? '';
  if (!isKind(kind)) return { errors: { kind: '「種類」を選んでください。' } };
  const has = (name: string) => FIELDS_OF_KIND[kind].includes(name) && !(kind === 'matrix' && ((name === 'choices' && typed.cell === 'named') || (name === 'suggestions' && typed.cell !== 'named')));

  const words = (name: string, label: string, { required = true, most = 200, lines = false } = {}): string => {
    const text = (typed[name] ?? '').replace(/\r\n?/g, '\n').trim();
    if (required && !text) errors[name] = `「${label}」を入力してください。`;
    else if ([...text].length > most) errors[name] = `「${label}」は${most.toLocaleString('ja-JP')}文字以内にしてください。`;
    else if (CONTROL.test(lines ? text.replace(/[\n\t]/g, '') : text)) errors[name] = `「${label}」に使えない文字が入っています。入力し直してください。`;
    return text;
  };
  const list = (name: string, label: string, least: number): Line[] => {
    const lines = linesOf(words(name, label, { most: 10_000, lines: true }));
    if (errors[name]) return lines;
    if (lines.length < least) errors[name] = `「${label}」は1行に1つずつ、${least}つ以上入力してください。`;
    else if (lines.length > MOST_LINES) errors[name] = `「${label}」は${MOST_LINES}個以内にしてください。`;
    else if (lines.some((line) => !line.label)) errors[name] = `「${label}」に、「｜」の前が空の行があります。言葉を入力してください。`;
    else if (new Set(lines.map((line) => line.label)).size < lines.length) errors[name] = `「${label}」に同じ言葉の行があります。片方を直すか消してください。`;
    else if (lines.some((line) => [...line.label].length > 100 || [...(line.definition ?? '')].length > 500)) errors[name] = `「${label}」の言葉は100文字、説明は500文字以内にしてください。`;
    return lines;
  };
  const whole = (name: string, label: string, { required = true, least = 0, most = 1_000_000_000 } = {}): number | undefined => {
    const text = (typed[name] ?? '').normalize('NFKC').replace(/[\s,、]/g, '');
    if (!text && !required) return undefined;
    if (!/^-?\d{1,10}$/.test(text) || Number(text) < least || Number(text) > most) errors[name] = `「${label}」は${least.toLocaleString('ja-JP')}から${most.toLocaleString('ja-JP')}までの整数で入力してください。`;
    return Number(text);
  };
  const month = (name: string, label: string): string | undefined => {
    const text = (typed[name] ?? '').trim();
    if (!text) return undefined;
    const found = readYearMonth(text);
    if (!found) errors[name] = `「${label}」は2026-04や令和8年4月のように入力してください。`;
    return found;
  };

  const exclusive = has('exclusive') ? words('exclusive', 'ほかと同時に選べない選択肢', { required: false }) : '';
  const attributes: Partial<Item> = {};
  if (has('cell')) {
    if (typed.cell === 'one' || typed.cell === 'many' || typed.cell === 'named') attributes.cell = typed.cell;
    else errors.cell = '「表のマスの種類」を選んでください。';
  }
  if (has('rows')) attributes.rows = list('rows', '表の行', 1).map((line, i): Part => ({ key: `r${i + 1}`, ...line }));
  if (has('parts')) attributes.parts = list('parts', '内訳', 2).map((line, i): Part => ({ key: `p${i + 1}`, ...line }));
  if (has('choices')) {
    const choices = list('choices', '選択肢', 2).map((line, i): Choice => ({ value: `c${i + 1}`, ...line, ...(exclusive && line.label === exclusive && { exclusive: true }) }));
    if (exclusive && !errors.choices && !choices.some((choice) => choice.exclusive)) errors.exclusive = '「ほかと同時に選べない選択肢」は、「選択肢」に書いた言葉のとおりに入力してください。';
    attributes.choices = choices;
  }
  if (has('ranks')) attributes.ranks = whole('ranks', '順位の数', { least: 1, most: MOST_LINES });
  if (has('min')) attributes.min = whole('min', '最小の数');
  if (has('max')) attributes.max = whole('max', '最大の数');
  if (has('unit')) attributes.unit = words('unit', '単位', { required: false, most: 10 }) || undefined;
  if (has('maxLength')) attributes.maxLength = whole('maxLength', '文字数の上限', { required: false, least: 1, most: 10_000 });
  if (has('earliest')) attributes.earliest = month('earliest', 'いちばん早い年月');
  if (has('latest')) attributes.latest = month('latest', 'いちばん遅い年月') ?? `${year + 1}-03`;
  if (has('suggestions') && (typed.suggestions ?? '').trim()) attributes.suggestions = list('suggestions', '候補の名前', 1).map(({ label }) => label);
  if (has('unconfirmed') && typed.unconfirmed) attributes.unconfirmed = true;

  const key = (typed.key ?? '').trim();
  if (key && (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key.length > 60)) errors.key = '「キー」は、英小文字と数字をハイフンでつないだ60文字以内にしてください（例：restore-test）。空にすると自動で付きます。';
  const item: Item = {
    key: key || freeKey(year, used),
    number: '0', // given by the place
    label: words('label', '質問の言葉', { most: 100 }),
    definition: words('definition', '説明', { most: 2000, lines: true }),
    kind,
    ...attributes,
    required: Boolean(typed.required),
    origin: 'ours',
    source: { document: words('document', 'もとにした資料', { most: 100 }), section: words('sourceSection', '資料の中の箇所', { most: 100 }) },
    comparisonNote: words('comparisonNote', '2012年との比べ方', { required: false, most: 500, lines: true }) || `${year}年度の調査で加えた項目です。2012年の結果はありません。`,
  };
  // The summary lists them as they stand in the form.
  const order = ['label', 'definition', ...FIELDS_OF_KIND[kind], 'document', 'sourceSection', 'comparisonNote', 'key'];
  const found = Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return found.length > 0 ? { errors: Object.fromEntries(found) } : { item };
}

/** y2027-1, y2027-2, …: the first that is free. */
export function freeKey(year: number, used: ReadonlySet<string>): string {
  let n = 1;
  while (used.has(`y${year}-${n}`)) n++;
  return `y${year}-${n}`;
}
