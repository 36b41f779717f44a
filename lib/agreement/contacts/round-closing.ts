import { formatDate } from '../../platform/time';
import { type Failure, failures, type RoundCount } from './calling-round';
import { meansKinds, type MeansKind } from './contact-terms';

// What a round has shown, as the secretariat needs it at the closing: who cannot be reached at all, what failed without anything to fall back on,
// and what nobody has called. Pure; no number stands in it.

export type Fallback = { contact: string; kind: string; works: boolean } | 'main-number' | null;
export type FailedCall = { contact: string; kind: string; failure: string; fallback: Fallback; testedOn: Date; changedSince: boolean };
export type RoundTableRow = { code: string; place: string; caller: string; remindedOn: Date | null; count: RoundCount; failed: FailedCall[] };

const kindOf = (kind: string): string => meansKinds[kind as MeansKind] ?? kind;

/** Nothing to fall back on that is known to work: none named, or it failed itself, or is there no more. Never so once the number has been changed. */
export const isUncovered = ({ fallback, changedSince }: FailedCall): boolean => !changedSince && (fallback === null || (fallback !== 'main-number' && !fallback.works));

export type Closing = { unreachable: RoundTableRow[]; uncovered: { row: RoundTableRow; call: FailedCall }[]; open: RoundTableRow[]; none: RoundTableRow[] };

/**
 * @returns unreachable: all has been called and nothing answered · uncovered: failed, and nothing to fall back on · open: not all called · none:
 * nothing registered that could be called
 */
export function closingOf(rows: RoundTableRow[]): Closing {
  return {
    unreachable: rows.filter(({ count }) => count.all > 0 && count.failed === count.all),
    uncovered: rows.flatMap((row) => row.failed.filter(isUncovered).map((call) => ({ row, call }))),
    open: rows.filter(({ count }) => count.open > 0),
    none: rows.filter(({ count }) => count.all === 0),
  };
}

/** What became of a call that failed, in words. */
export const failureWords = ({ failure, testedOn }: FailedCall): string => `${failures[failure as Failure] ?? failure}（${formatDate(testedOn)}）`;

/** What is used instead, in words. */
export function fallbackWords({ fallback, changedSince }: FailedCall): string {
  const instead = fallback === 'main-number' ? '庁舎の代表電話' : fallback ? `${fallback.contact}さんの${kindOf(fallback.kind)}${fallback.works ? '' : '（これもつながらなかったか、いまは登録がありません）'}` : '';
  return [instead ? `代わりに：${instead}` : '代わりの手段は決まっていません', ...(changedSince ? ['その後、登録が変わりました'] : [])].join('。');
}

export const meansWords = ({ contact, kind }: { contact: string; kind: string }): string => `${contact}さんの${kindOf(kind)}`;

export const ROUND_HEADER = ['団体コード', '団体', '連絡する団体', '連絡手段の数', 'つながった', 'つながらなかった', 'まだ', '期限前の案内', 'つながらなかったもの', '何が起きたか', '代わりの手段'];

/** One line a failed call, or one for a municipality that has none. */
export function roundLines(rows: RoundTableRow[]): string[][] {
  return rows.flatMap(({ code, place, caller, count, remindedOn, failed }) => {
    const head = [code, place, caller, String(count.all), String(count.reached), String(count.failed), String(count.open), remindedOn ? formatDate(remindedOn) : ''];
    return failed.length === 0 ? [[...head, '', '', '']] : failed.map((call) => [...head, meansWords(call), failureWords(call), fallbackWords(call)]);
  });
}
