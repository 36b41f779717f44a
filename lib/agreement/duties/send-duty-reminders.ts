import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { mayRunJobs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { addDays, day, isoDay } from '@/lib/platform/time';
import type { DutyOnDay } from './duties';
import { readDutyTable } from './list-duties';
import { DAYS_BETWEEN_MAILS, dutyReminderText, type ReminderItem, reminderItems } from './reminder-text';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Reminds each member of duties that lapse: once 30 days before, once when it has lapsed, at most one mail in seven days, one transaction a
 * member. Run again, or by two at once, it tells nobody the same twice. Where nobody has left an address, nothing is noted, and the
 * next day tries again.
 * @returns members reminded
 */
export async function sendDutyReminders(actor: Actor, now = new Date(), signal?: AbortSignal): Promise<number> {
  if (!mayRunJobs(actor)) throw new RefusedError();
  const today = isoDay(now);
  const { rules, rows } = await db.as(actor, (tx) => readDutyTable(tx, today));
  const titles = new Map(rules.map(({ key, title }) => [key, title]));
  let reminded = 0;
  for (const { code, duties } of rows) {
    if (signal?.aborted) break;
    const items = reminderItems(duties);
    if (items.length > 0 && (await db.as(actor, (tx) => remindMember(tx, { code, duties, items, titles, today })))) reminded += 1;
  }
  return reminded;
}

type Member = { code: string; duties: DutyOnDay[]; items: ReminderItem[]; titles: Map<string, string>; today: string };

async function remindMember(tx: Transaction, { code, duties, items, titles, today }: Member): Promise<boolean> {
  const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`duty reminders ${code}`}))::text`;
  if (await tx.dutyReminder.findFirst({ where: { ...place, sentOn: { gt: day(addDays(today, -DAYS_BETWEEN_MAILS)) } }, select: { sentOn: true } })) return false;
  const told = new Set((await tx.dutyReminderItem.findMany({ where: place, select: { dutyKey: true, kind: true, lapsesOn: true } })).map((item) => `${item.dutyKey} ${item.kind} ${item.lapsesOn.toISOString().slice(0, 10)}`));
  const fresh = items.filter((item) => !told.has(`${item.dutyKey} ${item.kind} ${item.lapsesOn}`));
  if (fresh.length === 0) return false;
  const addresses = await notifyMunicipality(tx, { code, roles: ['editor', 'approver'], kind: 'duty', path: `/agreement/duties?code=${code}`, pathLabel: '協定の義務を見る', ...dutyReminderText(duties, (key) => titles.get(key) ?? key) });
  if (addresses === 0) return false;
  const sentOn = day(today);
  await tx.dutyReminder.create({ data: { ...place, sentOn, addresses } });
  await tx.dutyReminderItem.createMany({ data: fresh.map(({ lapsesOn, ...item }) => ({ ...place, ...item, lapsesOn: day(lapsesOn), sentOn })) });
  await record(tx, { act: 'duties.reminded', municipalityCode: code, detail: { duties: fresh.map(({ dutyKey }) => dutyKey) } });
  return true;
}
