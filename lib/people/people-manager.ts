import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { mayManagePeople } from './access';

/** @throws RefusedError for an actor that may not manage people */
export function peopleManager(actor: Actor): Extract<Actor, { kind: 'secretariat' }> {
  if (!mayManagePeople(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return actor;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of an address or a form. @throws NotFoundError when it cannot be one, before the database is asked */
export function recordId(value: string): string {
  if (!UUID.test(value)) throw new NotFoundError();
  return value;
}
