import { formatDate } from '../../platform/time';
import { type ContactSide, contactSides } from './contact-terms';

/** The words of a mail that asks a contact to confirm. No number stands in it. */
export function requestText({ kind, whole, side, place, until }: { kind: string; whole: boolean; side: ContactSide; place: string; until: Date }) {
  const duty = `${place}の連絡担当（${contactSides[side]}側）`;
  const asks = kind === 'half-year'
    ? `あなたは${duty}として登録されています。連絡先が今も正しいか、お確かめください。災害のときにつながるよう、半年に1回、連絡担当のみなさまにお願いしています。`
    : kind === 'asked'
      ? `あなたは${duty}として登録されています。団体の担当の方から、連絡先が正しいかを確かめるお願いです。`
    : kind === 'change' && !whole
      ? `${duty}として登録されているあなたの連絡先が変更されました。正しく登録されているか、お確かめください。お確かめいただくまで、変更した連絡先は「確認前」と表示されます。`
      : `あなたの連絡先が、${duty}として登録されました。正しく登録されているか、お確かめください。お確かめいただくまで「確認前」と表示されます。`;
  return {
    subject: `【そなえあい】${kind === 'change' && !whole ? '変更した連絡先' : '災害時の連絡先'}の確認のお願い`,
    paragraphs: [
      asks,
      'リンクを開くと、登録されている内容が表示されます。開いただけでは確認になりません。表示された画面でボタンを1回押してください。サインインは要りません。',
      `このリンクは${formatDate(until)}まで、1回だけ使えます。違うところがあるときも、同じ画面から知らせることができます。`,
    ],
    label: '連絡先を確かめる',
  };
}

/** To a colleague, when a contact has not confirmed for a week. */
export const colleagueText = ({ name, place, days, disputed }: { name: string; place: string; days: number; disputed: boolean }) => ({
  subject: `【そなえあい】${name}さんの連絡先が、まだ確認されていません`,
  paragraphs: [
    `${place}の連絡担当${name}さんに連絡先の確認をお願いしましたが、${days}日たっても確認がありません。${disputed ? '本人からは「違うところがある」との知らせが届いています。' : ''}`,
    '異動や長い休みのときは、連絡担当を替えるか、連絡先を直してください。届いたメールに気づいていないときは、ひとこと声をかけてください。',
  ],
  label: '連絡担当を見る',
});

type Told = { place: string; name: string; step: 'main-number' | 'secretariat'; begunOn: Date; number: string | null };

/** To the secretariat: one mail a run, however many contacts it is about. */
export function secretariatText(told: Told[]) {
  const calls = told.filter(({ step }) => step === 'main-number');
  const rest = told.filter(({ step }) => step === 'secretariat');
  const line = ({ place, name, begunOn }: Told) => `・${place}　${name}さん（${formatDate(begunOn)}から）`;
  return {
    subject: `【そなえあい】連絡先の確認がない連絡担当：${told.length}件`,
    paragraphs: [
      ...(calls.length > 0 ? [`次の団体は連絡担当が少ないため、代表電話におかけください。\n${calls.map((one) => `${line(one)}\n　代表電話：${one.number ?? '登録がありません。団体のウェブサイトなどでお調べください。'}`).join('\n')}`] : []),
      ...(rest.length > 0 ? [`次の連絡担当は、お願いから2週間を過ぎても確認がありません。\n${rest.map(line).join('\n')}`] : []),
    ],
    label: '連絡先の状況を見る',
  };
}

/** To the municipality's own people. */
export const disputeText = ({ name }: { name: string }) => ({
  subject: `【そなえあい】${name}さんから、連絡先に違うところがあるとの知らせが届きました`,
  paragraphs: [`連絡担当の${name}さんが、確認の画面で「違うところがある」と知らせました。内容は連絡担当の画面で読めます。直して保存すると、本人に確認のメールがもう一度届きます。`],
  label: '連絡担当を見る',
});

export const noAddressText = ({ name }: { name: string }) => ({
  subject: `【そなえあい】${name}さんの連絡先を、本人にお確かめください`,
  paragraphs: [`連絡担当の${name}さんにはメールアドレスの登録がないため、確認のメールを送れません。本人に確かめて、連絡担当の画面で「本人に確かめました」を押してください。メールアドレスを登録すると、次からは本人に直接届きます。`],
  label: '連絡担当を見る',
});
