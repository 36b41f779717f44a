import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';

/**
 * Refuses what would leave nobody in the secretariat. Locks the secretariat's rows in one order, so that two people who
 * remove each other at the same moment cannot both succeed.
 * @throws StateError
 */
export async function keepASecretariat(tx: Transaction, leaving: string): Promise<void> {
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    select a.person_id from assignment a where a.role = 'secretariat' and a.ended_at is null
      and exists (select from person p where p.id = a.person_id and p.removed_at is null)
    order by a.id for update of a`;
  const people = new Set(rows.map((row) => row.person_id));
  if (people.has(leaving) && people.size === 1) {
    throw new StateError('事務局の最後のひとりは外せません。先にほかの方を事務局に招待し、アカウントが作られてから外してください。');
  }
}
