import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';

export const onPaperSentence = 'この回答は、紙で届いたものを事務局が入力しています。画面から回答するときは、事務局にご連絡ください。';

/** The paper answer that stands for a respondent, or null. */
export const paperOf = (tx: Transaction, respondentId: string) => tx.paperAnswer.findFirst({ where: { respondentId, endedAt: null }, select: { id: true, receivedOn: true, startedAt: true } });

/**
 * An answer is written by its municipality, or by the secretariat while it is on paper; never by both.
 * @throws {RefusedError} for the secretariat where nothing came on paper
 * @throws {StateError} for the municipality while the secretariat enters its paper
 */
export async function assertWriter(tx: Transaction, actor: Actor, respondentId: string): Promise<void> {
  const paper = await paperOf(tx, respondentId);
  if (actor.kind === 'secretariat' && !paper) throw new RefusedError('事務局が入力できるのは、紙で届いた回答だけです。');
  if (actor.kind !== 'secretariat' && paper) throw new StateError(onPaperSentence);
}
