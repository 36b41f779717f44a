import 'server-only';
import { record } from '@/lib/audit/record';
import { keyedHash, newToken, seal, unseal } from '@/lib/people/keys';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { ExpectedError } from '@/lib/platform/errors';
import { COPY_DAYS } from './copy-envelope';
import { requireDirectory } from './read-directory';
import { THE_AGREEMENT } from '../the-agreement';

const OWNER = 'directory copy';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever holds the copy may not any more: the device is to wipe it (HTTP 410). */
export class CopyEndedError extends ExpectedError {
  constructor() {
    super('この端末に保存した連絡先一覧は、使えなくなりました。端末から消しました。', 410);
  }
}

/** What a device keeps beside its copy: who took it, readable to this server alone. */
const tokenOf = (person: string, id: string) => seal(`${person} ${id}`, OWNER);
function readToken(copy: string): { person: string; id: string } {
  try {
    const [person = '', id = ''] = unseal(copy, OWNER).split(' ');
    if (UUID.test(person) && id) return { person, id };
  } catch { /* of another server, or changed */ }
  throw new CopyEndedError();
}

export type CopyAnswer = { copy: string; renewed: { part: string; until: string } | null };

/**
 * A device with a copy of the directory, or about to make one, asks whether it may. To the copy's own person, signed in, the server's part of
 * the key is given for another 30 days; to anyone else only that the copy may stay.
 * @param copy what the server gave with the first part; null for a new copy
 * @throws {CopyEndedError} when the person has been removed, or their municipality is no longer a member
 */
export async function renewDirectoryCopy(actor: Actor, { copy }: { copy: string | null }): Promise<CopyAnswer> {
  const held = copy === null ? null : readToken(copy);
  return db.as(actor, async (tx) => {
    if (held) {
      const [row] = await tx.$queryRaw<{ may: boolean }[]>`select ally.may_keep_directory(${held.person}::uuid, ${THE_AGREEMENT}) as may`;
      if (!row?.may) throw new CopyEndedError();
      if (!('personId' in actor) || actor.personId !== held.person) return { copy: copy!, renewed: null };
    }
    const [own] = await requireDirectory(tx, actor);
    const person = 'personId' in actor ? actor.personId : '';
    const id = held?.id ?? newToken();
    if (held) await record(tx, { act: 'directory.renewed', municipalityCode: own ?? null });
    else await record(tx, { act: 'directory.kept', municipalityCode: own ?? null });
    const until = new Date(Date.now() + COPY_DAYS * 24 * 60 * 60 * 1000).toISOString();
    return { copy: copy ?? tokenOf(person, id), renewed: { part: keyedHash('directory copy part', id), until } };
  });
}
