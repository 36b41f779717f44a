/** The steps that are remembered of a response's way (response_step), beside its submitted versions, and how a person reads them. */
export const STEP_LABEL = {
  requested: '承認を依頼しました',
  'taken-back': '承認の依頼を取り下げました',
  'handed-back': '差し戻しました',
  returned: '事務局が返しました',
  accepted: '事務局が受理しました',
  'draft-read': '事務局が下書きを読みました',
  reopened: '事務局が受理を取り消しました',
} as const;

export type Step = keyof typeof STEP_LABEL;
