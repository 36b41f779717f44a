/** Words of contacts, as contact.side, contact_means.kind and .hours store them. */
export const contactSides = { disaster: '防災', ict: '情報' } as const;
export type ContactSide = keyof typeof contactSides;

/** On duty at once in one municipality: ours; everybody's directory carries them. */
export const MOST_CONTACTS = 40;

export const meansKinds = {
  phone: '電話', mobile: '携帯電話', satellite: '衛星電話', email: 'メール', 'closed-mail': '庁内網メール（LGWAN）', fax: 'FAX',
} as const;
export type MeansKind = keyof typeof meansKinds;

export const meansHours = { always: 'いつでも', weekday: '平日', 'off-hours': '夜間・休日' } as const;
export type MeansHours = keyof typeof meansHours;

/** Means that ring: these become a link to call. */
export const isCallable = (kind: string): boolean => kind === 'phone' || kind === 'mobile' || kind === 'satellite';
