/** What a supporter is, as supporter.kind stores it. */
export const supporterKinds = ['company', 'body'] as const;
export type SupporterKind = (typeof supporterKinds)[number];
export const SUPPORTER_KIND_LABEL: Record<SupporterKind, string> = { company: '企業', body: '団体' };
