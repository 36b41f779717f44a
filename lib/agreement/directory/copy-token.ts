import 'server-only';
import { seal, unseal } from '@/lib/people/keys';
import { ExpectedError } from '@/lib/platform/errors';

const OWNER = 'directory copy';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever holds the copy may not any more: the device is to wipe it (HTTP 410). */
export class CopyEndedError extends ExpectedError {
  constructor() {
    super('この端末に保存した連絡先一覧は、使えなくなりました。端末から消しました。', 410);
  }
}

/** What a device keeps beside its copy: who took it, readable to this server alone. */
export const copyToken = (person: string, id: string): string => seal(`${person} ${id}`, OWNER);

/** @throws {CopyEndedError} for one of another server, or one that was changed */
export function readCopyToken(copy: string): { person: string; id: string } {
  try {
    const [person = '', id = ''] = unseal(copy, OWNER).split(' ');
    if (UUID.test(person) && id) return { person, id };
  } catch { /* of another server, or changed */ }
  throw new CopyEndedError();
}
