import { callAddress } from '../contacts/call-address';
import { isCallable } from '../contacts/contact-terms';
import type { DirectoryContact, DirectoryMeans } from './directory-entry';

/** The address behind a number or address; null where a browser can do nothing with it (fax, mail of the closed network). */
export const meansLink = ({ kind, value }: Pick<DirectoryMeans, 'kind' | 'value'>): string | null => callAddress(kind, value);

/** The first means of a contact that rings. */
export const firstCall = ({ means }: Pick<DirectoryContact, 'means'>): DirectoryMeans | undefined => means.find(({ kind }) => isCallable(kind));

/**
 * The means to ring from the list: the first, and where it reaches in duty hours alone (or outside them alone), the first that reaches at
 * the other times. Both are shown rather than chosen by the clock: a calendar of holidays is not kept here.
 */
export function listedCalls({ means }: Pick<DirectoryContact, 'means'>): DirectoryMeans[] {
  const first = firstCall({ means });
  if (!first) return [];
  const other = first.hours === 'always' ? undefined : means.find(({ kind, hours }) => isCallable(kind) && hours !== first.hours);
  return other ? [first, other] : [first];
}

/** The order of calling: who is called first stands first. */
export const inCallOrder = <T extends { callOrder: number }>(contacts: T[]): T[] => [...contacts].sort((a, b) => a.callOrder - b.callOrder);
