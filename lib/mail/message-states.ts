// What a message's row says of it, and how a person reads it.

export const messageStates = ['waiting', 'sending', 'sent', 'kept', 'failed', 'bounced', 'unknown'] as const;
export type MessageState = (typeof messageStates)[number];

export const STATE_LABEL: Record<MessageState, string> = {
  waiting: '待ち', sending: '送信中', sent: '送信済', kept: '画面のみ', failed: '失敗', bounced: '戻り', unknown: '不明',
};

export const STATE_MEANING: Record<MessageState, string> = {
  waiting: '順番を待っています。メールサーバーが受け取れないときは、間をおいて自動で送り直します。',
  sending: 'いま送っています。',
  sent: 'メールサーバーが受け取りました。',
  kept: 'メールサーバーが設定されていないため、送らずにこの画面に残しています。本文を写して別の方法でお届けください。',
  failed: 'メールサーバーが受け取りを断りました。宛先を確かめて、送り直すか別の方法でお届けください。',
  bounced: 'いちど受け取られたあと、届かずに戻りました。宛先を確かめて、別の方法でお届けください。',
  unknown: '送っている途中で切れたため、届いたかどうか分かりません。二重に送らないよう、自動では送り直しません。メールサーバーの記録をMessage-IDで確かめてください。',
};

/** What a state counts as in a progress bar. */
export const progressOf = (state: string): 'done' | 'waiting' | 'failed' =>
  state === 'waiting' || state === 'sending' ? 'waiting' : state === 'sent' || state === 'kept' ? 'done' : 'failed';

/** States from which the secretariat may send anew. */
export const mayResendFrom = (state: string): boolean => ['failed', 'bounced', 'unknown', 'kept'].includes(state);

export const isMessageState = (text: string): text is MessageState => (messageStates as readonly string[]).includes(text);

const errorClasses: Record<string, string> = {
  recipient: '宛先がない、または受け付けられない', refused: 'メールサーバーが断った', busy: 'メールサーバーが混んでいる',
  unreachable: 'メールサーバーに接続できない', 'sign-in': 'メールサーバーにサインインできない', interrupted: '送信の途中で切れた',
  bounced: '届かずに戻った', 'tried-enough': '繰り返し送れなかった',
};
export const errorLabel = (errorClass: string): string => errorClasses[errorClass] ?? errorClass;

/** What mails are about. Another part of the product adds its own here. */
export const mailKinds = {
  invitation: '招待', reminder: '締切の案内', message: '事務局からの連絡', approval: '承認', returned: '差し戻し', submission: '提出・受理',
  query: '疑義照会', question: '質問と回答', announcement: 'お知らせ', handover: '引き継ぎ', account: 'アカウント', notice: '通知',
  contact: '連絡先の確認',
  duty: '協定の義務', meeting: '研修・会議',
} as const;
export type MailKind = keyof typeof mailKinds;
export const kindLabel = (kind: string): string => (Object.hasOwn(mailKinds, kind) ? mailKinds[kind as MailKind] : kind);
