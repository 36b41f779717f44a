import { formatDate, isoDay } from '../../platform/time';

export type WaveDates = { status: string; opensOn: Date | null; closesOn: Date | null };
export type WaveState = 'preparing' | 'announced' | 'open' | 'past-deadline' | 'closed';

/**
 * Where a year stands at a moment. It takes answers from the opening day to the end of the closing day, Japan time,
 * while the secretariat has it open; without a closing day it stays open until it is closed by hand.
 * Date columns hold UTC midnight of the calendar day meant.
 */
export function waveState({ status, opensOn, closesOn }: WaveDates, now: Date): WaveState {
  if (status === 'closed') return 'closed';
  if (status !== 'open') return 'preparing';
  const today = isoDay(now);
  if (opensOn && today < isoDay(opensOn)) return 'announced';
  return closesOn && today > isoDay(closesOn) ? 'past-deadline' : 'open';
}

export const WAVE_STATE_LABEL: Record<WaveState, string> = {
  preparing: '準備中',
  announced: '受付前',
  open: '受付中',
  'past-deadline': '締切後',
  closed: '締切済',
};

/**
 * What stands behind a closing day: how long answers are still taken, or that the year was closed by hand before it.
 * @returns '' where there is nothing to say
 */
export function deadlineNote({ state, closesOn }: { state: WaveState; closesOn: Date }, now: Date): string {
  const days = Math.round((closesOn.getTime() - Date.parse(isoDay(now))) / 86_400_000);
  if (days < 0 || (state !== 'open' && state !== 'closed')) return '';
  if (state === 'closed') return '（この日より前に締め切りました）';
  return days === 0 ? '（本日まで）' : `（あと${days}日）`;
}

/**
 * Whether answers are taken now. Every save, submission and take-back asks this.
 * @returns null when they are, else the sentence for the person
 */
export function whyNotAccepting(wave: WaveDates, now: Date): string | null {
  switch (waveState(wave, now)) {
    case 'open':
      return null;
    case 'preparing':
      return 'この年度の調査はまだ始まっていません。事務局からの案内をお待ちください。';
    case 'announced':
      return `この調査の受付は${formatDate(wave.opensOn!)}に始まります。その日以降にもう一度お試しください。`;
    case 'past-deadline':
      return `この調査の受付は${formatDate(wave.closesOn!)}で締め切りました。変更が必要なときは、期限の延長を事務局にご相談ください。`;
    case 'closed':
      return 'この調査の受付は終了しました。変更が必要なときは、事務局にご相談ください。';
  }
}
