import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { Step } from './response-steps';

type Respondent = { id: string; owner: string };

/** Remembers a step of a response's way, with who took it. */
export async function takeStep(tx: Transaction, actor: Actor, { id: respondentId, owner }: Respondent, step: Step, version: number | null = null): Promise<void> {
  if (actor.kind !== 'person' && actor.kind !== 'secretariat') throw new RefusedError();
  await tx.responseStep.createMany({ data: [{ respondentId, owner, step, version, bySecretariat: actor.kind === 'secretariat', personId: actor.personId }] });
}

/** Keeps remarks at items; an empty item is about the whole. */
export async function writeRemarks(tx: Transaction, actor: Actor, { id: respondentId, owner }: Respondent, remarks: readonly { item: string; text: string }[]): Promise<void> {
  if (actor.kind !== 'person' && actor.kind !== 'secretariat') throw new RefusedError();
  const by = { respondentId, owner, bySecretariat: actor.kind === 'secretariat', writtenBy: actor.personId, writtenAt: new Date() }; // one moment for one act
  await tx.reviewRemark.createMany({ data: remarks.map(({ item, text }) => ({ ...by, item, text })) });
}
