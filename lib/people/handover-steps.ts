import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { formatDateTime } from '@/lib/platform/time';
import { checkHandover, type HandoverSummary } from './check-handover';
import { handOver } from './hand-over';
import type { HandoverInput } from './handover-schema';
import { siteOrigin } from './site-origin';

type Stage = { stage: 'edit' } | { stage: 'summary'; summary: HandoverSummary } | { stage: 'done'; summary: HandoverSummary; invitation: { link: string; until: string; name: string } | null };

/** One step of the guided form: back to it, what will happen, or the act itself. */
export async function handoverStep(actor: Actor, input: HandoverInput): Promise<Stage> {
  if (input.step === 'edit') return { stage: 'edit' };
  if (input.step !== 'confirm') return { stage: 'summary', summary: await checkHandover(actor, input) };
  const { summary, invitation } = await handOver(actor, input);
  return { stage: 'done', summary, invitation: invitation && { link: `${await siteOrigin()}/invite/${invitation.token}`, until: formatDateTime(invitation.expiresAt), name: summary.to } };
}
