import 'server-only';
import { recordEach } from '@/lib/audit/record';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import type { Transaction } from '@/lib/platform/db';
import { day, isoDay } from '@/lib/platform/time';
import { surveyAddress } from '../addresses';
import { paperOwners } from '../paper/paper-owners';
import { isStillOpen, reminderText } from './reminder-rule';

type Reminding = {
  wave: { year: number; title: string; closesOn: Date | null };
  kind: 'date' | 'group' | 'prefecture';
  sentBy: string | null;
  batchId?: string;
  /** Which of those asked; all when it is left out. */
  only?: (owner: string) => boolean;
};

/**
 * Reminds those of a year who have not submitted, each municipality once a day at most whoever asks, and writes down that
 * it did, all in the caller's transaction. The lock lets two askers at once follow one another.
 * @returns municipalities reminded
 */
export async function remind(tx: Transaction, { wave, kind, sentBy, batchId, only = () => true }: Reminding, now = new Date()): Promise<{ municipalities: number; addresses: number }> {
  const { year } = wave;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`reminders ${year}`}))::text`;
  const onDay = day(isoDay(now));
  const today = new Set((await tx.reminderLog.findMany({ where: { year, onDay }, select: { owner: true } })).map(({ owner }) => owner));
  const rows = await tx.$queryRaw<{ owner: string; status: string }[]>`select owner, status from response_progress(${year}::int)`;
  const onPaper = await paperOwners(tx, year);
  const codes = rows.filter(({ owner, status }) => isStillOpen(status) && !onPaper.has(owner) && !today.has(owner) && only(owner)).map(({ owner }) => owner);
  const counts = await notifyMunicipalities(tx, { codes, roles: ['editor', 'approver'], kind: 'reminder', year, batchId, pathOf: (code) => surveyAddress(year, code), pathLabel: '回答の状況を見る', ...reminderText(wave, now) });
  await tx.reminderLog.createMany({ data: [...counts].map(([owner, addresses]) => ({ year, owner, onDay, kind, addresses, sentBy })) });
  await recordEach(tx, [...counts.keys()], { act: 'reminder.sent', subject: `wave:${year}`, detail: { kind } });
  return { municipalities: counts.size, addresses: [...counts.values()].reduce((sum, n) => sum + n, 0) };
}
