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
  'findings.opened': '提出された回答の気になる点を見た',
  'query.asked': '疑義照会をした',
  'query.asked-again': '疑義照会にもう一度書いた',
  'query.replied': '疑義照会に回答した',
  'query.closed': '疑義照会を完了にした',
  'question.asked': '調査についての質問をした',
  'question.answered': '質問した団体に答えた',
  'question.published': '質問と回答を公開した',
  'question.withdrawn': '公開した質問と回答を取り下げた',

  // mail and invitations

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
