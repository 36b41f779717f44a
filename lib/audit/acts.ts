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
  'response.reopened': '受理を取り消した',

  // survey: the year and its questionnaire
  'wave.prepared': '年度を準備した',
  'wave.opened': '調査を開始した',
  'wave.extended': '締切日を変更した',
  'wave.closed': '受付を締め切った',
  'wave.reopened': '受付を再開した',
  'respondents.added': '調査の対象を追加した',
  'validity.marked': '回答の有効・無効を決めた',
  'questionnaire.edited': '準備中の調査票を変更した',
  'questionnaire.undone': '調査票の変更を元に戻した',
  'questionnaire.imported': '調査票をファイルから取り込んだ',
  'questionnaire.corrected': '開始した調査票の正誤を知らせた',

  // survey: workbook and paper
  'workbook.downloaded': '回答用のExcelをダウンロードした',
  'workbook.taken': 'Excelの内容を取り込んだ',
  'answers.exported': '提出された回答の一覧を書き出した',

  // survey: last year's answers, queries, questions and answers
  'answers.carried': '前年度の回答を取り込んだ',
  'answers.carry-undone': '前年度の回答の取り込みを取り消した',

  // mail and invitations
  'invitations.sent': '招待のメールを出した',
  'mail.opened': 'メールの本文を開いた',
  'mail.resent': 'メールを送り直した',
  'mail.bounced': '戻ったメールを記録した',
  'mail.group': '対象の団体にメールを出した',
  'reminder.sent': '締切の案内を出した',
  'reminders.changed': '締切の案内の予定を変えた',

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
