import { callAddress } from '../contacts/call-address';
import { isCallable } from '../contacts/contact-terms';
import type { DirectoryContact, DirectoryMeans } from './directory-entry';

/** The address behind a number or address; null where a browser can do nothing with it (fax, mail of the closed network). */
export const meansLink = ({ kind, value }: Pick<DirectoryMeans, 'kind' | 'value'>): string | null => callAddress(kind, value);

/** The first means of a contact that rings. */
export const firstCall = ({ means }: Pick<DirectoryContact, 'means'>): DirectoryMeans | undefined => means.find(({ kind }) => isCallable(kind));

/** The order of calling: who is called first stands first. */
export const inCallOrder = <T extends { callOrder: number }>(contacts: T[]): T[] => [...contacts].sort((a, b) => a.callOrder - b.callOrder);
