import { hasLapsed, importKey, renewed } from './copy-envelope';
import { type CopyRecord, readRecord, wipeRecord, writeRecord } from './copy-store';

type Answer = { copy: string; renewed: { part: string; until: string } | null };

/** Sends JSON to a program of this site; null when it cannot be reached. */
export async function send(path: string, body: unknown, { keepalive = false } = {}): Promise<Response | null> {
  try {
    return await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), cache: 'no-store', keepalive, signal: AbortSignal.timeout(20_000) });
  } catch {
    return null;
  }
}

export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/**
 * What stands in the browser at this moment. Whatever is past its date loses the server's part, without which nothing opens; the latest
 * moment seen is kept, so that a clock set back opens nothing either.
 */
export async function readCopy(now: Date): Promise<CopyRecord | null> {
  const record = await readRecord();
  if (!record) return null;
  const lapsed = hasLapsed(record.kept, now);
  const latest = lapsed ? record.kept.latest : new Date(Math.max(Date.parse(record.kept.latest), now.getTime())).toISOString();
  const next = { kept: { ...record.kept, latest }, server: lapsed ? null : record.server };
  await writeRecord(next);
  return next;
}

/** Wipes the copy at its person's wish, and tells the server where that can be reached; the wiping does not wait for it. */
export async function wipeAndTell(): Promise<void> {
  const record = await readRecord();
  await wipeRecord();
  if (record) void send('/directory/copy', { copy: record.kept.copy, wiped: true }, { keepalive: true }); // also when the page is left now
}

/**
 * Asks the server about the copy. When its person may no longer hold it, it is wiped; when that person is signed in here, its date is put off.
 * @returns gone: wiped · renewed: for another 30 days · kept: it may stay as it is · unreachable: no network, or the server in trouble
 */
export async function contactServer({ kept }: CopyRecord): Promise<'gone' | 'renewed' | 'kept' | 'unreachable'> {
  const answer = await send('/directory/copy', { copy: kept.copy });
  if (answer?.status === 410) {
    await wipeRecord();
    return 'gone';
  }
  if (!answer?.ok) return 'unreachable';
  const { renewed: given } = (await answer.json()) as Answer;
  if (!given) return 'kept';
  const now = await readRecord(); // another page may have renewed or wiped it meanwhile
  if (!now) return 'gone';
  const server = await importKey(bytesOfHex(given.part));
  await writeRecord({ server, kept: { ...now.kept, ...(await renewed(now.kept, server, given.until)), latest: new Date().toISOString() } });
  return 'renewed';
}
