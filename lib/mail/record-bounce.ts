import 'server-only';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { markBounce } from './mark-bounce';
import { type NoBounce, readBounce } from './read-bounce';

const NO_BOUNCE: Record<NoBounce, string> = {
  delayed: 'これは配送の遅れの知らせで、まだ届く見込みがあります。届かなかった知らせが来たら、そちらを記録してください。',
  delivered: 'これは届いたことの知らせです。記録する必要はありません。',
  other: '「戻ってきたメール」を、届かなかった知らせとして読み取れませんでした。ヘッダーを含むメール全体を貼り付けるか、.emlファイルを選んでください。',
};

/**
 * Records a message that came back, as pasted or uploaded by the secretariat.
 * @throws RefusedError, InvalidInputError at `source` when it is no bounce, or of none of our messages
 */
export async function recordBounce(actor: Actor, { source }: { source: string }): Promise<{ id: string; subject: string; recipient: string }> {
  if (!mayRunMail(actor)) throw new RefusedError();
  const bounce = await readBounce(source);
  if (typeof bounce === 'string') throw new InvalidInputError({ source: NO_BOUNCE[bounce] });
  const found = await db.as(actor, (tx) => markBounce(tx, bounce));
  if (!found) throw new InvalidInputError({ source: '「戻ってきたメール」に当てはまるメールが送信箱にありません。ほかのシステムから出たメールでないか、ご確認ください。' });
  return found;
}
