// Every act that is recorded, and how a person reads it. A new act enters its part below in the commit that makes it.

export const acts = {
  // survey: answering
  'answers.saved': '回答を保存した',
  'response.submitted': '回答を提出した',
  'response.withdrawn': '提出を取り下げた',
  'validity.set': '回答の有効・無効を付けた',

  // survey: approval
  'approval.requested': '承認を依頼した',
  'approval.taken-back': '承認の依頼を取り下げた',
  'approval.handed-back': '指摘を付けて差し戻した',
  'remark.resolved': '指摘の対応済・未対応を変えた',
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
  'wave.prepared': '年度を準備した',
  'wave.changed': '準備中の年度の日付などを変更した',
  'wave.opened': '調査を開始した',
  'wave.extended': '締切日を変更した',
  'wave.closed': '受付を締め切った',
  'wave.reopened': '受付を再開した',
  'respondents.added': '調査の対象を追加した',
  'questionnaire.edited': '準備中の調査票を変更した',
  'questionnaire.undone': '調査票の変更を元に戻した',
  'questionnaire.imported': '調査票をファイルから取り込んだ',
  'questionnaire.corrected': '開始した調査票の正誤を知らせた',
  'counts.repaired': '集計を数え直して直した',

  // survey: workbook and paper
  'workbook.downloaded': '回答用のExcelをダウンロードした',
  'workbook.taken': 'Excelの内容を取り込んだ',
  'answers.exported': '提出された回答の一覧を書き出した',

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
  'invitations.sent': '招待のメールを出した',
  'mail.opened': 'メールの本文を開いた',
  'mail.resent': 'メールを送り直した',
  'mail.bounced': '戻ったメールを記録した',
  'mail.group': '対象の団体にメールを出した',
  'reminder.sent': '締切の案内を出した',
  'reminders.changed': '締切の案内の予定を変えた',

  // editions
  'edition.published': '結果を公表した',
  'edition.corrected': '公表した結果を訂正した',
  'naming.given': '団体名の掲載に同意した',
  'naming.withdrawn': '団体名の掲載の同意を取り消した',

  // people, sessions, handing over
  'sign-in.succeeded': 'サインインした',
  'sign-in.failed': 'サインインできなかった（利用者名かパスワードの間違い）',
  'sign-in.code-asked': 'パスワードが合い、確認コードを求めた',
  'sign-in.code-failed': '確認コードが違っていた',
  'signed-out': 'サインアウトした',
  'sessions.ended': 'サインインをまとめて終了した',
  'password.changed': 'パスワードを変更した',
  'password.refused': '「いまのパスワード」が違っていた',
  'code.begun': '確認コードの設定を始めた',
  'code.set': '確認コードを有効にした',
  'code.removed': '確認コードをやめた',
  'recovery-codes.renewed': '回復コードを作り直した',
  'invitation.made': '利用者を招待した',
  'invitation.reissued': '招待のリンクを作り直した',
  'invitation.withdrawn': '招待を取り消した',
  'invitation.accepted': '招待を受けてアカウントを作った',
  'invitation.joined': '招待の役割をアカウントに加えた',
  'role.given': '役割を加えた',
  'role.ended': '役割を終えた',
  'person.opened': '利用者の登録内容を開いた',
  'person.removed': '利用者を外した',
  'handover.planned': '引き継ぎを決めた',
  'handover.done': '引き継ぎを行った',
  'handover.withdrawn': '引き継ぎをやめた',
  'handover.undone': '引き継ぎを元に戻した',

  // results: the report
  'report.findings-chosen': '報告に載せる「半数以上に当てはまる項目」を選んだ',
  'report.remark-written': '報告に事務局の補足を書いた',
  // results: free tables
  'results.crossed': '自由な集計表を作った',

  // agreement: joining, text, groups
  'membership.applied': '協定について首長の名で申し込んだ',
  'membership.taken-back': '協定についての申し込みを取り下げた',
  'membership.accepted': '協定についての申し込みを受け付けた',
  'membership.declined': '協定についての申し込みを断った',
  'membership.step': '協定での立場を変えた',
  'agreement.text-written': '協定の本文の下書きを書いた',
  'agreement.text-issued': '協定の本文を発効させた',
  'sheet.added': '署名した協定書を登録した',
  'sheet.opened': '署名した協定書を開いた',
  'sheet.reviewed': '希望する支援・出せる支援を見直した',
  'supporter.added': '協力事業者を登録した',
  'supporter.changed': '協力事業者の登録内容を変えた',
  'supporter.ended': '協力事業者の登録を終えた',
  'supporter.contact-saved': '協力事業者の連絡先を登録した',
  'supporter.contact-ended': '協力事業者の連絡先を外した',
  'supporter.offer-saved': '協力事業者の出せる支援を登録した',
  'supporter.admitted': '協力事業者に資料を見せることを認めた',
  'supporter.admission-ended': '協力事業者に資料を見せることをやめた',
  'group.added': '協定のグループを作った',
  'group.renamed': '協定のグループの名前を変えた',
  'group.ended': '協定のグループをやめた',
  'group.chosen': '団体のグループを決めた',

  // audit
  'audit.searched': '操作の記録を開いた',
  'audit.exported': '操作の記録を書き出した',
  'audit.verified': '記録の連鎖を確かめた',
  'audit.head-sent': '記録の末尾を外部に控えた',
} as const;

export type Act = keyof typeof acts;

export const actLabel = (act: string): string => (act in acts ? acts[act as Act] : act);
