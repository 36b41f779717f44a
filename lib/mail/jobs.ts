import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { SEND_MAIL } from './queue-mail';
import { sendQueued } from './send-queued';

/** Asked for by each act that queues mail; the clock catches what waits for another try. */
export const mailJobs: Job[] = [{ name: SEND_MAIL, cron: '* * * * *', handler: sendQueued }];
