import 'server-only';
import type { JobActor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import type { Job } from '@/lib/platform/jobs';
import { isReminderDay, REMINDER_DAYS } from './reminder-rule';
import { remind } from './remind';
import { waveState } from '../waves/wave-state';

/** Reminds in every year that takes answers and whose day it is. Run again the same day, it reminds nobody twice. */
export async function sendDueReminders(actor: JobActor, now = new Date()): Promise<number> {
  const waves = await db.as(actor, (tx) => tx.wave.findMany({ where: { status: 'open', rebuilt: false }, omit: { definition: true }, include: { reminders: true } }));
  let reminded = 0;
  for (const { reminders, ...wave } of waves) {
    const plan = { enabled: reminders?.enabled ?? true, days: reminders?.daysBefore ?? REMINDER_DAYS };
    if (waveState(wave, now) !== 'open' || !isReminderDay(wave.closesOn, plan, now)) continue;
    reminded += (await db.as(actor, (tx) => remind(tx, { wave, kind: 'date', sentBy: null }, now), WHOLE_COUNTRY)).municipalities;
  }
  return reminded;
}

/** Every hour of the working day, so that a server that was down at nine catches up. */
export const reminderJobs: Job[] = [{ name: 'send-reminders', cron: '0 9-17 * * *', handler: async (actor) => void (await sendDueReminders(actor)) }];
