import 'server-only';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

/** Ends a session row, whoever it stands for; the id comes from the encrypted cookie. */
export async function endSession(sessionId: string): Promise<void> {
  await db.as(anonymous, (tx) => tx.$queryRaw`select sign_in.end_session(${sessionId}::uuid)::text`);
}
