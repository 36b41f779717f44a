import { type DutyOnDay, type Officer, standingOn, type StandingStep } from '../duties/duties';
import { isUnmet } from '../duties/duty-filter';
import { dutyOf, type Reason } from './meeting-terms';
import { addDays } from '../../platform/time';

/** How long a member or an officer counts as new: a year, ours. */
const NEW_DAYS = 365;

/**
 * Why a member should come to an event: it is new, an officer came after its last one, or its participation is due. Nothing where there is
 * no such reason; for a meeting there is none.
 */
export function reasonsToInvite(kind: string, { steps, officers }: { steps: readonly StandingStep[]; officers: readonly Officer[] }, duties: readonly DutyOnDay[], today: string): Reason[] {
  const duty = duties.find(({ key }) => key === dutyOf(kind));
  if (!duty || !duty.owed) return [];
  const since = addDays(today, -NEW_DAYS);
  const owedSince = standingOn(steps, today)?.owedSince;
  const came = officers.filter(({ appointedOn, endedOn }) => appointedOn > since && appointedOn <= today && (endedOn === null || today < endedOn));
  return [
    ...(kind === 'training' && owedSince && owedSince > since && !(duty.lastDone && duty.lastDone >= owedSince) ? (['new-member'] as const) : []),
    ...(kind === 'training' && came.some(({ appointedOn }) => !duty.lastDone || appointedOn > duty.lastDone) ? (['newcomer'] as const) : []),
    ...(isUnmet(duty.state) || duty.state === 'soon' ? (['due'] as const) : []),
  ];
}
