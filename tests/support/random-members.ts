import { membershipStates } from '../../lib/agreement/membership/membership-states';
import { day } from '../../lib/platform/time';
import { loadAgreement, agreementFile } from '../../prisma/load-agreement';
import { checkDigit, makePrefecture, type ownerClient } from './factories';

export const OTHER = 'other-intervals';
/** Intervals that the real agreement has not, so that the ends of short and long months are met. */
const INTERVALS: Record<string, number | null> = { configuration: 6, training: 1, drill: 18, wishes: 24, reception: null, sending: 11 };
const DAY = 86_400_000;
/** Days on which a reckoning of dates goes wrong. */
const EDGES = ['02-28', '02-29', '03-01', '03-30', '03-31', '04-01', '08-29', '08-30', '08-31', '12-31', '01-01', '01-30', '01-31', '04-30', '11-30'];

/** Repeatable: the same seed makes the same members. */
export function randomOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const edge = (year: number): string => {
    const found = `${year}-${EDGES[below(EDGES.length)]}`;
    return found.endsWith('02-29') && year % 4 !== 0 ? `${year}-02-28` : found;
  };
  const date = (from: number, to: number): string =>
    below(3) > 0 ? edge(from + below(to - from + 1)) : new Date(Date.UTC(from, 0, 1) + below((to - from + 1) * 365) * DAY).toISOString().slice(0, 10);
  return { below, date, chance: (share: number) => next() < share };
}

/** Members with steps, records and contacts at random, most of them in the real agreement; written in a few statements. */
export async function makeRandomMembers(client: ReturnType<typeof ownerClient>, count: number, seed = 20261125): Promise<{ agreementId: string; codes: string[] }[]> {
  const { below, date, chance } = randomOf(seed);
  await makePrefecture(client);
  await loadAgreement(client);
  await loadAgreement(client, { ...agreementFile, id: OTHER, name: '間隔の違う協定', duties: agreementFile.duties.map((duty) => ({ ...duty, intervalMonths: duty.key in INTERVALS ? INTERVALS[duty.key]! : duty.intervalMonths })) });
  const keys = agreementFile.duties.map(({ key }) => key).filter((key) => key !== 'officers');
  const codes = Array.from({ length: count }, (_, i) => { const five = String(97_000 + i); return `${five}${checkDigit(five)}`; });
  const agreementOf = (i: number) => (i % 4 === 3 ? OTHER : agreementFile.id);
  await client.municipality.createMany({ data: codes.map((code, i) => ({ code, prefectureCode: '99', name: `乱数${i}町`, kana: 'らんすうちょう', type: '町', demo: true })) });
  const places = codes.map((municipalityCode, i) => ({ agreementId: agreementOf(i), municipalityCode }));
  await client.membership.createMany({ data: places.map((place) => ({ ...place, status: 'member', since: day('2022-04-01') })) });
  // Most begin as members long before; the rest goes through standings as it comes, sometimes two on one day.
  const steps = places.flatMap((place) => {
    const days = Array.from({ length: 1 + below(5) }, () => date(2021, 2026)).sort();
    if (chance(0.3)) days.splice(1, 0, days[0]!);
    return days.map((on, i) => ({ ...place, status: chance(0.6) ? 'member' : membershipStates[below(4)]!, effectiveOn: day(on), at: new Date(Date.UTC(2026, 0, 1) + i * 1000) }));
  });
  await client.membershipStep.createMany({ data: steps });
  const records = places.flatMap((place) => keys.flatMap((dutyKey) => Array.from({ length: below(4) }, () => {
    const doneOn = day(date(2021, 2026));
    // Around midnight in Japan, which is 15:00 the day before in UTC.
    const withdrawnAt = chance(0.2) ? new Date(doneOn.getTime() + below(500) * DAY + [14.5, 15.5, 3][below(3)]! * 3_600_000) : null;
    return { ...place, dutyKey, doneOn, evidenceKind: 'hand', withdrawnAt };
  })));
  await client.dutyRecord.createMany({ data: records });
  const contacts = codes.flatMap((municipalityCode) => Array.from({ length: below(6) }, (_, callOrder) => {
    const appointedOn = day(date(2020, 2025));
    return { municipalityCode, side: chance(0.5) ? 'disaster' : 'ict', callOrder, name: '人', appointedOn, endedOn: chance(0.5) ? new Date(appointedOn.getTime() + below(1200) * DAY) : null };
  }));
  await client.contact.createMany({ data: contacts });
  return [agreementFile.id, OTHER].map((agreementId) => ({ agreementId, codes: places.filter((place) => place.agreementId === agreementId).map(({ municipalityCode }) => municipalityCode) }));
}
