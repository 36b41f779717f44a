import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/** A meeting that the actor may see. @throws NotFoundError; StateError when `changing` and it is cancelled */
export async function findMeeting(tx: Transaction, id: string, { changing = false } = {}) {
  const meeting = await tx.meeting.findFirst({ where: { id, agreementId: THE_AGREEMENT } });
  if (!meeting) throw new NotFoundError();
  if (changing && meeting.cancelledAt) throw new StateError('中止された研修・会議は変えられません。');
  return meeting;
}
