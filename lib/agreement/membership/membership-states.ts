/** Where a municipality stands in an agreement, as membership.status stores it. */
export const membershipStates = ['preparing', 'member', 'suspended', 'withdrawn'] as const;
export type MembershipState = (typeof membershipStates)[number];

export const MEMBERSHIP_LABEL: Record<MembershipState, string> = { preparing: '準備会', member: '構成団体', suspended: '休止', withdrawn: '脱退' };

export const isMembershipState = (value: unknown): value is MembershipState => membershipStates.some((state) => state === value);

/** Signed and not left: keeps reading the others' contacts. */
export const hasSigned = (status: string): boolean => status === 'member' || status === 'suspended';

/** Signed, and at rest in nothing: opens documents, owes duties, asks and gives. */
export const isActive = (status: string): boolean => status === 'member';
