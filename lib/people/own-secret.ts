import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { mayManageOwnAccount } from './access';
import { countAttempt, forgetAttempts } from './attempts';
import { verifyPassword } from './password';

export type OwnSecret = { password_hash: string; totp_secret: string | null; totp_pending: string | null; changed_at: Date; recovery_left: number };
export type AccountHolder = Extract<Actor, { kind: 'person' | 'secretariat' }>;

/** @throws RefusedError for an actor without an account */
export function accountHolder(actor: Actor): AccountHolder {
  if (!mayManageOwnAccount(actor) || (actor.kind !== 'person' && actor.kind !== 'secretariat')) throw new RefusedError();
  return actor;
}

/** The acting person's own hash and sealed secrets; they never leave lib/people. */
export async function ownSecret(tx: Transaction): Promise<OwnSecret> {
  const [row] = await tx.$queryRaw<OwnSecret[]>`select * from sign_in.own_secret()`;
  if (!row) throw new RefusedError();
  return row;
}

/**
 * Asks for the password once more before something that a stranger at an open screen must not do. Guesses are limited.
 * @throws InvalidInputError at the field `current`, TooManyAttemptsError
 */
export async function provePassword(actor: AccountHolder, password: string): Promise<OwnSecret> {
  const who = `own ${actor.personId}`;
  const { refused, secret } = await db.as(actor, async (tx) => {
    const refused = await countAttempt(tx, 'account', who);
    return { refused, secret: refused ? undefined : await ownSecret(tx) };
  });
  if (refused) throw refused;
  if (!secret || !(await verifyPassword(secret.password_hash, password))) {
    await db.as(actor, (tx) => record(tx, { act: 'password.refused', personId: actor.personId }));
    throw new InvalidInputError({ current: '「いまのパスワード」が違います。もう一度入力してください。' });
  }
  await db.as(actor, (tx) => forgetAttempts(tx, 'account', who));
  return secret;
}
