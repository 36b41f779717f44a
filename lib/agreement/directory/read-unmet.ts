import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { isoDay } from '@/lib/platform/time';
import { reckonDuties } from '../duties/duties';
import { countUnmet } from '../duties/duty-filter';
import { readDutyFacts, readDutyRules } from '../duties/read-duty-facts';

/**
 * How many duties each member does not meet today, by code, where it owes any: for 事務局 alone, as its table of duties; null for everyone else.
 * @param codes of these, or of all members
 */
export async function readUnmet(tx: Transaction, actor: Actor, codes: string[] | null): Promise<Map<string, number> | null> {
  if (!mayRunAgreement(actor)) return null;
  const today = isoDay(new Date());
  const rules = await readDutyRules(tx);
  const members = await readDutyFacts(tx, codes ? { codes } : {});
  return new Map(members.flatMap((member) => {
    const duties = reckonDuties(rules, member, today);
    return duties.some(({ owed }) => owed) ? [[member.code, countUnmet(duties)]] : [];
  }));
}
