import 'server-only';
import type { JobActor } from '@/lib/platform/actor';
import { carryOutHandovers } from './carry-out-handovers';

/** Jobs of this room, in the form that lib/platform/jobs.ts takes; instrumentation.ts registers them with the others. */
export const peopleJobs: { name: string; cron: string; handler: (actor: JobActor) => Promise<void> }[] = [
  {
    name: 'hand-over',
    cron: '1 * * * *', // Japan time; also at every sign-in
    handler: async (actor) => {
      await carryOutHandovers(actor);
    },
  },
];
