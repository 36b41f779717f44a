import 'server-only';
import { randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { keyedHash } from './keys';
import { RECOVERY_CODES } from './limits';

const PERIOD = 30;

const totp = (secret: string, label = '') => new TOTP({ issuer: 'Sonaeai', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 });

/** A new shared secret of 160 bits in base32 (RFC 4226, section 4, R6). */
export const newCodeSecret = (): string => new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;

/** The address that an authenticator app reads from the QR code. */
export const codeUri = (secret: string, signInName: string): string => totp(secret, signInName).toString();

/** As people type it: full width, spaces and hyphens are all right. */
export const normaliseCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\-‐－ー]/g, '').toUpperCase();

/**
 * The 30-second step that a six-digit code belongs to, now or one step to either side (RFC 6238, section 5.2); null when none.
 * Whoever uses it must have the step marked as used, or the code could be shown twice.
 */
export function codeStep(secret: string, code: string, now = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

// Without 0 O 1 I: these are read from paper.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ten codes of 60 bits, each good for one sign-in without the app. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-'),
  );

export const isRecoveryCode = (code: string): boolean => /^[2-9A-HJ-NP-Z]{12}$/.test(code);

/** What the database keeps; `code` is normalised first. */
export const recoveryHash = (personId: string, code: string): string => keyedHash('recovery code', `${personId} ${normaliseCode(code)}`);
