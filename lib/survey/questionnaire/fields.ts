import type { Choice, Item, Questionnaire, Section } from './questionnaire';

/**
 * The smallest thing that is typed, saved, conflicted over and remembered. Form controls, the Excel sheet, the history
 * and the list of what is missing all go by these names.
 *
 * one → string · many → string[] in the order of the choices · ranked → string[] in order of rank · number → number ·
 * yearMonth → 'YYYY-MM' · text, named → string · flag → true (absent when not ticked)
 */
export type Field = {
  name: string;
  /** Names the field in an error sentence, e.g. 「1-3 サーバの設置場所（住基）」. */
  label: string;
  item: string;
  /** Matrix row or part of a sum. */
  row?: string;
  role: 'value' | 'part' | 'total' | 'followUp' | 'remark' | 'unconfirmed';
  kind: 'one' | 'many' | 'ranked' | 'number' | 'yearMonth' | 'text' | 'named' | 'flag';
  choices?: Choice[];
  min?: number;
  max?: number;
  maxLength?: number;
  unit?: string;
  ranks?: number;
  /** yearMonth: 'YYYY-MM'. */
  earliest?: string;
  latest?: string;
  required: boolean;
};

export const YES_NO: Choice[] = [
  { value: 'yes', label: 'はい' },
  { value: 'no', label: 'いいえ' },
];

const REMARK_LENGTH = 1000;

const ofFrozen = new WeakMap<Item, Field[]>();

/** The fields of one item, in the order they are shown. Worked out once for an item that cannot change any more: counting asks for them by the thousand. */
export function fieldsOfItem(item: Item): Field[] {
  if (!Object.isFrozen(item)) return listFields(item);
  const known = ofFrozen.get(item) ?? listFields(item);
  ofFrozen.set(item, known);
  return known;
}

function listFields(item: Item): Field[] {
  const label = `${item.number} ${item.label}`;
  const base = { item: item.key, required: item.required, role: 'value' as const };
  const fields: Field[] = [];
  switch (item.kind) {
    case 'yesno':
      fields.push({ ...base, name: item.key, label, kind: 'one', choices: YES_NO });
      break;
    case 'one':
    case 'many':
      fields.push({ ...base, name: item.key, label, kind: item.kind, choices: item.choices });
      break;
    case 'ranked':
      fields.push({ ...base, name: item.key, label, kind: 'ranked', choices: item.choices, ranks: item.ranks });
      break;
    case 'number':
      fields.push({ ...base, name: item.key, label, kind: 'number', min: item.min, max: item.max, unit: item.unit });
      break;
    case 'yearMonth':
      fields.push({ ...base, name: item.key, label, kind: 'yearMonth', earliest: item.earliest, latest: item.latest });
      break;
    case 'text':
    case 'named':
      fields.push({ ...base, name: item.key, label, kind: item.kind, maxLength: item.maxLength ?? REMARK_LENGTH });
      break;
    case 'parts':
      for (const part of item.parts ?? [])
        fields.push({ ...base, name: `${item.key}.${part.key}`, label: `${label}（${part.label}）`, row: part.key, role: 'part', kind: 'number', min: item.min, max: item.max, unit: item.unit });
      fields.push({ ...base, name: `${item.key}.total`, label: `${label}（合計）`, role: 'total', kind: 'number', min: item.min, max: item.max, unit: item.unit, required: false });
      break;
    case 'matrix':
      for (const row of item.rows ?? [])
        fields.push({ ...base, name: `${item.key}.${row.key}`, label: `${label}（${row.label}）`, row: row.key, kind: item.cell!, choices: item.choices, maxLength: item.cell === 'named' ? item.maxLength ?? 200 : undefined });
      break;
  }
  for (const follow of item.followUps ?? [])
    fields.push({ name: `${item.key}.${follow.key}`, label: `${label}（${follow.label}）`, item: item.key, role: 'followUp', kind: follow.kind, choices: follow.choices, min: follow.min, max: follow.max, unit: follow.unit, maxLength: follow.maxLength ?? (follow.kind === 'text' ? REMARK_LENGTH : undefined), required: follow.required });
  if (item.unconfirmed)
    fields.push({ name: `${item.key}.unconfirmed`, label: `${label}（確認できていない）`, item: item.key, role: 'unconfirmed', kind: 'flag', required: false });
  fields.push({ name: `${item.key}.remark`, label: `${label}（備考）`, item: item.key, role: 'remark', kind: 'text', maxLength: REMARK_LENGTH, required: false });
  return fields;
}

export const fieldsOfSection = (section: Section): Field[] => section.items.flatMap(fieldsOfItem);

export const fieldsOf = (questionnaire: Questionnaire): Field[] => questionnaire.sections.flatMap(fieldsOfSection);

export const itemsOf = (questionnaire: Questionnaire): Item[] => questionnaire.sections.flatMap((section) => section.items);
