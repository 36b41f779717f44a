import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { sendDutyReminders } from './send-duty-reminders';

/** Each working hour, so that a server that was down in the morning catches up. */
export const dutyJobs: Job[] = [{ name: 'remind-duties', cron: '20 9-17 * * *', handler: async (actor, signal) => void (await sendDutyReminders(actor, new Date(), signal)) }];
