import type { Choice, FollowUp, Item, Part, Section } from '../questionnaire/questionnaire';

// The words of an item or a section, each under a name by which a form carries it. Everything else of an item is its
// structure, which rewording and errata leave alone.

export type Text = {
  /** e.g. `label`, `choices.VALUE.label`, `followUps.KEY.choices.VALUE.definition`. */
  name: string;
  /** What it is, in Japanese. */
  place: string;
  value: string;
  required: boolean;
  /** Several lines may be needed. */
  long: boolean;
};

const text = (name: string, place: string, value: string | undefined, { required = false, long = false } = {}): Text => ({ name, place, value: value ?? '', required, long });

const choiceTexts = (prefix: string, of: string, choices: Choice[] = []): Text[] =>
  choices.flatMap(({ value, label, definition }) => [
    text(`${prefix}choices.${value}.label`, `${of}選択肢「${label}」`, label, { required: true }),
    text(`${prefix}choices.${value}.definition`, `${of}選択肢「${label}」の説明`, definition, { long: true }),
  ]);

const partTexts = (list: 'rows' | 'parts', word: string, parts: Part[] = []): Text[] =>
  parts.flatMap(({ key, label, definition }) => [
    text(`${list}.${key}.label`, `${word}「${label}」`, label, { required: true }),
    text(`${list}.${key}.definition`, `${word}「${label}」の説明`, definition, { long: true }),
  ]);

const followUpTexts = (followUps: FollowUp[] = []): Text[] =>
  followUps.flatMap(({ key, label, definition, choices }) => [
    text(`followUps.${key}.label`, `追加の質問「${label}」`, label, { required: true }),
    text(`followUps.${key}.definition`, `追加の質問「${label}」の説明`, definition, { long: true }),
    ...choiceTexts(`followUps.${key}.`, `追加の質問「${label}」の`, choices),
  ]);

/** The words of an item in the order in which a respondent reads them. */
export function textsOfItem(item: Item): Text[] {
  return [
    text('label', '質問の言葉', item.label, { required: true }),
    text('definition', '説明', item.definition, { required: true, long: true }),
    ...(item.onlyIf || item.rowOnlyIf ? [text('onlyIfLabel', '条件の言葉', item.onlyIfLabel, { required: true })] : []),
    ...partTexts('rows', '行', item.rows),
    ...partTexts('parts', '内訳', item.parts),
    ...choiceTexts('', '', item.choices),
    ...followUpTexts(item.followUps),
    text('comparisonNote', '2012年との比べ方', item.comparisonNote, { long: true }),
  ];
}

export const textsOfSection = (section: Section): Text[] => [text('intro', '区分の説明', section.intro, { long: true })];

const LENGTH = { short: 200, long: 2000 };
const CONTROL = /[\p{Cc}\p{Cs}]/u;

export type Words = Record<string, string>;

const tidy = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** One sentence for each word that cannot be taken, by its name. */
export function wrongWords(texts: Text[], words: Words): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { name, place, required, long } of texts) {
    const typed = words[name];
    if (typed === undefined) continue;
    const plain = tidy(typed);
    const limit = long ? LENGTH.long : LENGTH.short;
    if (required && !plain) errors[name] = `「${place}」を入力してください。`;
    else if ([...plain].length > limit) errors[name] = `「${place}」は${limit.toLocaleString('ja-JP')}文字以内にしてください（いま${[...plain].length.toLocaleString('ja-JP')}文字）。`;
    else if (CONTROL.test(long ? plain.replace(/[\n\t]/g, '') : plain)) errors[name] = `「${place}」に使えない文字が入っています。${long ? '' : '改行を除いて、'}入力し直してください。`;
  }
  return errors;
}

const labelled = <T extends { label: string; definition?: string }>(one: T, prefix: string, words: Words): T => {
  const label = words[`${prefix}.label`];
  const definition = words[`${prefix}.definition`];
  return { ...one, ...(label === undefined ? {} : { label: tidy(label) }), ...optional('definition', one.definition, definition) };
};

/** An optional word: absent rather than empty. */
function optional<K extends string>(key: K, before: string | undefined, typed: string | undefined): Partial<Record<K, string>> {
  if (typed === undefined) return before === undefined ? {} : ({ [key]: before } as Record<K, string>);
  return { [key]: tidy(typed) || undefined } as Partial<Record<K, string>>;
}

/** Takes away what holds nothing: a stored questionnaire is JSON. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const choicesWith = (choices: Choice[] | undefined, prefix: string, words: Words) => choices && { choices: choices.map((choice) => labelled(choice, `${prefix}choices.${choice.value}`, words)) };

/** The item with these words; what is not named stays. */
export function itemWith(item: Item, words: Words): Item {
  const part = (list: 'rows' | 'parts') => item[list] && { [list]: item[list].map((one) => labelled(one, `${list}.${one.key}`, words)) };
  return plain({
    ...item,
    ...(words.label === undefined ? {} : { label: tidy(words.label) }),
    ...(words.definition === undefined ? {} : { definition: tidy(words.definition) }),
    ...optional('onlyIfLabel', item.onlyIfLabel, item.onlyIf || item.rowOnlyIf ? words.onlyIfLabel : undefined),
    ...optional('comparisonNote', item.comparisonNote, words.comparisonNote),
    ...part('rows'),
    ...part('parts'),
    ...choicesWith(item.choices, '', words),
    ...(item.followUps && {
      followUps: item.followUps.map((follow) => ({ ...labelled(follow, `followUps.${follow.key}`, words), ...choicesWith(follow.choices, `followUps.${follow.key}.`, words) })),
    }),
  });
}

export const sectionWith = (section: Section, words: Words): Section => plain({ ...section, ...optional('intro', section.intro, words.intro) });

export type Changed = { name: string; place: string; before: string; after: string };

/** Which words differ between two states of the same item or section; the place is named as it was. */
export function changedTexts(before: Text[], after: Text[]): Changed[] {
  const now = new Map(after.map(({ name, value }) => [name, value]));
  return before.flatMap(({ name, place, value }) => (now.has(name) && now.get(name) !== value ? [{ name, place, before: value, after: now.get(name)! }] : []));
}
