import 'server-only';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';

export const handoverJob: JobActor = { kind: 'job', name: 'handover' };

/**
 * Carries out the handovers whose day has come (Japan time); each becomes a line of the log there (hand_over.complete). Runs at every
 * sign-in, so that nobody waits for a timer, and may run as a daily job.
 * @returns how many
 */
export async function carryOutHandovers(actor: JobActor): Promise<number> {
  const [row] = await db.as(actor, (tx) => tx.$queryRaw<{ done: number }[]>`select hand_over.carry_out_due() as done`);
  return row?.done ?? 0;
}
