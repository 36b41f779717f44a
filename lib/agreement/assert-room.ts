import { StateError } from '../platform/errors';

/**
 * No one fills a page that others read without end. The limits are ours, well above what an office needs.
 * @throws {StateError}
 */
export function assertRoom(count: number, most: number, what: string): void {
  if (count >= most) throw new StateError(`${what}は${most.toLocaleString('ja-JP')}件までです。使わなくなったものを終えるか、事務局にご相談ください。`);
}
