// Every act that is recorded, and how a person reads it. A new act enters its part below in the commit that makes it.

export const acts = {
  // survey: answering
  'answers.saved': '回答を保存した',
  'response.submitted': '回答を提出した',
  'response.withdrawn': '提出を取り下げた',

  // survey: approval

  // survey: the year and its questionnaire
  'wave.prepared': '年度を準備した',
  'wave.changed': '準備中の年度の日付などを変更した',
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

  // survey: last year's answers, queries, questions and answers

  // mail and invitations

  // people, sessions, handing over

  // audit
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
