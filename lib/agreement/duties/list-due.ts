import 'server-only';
import { mayAnswer } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { reckonDuties } from './duties';
import { isUnmet } from './duty-filter';
import { readDutyFacts, readDutyRules } from './read-duty-facts';

export type Due = { code: string; municipality: string; unmet: number; soon: number; /** Events that wait for an answer. */ unanswered: { id: string; title: string; startsAt: Date }[] };

/** What the agreement wants of the actor's own municipalities next; one that owes nothing is left out. @throws RefusedError */
export async function listDue(actor: Actor, now = new Date()): Promise<Due[]> {
  if (!mayAnswer(actor)) throw new RefusedError();
  const codes = codesOf(actor);
  return db.as(actor, async (tx) => {
    const members = await readDutyFacts(tx, { codes });
    const rules = members.length > 0 ? await readDutyRules(tx) : [];
    const asked = await tx.meetingInvitation.findMany({
      where: { municipalityCode: { in: codes }, reply: null, meeting: { endsAt: { gt: now }, cancelledAt: null } }, orderBy: { meeting: { startsAt: 'asc' } },
      select: { municipalityCode: true, meeting: { select: { id: true, title: true, startsAt: true } } },
    });
    return members.flatMap((member) => {
      const duties = reckonDuties(rules, member, isoDay(now)).filter(({ owed }) => owed);
      const due = {
        code: member.code, municipality: `${member.prefecture} ${member.name}`, unmet: duties.filter(({ state }) => isUnmet(state)).length, soon: duties.filter(({ state }) => state === 'soon').length,
        unanswered: asked.filter(({ municipalityCode }) => municipalityCode === member.code).map(({ meeting }) => meeting),
      };
      return due.unmet + due.soon + due.unanswered.length > 0 ? [due] : [];
    });
  });
}
