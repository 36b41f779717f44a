import { ANSWERED, ASKED, OTHER_NAME } from '@/lib/survey/questionnaire/cells';
import { YES_NO } from '@/lib/survey/questionnaire/fields';
import { indicatorPart, indicators } from '@/lib/survey/questionnaire/indicators';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { BRACKETS, bracketWords } from './brackets';
import { STATISTICS } from '../editions/compare-editions';

type Place = { part: string; value: string };

function partWords(item: Item, part: string): string {
  if (part === '') return '';
  if (part === 'total') return '合計';
  if (item.kind === 'ranked' && /^\d+$/.test(part)) return `${part}番目`;
  const known = [...(item.rows ?? []), ...(item.parts ?? []), ...(item.followUps ?? [])].find(({ key }) => key === part);
  return known?.label ?? indicators.find(({ key }) => indicatorPart(key) === part)?.label ?? (part === 'unconfirmed' ? '確認できていない' : part);
}

function valueWords(item: Item, { part, value }: Place): string {
  if (value === ASKED) return '対象の団体';
  if (value === ANSWERED) return '回答した団体';
  if (value === OTHER_NAME) return 'その他の事業者';
  const statistic = STATISTICS.find((one) => one.value === value);
  if (statistic) return statistic.label;
  if (part.startsWith('*')) return value === 'yes' ? '当てはまる' : '当てはまらない';
  if (part === 'unconfirmed') return 'はい';
  const follow = item.followUps?.find(({ key }) => key === part);
  const choices = follow ? (follow.choices ?? []) : item.kind === 'yesno' ? YES_NO : (item.choices ?? []);
  const choice = choices.find((one) => one.value === value)?.label;
  if (choice) return choice;
  const bracket = BRACKETS.find((one) => one.value === value)?.label;
  if (item.kind === 'yearMonth' && !follow) return `${value}年`;
  return bracket ? bracketWords(bracket, (follow ? follow.unit : item.unit) ?? '') : value;
}

/** What a count of a table is of, in words: 「戸籍：はい」. */
export function countWords(item: Item, place: Place): string {
  return [partWords(item, place.part), valueWords(item, place)].filter(Boolean).join('：');
}
