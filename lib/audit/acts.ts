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
  'answers.carried': '前年度の回答を取り込んだ',
  'answers.carry-undone': '前年度の回答の取り込みを取り消した',

  // mail and invitations

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
