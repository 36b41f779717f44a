import 'server-only';
import { randomBytes } from 'node:crypto';
import pino from 'pino';

/** One JSON line an event. No answer, contact or secret is ever handed to it. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/**
 * Logs an unexpected error and returns the id that the person is shown.
 * Only name, message of our own code path and stack go out; database messages may quote values and are cut to their code.
 */
export function logUnexpected(error: unknown, where: string): string {
  const id = randomBytes(5).toString('hex');
  const e = error instanceof Error ? error : new Error(String(error));
  const code = (e as { code?: unknown }).code;
  const stack = e.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12);
  log.error({ id, where, name: e.name, code: typeof code === 'string' ? code : undefined, stack }, 'unexpected error');
  return id;
}
