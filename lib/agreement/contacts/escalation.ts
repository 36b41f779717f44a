import { daysBetween } from '../../platform/time';

// Who is told when a contact does not confirm: a schedule over days, without clock or database.

export const escalationSteps = { other: 'ほかの連絡担当へ', 'main-number': '代表電話への電話（事務局）', secretariat: '事務局へ' } as const;
export type EscalationStep = keyof typeof escalationSteps;

export const FIRST_DAYS = 7;
export const SECOND_DAYS = 14;

/** @param people contacts on duty · type the kind of municipality in the register: 町, 村, 市 … */
export type Town = { people: number; type: string };

/**
 * A town or village with two contacts, and any municipality with one: whoever does not answer there is likely not alone, so that its main number
 * and the secretariat are asked instead of the colleague.
 */
export const isSmall = ({ people, type }: Town): boolean => people <= 1 || (people === 2 && /[町村]/.test(type));

export type PlannedStep = { step: EscalationStep; afterDays: number };

export const escalationPlan = (town: Town): PlannedStep[] => [
  { step: isSmall(town) ? 'main-number' : 'other', afterDays: FIRST_DAYS },
  { step: 'secretariat', afterDays: SECOND_DAYS },
];

/** The steps whose day has come and that have not been done. When the first one was missed for a week, both. */
export function stepsDue({ begunOn, today, done, town }: { begunOn: Date; today: Date; done: ReadonlySet<string>; town: Town }): EscalationStep[] {
  const days = daysBetween(begunOn, today);
  // A town that grew or shrank meanwhile has had its first step already.
  const first = done.has('other') || done.has('main-number');
  return escalationPlan(town).filter(({ step, afterDays }) => days >= afterDays && !done.has(step) && !(afterDays === FIRST_DAYS && first)).map(({ step }) => step);
}

type Colleague = { id: string; side: string; callOrder: number; hasEmail: boolean };

/** The contact that is told: of the other side first, then in the order of calling; one that a mail can reach. */
export function otherContact<C extends Colleague>(contact: { id: string; side: string }, colleagues: C[]): C | null {
  const others = colleagues.filter(({ id, hasEmail }) => id !== contact.id && hasEmail);
  return others.sort((a, b) => Number(a.side === contact.side) - Number(b.side === contact.side) || a.callOrder - b.callOrder)[0] ?? null;
}
