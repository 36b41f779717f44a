import { isMeetingKind, MEETING_LABEL, timesInWords } from './meeting-terms';

// What those invited are told when a meeting changes or is cancelled. Pure.

export type MeetingAt = { kind: string; startsAt: Date; endsAt: Date; place: string };
/** One thing that changed, before and after, in words. */
export type Change = { label: '種類' | '日時' | '場所'; before: string; after: string };

const kindWords = (kind: string): string => (isMeetingKind(kind) ? MEETING_LABEL[kind] : kind);

/** What differs of what people go by: kind, time, place. Title, description and agenda are no reason for a mail. */
export function changesOf(before: MeetingAt, after: MeetingAt): Change[] {
  const all: Change[] = [
    { label: '種類', before: kindWords(before.kind), after: kindWords(after.kind) },
    { label: '日時', before: timesInWords(before), after: timesInWords(after) },
    { label: '場所', before: before.place, after: after.place },
  ];
  return all.filter((change) => change.before !== change.after);
}

/** Subject and text for those invited. `guest`: of somebody without an account here, who cannot answer on a page. */
export function changeText(title: string, changes: Change[], after: MeetingAt, guest: boolean): { subject: string; paragraphs: string[] } {
  return {
    subject: `【そなえあい】${changes.map(({ label }) => label).join('と')}の変更：${title}`,
    paragraphs: [
      `ご案内した${kindWords(after.kind)}「${title}」の内容が変わりました。`,
      changes.map(({ label, before, after: now }) => `${label}\n　変更前：${before}\n　変更後：${now}`).join('\n'),
      `変更後の内容\n　日時：${timesInWords(after)}\n　場所：${after.place}`,
      guest ? 'ご都合が変わったときは、事務局へお知らせください。' : '前にお答えいただいた出欠は、そのまま残っています。ご都合が変わったときは、下のページで答え直してください。',
    ],
  };
}

export const cancelText = (title: string, before: MeetingAt): { subject: string; paragraphs: string[] } => ({
  subject: `【そなえあい】中止：${title}`,
  paragraphs: [`次の${kindWords(before.kind)}は中止になりました。`, `${title}\n日時：${timesInWords(before)}\n場所：${before.place}`],
});

/** The address in what was written down for a guest; null where it is a telephone number, or nothing. */
export const guestEmail = (address: string): string | null => /(?:^|[\s,、:：<（(])([^\s@,、:：<>（）()]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/.exec(address.normalize('NFKC'))?.[1] ?? null;

type Kept = { changedAt: Date; oldKind: string; oldStartsAt: Date; oldEndsAt: Date; oldPlace: string; mails: number };

/** The changes of a meeting with what each changed, the newest first: each ends where the next begins, the last where the meeting stands now. */
export function changeHistory(rows: Kept[], now: MeetingAt): { changedAt: Date; mails: number; changes: Change[] }[] {
  const old = (row: Kept): MeetingAt => ({ kind: row.oldKind, startsAt: row.oldStartsAt, endsAt: row.oldEndsAt, place: row.oldPlace });
  const sorted = [...rows].sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  return sorted.map((row, i) => ({ changedAt: row.changedAt, mails: row.mails, changes: changesOf(old(row), sorted[i + 1] ? old(sorted[i + 1]!) : now) })).reverse();
}
