import 'server-only';
import { recordEach } from '@/lib/audit/record';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';
import { isMeetingKind, MEETING_LABEL, timesInWords } from './meeting-terms';

/**
 * Invites municipalities of the agreement, 準備会 too, each once, by mail; who is invited already is left out. With the first invitation the
 * members see the event. Once it is over nobody is mailed: who came without being invited enters the list, so that attendance can be recorded.
 * @returns how many were invited now
 * @throws RefusedError, NotFoundError, StateError, InvalidInputError
 */
export async function inviteToMeeting(actor: Actor, { id, codes }: { id: string; codes: string[] }, now = new Date()): Promise<number> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`meeting ${id}`}))::text`;
    const meeting = await findMeeting(tx, id, { changing: true });
    const members = await tx.membership.findMany({ where: { agreementId: meeting.agreementId, municipalityCode: { in: codes }, status: { not: 'withdrawn' } }, select: { municipalityCode: true } });
    if (members.length < codes.length) throw new InvalidInputError({ codes: '「案内する団体」に、協定に加わっていない団体が含まれています。ページを開き直してください。' });
    const already = new Set((await tx.meetingInvitation.findMany({ where: { meetingId: id }, select: { municipalityCode: true } })).map(({ municipalityCode }) => municipalityCode));
    const fresh = codes.filter((code) => !already.has(code));
    const kind = isMeetingKind(meeting.kind) ? MEETING_LABEL[meeting.kind] : '催し';
    const sent = await notifyMunicipalities(tx, {
      codes: meeting.endsAt < now ? [] : fresh, roles: ['editor', 'approver'], kind: 'meeting', pathOf: (code) => `/agreement/meetings/${id}?code=${code}`, pathLabel: '内容を見て出欠を答える',
      subject: `【そなえあい】${kind}のご案内：${meeting.title}`,
      paragraphs: [`協定の${kind}をご案内します。下のページで出欠をお答えください。`, `${meeting.title}\n日時：${timesInWords(meeting)}\n場所：${meeting.place}`, ...(meeting.description ? [meeting.description] : [])],
    });
    await tx.meetingInvitation.createMany({ data: fresh.map((municipalityCode) => ({ meetingId: id, municipalityCode, addresses: sent.get(municipalityCode) ?? 0 })) });
    if (!meeting.announcedAt) await tx.meeting.update({ where: { id }, data: { announcedAt: now } });
    await recordEach(tx, fresh, { act: 'meeting.invited', subject: `meeting:${id}` });
    return fresh.length;
  }, WHOLE_COUNTRY);
}
