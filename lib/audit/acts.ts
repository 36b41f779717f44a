// Every act that is recorded, and how a person reads it. A new act enters its part below in the commit that makes it.

export const acts = {
  // survey: answering
  'answers.saved': '回答を保存した',
  'response.submitted': '回答を提出した',
  'response.withdrawn': '提出を取り下げた',

  // survey: approval
  'approval.requested': '承認を依頼した',
  'approval.taken-back': '承認の依頼を取り下げた',
  'approval.handed-back': '指摘を付けて差し戻した',
  'remark.resolved': '指摘を対応済にした',
  'response.opened': '提出された回答を開いた',
  'response.accepted': '回答を受理した',
  'response.returned': '指摘を付けて回答を返した',
  'submission-rule.set': '提出のしかたを決めた',
  'sections.shared': '区分の分担を決めた',
  'draft.opened-for-help': '下書きを事務局に開いた',
  'draft.closed': '下書きを事務局に閉じた',
  'draft.read': '開かれた下書きを読んだ',
  'paper.started': '紙の回答の入力を始めた',
  'paper.ended': '紙の回答の入力をやめた',
  'scan.added': '紙の回答の写しを付けた',
  'scan.opened': '紙の回答の写しを開いた',
  'response.reopened': '受理を取り消した',

  // survey: the year and its questionnaire

  // survey: workbook and paper

  // survey: last year's answers, queries, questions and answers

  // mail and invitations

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
