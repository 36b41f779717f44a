import type { MembershipState } from './membership-states';
import type { Standing } from './standing-words';

/** What a municipality asks for in its mayor's name, as agreement_application.kind stores it. */
export const applicationKinds = ['join', 'rest', 'return', 'leave'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const KIND_LABEL: Record<ApplicationKind, string> = { join: '加入', rest: '休止', return: '活動の再開', leave: '脱退' };
/** What follows when the secretariat accepts. */
export const KIND_MEANING: Record<ApplicationKind, string> = {
  join: '準備会または構成団体として協定に加わります。どちらになるかと加入の日は、事務局がお知らせします。',
  rest: '研修や資料の共有などの活動を休みます。ほかの構成団体の連絡先は引き続きご覧になれます。',
  return: '休止を終え、構成団体としての活動を再び始めます。',
  leave: '協定から脱退します。受け付けられた時点で、ほかの構成団体の連絡先と資料をご覧になれなくなります。',
};

export const applicationStates = ['waiting', 'accepted', 'declined', 'taken-back'] as const;
export type ApplicationState = (typeof applicationStates)[number];
export const APPLICATION_LABEL: Record<ApplicationState, string> = { waiting: '事務局の確認待ち', accepted: '受付済', declined: '受け付けられませんでした', 'taken-back': '取り下げ済' };

const KINDS_FOR: Record<Standing, readonly ApplicationKind[]> = { outside: ['join'], withdrawn: ['join'], preparing: ['leave'], member: ['rest', 'leave'], suspended: ['return', 'leave'] };
export const kindsFor = (standing: Standing): readonly ApplicationKind[] => KINDS_FOR[standing];
export const mayAskFor = (standing: Standing, kind: ApplicationKind): boolean => KINDS_FOR[standing].includes(kind);

/** Where an application may lead; 事務局 chooses where there are two. */
export const STATES_OF_KIND: Record<ApplicationKind, readonly MembershipState[]> = { join: ['preparing', 'member'], rest: ['suspended'], return: ['member'], leave: ['withdrawn'] };

/** Resting and leaving are explained, so that the others can be told why. */
export const needsReason = (kind: ApplicationKind): boolean => kind === 'rest' || kind === 'leave';
