import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * What an address counts as for the limits: an IPv4 address itself, of IPv6 the /64 that one household or office holds.
 * Anything else, and an absent header, is 'unknown' and shares one count.
 */
export function addressGroup(address: string | null | undefined): string {
  if (!address) return 'unknown';
  const plain = address.trim().replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (isIPv4(mapped ?? plain)) return mapped ?? plain;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => (part ? part.split(':') : []);
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const missing = tail === undefined ? 0 : 8 - left.length - right.length - (plain.includes('.') ? 1 : 0);
  const all = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...right];
  return `${all.slice(0, 4).map((g) => Number.parseInt(g, 16).toString(16)).join(':')}::/64`;
}
