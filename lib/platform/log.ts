import 'server-only';
import { randomBytes } from 'node:crypto';
import pino from 'pino';

/** One JSON line an event. No answer, contact or secret is ever handed to it. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/** What may be said of an error: its name, code and the places it passed. A database's message may quote values, so it stays out. */
function describe(error: unknown) {
  const e = error instanceof Error ? error : new Error(String(error));
  const { code, digest } = e as { code?: unknown; digest?: unknown };
  return {
    name: e.name,
    code: typeof code === 'string' ? code : undefined,
    digest: typeof digest === 'string' ? digest : undefined,
    stack: e.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12),
  };
}

/** Logs an unexpected error and returns the id that the person is shown. `where` names the route or action. */
export function logUnexpected(error: unknown, where: string): string {
  const id = randomBytes(5).toString('hex');
  log.error({ id, where, ...describe(error) }, 'unexpected error');
  return id;
}

/** Logs an error that Next caught; the digest it gave is the id on the error page. */
export function logRequestError(error: unknown, where: string): void {
  const { digest, ...rest } = describe(error);
  log.error({ id: digest, where, ...rest }, 'unexpected error');
}
