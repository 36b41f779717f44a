import { addDays, daysBetween } from '../../platform/time';
import type { MembershipState } from '../membership/membership-states';

// What a member owes on a day, reckoned from what it has done. Days are calendar days in Japan, 'YYYY-MM-DD'. Why it is
// reckoned like this: docs/decisions/0150-reckoning-of-duties.md. A second reckoning, in SQL and day by day, is held against it by
// tests/integration/duties-independent-sql.test.ts.

export type DutyRule = { key: string; intervalMonths: number | null; forProject: boolean };
/** In the order in which they took effect. */
export type StandingStep = { status: MembershipState; effectiveOn: string };
/** Something done; `withdrawnOn`: from that day on it counts no more. */
export type DutyDeed = { dutyKey: string; doneOn: string; withdrawnOn: string | null };
/** A contact who is in force from the day of appointment until the day before `endedOn`. */
export type Officer = { side: string; appointedOn: string; endedOn: string | null };
export type DutyFacts = { steps: readonly StandingStep[]; deeds: readonly DutyDeed[]; officers: readonly Officer[] };

export const dutyStates = ['met', 'soon', 'overdue', 'never', 'not-owed'] as const;
export type DutyState = (typeof dutyStates)[number];

export type DutyOnDay = {
  key: string;
  /** 準備会 owes nothing, but what is `forProject` is shown to it with its state all the same. */
  state: DutyState;
  owed: boolean;
  /** The last day on which it is met, or was; null: never met, or met without an end in sight. */
  metUntil: string | null;
  /** Since when it is owed and not met. */
  unmetSince: string | null;
  lastDone: string | null;
  /** Done in the fiscal year of the day (April to March). */
  thisFiscalYear: boolean;
};

/** Days before a lapse from which on a duty is due soon. Ours. */
export const SOON_DAYS = 30;
/** The one duty that is met by standing contacts, not by something done. */
export const OFFICERS = 'officers';

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const fiscalYear = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);

/**
 * The last day of a period of months that begins with the day after something was done: 民法 第140条 (the first day does not
 * count) and 第143条 (it ends the day before the corresponding day; where that month has none, with the month). So what is done on the
 * last day of a month holds to the last day of a month: 31 March to 31 March, 28 February 2023 to 29 February 2024, 29 February
 * to 28 February.
 */
export function lastDayOfPeriod(doneOn: string, months: number): string {
  const first = addDays(doneOn, 1);
  const [year, month, day] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(first.slice(8))];
  const daysInEndMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return iso(day > daysInEndMonth ? Date.UTC(year, month - 1 + months, daysInEndMonth) : Date.UTC(year, month - 1 + months, day - 1));
}

/** Where a member stands on a day, and since when it has owed without a break; nothing before its first step. */
export function standingOn(steps: readonly StandingStep[], day: string): { status: MembershipState; owedSince: string | null } | undefined {
  let found: { status: MembershipState; owedSince: string | null } | undefined;
  for (const [i, { status, effectiveOn }] of steps.entries()) {
    if (effectiveOn > day) break;
    if (steps[i + 1]?.effectiveOn === effectiveOn) continue; // of several on one day the last holds, as if the others had not been
    found = { status, owedSince: status === 'member' ? (found?.owedSince ?? effectiveOn) : null };
  }
  return found;
}

type Met = { met: boolean; metUntil: string | null; lastDone: string | null };

function metByOfficers(officers: readonly Officer[], day: string): Met {
  const inForce = (side: string, on: string) => officers.some((officer) => officer.side === side && officer.appointedOn <= on && (officer.endedOn === null || on < officer.endedOn));
  const both = (on: string) => inForce('disaster', on) && inForce('ict', on);
  // It can only break on a day on which someone's appointment ends.
  const breaks = officers.flatMap(({ endedOn }) => (endedOn && !both(endedOn) && both(addDays(endedOn, -1)) ? [endedOn] : [])).sort();
  const met = both(day);
  const at = met ? breaks.find((end) => end > day) : breaks.findLast((end) => end <= day);
  return { met, metUntil: at ? addDays(at, -1) : null, lastDone: null };
}

function metByDeeds(deeds: readonly DutyDeed[], { key, intervalMonths }: DutyRule, day: string): Met {
  let lastDone: string | null = null;
  for (const { dutyKey, doneOn, withdrawnOn } of deeds)
    if (dutyKey === key && doneOn <= day && (withdrawnOn === null || day < withdrawnOn) && (lastDone === null || doneOn > lastDone)) lastDone = doneOn;
  if (lastDone === null) return { met: false, metUntil: null, lastDone };
  if (intervalMonths === null) return { met: true, metUntil: null, lastDone };
  const metUntil = lastDayOfPeriod(lastDone, intervalMonths);
  return { met: day <= metUntil, metUntil, lastDone };
}

/** Every duty of a member on a day. */
export function reckonDuties(rules: readonly DutyRule[], { steps, deeds, officers }: DutyFacts, day: string): DutyOnDay[] {
  const standing = standingOn(steps, day);
  return rules.map((rule) => {
    const { met, metUntil, lastDone } = rule.key === OFFICERS ? metByOfficers(officers, day) : metByDeeds(deeds, rule, day);
    const owedSince = standing?.owedSince ?? null;
    const shown = owedSince !== null || (standing?.status === 'preparing' && rule.forProject);
    const lapsed = !met && metUntil !== null ? addDays(metUntil, 1) : null;
    return {
      key: rule.key, owed: owedSince !== null, metUntil, lastDone,
      state: !shown ? 'not-owed' : met ? (metUntil !== null && daysBetween(day, metUntil) < SOON_DAYS ? 'soon' : 'met') : lapsed ? 'overdue' : 'never',
      unmetSince: met || owedSince === null ? null : lapsed !== null && lapsed > owedSince ? lapsed : owedSince,
      thisFiscalYear: lastDone !== null && fiscalYear(lastDone) === fiscalYear(day),
    };
  });
}

/** The day on which a duty that is met today would stop to be. */
export const lapsesOn = ({ state, metUntil }: DutyOnDay): string | null => ((state === 'met' || state === 'soon') && metUntil ? addDays(metUntil, 1) : null);
