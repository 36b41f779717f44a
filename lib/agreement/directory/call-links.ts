import { formatTime, isoDay } from '../../platform/time';
import { callAddress } from '../contacts/call-address';
import { isCallable } from '../contacts/contact-terms';
import type { DirectoryContact, DirectoryMeans } from './directory-entry';

/** The address behind a number or address; null where a browser can do nothing with it (fax, mail of the closed network). */
export const meansLink = ({ kind, value }: Pick<DirectoryMeans, 'kind' | 'value'>): string | null => callAddress(kind, value);

/**
 * Whether an office is closed at this moment in Japan: outside 8:30 to 17:15 (the usual hours of town halls, ours) and at weekends. Public holidays are not
 * known here: on one of them a weekday's number comes first, with its hours beside it.
 */
export function isOffHours(now: Date): boolean {
  const weekday = new Date(`${isoDay(now)}T00:00:00Z`).getUTCDay();
  const time = formatTime(now);
  return weekday === 0 || weekday === 6 || time < '08:30' || time >= '17:15';
}

/** The means of a contact to try first: what rings at this hour, else what rings at all. */
export function firstCall({ means }: Pick<DirectoryContact, 'means'>, offHours: boolean): DirectoryMeans | undefined {
  const ringing = means.filter(({ kind }) => isCallable(kind));
  return ringing.find(({ hours }) => hours === 'always' || (hours === 'off-hours') === offHours) ?? ringing[0];
}

/**
 * The means to ring from the list: the first to try, and where it reaches in duty hours alone (or outside them alone), the first that
 * reaches at the other times. Both are shown: on a public holiday, which is not known here, the second is the one that rings.
 */
export function listedCalls({ means }: Pick<DirectoryContact, 'means'>, offHours: boolean): DirectoryMeans[] {
  const first = firstCall({ means }, offHours);
  if (!first) return [];
  const other = first.hours === 'always' ? undefined : means.find(({ kind, hours }) => isCallable(kind) && hours !== first.hours);
  return other ? [first, other] : [first];
}

/** The order of calling: who is called first stands first. */
export const inCallOrder = <T extends { callOrder: number }>(contacts: T[]): T[] => [...contacts].sort((a, b) => a.callOrder - b.callOrder);
