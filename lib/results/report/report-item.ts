import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { BRACKETS } from '../counting/brackets';
import { percentOf } from '../counting/numbers';
import type { Block } from './report';
import { choiceSentence, numbersSentence, ofBase, shareWords } from './report-words';
import { WITHHELD_WORD } from '../suppression/withheld-word';
import type { Group, ItemResult } from '../counting/tabulate';

type Shares = Extract<Group, { kind: 'shares' }>;
type Numbers = Extract<Group, { kind: 'numbers' }>;

/** The paragraphs of one item, of all respondents together. */
export function itemText(item: ItemResult, { kind, cell, rows }: Pick<Item, 'kind' | 'cell' | 'rows'>): Block[] {
  const isBody = isBodyOf(kind, new Set(rows?.map(({ key }) => key)));
  const scope = scopeSentence(item);
  const [asked, answered] = [item.asked[0] ?? null, item.answered[0] ?? null];
  if (asked === 0) return [paragraph(`${item.onlyIfLabel ? `${item.onlyIfLabel}に答える質問です。` : ''}当てはまる団体はありませんでした。`)];
  if (answered === null) return [paragraph(`${scope}回答した団体の数は${WITHHELD_WORD}です。`)];
  if (answered === 0) return [paragraph(`${scope}集計できる回答はありません。`)];
  const body = item.groups.filter(isBody);
  const follow = item.groups.filter((group) => !isBody(group)).flatMap(followUp);
  const indicators = item.indicators.flatMap(indicatorSentence);
  if (kind === 'matrix') {
    const lines = cell === 'named' ? [] : body.flatMap((group) => (group.kind === 'shares' ? rowLine(group) : []));
    const lead = [scope, `回答は${answered}団体からありました。`, lines.length > 0 ? '行ごとに最も多い答えは、次のとおりです。' : ''].join('');
    return [paragraph(lead), ...(lines.length > 0 ? [{ kind: 'list', items: lines } as Block] : []), ...sentences([...indicators, ...follow])];
  }
  return sentences([`${scope}${bodySentence(item, body, kind)}`, ...indicators, ...follow]);
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** The first sentence stands alone; what adds to it follows in one paragraph. */
const sentences = ([first = '', ...rest]: string[]): Block[] => [first, rest.join('')].filter(Boolean).map(paragraph);

const isBodyOf = (kind: string, rows: ReadonlySet<string>) => ({ part }: Group): boolean => {
  if (kind === 'matrix') return rows.has(part);
  if (kind === 'parts') return true;
  return part === '' || (kind === 'ranked' && /^\d+$/.test(part));
};

function scopeSentence({ onlyIfLabel, asked }: ItemResult): string {
  if (!onlyIfLabel) return '';
  return asked[0] === null ? `${onlyIfLabel}に答える質問です。` : `${onlyIfLabel}に答える質問で、対象は${asked[0]}団体です。`;
}

function bodySentence(item: ItemResult, body: Group[], kind: string): string {
  const [first] = body;
  if (!first) return '';
  if (first.kind === 'text') return `自由に書く質問で、${item.answered[0]}団体が書きました。`;
  if (first.kind === 'numbers') return numbersOf(first);
  if (kind === 'yesno') return yesNo(item, first);
  if (kind === 'yearMonth') return times(first);
  if (kind === 'ranked') return ranked(body);
  return choiceSentence(rowsOf(first), first.answered[0]!, { chosen: first.several });
}

const rowsOf = ({ rows }: Shares) => rows.map(({ label, shares }) => ({ label, share: shares[0]! }));

function yesNo(item: ItemResult, group: Shares): string {
  const base = group.answered[0]!;
  const [yes, no] = ['yes', 'no'].map((value) => group.rows.find((row) => row.value === value)!.shares[0]!) as [Shares['rows'][0]['shares'][0], Shares['rows'][0]['shares'][0]];
  // 「…している」 goes before 団体 as it is; anything else is quoted.
  const name = /[るた]$/.test(item.label) ? `${item.label}団体` : `「${item.label}」に「はい」と答えた団体`;
  if (yes.count === null) return no.count === null ? `回答した${base}団体の「はい」と「いいえ」の内訳は${WITHHELD_WORD}です。` : `「いいえ」は、回答した${ofBase(no, base)}です。「はい」の団体数は${WITHHELD_WORD}です。`;
  const rest = no.count === null ? `「いいえ」の団体数は${WITHHELD_WORD}です。` : '';
  const unsure = item.unconfirmed?.[0] ? `「いいえ」のうち${item.unconfirmed[0]}団体は、確認できていないと答えました。` : '';
  if (rest) return yes.count === 0 ? rest : `${name}は、回答した${ofBase(yes, base)}です。${rest}`;
  if (yes.count === 0) return `${name}はなく、回答した${base}団体のすべてが「いいえ」です。${unsure}`;
  if (no.count === 0) return `回答した${base}団体のすべてが「はい」です。`;
  return `${name}は、回答した${ofBase(yes, base)}です。「いいえ」は${shareWords(no)}です。${unsure}`;
}

function numbersOf(group: Numbers): string {
  const [summary] = group.summaries;
  if (!summary) return group.answered[0] === 0 ? '集計できる数はありません。' : `平均などの値は${WITHHELD_WORD}です。`;
  const shown = BRACKETS.flatMap(({ value, label }) => {
    const count = summary.brackets.get(value);
    return count ? [`${label}${group.unit}が${count}団体`] : [];
  });
  const hidden = [...summary.brackets.values()].includes(null) ? `ほかの幅には${WITHHELD_WORD}の数があります。` : '';
  return `${numbersSentence(summary, group.unit)}${shown.length > 0 ? `幅で分けると、${shown.join('、')}です。${hidden}` : ''}`;
}

function times(group: Shares): string {
  const shown = group.rows.filter(({ shares }) => shares[0]!.count);
  const base = group.answered[0]!;
  if (shown.length === 0) return `回答した${base}団体の時期の内訳は${WITHHELD_WORD}です。`;
  const hidden = group.rows.some(({ shares }) => shares[0]!.count === null);
  return `回答した${base}団体の時期は、${shown.map(({ label, shares }) => `${label}が${shares[0]!.count}団体`).join('、')}です。${hidden ? `ほかの時期は${WITHHELD_WORD}です。` : ''}`;
}

function ranked(body: Group[]): string {
  const places = body.filter((group): group is Shares => group.kind === 'shares');
  const first = places.find(({ part }) => part === '1');
  const any = places.find(({ part }) => part === '');
  const base = any?.answered[0];
  if (!base) return '';
  // A place in the ranking has no base of its own: it is of whoever ranked anything.
  const rows = (group: Shares) => rowsOf(group).map(({ label, share: { count } }) => ({ label, share: { count, percent: count === null ? null : percentOf(count, base) } }));
  const said = (lead: string, group: Shares | undefined, chosen: boolean) => (group ? `${lead}${choiceSentence(rows(group), base, { chosen })}` : '');
  return [said('1番目に挙げられたものを見ると、', first, false), said('順位を問わずに見ると、', any, true)].join('');
}

/** One row of a matrix: what most chose, or where something is withheld, what is known. */
function rowLine(group: Shares): string[] {
  const base = group.answered[0] ?? null;
  if (base === null || base === 0) return [];
  const rows = rowsOf(group);
  const hidden = rows.some(({ share }) => share.count === null);
  const found = rows.filter(({ share }) => share.count).sort((a, b) => b.share.count! - a.share.count!);
  if (hidden) return [`${group.label}：${base}団体のうち、${found.length > 0 ? `${found.map(({ label, share }) => `「${label}」が${shareWords(share)}`).join('、')}。ほかに${WITHHELD_WORD}の答えがあります` : `内訳は${WITHHELD_WORD}`}`];
  const most = found.filter(({ share }) => share.count === found[0]?.share.count);
  return most.length === 0 ? [] : [`${group.label}：${most.map(({ label }) => `「${label}」`).join('と')}が${base}団体のうち${most.length > 1 ? 'それぞれ' : ''}${shareWords(most[0]!.share)}`];
}

/** A derived figure; said only where it and its base are shown. */
function indicatorSentence({ label, baseLabel, answered, shares }: ItemResult['indicators'][0]): string[] {
  const [share] = shares;
  const base = answered[0];
  if (!base || share?.count == null) return [];
  const of = baseLabel ? `${baseLabel}（${base}団体）のうち` : `${base}団体のうち`;
  return [share.count === 0 ? `「${label}」に当てはまる団体は、${of.replace(/のうち$/, 'の中に')}ありません。` : `「${label}」に当てはまるのは、${of}${shareWords(share)}です。`];
}

function followUp(group: Group): string[] {
  const base = group.answered[0];
  if (!base || group.kind === 'text') return [];
  const said = group.kind === 'numbers' ? (group.summaries[0] ? numbersSentence(group.summaries[0], group.unit) : '') : choiceSentence(rowsOf(group), base, { chosen: group.several });
  return said ? [`「${group.label}」では、${said}`] : [];
}
