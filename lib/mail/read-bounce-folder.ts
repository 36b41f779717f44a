import 'server-only';
import { lstat, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { bounceFolder } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { markBounce } from './mark-bounce';
import { readBounce } from './read-bounce';

const LARGEST = 5_000_000;

/**
 * Reads what the mail server has put into MAIL_BOUNCE_DIR (one message a file; of a Maildir its folder `new`), marks the
 * messages that came back, and moves each file to `recorded` or `other` beside it. A file that cannot be read stays.
 */
export async function readBounceFolder(actor: JobActor, signal: AbortSignal): Promise<void> {
  const folder = bounceFolder();
  if (!folder) return;
  for (const name of await readdir(folder)) {
    if (signal.aborted) return;
    const file = path.join(folder, name);
    const found = await lstat(file);
    if (!found.isFile() || name.startsWith('.')) continue; // a link could lead anywhere
    const bounce = found.size > LARGEST ? 'other' : await readBounce(await readFile(file));
    const marked = typeof bounce === 'string' ? null : await db.as(actor, (tx) => markBounce(tx, bounce));
    const home = path.join(folder, marked ? 'recorded' : 'other');
    await mkdir(home, { recursive: true });
    await rename(file, path.join(home, name));
    log.info({ recorded: marked !== null }, 'returned mail read');
  }
}
