import { dayInWords } from '../../platform/time';
import type { DutyOnDay, DutyState } from './duties';

export const DUTY_STATE_LABEL: Record<DutyState, string> = { met: '満たしている', soon: '期限が近い', overdue: '期限切れ', never: '未実施', 'not-owed': '対象外' };
export const DUTY_STATE_TONE: Record<DutyState, 'done' | 'waiting' | 'warning' | 'plain'> = { met: 'done', soon: 'waiting', overdue: 'warning', never: 'warning', 'not-owed': 'plain' };

/** Until or since when, in one sentence. */
export function dutyTimeWords({ state, metUntil, unmetSince }: Pick<DutyOnDay, 'state' | 'metUntil' | 'unmetSince'>): string {
  if (state === 'met' || state === 'soon') return metUntil ? `${dayInWords(metUntil)}まで満たしています。` : '期限はありません。';
  if (state === 'overdue') return `${dayInWords(unmetSince ?? metUntil!)}${unmetSince ? 'から' : 'を過ぎて、'}満たしていません。`;
  if (state === 'never') return unmetSince ? `${dayInWords(unmetSince)}から必要になっています。まだ行われていません。` : 'まだ行われていません。';
  return metUntil ? `最後の記録では${dayInWords(metUntil)}までです。` : '';
}

/** Where one goes to meet a duty: one click. `record`: also by hand, where the evidence lies outside. */
const ACTS: Record<string, { label: string; path: string }> = {
  officers: { label: '連絡担当を登録する', path: '/agreement/contacts' },
  bcp: { label: '策定・改訂を記録する', path: '/agreement/duties/bcp' },
  configuration: { label: '資料を登録・改訂する', path: '/agreement/documents' },
  training: { label: '研修の予定を見る', path: '/agreement/meetings?kind=training' },
  drill: { label: '訓練の予定を見る', path: '/agreement/meetings?kind=drill' },
  wishes: { label: '希望する支援を見直す', path: '/agreement/wishes' },
  reception: { label: '受け入れの準備を書く', path: '/agreement/duties/reception' },
  sending: { label: '派遣の準備を書く', path: '/agreement/duties/sending' },
};

/** The act that a duty waits for. */
export function nextAct(key: string, code: string): { label: string; href: string } | undefined {
  const act = ACTS[key];
  return act && { label: act.label, href: `${act.path}${act.path.includes('?') ? '&' : '?'}code=${code}` };
}

/** What may be recorded by hand, because its evidence lies outside this system. */
export const BY_HAND = ['bcp', 'training', 'drill'] as const;
export type ByHand = (typeof BY_HAND)[number];
export const isByHand = (key: string): key is ByHand => BY_HAND.some((one) => one === key);
export const STATEMENTS = ['reception', 'sending'] as const;
export type StatementKind = (typeof STATEMENTS)[number];
export const isStatement = (key: string): key is StatementKind => STATEMENTS.some((one) => one === key);

/** What a record rests on, as duty_record.evidence_kind stores it. */
const EVIDENCE: Record<string, string> = { hand: '記録の画面で入力', statement: 'この画面で登録', attendance: '研修・訓練の出席', document: '資料の登録', inventory: '構成・機材の台帳の見直し', wish: '希望する支援の見直し' };
export const evidenceLabel = (kind: string): string => EVIDENCE[kind] ?? 'ほかの画面での登録';
/** Taken back here; what other pages recorded is taken back there. */
export const isTakenBackHere = (kind: string): boolean => kind === 'hand' || kind === 'statement';
