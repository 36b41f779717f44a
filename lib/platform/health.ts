import 'server-only';
import { anonymous } from './actor';
import { db } from './db';

const PATIENCE_MS = 3_000; // a monitor asks again before a queue for a connection would end

/**
 * Whether the database answers within three seconds.
 * Never throws: the reason is the database's business and stands in its own log.
 */
export async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([db.as(anonymous, (tx) => tx.$queryRaw`select 1`).then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
