import 'server-only';
import type { Job } from '@/lib/platform/jobs';
import { carryOutHandovers } from './carry-out-handovers';

export const peopleJobs: Job[] = [
  {
    name: 'hand-over',
    cron: '1 * * * *', // Japan time; also at every sign-in
    handler: async (actor) => {
      await carryOutHandovers(actor);
    },
  },
];
