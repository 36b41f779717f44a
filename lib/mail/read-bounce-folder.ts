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
 * messages that came back, and moves each file to `recorded` or `other` beside it. One that cannot be read stays in `reading`.
 */
export async function readBounceFolder(actor: JobActor, signal: AbortSignal): Promise<void> {
  const folder = bounceFolder();
  if (!folder) return;
  for (const name of await readdir(folder)) {
    if (signal.aborted) return;
    const file = path.join(folder, name);
    const found = await lstat(file);
    if (!found.isFile() || name.startsWith('.')) continue; // a link could lead anywhere
    const reading = path.join(await made(folder, 'reading'), name); // out of the way first: a message that stops us does so once
    await rename(file, reading);
    const bounce = found.size > LARGEST ? 'other' : await readBounce(await readFile(reading));
    const marked = typeof bounce === 'string' ? null : await db.as(actor, (tx) => markBounce(tx, bounce));
    await rename(reading, path.join(await made(folder, marked ? 'recorded' : 'other'), name));
    log.info({ recorded: marked !== null }, 'returned mail read');
  }
}

async function made(folder: string, name: string): Promise<string> {
  const home = path.join(folder, name);
  await mkdir(home, { recursive: true });
  return home;
}
