import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { accountHolder } from './own-secret';

/** Ends one's own sessions everywhere: all, or all but this one. @returns how many were ended */
export async function endOwnSessions(actor: Actor, input: { keepThis: boolean }): Promise<{ ended: number }> {
  const holder = accountHolder(actor);
  const except = input.keepThis ? holder.sessionId : null;
  const [row] = await db.as(holder, (tx) => tx.$queryRaw<{ ended: number }[]>`select sign_in.end_sessions_of(${holder.personId}::uuid, ${except}::uuid) as ended`);
  return { ended: row?.ended ?? 0 };
}
