import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import { isEmail } from '@/lib/people/email';
import { invitationEnd } from '@/lib/people/invite-person';
import { newToken, tokenHash } from '@/lib/people/keys';
import { recordId } from '@/lib/people/people-manager';
import type { Role } from '@/lib/people/roles';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { invitationText, NAMELESS } from './invitation-text';
import { makeLinks } from './make-link';
import { queueMails } from './queue-mail';
import { formatShortCode } from './short-code';

/**
 * Sends the invitation of a mail anew, with a new link, code and end, perhaps to another address; the old link is void.
 * For one that came back, ran out or got lost.
 * @throws RefusedError, NotFoundError, StateError when it has been used or withdrawn, InvalidInputError at `email`
 */
export async function sendInvitationAnew(actor: Actor, { id, email }: { id: string; email: string }): Promise<void> {
  if (!mayRunMail(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  const address = email.normalize('NFKC').trim();
  if (!isEmail(address)) throw new InvalidInputError({ email: '「メールアドレス」はname@city.example.jpのような形で入力してください。' });
  await db.as(actor, async (tx) => {
    const mail = await tx.mailMessage.findUnique({ where: { id: recordId(id) } });
    if (!mail?.invitationId || !mail.municipalityCode || mail.year === null) throw new NotFoundError();
    const token = newToken();
    const expiresAt = invitationEnd();
    const { count } = await tx.invitation.updateMany({ where: { id: mail.invitationId, acceptedAt: null, withdrawnAt: null }, data: { tokenHash: tokenHash(token), expiresAt, email: address } });
    if (count === 0) throw new StateError('この招待は、すでに使われたか取り消されています。');
    const invitation = await tx.invitation.findUniqueOrThrow({ where: { id: mail.invitationId }, include: { municipality: { include: { prefecture: true } } } });
    const wave = await tx.wave.findUniqueOrThrow({ where: { year: mail.year }, omit: { definition: true } });
    const { municipality, name, department, role } = invitation;
    const [code] = await makeLinks(tx, [{ path: `/invite/${token}`, expiresAt, invitationId: invitation.id }]);
    await queueMails(tx, [{
      kind: 'invitation', recipient: address, subject: mail.subject, municipalityCode: mail.municipalityCode, year: mail.year, invitationId: invitation.id, createdBy: actor.personId,
      body: invitationText({ place: `${municipality!.prefecture.name} ${municipality!.name}`, name: name || NAMELESS, department, role: role as Role }, wave, expiresAt),
      secret: { link: `${publicUrl()}/invite/${token}`, code: formatShortCode(code!) },
    }]);
    await record(tx, { act: 'mail.resent', municipalityCode: mail.municipalityCode, subject: `mail:${id}`, detail: { kind: 'invitation', from: mail.state, anew: true } });
  });
}
