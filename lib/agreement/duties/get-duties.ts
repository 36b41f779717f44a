import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadDuties, mayRecordDuty, mayStatePreparation } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { addDays, isoDay } from '@/lib/platform/time';
import { reckonDuties, standingOn } from './duties';
import { readDutyFacts, readDutyRules } from './read-duty-facts';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Every duty of a municipality as it stands today, with what was recorded for each.
 * @throws RefusedError for who is neither its own nor the secretariat
 */
export async function getDuties(actor: Actor, { code }: { code: string }, now = new Date()) {
  if (!mayReadDuties(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true, prefecture: { select: { name: true } } } });
    if (!municipality) throw new NotFoundError();
    if (actor.kind === 'secretariat') await record(tx, { act: 'duties.opened', municipalityCode: code });
    const [rules, [facts]] = [await readDutyRules(tx), await readDutyFacts(tx, { codes: [code] })];
    const today = isoDay(now);
    const standing = facts && standingOn(facts.steps, today);
    const states = facts ? reckonDuties(rules, facts, today) : [];
    const history = await readHistory(tx, code);
    return {
      code, today, municipality: `${municipality.prefecture.name} ${municipality.name}`,
      standing: standing?.status ?? null, owedSince: standing?.owedSince ?? null, mayRecord: mayRecordDuty(actor, code), mayState: mayStatePreparation(actor, code),
      /** Officers appointed in the last year, later than the last training: whom to send to the next one. */
      newcomers: facts ? newcomersOf(facts.officers, states.find(({ key }) => key === 'training')?.lastDone ?? null, today) : 0,
      duties: states.map((state, i) => ({ ...state, ...words(rules[i]!), history: history.filter(({ dutyKey }) => dutyKey === state.key) })).filter((duty) => standing?.status !== 'preparing' || duty.forProject),
    };
  });
}

export type OwnDuties = Awaited<ReturnType<typeof getDuties>>;
export type OwnDuty = OwnDuties['duties'][number];

const words = ({ title, rule, evidence, lapse, source, intervalMonths, intervalOurs, forProject }: Awaited<ReturnType<typeof readDutyRules>>[number]) => ({ title, rule, evidence, lapse, source, intervalMonths, intervalOurs, forProject });

/** How many officers in force came within a year and after the last training that the municipality took part in. */
function newcomersOf(officers: readonly { appointedOn: string; endedOn: string | null }[], lastTraining: string | null, today: string): number {
  const since = addDays(today, -365);
  return officers.filter(({ appointedOn, endedOn }) => appointedOn <= today && (endedOn === null || today < endedOn) && appointedOn > since && (lastTraining === null || appointedOn > lastTraining)).length;
}

async function readHistory(tx: Transaction, code: string) {
  const rows = await tx.dutyRecord.findMany({
    // Partners may read the records to see the state, but not the history: it is read through the steps, whose policy they do not pass.
    where: { agreementId: THE_AGREEMENT, municipalityCode: code, membership: { steps: { some: {} } } }, orderBy: [{ doneOn: 'desc' }, { recordedAt: 'desc' }],
    select: { id: true, dutyKey: true, doneOn: true, evidenceKind: true, note: true, recordedBy: true, recordedAt: true, withdrawnAt: true },
  });
  const people = await tx.person.findMany({ where: { id: { in: rows.flatMap(({ recordedBy }) => recordedBy ?? []) } }, select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ recordedBy, ...row }) => ({ ...row, by: recordedBy ? (nameOf.get(recordedBy) ?? '') : '' }));
}
