import type { MailKind } from '../../mail/message-states';
import { surveyAddress } from '../addresses';

/** What a mail says of an event, to whom, and where it leads. Never a remark, an answer or a question: those stand behind the sign-in. */
export type Notice = { kind: MailKind; roles: ('editor' | 'approver')[]; subject: string; paragraphs: string[]; path: string; pathLabel: string };

type About = { year: number; code: string; title: string };

const both: Notice['roles'] = ['editor', 'approver'];

const toMunicipality = {
  requested: ({ year, code, title }: About): Notice => ({
    kind: 'approval', roles: ['approver'], subject: `承認のお願い：${title}`, path: surveyAddress(year, code, 'review'), pathLabel: '内容を確認して提出する',
    paragraphs: [`「${title}」の回答がそろい、承認の依頼が出ています。`, '内容を確認して、提出するか差し戻してください。'],
  }),
  'taken-back': ({ year, code, title }: About): Notice => ({
    kind: 'approval', roles: ['approver'], subject: `承認の依頼の取り下げ：${title}`, path: surveyAddress(year, code), pathLabel: '回答の状況を見る',
    paragraphs: [`「${title}」の承認の依頼が取り下げられました。もう一度依頼されるまで、行っていただくことはありません。`],
  }),
  'handed-back': ({ year, code, title }: About): Notice => ({
    kind: 'returned', roles: ['editor'], subject: `差し戻し：${title}`, path: surveyAddress(year, code), pathLabel: '指摘を見て直す',
    paragraphs: [`「${title}」の回答を、承認者が指摘を付けて差し戻しました。`, '指摘を確かめて直し、もう一度承認を依頼してください。'],
  }),
  submitted: ({ year, code, title }: About): Notice => ({
    kind: 'submission', roles: both, subject: `提出を受け付けました：${title}`, path: surveyAddress(year, code, 'receipt'), pathLabel: '受付票を見る',
    paragraphs: [`「${title}」の回答の提出を受け付けました。受付番号と提出した内容は、受付票でご覧になれます。`],
  }),
  accepted: ({ year, code, title }: About): Notice => ({
    kind: 'submission', roles: both, subject: `受理しました：${title}`, path: surveyAddress(year, code, 'receipt'), pathLabel: '受付票を見る',
    paragraphs: [`「${title}」の回答を、事務局が受理しました。ご協力ありがとうございました。`],
  }),
  returned: ({ year, code, title }: About): Notice => ({
    kind: 'returned', roles: both, subject: `回答の確認のお願い：${title}`, path: surveyAddress(year, code), pathLabel: '指摘を見て直す',
    paragraphs: [`「${title}」の回答を、事務局が指摘を付けて返しました。`, '指摘を確かめて直し、もう一度提出してください。'],
  }),
  'query-asked': ({ year, code, title }: About): Notice => ({
    kind: 'query', roles: both, subject: `疑義照会：${title}`, path: surveyAddress(year, code, 'queries'), pathLabel: '照会を読んで返事を書く',
    paragraphs: [`「${title}」の回答について、事務局から確かめたいことがあります。`, '照会を読み、返事をお書きください。'],
  }),
  'question-answered': ({ year, code, title }: About): Notice => ({
    kind: 'question', roles: both, subject: `ご質問への回答：${title}`, path: surveyAddress(year, code, 'questions'), pathLabel: '回答を読む',
    paragraphs: [`「${title}」についてのご質問に、事務局が回答しました。`],
  }),
  erratum: ({ year, code, title }: About): Notice => ({
    kind: 'announcement', roles: both, subject: `調査票の正誤のお知らせ：${title}`, path: surveyAddress(year, code), pathLabel: '正誤のお知らせを見る',
    paragraphs: [`「${title}」の調査票の言葉を直しました。質問の意味は変わっていません。`, '直した箇所と理由は、調査票の表紙でご覧になれます。'],
  }),
};
export type MunicipalityEvent = keyof typeof toMunicipality;

const toSecretariat = {
  'query-replied': ({ year, code, title }: About) => ({
    kind: 'query' as const, subject: `疑義照会への返事：${title}`, path: `/admin/waves/${year}/${code}/queries`, pathLabel: '返事を読む',
    paragraphs: [`「${title}」の疑義照会に返事が届きました（団体コード ${code}）。`],
  }),
  'question-asked': ({ year, code, title }: About) => ({
    kind: 'question' as const, subject: `質問：${title}`, path: `/admin/waves/${year}/questions`, pathLabel: '質問を読んで答える',
    paragraphs: [`「${title}」について質問が届きました（団体コード ${code}）。`],
  }),
  'help-wanted': ({ year, code, title }: About) => ({
    kind: 'notice' as const, subject: `下書きの相談：${title}`, path: `/admin/waves/${year}/${code}/draft`, pathLabel: '下書きを読む',
    paragraphs: [`「${title}」の下書きを事務局に開いて、相談したいという団体があります（団体コード ${code}）。`],
  }),
};
export type SecretariatEvent = keyof typeof toSecretariat;

export const municipalityNotice = (event: MunicipalityEvent, about: About): Notice => toMunicipality[event](about);
export const secretariatNotice = (event: SecretariatEvent, about: About): Omit<Notice, 'roles'> => toSecretariat[event](about);

/** The closing day was moved, or the year opened again: to those still open. */
export const closingDayNotice = ({ title }: { title: string }, closesOn: string): Pick<Notice, 'kind' | 'subject' | 'paragraphs' | 'pathLabel'> => ({
  kind: 'announcement', subject: `締切日のお知らせ：${title}`, pathLabel: '調査票を開く',
  paragraphs: [`「${title}」の締切日が${closesOn}になりました。`, 'この日の終わり（日本時間）まで、回答と提出を受け付けます。'],
});
