import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { saveAnswers } from './save-answers';

type Input = { year: number; code: string; item: string; before: string; text: string };

/**
 * Saves the explanation of something odd as the remark of its item.
 * @param input.before the remark that the page showed
 * @throws {RefusedError} when the actor does not write for the municipality
 * @throws {StateError} when no answers are taken, or a colleague changed the remark meanwhile
 */
export async function explainFinding(actor: Actor, { year, code, item, before, text }: Input): Promise<void> {
  if (!mayEditResponse(actor, code)) throw new RefusedError();
  const field = `${item}.remark`;
  const { fields } = await saveAnswers(actor, { year, code, changes: [{ field, from: before || null, to: text }] });
  const outcome = fields[field]!;
  if (outcome.status === 'conflict') throw new StateError('ほかの方がこの項目の備考を変更しています。画面を開き直して、備考の内容をご確認ください。');
  if (outcome.status !== 'saved') throw new InvalidInputError({ text: outcome.message });
}
