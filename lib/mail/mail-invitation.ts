import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import { tokenHash } from '@/lib/people/keys';
import { recordId } from '@/lib/people/people-manager';
import type { Role } from '@/lib/people/roles';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { invitationText } from './invitation-text';
import { makeLinks } from './make-link';
import { queueMails } from './queue-mail';
import { formatShortCode } from './short-code';

/**
 * Queues the mail of an invitation that was made for one person, where an address was given with it.
 * @param input.token the link's token, which only who has just made the invitation knows
 * @returns whether there is a mail
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when the token is not that invitation's, or it has been used or withdrawn
 */
export async function mailInvitation(actor: Actor, { id, token }: { id: string; token: string }): Promise<{ mailed: boolean }> {
  if (!mayRunMail(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const found = await tx.invitation.findUnique({ where: { id: recordId(id) }, include: { municipality: { include: { prefecture: true } } } });
    if (!found || found.tokenHash !== tokenHash(token) || found.acceptedAt || found.withdrawnAt) throw new NotFoundError('この招待は見つかりません。招待の一覧でご確認ください。');
    const { municipality, municipalityCode, name, email, department, role, expiresAt } = found;
    if (!email) return { mailed: false };
    const [code] = await makeLinks(tx, [{ path: `/invite/${token}`, expiresAt, invitationId: id }]);
    await queueMails(tx, [{
      kind: 'invitation', recipient: email, subject: '【そなえあい】ご招待', municipalityCode, invitationId: id, createdBy: actor.personId,
      body: invitationText({ place: municipality ? `${municipality.prefecture.name} ${municipality.name}` : '', name, department, role: role as Role }, null, expiresAt),
      secret: { link: `${publicUrl()}/invite/${token}`, code: formatShortCode(code!) },
    }]);
    await record(tx, { act: 'invitations.sent', municipalityCode, subject: `invitation:${id}`, detail: { total: 1 } });
    return { mailed: true };
  });
}
