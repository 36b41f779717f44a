import { formatDate } from '../../platform/time';
import { MEMBERSHIP_LABEL, type MembershipState } from './membership-states';

/** How far ahead a change of standing can be dated, in days: two years. Ours, so that a mistyped year is noticed. */
export const MOST_DAYS_AHEAD = 731;

export type ComingStep = { id: string; status: MembershipState; effectiveOn: Date; note: string };

const COMING: Record<MembershipState, string> = { preparing: '準備会に加わる', member: '構成団体になる', suspended: '休止する', withdrawn: '脱退する' };

/** 2027年4月1日（令和9年）に構成団体になる予定です */
export const comingWords = ({ status, effectiveOn }: { status: MembershipState; effectiveOn: Date }): string => `${formatDate(effectiveOn)}に${COMING[status]}予定です`;

/** Why nothing else can be asked for or recorded while a step is coming. */
export const planStandsInTheWay = (plan: { status: MembershipState; effectiveOn: Date }, who: string): string =>
  `${who}は、${comingWords(plan)}。その前に別のことへ変えるときは、事務局が先に予定を取り消してください。`;

/** Subject and text of the mail when a step is planned. */
export function plannedText(name: string, from: string, plan: { status: MembershipState; effectiveOn: Date; note: string }): { subject: string; paragraphs: string[] } {
  return {
    subject: `相互応援協定：${comingWords(plan)}`,
    paragraphs: [
      `災害時におけるICT分野の自治体間相互応援協定での${name}の立場は、${formatDate(plan.effectiveOn)}に「${from}」から「${MEMBERSHIP_LABEL[plan.status]}」に変わります。`,
      ...(plan.note ? [`事務局から：${plan.note}`] : []),
      `${formatDate(plan.effectiveOn)}までは、いまの立場「${from}」のままです。その日になりましたら、もう一度お知らせします。予定を取り消すときは、事務局にご連絡ください。`,
    ],
  };
}
