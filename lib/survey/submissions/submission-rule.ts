import { formatDate } from '../../platform/time';

/** How a municipality submits, as it is stored in submission_rule.way; 'approver' where nothing is stored. */
export const WAYS = ['approver', 'decision', 'same'] as const;
export type SubmissionWay = (typeof WAYS)[number];

export const WAY_LABEL: Record<SubmissionWay, string> = {
  approver: '承認者が提出する',
  decision: '紙の決裁で提出する',
  same: '回答担当と承認者は同じ人',
};

export const WAY_HINT: Record<SubmissionWay, string> = {
  approver: '回答担当が承認を依頼し、承認者が内容を確認して提出します。',
  decision: '庁内の決裁を紙で受けたうえで、回答担当が決裁日と文書番号を入力して提出します。入力した内容は受付票に残ります。',
  same: '担当者が一人の場合など、回答担当がそのまま提出します。',
};

type Stored = { way: string; decidedOn: Date | null; documentNumber: string };

/** What a submission rests on beside its sender, in words; null where an approver submitted. */
export function basisOf({ way, decidedOn, documentNumber }: Stored): string | null {
  if (way === 'decision' && decidedOn) return `紙の決裁（決裁日 ${formatDate(decidedOn)}、文書番号 ${documentNumber}）`;
  if (way === 'paper') return '紙で受け付けた回答（事務局が入力）';
  return way === 'same' ? '回答担当と承認者が同じ人として提出' : null;
}
