import { itemsOf } from '../questionnaire/fields';
import { changedTexts, type Changed, textsOfItem, textsOfSection } from './item-texts';
import type { Item, Questionnaire } from '../questionnaire/questionnaire';
import { titleOf } from '../questionnaire/questionnaire-order';
import { structureOf } from '../questionnaire/questionnaire-structure';

/** What differs between two questionnaires, by item; an item can stand in several lists. */
export type Difference = {
  added: { key: string; title: string; section: string }[];
  retired: { key: string; title: string; section: string }[];
  reworded: { key: string; title: string; texts: Changed[] }[];
  moved: { key: string; title: string; from: string; to: string }[];
  /** Conditions, choices, limits: what is asked, not how it is said. */
  restructured: { key: string; title: string; what: string[] }[];
  sections: { key: string; title: string; what: string }[];
};

const WHAT: [keyof Item, string][] = [
  ['onlyIf', '答える条件'], ['rowOnlyIf', '行ごとの条件'], ['choices', '選択肢'], ['rows', '表の行'], ['parts', '内訳'], ['min', '最小の数'], ['max', '最大の数'], ['unit', '単位'], ['maxLength', '文字数の上限'], ['ranks', '順位の数'],
  ['earliest', 'いちばん早い年月'], ['latest', 'いちばん遅い年月'], ['suggestions', '候補の名前'], ['aliases', '名前の読み替え'], ['followUps', '追加の質問'], ['required', '必須かどうか'], ['unconfirmed', '確認できていないの印'], ['kind', '種類'],
  ['cell', '表のマスの種類'], ['origin', '出所の区分'], ['source', 'もとにした資料'], ['figures', '公表値との対応'],
];

type Placed = { item: Item; section: { key: string; number: string; title: string } };

const placed = (questionnaire: Questionnaire): Map<string, Placed> => new Map(questionnaire.sections.flatMap((section) => section.items.map((item) => [item.key, { item, section }])));
const sectionName = ({ number, title }: Placed['section']) => `${number} ${title}`;
/** The same content, in whatever order its names stand: the database keeps none. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, sorted(v)]));
}

export const sameQuestionnaire = (a: Questionnaire, b: Questionnaire): boolean => sameJson(a, b);

/** The longest run of keys that stand in the same order in both: whatever is not in it has moved. */
function unmoved(before: string[], after: string[]): Set<string> {
  const place = new Map(before.map((key, i) => [key, i]));
  const best: { length: number; from: number }[] = [];
  for (const [i, key] of after.entries()) {
    best[i] = { length: 1, from: -1 };
    for (let j = 0; j < i; j++) if (place.get(after[j]!)! < place.get(key)! && best[j]!.length >= best[i]!.length) best[i] = { length: best[j]!.length + 1, from: j };
  }
  let at = best.reduce((top, one, i) => (top < 0 || one.length > best[top]!.length ? i : top), -1);
  const kept = new Set<string>();
  for (; at >= 0; at = best[at]!.from) kept.add(after[at]!);
  return kept;
}

export function differenceOf(before: Questionnaire, after: Questionnaire): Difference {
  const was = placed(before);
  const is = placed(after);
  const both = itemsOf(after).filter(({ key }) => was.has(key));
  const stays = new Set(
    after.sections.flatMap(({ key: section }) => {
      const inBoth = (keys: string[]) => keys.filter((key) => was.get(key)?.section.key === section && is.get(key)?.section.key === section);
      return [...unmoved(inBoth([...was.keys()]), inBoth([...is.keys()]))];
    }),
  );
  const next = new Map(after.sections.map((section) => [section.key, section]));
  return {
    added: [...is.values()].filter(({ item }) => !was.has(item.key)).map(({ item, section }) => ({ key: item.key, title: titleOf(item), section: sectionName(section) })),
    retired: [...was.values()].filter(({ item }) => !is.has(item.key)).map(({ item, section }) => ({ key: item.key, title: titleOf(item), section: sectionName(section) })),
    reworded: both.flatMap((item) => {
      const texts = changedTexts(textsOfItem(was.get(item.key)!.item), textsOfItem(item));
      return texts.length > 0 ? [{ key: item.key, title: titleOf(item), texts }] : [];
    }),
    moved: both.filter(({ key }) => !stays.has(key)).map((item) => {
      const from = was.get(item.key)!;
      return { key: item.key, title: titleOf(item), from: `${sectionName(from.section)}の${from.item.number}`, to: `${sectionName(is.get(item.key)!.section)}の${item.number}` };
    }),
    restructured: both.flatMap((item) => {
      const old = structureOf(was.get(item.key)!.item) as Item;
      const now = structureOf(item) as Item;
      const what = WHAT.filter(([name]) => !sameJson(old[name], now[name])).map(([, label]) => label);
      return what.length > 0 ? [{ key: item.key, title: titleOf(item), what }] : [];
    }),
    sections: [
      ...before.sections.flatMap((section) => {
        const now = next.get(section.key);
        const title = sectionName(section);
        if (!now) return [{ key: section.key, title, what: '区分がなくなりました。' }];
        if (now.title !== section.title || now.number !== section.number) return [{ key: section.key, title, what: `区分の名前が「${sectionName(now)}」になりました。` }];
        return changedTexts(textsOfSection(section), textsOfSection(now)).map(() => ({ key: section.key, title, what: '区分の説明を直しました。' }));
      }),
      ...after.sections.filter(({ key }) => !before.sections.some((section) => section.key === key)).map((section) => ({ key: section.key, title: sectionName(section), what: '新しい区分です。' })),
    ],
  };
}

export const isNothing = (difference: Difference): boolean => Object.values(difference).every((list) => list.length === 0);
