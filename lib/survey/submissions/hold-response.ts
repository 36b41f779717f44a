import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { findResponse, lockResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';

/**
 * A response with its questionnaire, held until the transaction ends: no step and no save goes on beside it. Everything
 * is read after the lock is there.
 * @throws {NotFoundError} when the municipality is not asked in that year
 */
export async function holdResponse(tx: Transaction, year: number, code: string) {
  const { respondent } = await findResponse(tx, year, code);
  await lockRespondent(tx, respondent.id);
  await lockResponse(tx, respondent.id); // waits for a save under way
  const found = await findResponse(tx, year, code);
  return { ...found, respondent: { ...found.respondent, bands: found.respondent.bands as Record<string, string> } };
}

/** @throws {StateError} when something was saved since the page was made */
export function assertSeen(seen: number, stands: number, again: string): void {
  if (seen !== stands) throw new StateError(`確認していただいた後に、回答が変更されています。下の内容をもう一度確認してから${again}してください。`);
}
