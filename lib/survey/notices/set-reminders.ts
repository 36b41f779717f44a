import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { lockWave } from '../waves/find-wave';

/** Sets on which days before the closing day a year's reminders go out, or that none do. @throws {RefusedError} @throws {InvalidInputError} */
export async function setReminders(actor: Actor, { year, enabled, days }: { year: number; enabled: boolean; days: number[] }): Promise<void> {
  if (!mayRunMail(actor)) throw new RefusedError();
  if (enabled && days.length === 0) throw new InvalidInputError({ days: '「締切の何日前に送るか」を一つ以上入力するか、「自動では送らない」を選んでください。' });
  await db.as(actor, async (tx) => {
    await lockWave(tx, year);
    await tx.reminderSetting.upsert({ where: { year }, create: { year, enabled, daysBefore: days }, update: { enabled, daysBefore: days } });
    await record(tx, { act: 'reminders.changed', subject: `wave:${year}`, detail: { enabled, days: days.map(String) } });
  });
}
