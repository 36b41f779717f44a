import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { argon2Parameters, normalisePassword } from './password-rules';

let nobody: Promise<string> | undefined;

/** argon2id of a password, with its parameters and salt in the string. */
export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), argon2Parameters);

/**
 * Whether the password belongs to the hash. Without a hash (no such person) the same work is done on one that nothing fits,
 * so that the answer takes as long and says nothing of who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await nobody), normalisePassword(password));
  return stored !== null && fits;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = argon2Parameters;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
