import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import { accountHolder, provePassword } from './own-secret';
import { hashPassword } from './password';
import { normalisePassword, passwordProblem } from './password-rules';

/**
 * Changes one's own password and ends all other sessions.
 * @returns how many sessions were ended
 * @throws InvalidInputError at `current`, `password` or `again`; TooManyAttemptsError
 */
export async function changePassword(actor: Actor, input: { current: string; password: string; again: string }): Promise<{ ended: number }> {
  const holder = accountHolder(actor);
  const { signInName } = await db.as(holder, (tx) => tx.person.findUniqueOrThrow({ where: { id: holder.personId }, select: { signInName: true } }));
  const problem = passwordProblem(input.password, signInName, '新しいパスワード');
  if (problem) throw new InvalidInputError({ password: problem });
  if (normalisePassword(input.password) !== normalisePassword(input.again)) {
    throw new InvalidInputError({ again: '「新しいパスワード（確認）」が「新しいパスワード」と違います。同じものを入力してください。' });
  }
  await provePassword(holder, input.current);
  const hash = await hashPassword(input.password);
  return db.as(holder, async (tx) => {
    await tx.$queryRaw`select sign_in.set_own_password(${hash})::text`;
    const [row] = await tx.$queryRaw<{ ended: number }[]>`select sign_in.end_sessions_of(${holder.personId}::uuid, ${holder.sessionId}::uuid) as ended`;
    await record(tx, { act: 'password.changed', personId: holder.personId, detail: { sessionsEnded: row?.ended ?? 0 } });
    return { ended: row?.ended ?? 0 };
  });
}
