import 'server-only';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { reckonDuties, standingOn } from '../duties/duties';
import { findMeeting } from './find-meeting';
import { guestEmail } from './meeting-changes';
import { reasonsToInvite } from './propose-invitees';
import { readDutyFacts, readDutyRules } from '../duties/read-duty-facts';

/** What the secretariat needs for an event: who is invited and answered, who should be invited and why, who comes as a guest. @throws RefusedError, NotFoundError */
export async function getMeetingDesk(actor: Actor, { id }: { id: string }, now = new Date()) {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id);
    const invited = await tx.meetingInvitation.findMany({
      where: { meetingId: id }, orderBy: { municipalityCode: 'asc' },
      select: { municipalityCode: true, addresses: true, attended: true, reply: { select: { attending: true, who: true } }, municipality: { select: { name: true, prefecture: { select: { name: true } } } } },
    });
    const known = new Set(invited.map(({ municipalityCode }) => municipalityCode));
    const [rules, facts] = [await readDutyRules(tx, meeting.agreementId), await readDutyFacts(tx, { agreementId: meeting.agreementId })];
    const today = isoDay(now);
    const toInvite = facts.flatMap((member) => {
      const status = standingOn(member.steps, today)?.status;
      if (!status || status === 'withdrawn' || known.has(member.code)) return [];
      return [{ code: member.code, municipality: `${member.prefecture} ${member.name}`, status, reasons: reasonsToInvite(meeting.kind, member, reckonDuties(rules, member, today), today) }];
    });
    const guests = await tx.meetingGuest.findMany({ where: { meetingId: id, endedAt: null }, orderBy: { addedAt: 'asc' }, select: { id: true, organisation: true, name: true, address: true } });
    return {
      guests: guests.map((guest) => ({ ...guest, email: guestEmail(guest.address) })), toInvite,
      begun: meeting.startsAt <= now, over: meeting.endsAt < now,
      invited: invited.map(({ municipalityCode, municipality, ...row }) => ({ code: municipalityCode, municipality: `${municipality.prefecture.name} ${municipality.name}`, ...row })),
    };
  });
}

export type MeetingDesk = Awaited<ReturnType<typeof getMeetingDesk>>;
