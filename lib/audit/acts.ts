// Every act that is recorded, and how a person reads it. A new act enters its part below in the commit that makes it.

export const acts = {
  // survey: answering
  'answers.saved': '回答を保存した',
  'response.submitted': '回答を提出した',
  'response.withdrawn': '提出を取り下げた',

  // survey: approval

  // survey: the year and its questionnaire

  // survey: workbook and paper

  // survey: last year's answers, queries, questions and answers

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
