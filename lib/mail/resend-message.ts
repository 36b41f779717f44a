import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import { recordId } from '@/lib/people/people-manager';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { requestJob } from '@/lib/platform/jobs';
import { LINK_MARK } from './compose';
import { mayResendFrom } from './message-states';
import { SEND_MAIL } from './queue-mail';

/**
 * Sends a message anew that failed, came back, is 不明, or was kept. Its text and Message-ID stay.
 * @throws RefusedError, NotFoundError, StateError when it waits or has been sent, or its link is gone
 */
export async function resendMessage(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!mayRunMail(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const [message] = await tx.$queryRaw<{ state: string; municipality_code: string | null; kind: string; lost: boolean }[]>`
      select state, municipality_code, kind, (invitation_id is not null or body like '%' || ${LINK_MARK} || '%') and sealed is null as lost from mail_message where id = ${recordId(id)}::uuid for update`;
    if (!message) throw new NotFoundError();
    if (!mayResendFrom(message.state)) throw new StateError('このメールは、順番を待っているか、すでに送られています。画面を開き直してください。');
    if (message.lost && message.kind === 'contact') throw new StateError('このリンクは、いちど送ったあと消してあります。団体の連絡担当の画面から、確認のメールを送り直すようお願いしてください。');
    if (message.lost) throw new StateError('この招待のリンクは、いちど送ったあと消してあります。「新しいリンクで招待し直す」をお使いください。');
    await tx.mailMessage.update({ where: { id }, data: { state: 'waiting', attempts: 0, notBefore: new Date(), errorClass: '', errorCode: '', bouncedAt: null }, select: { id: true } });
    await record(tx, { act: 'mail.resent', municipalityCode: message.municipality_code, subject: `mail:${id}`, detail: { kind: message.kind, from: message.state } });
    await requestJob(tx, SEND_MAIL);
  });
}
