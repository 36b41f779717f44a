import 'server-only';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { comingReminders, REMINDER_DAYS } from './reminder-rule';
import { waveState } from '../waves/wave-state';

/** A year's plan of reminders, the days to come, and the last ones sent. @throws {RefusedError} @throws {NotFoundError} */
export async function getReminders(actor: Actor, year: number, now = new Date()) {
  if (!mayRunMail(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true }, include: { reminders: true } });
    if (!wave) throw new NotFoundError('この年度の調査は見つかりません。年度をご確認ください。');
    const { reminders, ...facts } = wave;
    const plan = { enabled: reminders?.enabled ?? true, days: [...(reminders?.daysBefore ?? REMINDER_DAYS)].sort((a, b) => b - a) };
    const sent = await tx.reminderLog.groupBy({ by: ['onDay', 'kind'], where: { year }, _count: true, orderBy: { onDay: 'desc' }, take: 10 });
    const prefectures = await tx.$queryRaw<{ code: string; name: string }[]>`
      select distinct p.code, p.name from respondent r join prefecture p on p.code = left(r.municipality_code, 2) where r.year = ${year}::int order by p.code`;
    return { wave: { ...facts, state: waveState(facts, now) }, plan, coming: comingReminders(wave.closesOn, plan, now), prefectures, sent: sent.map(({ onDay, kind, _count }) => ({ onDay, kind, municipalities: _count })) };
  });
}
