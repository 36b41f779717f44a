/**
 * The shape of a questionnaire. The content is data (prisma/questionnaire/*.json), checked by the meta-schema in
 * questionnaire-schema.ts and frozen into a wave when it opens. Adding a question touches no component.
 */
export type Questionnaire = {
  /** Goes up when the shape below changes; a frozen one keeps its own. */
  format: 1;
  year: number;
  title: string;
  sections: Section[];
  /** Items that are no longer asked. They stay here so that their keys are never given to another question. */
  retired?: RetiredItem[];
};

/** `since` is the first year that does not ask it, `section` the one it stood in. */
export type RetiredItem = { section: string; since: number; item: Item };

export type Section = {
  /** Address of the section: /survey/YEAR/KEY. */
  key: string;
  /** Number shown before the title, e.g. "1". */
  number: string;
  title: string;
  intro?: string;
  items: Item[];
};

export type ItemKind = 'one' | 'yesno' | 'many' | 'ranked' | 'number' | 'parts' | 'yearMonth' | 'text' | 'named' | 'matrix';

export type Choice = {
  value: string;
  label: string;
  definition?: string;
  /** Excludes every other choice of the item, e.g. なし. */
  exclusive?: boolean;
  /** Not among the choices of 2012; said beside a comparison. */
  ours?: boolean;
};

/** `also` are counted as `name`. */
export type Alias = { name: string; also: string[]; reason: string };

export type Part = { key: string; label: string; definition?: string };

/** Shown under an answer, e.g. the hours that an emergency power supply lasts. Stored as field `item.key`. */
export type FollowUp = {
  key: string;
  label: string;
  definition?: string;
  kind: 'one' | 'many' | 'number' | 'text';
  choices?: Choice[];
  unit?: string;
  min?: number;
  max?: number;
  maxLength?: number;
  /** The answers of the item under which it is asked. */
  showIf: string[];
  required: boolean;
};

/**
 * When an item, or one row of a matrix, applies. A condition on an unanswered field does not hold (also for `notIn`).
 * `sameRow` looks at the field of another matrix in the same row, and stands only in `rowOnlyIf`.
 */
export type Condition =
  | { field: string; in: string[] }
  | { field: string; notIn: string[] }
  | { anyRowOf: string; in: string[] }
  | { sameRow: string; in: string[] }
  | { sameRow: string; notIn: string[] }
  | { all: Condition[] }
  | { any: Condition[] };

export type Item = {
  /** Stable for ever: trends hang on it. */
  key: string;
  /** Shown number, e.g. "1-3". */
  number: string;
  label: string;
  /** What counts and what does not, for who fills it in. Our own words. */
  definition: string;
  kind: ItemKind;
  /** Matrix only: what each row holds. */
  cell?: 'one' | 'many' | 'named';
  rows?: Part[];
  choices?: Choice[];
  /** kind parts: fields `key.PART`, and the total `key.total`, worked out once every part is there. */
  parts?: Part[];
  unit?: string;
  min?: number;
  max?: number;
  maxLength?: number;
  /** kind ranked: how many places can be given. */
  ranks?: number;
  /** kind yearMonth: the first and last month ('YYYY-MM') that can be meant. */
  earliest?: string;
  latest?: string;
  /** kind named: names offered while typing. */
  suggestions?: string[];
  /** kind named: other ways to write a name, renamed and affiliated firms; counting joins them (names.ts). */
  aliases?: Alias[];
  onlyIf?: Condition;
  rowOnlyIf?: Condition;
  /** In words, shown where the item is conditional, e.g. 「策定済」の場合. */
  onlyIfLabel?: string;
  followUps?: FollowUp[];
  /** Must be answered before submission (default of the data: true). */
  required: boolean;
  /** yesno only: offers 確認できていない, a remark that leaves いいえ. */
  unconfirmed?: boolean;
  /** Whether the item rests on the 2012 results or is ours. */
  origin: '2012' | 'ours';
  /** Document and section it rests on, e.g. { document: 'seeds/003', section: '３－１－１' }. */
  source: { document: string; section: string };
  /** Entries of prisma/published/2012.json that the item, or an indicator on it, reproduces. */
  figures?: string[];
  /** Said beside a comparison with 2012 where a choice or the item is ours. */
  comparisonNote?: string;
};

/** Value of one field; see fields.ts for which kind stores which. */
export type AnswerValue = string | number | boolean | string[];

/** A response's answers: field name to value. A field that is not answered is absent. */
export type Answers = Record<string, AnswerValue>;
