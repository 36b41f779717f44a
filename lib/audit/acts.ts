// Every act that is recorded, and how a person reads it. A new act enters its part below in the commit that makes it.

export const acts = {
  // survey: answering
  'answers.saved': '回答を保存した',
  'response.submitted': '回答を提出した',
  'response.withdrawn': '提出を取り下げた',

  // survey: approval

  // survey: the year and its questionnaire

  // survey: workbook and paper
  'workbook.downloaded': '回答用のExcelをダウンロードした',
  'workbook.taken': 'Excelの内容を取り込んだ',
  'answers.printed': '提出された回答を印刷用に開いた',
  'answers.exported': '提出された回答の一覧を書き出した',

  // survey: last year's answers, queries, questions and answers

  // mail and invitations

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
