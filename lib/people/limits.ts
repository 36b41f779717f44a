// How long things last and how often they may be tried. Why these: docs/people.md.

/** A session ends after a working day, whatever happens. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** A session ends when nothing was asked of the server for so long. */
export const IDLE_SECONDS = 2 * 60 * 60;

/** Between password and one-time code. */
export const ATTEMPT_SECONDS = 10 * 60;

export const INVITATION_DAYS = 7;

export const RECOVERY_CODES = 10;

export type AttemptKind = 'account' | 'address' | 'code' | 'attempt' | 'link';

/** Failures allowed within a window that begins with the first one. */
export const attemptLimits: Record<AttemptKind, { limit: number; seconds: number }> = {
  account: { limit: 10, seconds: 15 * 60 },
  // A whole town hall, or a whole prefecture's security cloud, can stand behind one address.
  address: { limit: 50, seconds: 15 * 60 },
  // Wrong one-time codes of one person, over all attempts: six digits stand against guessing only if guesses are few.
  code: { limit: 10, seconds: 60 * 60 },
  // Wrong short codes of mails from one address; twelve letters of thirty stand against the rest.
  link: { limit: 30, seconds: 15 * 60 },
  // Wrong codes before the password is asked for again.
  attempt: { limit: 5, seconds: ATTEMPT_SECONDS },
};
