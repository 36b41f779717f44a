import { roundedToOne, type ShownNumbers } from '../counting/numbers';
import type { Share } from '../counting/tabulate';
import { WITHHELD_WORD } from '../suppression/withheld-word';

// Counts in the words of a report. What is withheld is never said, nor is it said that there is none.

/** 9団体（47.4%）; without a percentage on a small base. */
export const shareWords = ({ count, percent }: Share): string => (count === null ? WITHHELD_WORD : `${count}団体${percent === null ? '' : `（${percent.toFixed(1)}%）`}`);

/** 19団体のうち9団体（47.4%） */
export const ofBase = (share: Share, base: number): string => `${base}団体のうち${shareWords(share)}`;

export const numberWords = (value: number): string => roundedToOne(value).toLocaleString('ja-JP', { maximumFractionDigits: 1 });

/** 「A」、「B」と「C」 */
export function listed(labels: readonly string[]): string {
  const quoted = labels.map((label) => `「${label}」`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join('、')}と${quoted.at(-1)}`;
}

type Row = { label: string; share: Share };

/** How many chose what, from the most frequent on. `chosen`: several could be chosen. */
export function choiceSentence(rows: readonly Row[], base: number, { chosen = false } = {}): string {
  const hidden = rows.filter(({ share }) => share.count === null);
  const found = rows.filter(({ share }) => (share.count ?? 0) > 0).sort((a, b) => b.share.count! - a.share.count!);
  const none = rows.filter(({ share }) => share.count === 0);
  if (hidden.length > 0) {
    if (found.length === 0) return `回答した${base}団体の内訳は${WITHHELD_WORD}です。`;
    return `回答した${base}団体のうち、${each(found)}です。${listed(hidden.map(({ label }) => label))}の団体数は${WITHHELD_WORD}です。`;
  }
  if (found.length === 0) return 'どれかを選んだ団体はありません。';
  if (found.length === 1 && found[0]!.share.count === base && !chosen) return `回答した${base}団体のすべてが「${found[0]!.label}」です。`;
  const most = found.filter(({ share }) => share.count === found[0]!.share.count);
  const rest = found.slice(most.length);
  const first = `最も多${chosen ? 'く選ばれた' : 'い'}のは${listed(most.map(({ label }) => label))}で、${base}団体のうち${most.length > 1 ? 'それぞれ' : ''}${shareWords(most[0]!.share)}です。`;
  return [first, rest.length > 0 ? `ほかは、${each(rest)}です。` : '', none.length > 0 ? `${listed(none.map(({ label }) => label))}を選んだ団体はありません。` : ''].join('');
}

const each = (rows: readonly Row[]) => rows.map(({ label, share }) => `「${label}」が${shareWords(share)}`).join('、');

/** Statistics that are shown; what is withheld of them is named. */
export function numbersSentence(numbers: ShownNumbers, unit: string): string {
  const { n, mean, median, min, max, modes, modeCount } = numbers;
  const single = modes !== null && modeCount === 1 && n > 1; // no value occurs twice: none is more common than another
  const known: [string, string | null][] = [
    ['平均', mean === null ? null : `${numberWords(mean)}${unit}`],
    ['中央値', median === null ? null : `${numberWords(median)}${unit}`],
    ['最小', min === null ? null : `${numberWords(min)}${unit}`],
    ['最大', max === null ? null : `${numberWords(max)}${unit}`],
    ...(single ? [] : [['最頻値', modes === null ? null : modes.map((mode) => `${numberWords(mode)}${unit}`).join('と')] as [string, string | null]]),
  ];
  const shown = known.flatMap(([label, text]) => (text === null ? [] : [`${label}は${text}`]));
  const hidden = known.flatMap(([label, text]) => (text === null ? [label] : []));
  if (shown.length === 0) return `平均などの値は${WITHHELD_WORD}です。`;
  return `回答した${n}団体の${shown.join('、')}です。${hidden.length > 0 ? `${hidden.join('、')}は${WITHHELD_WORD}です。` : ''}`;
}
