import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { KIND_LABEL } from './application-rules';
import { findWaitingApplication } from './find-waiting-application';
import type { Decline } from './joining-schemas';

/**
 * 事務局 declines what a municipality asks for, with the reason, which its people are told.
 * @throws {RefusedError} for anyone else
 */
export async function declineApplication(actor: Actor, { id, answer }: Decline): Promise<{ code: string }> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { code, kind } = await findWaitingApplication(tx, id);
    await tx.agreementApplication.update({ where: { id }, data: { status: 'declined', judgedBy: actor.personId, judgedAt: new Date(), answer } });
    await record(tx, { act: 'membership.declined', municipalityCode: code, subject: `membership:${code}`, detail: { kind: KIND_LABEL[kind] } });
    await notifyMunicipality(tx, {
      code, kind: 'notice', roles: ['editor', 'approver'], path: `/agreement?code=${code}`, pathLabel: '協定のページを開く', subject: `相互応援協定：${KIND_LABEL[kind]}の申し込みを受け付けられませんでした`,
      paragraphs: [`相互応援協定の「${KIND_LABEL[kind]}」の申し込みについて、事務局で確認した結果、今回は受け付けられませんでした。`, `理由：${answer}`, '内容を改めて、もう一度お申し込みになれます。'],
    });
    return { code };
  });
}
