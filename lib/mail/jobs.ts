import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { SEND_MAIL } from './queue-mail';
import { readBounceFolder } from './read-bounce-folder';
import { sendQueued } from './send-queued';

/** Sending is asked for by each act that queues mail; the clock catches what waits for another try. */
export const mailJobs: Job[] = [
  { name: SEND_MAIL, cron: '* * * * *', handler: sendQueued },
  { name: 'read-bounces', cron: '*/5 * * * *', handler: readBounceFolder },
];
