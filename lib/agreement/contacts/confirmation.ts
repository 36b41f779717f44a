import { dayInJapan, formatDate } from '../../platform/time';

// When a contact counts as confirmed, and how old what is shown is. Pure: days in Japan as a date column has them.

/** Each contact confirms itself every half-year (the agreement's operation). */
export const CONFIRM_MONTHS = 6;
/** How long a mail's link holds: ours, so that a holiday fits in and an old mail cannot confirm what has changed since. */
export const LINK_DAYS = 30;

/** The same day so many months later; the last of the month where it has no such day (31 August → 28 February). */
export function addMonths(date: Date, months: number): Date {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date.getUTCDate(), last)));
}

export type Confirmable = { confirmedAt: Date | null; appointedOn: Date };

/**
 * How much a contact can be relied on. fresh: confirmed within the half-year · old: its half-year is over · never: nobody has confirmed it yet.
 * `since` is the first day on which it counted as unconfirmed.
 */
export type ContactAge = { state: 'fresh'; confirmedOn: Date; dueOn: Date } | { state: 'old'; confirmedOn: Date; since: Date } | { state: 'never'; since: Date };

/** @param today the day in Japan (`dayInJapan(new Date())`) */
export function ageOf({ confirmedAt, appointedOn }: Confirmable, today: Date): ContactAge {
  if (!confirmedAt) return { state: 'never', since: appointedOn };
  const confirmedOn = dayInJapan(confirmedAt);
  const dueOn = addMonths(confirmedOn, CONFIRM_MONTHS);
  return today < dueOn ? { state: 'fresh', confirmedOn, dueOn } : { state: 'old', confirmedOn, since: dueOn };
}

/** The age in a word, for a tag. */
export const AGE_LABEL: Record<ContactAge['state'], string> = { fresh: '確認済', old: '未確認', never: '確認前' };

/** The age in a sentence that says since when. */
export function ageSentence(age: ContactAge): string {
  if (age.state === 'fresh') return `${formatDate(age.confirmedOn)}に確認`;
  if (age.state === 'old') return `${formatDate(age.since)}から未確認（前の確認は${formatDate(age.confirmedOn)}）`;
  return `${formatDate(age.since)}の登録から未確認`;
}

/** A number or address that its contact has not confirmed since it was entered. */
export const isUnconfirmed = (means: { confirmedAt: Date | null }): boolean => means.confirmedAt === null;

/**
 * Whether a contact is to be asked today: when its half-year is over (or nobody has confirmed it), and it has not been asked in the half-year before.
 * @param askedOn the day on which the last question began
 */
export function isDue(contact: Confirmable, askedOn: Date | null, today: Date): boolean {
  if (ageOf(contact, today).state === 'fresh') return false;
  return askedOn === null || today >= addMonths(askedOn, CONFIRM_MONTHS) || (contact.confirmedAt !== null && askedOn < dayInJapan(contact.confirmedAt));
}
