import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { carryOutPlans } from './carry-out-plans';

/** Each minute, so that a step holds from the first minute of its day in Japan, and a server that was down catches up before anyone notices. */
export const membershipJobs: Job[] = [{ name: 'carry-out-plans', cron: '* * * * *', handler: async (actor, signal) => void (await carryOutPlans(actor, new Date(), signal)) }];
