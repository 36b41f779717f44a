import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { type DutyState, dutyStates, reckonDuties, standingOn } from './duties';
import { arrangeDutyRows, DUTIES_PAGE, type DutyFilter, type DutyTableRow } from './duty-filter';
import { readDutyFacts, readDutyRules } from './read-duty-facts';

/** Every member with its duties on a day, in one read for all of them. Who has no step yet by that day is left out. */
export async function readDutyTable(tx: Transaction, today: string): Promise<{ rules: { key: string; title: string }[]; rows: DutyTableRow[] }> {
  const [rules, members] = [await readDutyRules(tx), await readDutyFacts(tx)];
  const rows = members.flatMap((member): DutyTableRow[] => {
    const { steps, deeds: _, officers: __, ...place } = member;
    const standing = standingOn(steps, today);
    if (!standing) return [];
    const since = steps.findLast(({ effectiveOn }) => effectiveOn <= today)!.effectiveOn;
    return [{ ...place, standing: standing.status, since: standing.owedSince ?? since, duties: reckonDuties(rules, member, today) }];
  });
  return { rules: rules.map(({ key, title }) => ({ key, title })), rows };
}

/**
 * The table of the secretariat: members × duties as they stand today, a page of it, with counts of all members.
 * @throws RefusedError
 */
export async function listDuties(actor: Actor, filter: DutyFilter, now = new Date()) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  const today = isoDay(now);
  const { rules, rows } = await db.as(actor, (tx) => readDutyTable(tx, today));
  const found = arrangeDutyRows(rows, filter);
  const prefectures = [...new Map(rows.map(({ prefectureCode, prefecture }) => [prefectureCode, prefecture]))].sort();
  const counts = rules.map(({ key, title }) => ({
    key, title, ...(Object.fromEntries(dutyStates.map((state) => [state, rows.filter(({ duties }) => duties.some((duty) => duty.key === key && duty.state === state)).length])) as Record<DutyState, number>),
    thisFiscalYear: rows.filter(({ duties }) => duties.some((duty) => duty.key === key && duty.owed && duty.thisFiscalYear)).length,
  }));
  return { today, rules, prefectures, counts, members: rows.length, total: found.length, rows: found.slice((filter.page - 1) * DUTIES_PAGE, filter.page * DUTIES_PAGE) };
}

export type DutyTable = Awaited<ReturnType<typeof listDuties>>;
