import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { accountHolder } from './own-secret';

/** Ends one's own sessions everywhere: all, or all but this one. @returns how many were ended */
export async function endOwnSessions(actor: Actor, input: { keepThis: boolean }): Promise<{ ended: number }> {
  const holder = accountHolder(actor);
  const except = input.keepThis ? holder.sessionId : null;
  return db.as(holder, async (tx) => {
    const [row] = await tx.$queryRaw<{ ended: number }[]>`select sign_in.end_sessions_of(${holder.personId}::uuid, ${except}::uuid) as ended`;
    await record(tx, { act: 'sessions.ended', personId: holder.personId, detail: { ended: row?.ended ?? 0, here: !input.keepThis } });
    return { ended: row?.ended ?? 0 };
  });
}
