import 'server-only';
import { randomUUID } from 'node:crypto';
import { recordEach } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import { invitationEnd } from '@/lib/people/invite-person';
import { newToken, tokenHash } from '@/lib/people/keys';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { checkLines } from './check-invitations';
import { invitationText, NAMELESS } from './invitation-text';
import { makeLinks } from './make-link';
import { queueMails } from './queue-mail';
import { formatShortCode } from './short-code';

/**
 * Invites everybody on a list and queues their mails, all in one transaction: a restart loses none and queues none twice.
 * The same `batch` sent again (a second click) changes nothing.
 * @param skip send the good lines although others are bad
 * @throws RefusedError, InvalidInputError at `skip` when there are bad lines and nobody has said what to do with them
 */
export async function sendInvitations(actor: Actor, { year, list, batch, skip }: { year: number; list: string; batch: string; skip: string }): Promise<{ batch: string; total: number }> {
  if (!mayRunMail(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${batch}))::text`;
    const sent = await tx.mailBatch.findUnique({ where: { id: batch } });
    if (sent) return { batch, total: sent.total };
    const { good, problems } = await checkLines(tx, year, list);
    if (good.length === 0) throw new InvalidInputError({ list: '「招待する方の一覧」に送れる行がありません。問題のある行を直してください。' });
    if (problems.length > 0 && skip !== 'yes') throw new InvalidInputError({ skip: '問題のある行を直すか、「問題のある行を除いて送る」を選んでください。' });
    const wave = await tx.wave.findUniqueOrThrow({ where: { year }, omit: { definition: true } });
    const expiresAt = invitationEnd();
    const invitations = good.map((line) => ({ line, id: randomUUID(), token: newToken() }));
    await tx.mailBatch.create({ data: { id: batch, kind: 'invitation', year, total: good.length, createdBy: actor.personId } });
    await tx.invitation.createMany({
      data: invitations.map(({ id, token, line: { role, code, name, email, department } }) => ({
        id, role, municipalityCode: code, name: name || NAMELESS, email, department, tokenHash: tokenHash(token), invitedBy: actor.personId, expiresAt,
      })),
    });
    const codes = await makeLinks(tx, invitations.map(({ id, token }) => ({ path: `/invite/${token}`, expiresAt, invitationId: id })));
    await queueMails(tx, invitations.map(({ id, token, line }, i) => ({
      kind: 'invitation' as const, recipient: line.email, subject: `【そなえあい】${wave.title}へのご招待（${line.municipality}）`,
      body: invitationText(line, wave, expiresAt), municipalityCode: line.code, year, batchId: batch, invitationId: id, createdBy: actor.personId,
      secret: { link: `${publicUrl()}/invite/${token}`, code: formatShortCode(codes[i]!) },
    })));
    await recordEach(tx, [...new Set(good.map(({ code }) => code))], { act: 'invitations.sent', subject: `wave:${year}`, detail: { batch, total: good.length } });
    return { batch, total: good.length };
  }, WHOLE_COUNTRY);
}
