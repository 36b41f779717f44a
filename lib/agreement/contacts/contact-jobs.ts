import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { escalateUnconfirmed } from './escalate-unconfirmed';
import { remindRound } from './remind-round';
import { sendConfirmations } from './send-confirmations';
import { tellDisputes } from './tell-disputes';

/** In the working day of Japan, every hour, so that a server that was down in the morning catches up. */
export const contactJobs: Job[] = [
  { name: 'ask-contacts', cron: '20 9-17 * * *', handler: async (actor, signal) => void (await sendConfirmations(actor, new Date(), signal)) },
  { name: 'escalate-contacts', cron: '40 9-17 * * *', handler: async (actor, signal) => void (await escalateUnconfirmed(actor, new Date(), signal)) },
  { name: 'tell-disputes', cron: '* * * * *', handler: async (actor) => void (await tellDisputes(actor)) },
  { name: 'remind-round', cron: '50 9-17 * * *', handler: async (actor, signal) => void (await remindRound(actor, new Date(), signal)) },
];
