import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import { recordId } from '@/lib/people/people-manager';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { hasMailServer } from '@/lib/platform/mail';
import { CODE_MARK, LINK_MARK } from './compose';
import { openSecret } from './queue-mail';

const HIDDEN = '（本人にだけ届きます）';

/**
 * One message with its text; that it was opened is recorded. The link and code of an invitation stand in it only where no
 * mail server is set, because the secretariat then hands it over by itself.
 * @throws RefusedError, NotFoundError
 */
export async function getMessage(actor: Actor, id: string) {
  if (!mayRunMail(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const found = await tx.mailMessage.findUnique({ where: { id: recordId(id) }, include: { invitation: { select: { acceptedAt: true, withdrawnAt: true } }, municipality: { select: { name: true, code: true, prefecture: { select: { name: true } } } } } });
    if (!found) throw new NotFoundError();
    const { sealed, body, invitation, ...message } = found;
    await record(tx, { act: 'mail.opened', municipalityCode: message.municipalityCode, subject: `mail:${id}`, detail: { kind: message.kind } });
    const secret = sealed && message.state === 'kept' && !hasMailServer() ? openSecret(id, sealed) : { link: HIDDEN, code: HIDDEN };
    return { ...message, text: body.replaceAll(LINK_MARK, secret.link).replaceAll(CODE_MARK, secret.code), linkGone: message.invitationId !== null && sealed === null, mayInviteAnew: invitation !== null && !invitation.acceptedAt && !invitation.withdrawnAt, mailServer: hasMailServer() };
  });
}

export type ShownMessage = Awaited<ReturnType<typeof getMessage>>;
