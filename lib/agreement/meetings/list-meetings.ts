import 'server-only';
import { mayReadMeetings } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { MeetingKind } from './meeting-terms';
import { THE_AGREEMENT } from '../the-agreement';

export const MEETINGS_PAGE = 30;
export type MeetingFilter = { text: string; kind: MeetingKind | ''; page: number };

/**
 * Training, drills and meetings that the actor may see, the next ones first, then the past ones, newest first. `text` is looked for in names, places,
 * agendas, minutes and shared questions, each word of it.
 * @throws RefusedError
 */
export async function listMeetings(actor: Actor, { text, kind, page }: MeetingFilter, now = new Date()) {
  if (!mayReadMeetings(actor)) throw new RefusedError();
  const words = text.split(/\s+/).filter(Boolean).slice(0, 5);
  const has = (word: string) => ({ contains: word, mode: 'insensitive' as const });
  const where = {
    agreementId: THE_AGREEMENT, ...(kind ? { kind } : {}),
    AND: words.map((word) => ({ OR: [{ title: has(word) }, { place: has(word) }, { description: has(word) }, { agenda: has(word) }, { minutes: has(word) }, { questions: { some: { OR: [{ text: has(word) }, { answer: has(word) }] } } }] })),
  };
  const codes = codesOf(actor);
  return db.as(actor, async (tx) => {
    const select = {
      id: true, kind: true, title: true, startsAt: true, endsAt: true, place: true, announcedAt: true, cancelledAt: true, agenda: true, minutes: true,
      invitations: { where: { municipalityCode: { in: codes } }, select: { municipalityCode: true, attended: true, reply: { select: { attending: true } } } },
      _count: { select: { questions: true, files: { where: { endedAt: null } } } },
    } as const;
    const coming = await tx.meeting.findMany({ where: { ...where, endsAt: { gte: now } }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], select });
    const total = await tx.meeting.count({ where: { ...where, endsAt: { lt: now } } });
    const past = await tx.meeting.findMany({ where: { ...where, endsAt: { lt: now } }, orderBy: [{ startsAt: 'desc' }, { id: 'asc' }], take: MEETINGS_PAGE, skip: (page - 1) * MEETINGS_PAGE, select });
    const shown = ({ agenda, minutes, ...meeting }: (typeof past)[number]) => ({ ...meeting, hasAgenda: agenda !== '', hasMinutes: minutes !== '' });
    return { coming: coming.map(shown), past: past.map(shown), total };
  });
}

export type MeetingRow = Awaited<ReturnType<typeof listMeetings>>['coming'][number];
