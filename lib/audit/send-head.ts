import 'server-only';
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { isoDay } from '@/lib/platform/time';
import { type Head, headLine } from './chain';
import { record } from './record';

/** Where the end of the chain goes; both may be set, and it always goes to the log of the process. */
export type HeadPlaces = {
  /** AUDIT_HEAD_DIR: a folder that the database's owner cannot write to, such as a mount of another server. */
  folder?: string;
  /** AUDIT_HEAD_MAIL: an address outside, by SMTP_URL from MAIL_FROM. */
  mail?: { to: string; from: string; smtpUrl: string };
};

/**
 * The places that the settings name.
 * @throws {Error} when an address is set without the way to it
 */
export function headPlaces(env: Record<string, string | undefined> = process.env): HeadPlaces {
  const { AUDIT_HEAD_DIR: folder, AUDIT_HEAD_MAIL: to, SMTP_URL: smtpUrl, MAIL_FROM: from } = env;
  if (to && (!smtpUrl || !from)) throw new Error('AUDIT_HEAD_MAIL needs SMTP_URL and MAIL_FROM');
  return { ...(folder ? { folder } : {}), ...(to ? { mail: { to, from: from!, smtpUrl: smtpUrl! } } : {}) };
}

/**
 * Sends the end of the audit chain out: a line `day seq hash` in a file a month, a mail, and a line of the process's log. What it sends is
 * what `npm run check:audit -- --heads` compares with later.
 * @returns the end, or null while the log is empty
 * @throws {Error} naming the places that could not be reached, after all have been tried
 */
export async function sendHead(actor: JobActor, places: HeadPlaces = headPlaces(), now = new Date()): Promise<Head | null> {
  const [row] = await db.as(actor, (tx) => tx.$queryRaw<{ seq: bigint; hash: string }[]>`select seq, hash from audit.head()`);
  if (!row) return null;
  const head: Head = { day: isoDay(now), seq: row.seq, hash: row.hash };
  const line = headLine(head);
  log.info({ auditHead: line }, 'audit head');
  const ways: [name: string, send: () => Promise<unknown>][] = [];
  if (places.folder) ways.push(['folder', () => append(places.folder!, head.day, line)]);
  if (places.mail) ways.push(['mail', () => mailHead(places.mail!, line)]);
  const outcomes = await Promise.allSettled(ways.map(([, send]) => send()));
  const sent = ways.filter((_, i) => outcomes[i]!.status === 'fulfilled').map(([name]) => name);
  if (sent.length > 0) await db.as(actor, (tx) => record(tx, { act: 'audit.head-sent', detail: { seq: Number(head.seq), to: sent } }));
  const failed = ways.filter((_, i) => outcomes[i]!.status === 'rejected').map(([name], i) => `${name}: ${reason(outcomes.filter((one) => one.status === 'rejected')[i])}`);
  if (failed.length > 0) throw new Error(`the audit head did not reach ${failed.join('; ')}`);
  return head;
}

const reason = (outcome: PromiseSettledResult<unknown> | undefined): string => {
  const error: unknown = outcome?.status === 'rejected' ? outcome.reason : undefined;
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown';
};

/** Appends only: on a folder that allows no more than that (e.g. `chattr +a`) it works as well. */
async function append(folder: string, day: string, line: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await appendFile(path.join(folder, `${day.slice(0, 7)}.txt`), `${line}\n`);
}

async function mailHead({ to, from, smtpUrl }: NonNullable<HeadPlaces['mail']>, line: string): Promise<void> {
  const transport = createTransport(smtpUrl, { connectionTimeout: 20_000 } as object);
  try {
    await transport.sendMail({ to, from, subject: `そなえあい 操作の記録の末尾 ${line.slice(0, 10)}`, text: `${line}\n\nこのメールは消さずに保管してください。操作の記録が書き換えられていないかを確かめるときに使います。\n` });
  } finally {
    transport.close();
  }
}
