import { changedTexts, itemWith, sectionWith, textsOfItem, textsOfSection, type Words, wrongWords } from './item-texts';
import { itemsOf } from '../questionnaire/fields';
import type { Condition, Item, Questionnaire, Section } from '../questionnaire/questionnaire';
import { dependenceProblem, dependentsOf, titleOf } from '../questionnaire/questionnaire-order';
import { readDefinition } from '../questionnaire/questionnaire-problems';

// What the secretariat does to a questionnaire in preparation. Each takes a questionnaire that can be used and gives
// another one, or the sentence why it would not be one. No operation lets a key, a row, a part or a choice's value go.

export type Edited =
  | { questionnaire: Questionnaire; /** What was done, for the list of edits. */ words: string; problem?: undefined; fields?: undefined }
  | { questionnaire?: undefined; problem: string; /** Sentences by field of the form, where one is to blame. */ fields?: Record<string, string> };

const refuse = (problem: string, fields?: Record<string, string>): Edited => ({ problem, ...(fields && { fields }) });

/** Numbers follow the order: 1-1, 1-2, …. */
const renumbered = (sections: Section[]): Section[] => sections.map((section) => ({ ...section, items: section.items.map((item, i) => ({ ...item, number: `${section.number}-${i + 1}` })) }));

/** Fields of the form for a new item that stand for another attribute of the item. */
const FORM_FIELD: Record<string, string> = { source: 'document' };

/** The last word of every operation: nothing leaves here that the meta-schema would refuse. */
function settle(questionnaire: Questionnaire, words: string): Edited {
  const next = { ...questionnaire, sections: renumbered(questionnaire.sections) };
  const empty = next.sections.find((section) => section.items.length === 0);
  if (empty) return refuse(`「${empty.number} ${empty.title}」に項目が一つも残らなくなります。区分には項目が一つ以上要ります。`);
  const dependence = dependenceProblem(next);
  if (dependence) return refuse(dependence);
  // As the database will hold it: what is undefined is not there.
  const read = readDefinition(JSON.parse(JSON.stringify(next)));
  if (read.questionnaire) return { questionnaire: read.questionnaire, words };
  const { path, message } = read.problems[0]!;
  const field = path[0] === 'sections' && path[2] === 'items' ? String(path[4]) : '';
  return refuse(message, field ? { [FORM_FIELD[field] ?? field]: message } : undefined);
}

export const findItem = (questionnaire: Questionnaire, key: string): Item | undefined => itemsOf(questionnaire).find((item) => item.key === key);

/** Every key that has ever been given in this questionnaire, retired ones included. */
export const keysOf = (questionnaire: Questionnaire): string[] => [...itemsOf(questionnaire).map(({ key }) => key), ...(questionnaire.retired ?? []).map(({ item }) => item.key)];

const noItem = (): Edited => refuse('この項目は調査票にありません。ほかの方がやめたか移したかもしれません。調査票を開き直してください。');

const mapItem = (questionnaire: Questionnaire, key: string, change: (item: Item) => Item): Questionnaire => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({ ...section, items: section.items.map((item) => (item.key === key ? change(item) : item)) })),
});

/**
 * Adds an item at the end of a section.
 * @param taken keys of all other years, so that none is given twice
 */
export function addItem(questionnaire: Questionnaire, { section, item, taken }: { section: string; item: Item; taken: ReadonlySet<string> }): Edited {
  const into = questionnaire.sections.find(({ key }) => key === section);
  if (!into) return refuse('「区分」を選んでください。', { section: '「区分」を選んでください。' });
  if (taken.has(item.key) || keysOf(questionnaire).includes(item.key)) {
    const sentence = `「キー」の「${item.key}」は、ほかの項目（やめた項目を含みます）に使われています。別のキーにしてください。`;
    return refuse(sentence, { key: sentence });
  }
  const sections = questionnaire.sections.map((one) => (one === into ? { ...one, items: [...one.items, item] } : one));
  return settle({ ...questionnaire, sections }, `「${item.label}」を「${into.title}」に加えた`);
}

/**
 * Mends the words of an item.
 * @param sameMeaning said by hand that the question still means the same; needed where 2012 is compared with
 */
export function rewordItem(questionnaire: Questionnaire, { key, words, sameMeaning }: { key: string; words: Words; sameMeaning: boolean }): Edited {
  const item = findItem(questionnaire, key);
  if (!item) return noItem();
  const wrong = wrongWords(textsOfItem(item), words);
  if (Object.keys(wrong).length > 0) return refuse('入力内容をご確認ください。', wrong);
  const next = itemWith(item, words);
  if (changedTexts(textsOfItem(item), textsOfItem(next)).length > 0 && item.origin === '2012' && !sameMeaning) {
    const sentence = '2012年と比べる項目です。言葉を直しても意味が変わらないことを確かめて、「意味は変わりません」に印を付けてください。意味を変えるときは、この項目をやめて、新しい項目を加えてください。';
    return refuse(sentence, { sameMeaning: sentence });
  }
  return settle(mapItem(questionnaire, key, () => next), `「${titleOf(item)}」の言葉を直した`);
}

/** Mends what is said above a section's questions. */
export function rewordSection(questionnaire: Questionnaire, { key, words }: { key: string; words: Words }): Edited {
  const section = questionnaire.sections.find((one) => one.key === key);
  if (!section) return refuse('この区分は調査票にありません。調査票を開き直してください。');
  const wrong = wrongWords(textsOfSection(section), words);
  if (Object.keys(wrong).length > 0) return refuse('入力内容をご確認ください。', wrong);
  return settle({ ...questionnaire, sections: questionnaire.sections.map((one) => (one === section ? sectionWith(one, words) : one)) }, `「${section.number} ${section.title}」の説明を直した`);
}

/** No longer asks an item. It is kept aside with its key, and can be brought back. */
export function retireItem(questionnaire: Questionnaire, key: string): Edited {
  const item = findItem(questionnaire, key);
  const section = questionnaire.sections.find(({ items }) => items.some((one) => one.key === key));
  if (!item || !section) return noItem();
  const dependents = dependentsOf(questionnaire, key);
  if (dependents.length > 0) {
    const names = dependents.map((one) => `「${titleOf(one)}」`).join('');
    return refuse(`「${titleOf(item)}」は、${names}を答える条件に使われているため、やめられません。先に${names}の条件を変えてください。`);
  }
  const sections = questionnaire.sections.map((one) => (one === section ? { ...one, items: one.items.filter((other) => other !== item) } : one));
  const retired = [...(questionnaire.retired ?? []), { section: section.key, since: questionnaire.year, item }];
  return settle({ ...questionnaire, sections, retired }, `「${titleOf(item)}」をやめた`);
}

/** Asks a retired item again, at the end of the section it stood in (of the last one, where that is gone). */
export function restoreItem(questionnaire: Questionnaire, key: string): Edited {
  const found = questionnaire.retired?.find(({ item }) => item.key === key);
  if (!found) return noItem();
  const into = questionnaire.sections.find((section) => section.key === found.section) ?? questionnaire.sections.at(-1)!;
  const left = questionnaire.retired!.filter((one) => one !== found);
  const sections = questionnaire.sections.map((one) => (one === into ? { ...one, items: [...one.items, found.item] } : one));
  return settle({ ...questionnaire, sections, retired: left.length > 0 ? left : undefined }, `やめていた「${found.item.label}」を戻した`);
}

/** Changes places with the item before or after it in its section. */
export function moveItem(questionnaire: Questionnaire, key: string, direction: 'up' | 'down'): Edited {
  const section = questionnaire.sections.find(({ items }) => items.some((one) => one.key === key));
  const item = findItem(questionnaire, key);
  if (!section || !item) return noItem();
  const from = section.items.indexOf(item);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (to < 0 || to >= section.items.length) return refuse(`「${titleOf(item)}」は区分の${direction === 'up' ? '最初' : '最後'}の項目です。ほかの区分へ移すときは「言葉・移動」から選んでください。`);
  const items = [...section.items];
  [items[from], items[to]] = [items[to]!, item];
  return settle({ ...questionnaire, sections: questionnaire.sections.map((one) => (one === section ? { ...one, items } : one)) }, `「${titleOf(item)}」を一つ${direction === 'up' ? '上' : '下'}へ移した`);
}

/** Moves an item to the end of another section. */
export function moveToSection(questionnaire: Questionnaire, key: string, section: string): Edited {
  const item = findItem(questionnaire, key);
  const into = questionnaire.sections.find((one) => one.key === section);
  if (!item) return noItem();
  if (!into) return refuse('移す先の区分を選んでください。', { section: '移す先の区分を選んでください。' });
  if (into.items.includes(item)) return refuse(`「${titleOf(item)}」はもう「${into.title}」にあります。別の区分を選んでください。`, { section: '今とは別の区分を選んでください。' });
  const sections = questionnaire.sections.map((one) => (one === into ? { ...one, items: [...one.items, item] } : { ...one, items: one.items.filter((other) => other !== item) }));
  return settle({ ...questionnaire, sections }, `「${titleOf(item)}」を「${into.title}」へ移した`);
}

/** Says when an item is asked; `null` for always. A matrix keeps what it has for its rows. */
export function setCondition(questionnaire: Questionnaire, { key, condition, label }: { key: string; condition: Condition | null; label: string }): Edited {
  const item = findItem(questionnaire, key);
  if (!item) return noItem();
  if (condition && !label.trim()) return refuse('「条件の言葉」を入力してください。', { words: '「条件の言葉」を入力してください。' });
  if (label.trim().length > 300) return refuse('「条件の言葉」は300文字以内にしてください。', { words: '「条件の言葉」は300文字以内にしてください。' });
  const words = item.rowOnlyIf ? item.onlyIfLabel : undefined;
  const next: Item = { ...item, onlyIf: condition ?? undefined, onlyIfLabel: condition ? label.trim() : words };
  return settle(mapItem(questionnaire, key, () => next), condition ? `「${titleOf(item)}」の条件を変えた` : `「${titleOf(item)}」の条件をなくした`);
}
