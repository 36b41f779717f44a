import { formatDate, formatTime } from '../../platform/time';

export const meetingKinds = ['training', 'drill', 'meeting'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const MEETING_LABEL: Record<MeetingKind, string> = { training: '研修', drill: '訓練', meeting: '会議' };
export const isMeetingKind = (text: string): text is MeetingKind => meetingKinds.some((kind) => kind === text);

/** The duty that attendance counts for; a meeting counts for none. */
export const dutyOf = (kind: string): 'training' | 'drill' | null => (kind === 'training' || kind === 'drill' ? kind : null);

/** 2026年12月1日（令和8年） 13:30〜15:00 */
export const timesInWords = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string => `${formatDate(startsAt)} ${formatTime(startsAt)}〜${formatTime(endsAt)}`;

export type Reason = 'new-member' | 'newcomer' | 'due';
export const REASON_LABEL: Record<Reason, string> = { 'new-member': '新しい構成団体', newcomer: '着任した担当者がいる', due: '参加の期限' };
