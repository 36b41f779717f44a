import { type Changed, changedTexts, itemWith, sectionWith, textsOfItem, textsOfSection, type Words, wrongWords } from './item-texts';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { sameJson } from './questionnaire-diff';
import { findItem } from './questionnaire-edits';
import { titleOf } from '../questionnaire/questionnaire-order';
import { readDefinition } from '../questionnaire/questionnaire-problems';
import { structureOf } from '../questionnaire/questionnaire-structure';

/** One corrected text as it is announced; `name` as item-texts.ts calls it. */
export type ErratumChange = { section: string; item: string; name: string; place: string; before: string; after: string };

export type Corrected = { questionnaire: Questionnaire; changes: ErratumChange[]; fields?: undefined; message?: undefined } | { questionnaire?: undefined; fields: Record<string, string>; message?: string };

type Correction = { key: string; section: string; words: Words; reason: string; sameMeaning: boolean };

/** Whether two questionnaires differ in nothing but words. */
export const sameStructure = (a: Questionnaire, b: Questionnaire): boolean => sameJson(structureOf(a), structureOf(b));

/** Mends words of an opened year's item or section. What is asked, and how it is answered, stays. */
export function corrected(questionnaire: Questionnaire, { key, section: sectionKey, words, reason, sameMeaning }: Correction): Corrected {
  const item = findItem(questionnaire, key);
  const section = questionnaire.sections.find((one) => (item ? one.items.includes(item) : one.key === sectionKey));
  if (!section) return { fields: {}, message: 'この項目は調査票にありません。画面を開き直してください。' };
  const texts = item ? textsOfItem(item) : textsOfSection(section);
  const fields = wrongWords(texts, words);
  if (!reason.trim()) fields.reason = '「直す理由」を入力してください。正誤のお知らせに載せます。';
  else if ([...reason.trim()].length > 500) fields.reason = '「直す理由」は500文字以内にしてください。';
  if (!sameMeaning) fields.sameMeaning = '調査を始めたあとの調査票です。意味が変わらないことを確かめて、「意味は変わりません」に印を付けてください。';
  if (Object.keys(fields).length > 0) return { fields };

  const after = item ? itemWith(item, words) : item;
  const sectionAfter = item ? { ...section, items: section.items.map((one) => (one === item ? after! : one)) } : sectionWith(section, words);
  const next = { ...questionnaire, sections: questionnaire.sections.map((one) => (one === section ? sectionAfter : one)) };
  const changes = changedTexts(texts, item ? textsOfItem(after!) : textsOfSection(sectionAfter));
  if (changes.length === 0) return { fields: {}, message: '変わったところがありません。言葉を直してから、もう一度押してください。' };
  const read = readDefinition(next);
  if (!read.questionnaire) return { fields: {}, message: read.problems[0]!.message };
  if (!sameStructure(questionnaire, read.questionnaire)) return { fields: {}, message: '正誤で直せるのは言葉だけです。' };
  const title = item ? titleOf(item) : `${section.number} ${section.title}`;
  return { questionnaire: read.questionnaire, changes: changes.map((one: Changed) => ({ section: section.key, item: item?.key ?? '', name: one.name, place: `${title}：${one.place}`, before: one.before, after: one.after })) };
}
