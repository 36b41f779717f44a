import 'server-only';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import type { Origin } from '@/lib/platform/origin';

const OVER = 'このリンクは、すでに使われたか、期限が過ぎています。画面を開き直してください。';

/** The one tap: confirms what the link asks, once. The function of the second lock writes the line of the log too. @throws StateError when it is used, over or void */
export async function confirmByLink({ address, browser }: Origin, { token }: { token: string }): Promise<void> {
  const [row] = await db.as(anonymous, (tx) => tx.$queryRaw<{ done: boolean }[]>`select contacts.confirm(${token}, ${`${address} ${browser}`.trim()}) as done`);
  if (!row?.done) throw new StateError(OVER);
}
