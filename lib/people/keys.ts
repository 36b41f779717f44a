import 'server-only';
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { secret } from '@/lib/platform/env';

/** One key a purpose, all out of SONAEAI_SECRET, none of which is in the database. */
const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret(), '', `sonaeai ${purpose}`, 32));

/** Hash of something short or guessable (an address, a sign-in name, a recovery code): useless without the key. */
export const keyedHash = (purpose: string, value: string): string => createHmac('sha256', key(purpose)).update(value).digest('hex');

/** 256 random bits for a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of such a token. It needs no key: 256 random bits cannot be guessed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Encrypts with AES-256-GCM. `owner` is bound in: what was sealed for one person opens for no other.
 * @returns nonce, tag and ciphertext in one base64url string
 */
export function seal(plain: string, owner: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key('one-time code'), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws when the text was sealed for someone else, with another SONAEAI_SECRET, or changed since */
export function unseal(sealed: string, owner: string): string {
  const all = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key('one-time code'), all.subarray(0, 12)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(all.subarray(12, 28));
  return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8');
}

/**
 * The same for bytes (a file, an inventory), under a key of its own purpose.
 * @returns nonce, tag and ciphertext
 */
export function sealBytes(plain: Uint8Array, purpose: string, owner: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** @throws when the bytes were sealed for someone else or another purpose, with another SONAEAI_SECRET, or changed since */
export function unsealBytes(sealed: Uint8Array, purpose: string, owner: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key(purpose), sealed.subarray(0, 12)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
