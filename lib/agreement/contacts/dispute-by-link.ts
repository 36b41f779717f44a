import 'server-only';
import { seal } from '@/lib/people/keys';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import type { Origin } from '@/lib/platform/origin';

/** "This is wrong": ends the link, keeps what was written sealed; a job tells the municipality. @throws StateError when the link is used, over or void */
export async function disputeByLink({ address, browser }: Origin, { token, note }: { token: string; note: string }): Promise<void> {
  const sealed = note.trim() ? seal(note.trim(), 'contact dispute') : null;
  const [row] = await db.as(anonymous, (tx) => tx.$queryRaw<{ done: boolean }[]>`select contacts.dispute(${token}, ${sealed}, ${`${address} ${browser}`.trim()}) as done`);
  if (!row?.done) throw new StateError('このリンクは、すでに使われたか、期限が過ぎています。画面を開き直してください。');
}
