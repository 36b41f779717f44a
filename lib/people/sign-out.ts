import 'server-only';
import { record } from '@/lib/audit/record';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** Ends a session row, whoever it stands for; the id comes from the encrypted cookie. */
export async function endSession(sessionId: string): Promise<void> {
  await db.as(anonymous, async (tx) => {
    const [row] = await tx.$queryRaw<{ person: string | null }[]>`select sign_in.end_session(${sessionId}::uuid)::text as person`;
    if (row?.person) await record(tx, { act: 'signed-out', personId: row.person });
  });
}
