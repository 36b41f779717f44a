import { hasSigned, type MembershipState } from './membership-states';

/** Where a municipality stands, those outside included. */
export type Standing = MembershipState | 'outside';

export const STANDING_LABEL: Record<Standing, string> = { outside: '未加入', preparing: '準備会', member: '構成団体', suspended: '休止', withdrawn: '脱退' };

/** What a standing means for the people who work there, in one or two sentences. */
export const STANDING_MEANING: Record<Standing, string> = {
  outside: '協定に加わっていません。協定の本文はどなたでもお読みになれます。',
  preparing: '協定の発効または締結に向けて、準備会に加わっています。連絡先や希望する支援の登録を始められます。ほかの構成団体の連絡先は、構成団体になるとご覧になれます。',
  member: '協定を結んだ構成団体です。ほかの構成団体と、災害時の連絡先と備えを共有しています。',
  suspended: '活動を休止しています。ほかの構成団体の連絡先は引き続きご覧になれますが、秘密保持のもとで共有される資料は開けません。',
  withdrawn: '協定から脱退しました。ほかの構成団体の連絡先や資料はご覧になれません。登録してある内容も、ほかの団体には表示されません。',
};

/** How a standing's first day is called: 構成団体になった日. */
export const SINCE_LABEL: Record<MembershipState, string> = { preparing: '準備会に加わった日', member: '構成団体になった日', suspended: '休止した日', withdrawn: '脱退した日' };

/** Keeps its own contacts, wishes and offers: on the way in, within, or at rest. */
export const keepsRegister = (standing: Standing): boolean => standing === 'preparing' || hasSigned(standing);

/** Where each standing may lead; the secretariat records the step with its day and reason. */
export const NEXT_STATES: Record<Standing, readonly MembershipState[]> = {
  outside: ['preparing', 'member'],
  preparing: ['member', 'withdrawn'],
  member: ['suspended', 'withdrawn'],
  suspended: ['member', 'withdrawn'],
  withdrawn: ['preparing', 'member'],
};

export const mayFollow = (from: Standing, to: MembershipState): boolean => NEXT_STATES[from].includes(to);
