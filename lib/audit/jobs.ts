import 'server-only';
import type { JobActor } from '@/lib/platform/actor';
import { sendHead } from './send-head';

/** Daily jobs of this room, in the form that lib/platform/jobs.ts takes; instrumentation.ts registers them with the others. */
export const auditJobs: { name: string; cron: string; handler: (actor: JobActor) => Promise<void> }[] = [
  {
    name: 'audit-head',
    cron: '15 4 * * *', // Japan time
    handler: async (actor) => {
      await sendHead(actor);
    },
  },
];
