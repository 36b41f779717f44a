import { sides } from '../../people/roles';

// To whom a section is given, as the form sends it: '' nobody, `side:ict`, `person:UUID`; the control is `share:SECTION`.

export const SHARE_SIDES = ['ict', 'disaster'] as const;
export type ShareSide = (typeof SHARE_SIDES)[number];
export type SharedTo = { personId: string | null; side: ShareSide | null };

export const shareControl = (section: string): string => `share:${section}`;
export const sideLabel = (side: string): string => (Object.hasOwn(sides, side) ? sides[side as keyof typeof sides] : side);

/** The form's value for a stored share. */
export const shareValue = ({ personId, side }: { personId: string | null; side: string | null }): string =>
  personId ? `person:${personId}` : side ? `side:${side}` : '';

/** A form's value as it is stored, or undefined for what is none. */
export function readShare(value: unknown): SharedTo | undefined {
  if (value === '') return { personId: null, side: null };
  const [kind, whom] = typeof value === 'string' ? value.split(':', 2) : [];
  const side = SHARE_SIDES.find((one) => one === whom);
  if (kind === 'side' && side) return { personId: null, side };
  return kind === 'person' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(whom ?? '') ? { personId: whom!, side: null } : undefined;
}
