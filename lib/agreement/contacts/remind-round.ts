import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { mayRunJobs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { dayInJapan } from '@/lib/platform/time';
import { hasSigned } from '../membership/membership-states';
import { readRound } from './read-round';
import { isReminderDay, type OpenCalls, roundReminderText } from './round-reminder';
import { THE_AGREEMENT } from '../the-agreement';

type Round = { id: string; year: number; closesOn: Date; openedAt: Date; closedAt: Date | null };

/** Whom each municipality still has to call, by who records it: the caller, or the called one's own people where the caller has left. */
async function readOpenCalls(tx: Transaction, round: Round): Promise<Map<string, OpenCalls[]>> {
  const signed = new Set((await tx.membership.findMany({ where: { agreementId: THE_AGREEMENT }, select: { municipalityCode: true, status: true } })).filter(({ status }) => hasSigned(status)).map(({ municipalityCode }) => municipalityCode));
  const places = await readRound(tx, round);
  const names = new Map((await tx.municipality.findMany({ where: { code: { in: places.map(({ code }) => code) } }, select: { code: true, name: true, prefecture: { select: { name: true } } } })).map(({ code, name, prefecture }) => [code, `${prefecture.name} ${name}`]));
  const open = new Map<string, OpenCalls[]>();
  for (const { code, caller, means } of places) {
    const count = means.filter(({ call }) => call === null).length;
    if (count === 0 || !signed.has(code)) continue;
    const who = signed.has(caller) ? caller : code;
    open.set(who, [...(open.get(who) ?? []), { code, place: names.get(code) ?? code, means: count }]);
  }
  return open;
}

/**
 * Reminds, in the last week of a calling round, those who have not recorded all their calls: each once a round, one transaction each, so that two
 * processes or runs tell nobody twice. Where nobody has left an address nothing is noted, and the next run tries again.
 * @returns municipalities reminded
 */
export async function remindRound(actor: Actor, now = new Date(), signal?: AbortSignal): Promise<number> {
  if (!mayRunJobs(actor)) throw new RefusedError();
  const today = dayInJapan(now);
  const { round, told, open } = await db.as(actor, async (tx) => {
    const found = await tx.meansRound.findFirst({ where: { agreementId: THE_AGREEMENT, closedAt: null }, orderBy: { year: 'desc' }, select: { id: true, year: true, closesOn: true, openedAt: true, closedAt: true } });
    const due = found && isReminderDay({ openedOn: dayInJapan(found.openedAt), closesOn: found.closesOn }, today) ? found : null;
    const reminded = due ? await tx.meansRoundReminder.findMany({ where: { roundId: due.id }, select: { municipalityCode: true } }) : [];
    return { round: due, told: new Set(reminded.map(({ municipalityCode }) => municipalityCode)), open: due ? await readOpenCalls(tx, due) : new Map<string, OpenCalls[]>() };
  });
  if (!round) return 0;
  let reminded = 0;
  for (const [code, calls] of open) {
    if (signal?.aborted) break;
    if (!told.has(code) && (await db.as(actor, (tx) => remindCaller(tx, { round, code, calls, today })))) reminded += 1;
  }
  return reminded;
}

async function remindCaller(tx: Transaction, { round, code, calls, today }: { round: Round; code: string; calls: OpenCalls[]; today: Date }): Promise<boolean> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`round reminder ${code}`}))::text`;
  if (await tx.meansRoundReminder.findUnique({ where: { roundId_municipalityCode: { roundId: round.id, municipalityCode: code } }, select: { sentOn: true } })) return false;
  if ((await tx.meansRound.count({ where: { id: round.id, closedAt: null } })) === 0) return false; // closed since the list was made
  const addresses = await notifyMunicipality(tx, { code, roles: ['editor', 'approver'], kind: 'contact', path: `/agreement/contacts/round?code=${code}`, pathLabel: '連絡する相手を見る', ...roundReminderText({ ...round, open: calls }) });
  if (addresses === 0) return false;
  await tx.meansRoundReminder.create({ data: { roundId: round.id, municipalityCode: code, sentOn: today, addresses }, select: { addresses: true } });
  await record(tx, { act: 'round.reminded', municipalityCode: code, subject: `round:${round.id}` });
  return true;
}
