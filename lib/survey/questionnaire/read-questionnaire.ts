import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import type { Questionnaire } from './questionnaire';

const KEPT = 20;
const known = new Map<string, Questionnaire>();

/**
 * The questionnaire of a year. The row's `definitionHash` (a trigger keeps it) names it, so that a process reads each
 * questionnaire once. It is shared: nobody alters it.
 * @param wave a row that the actor was allowed to read
 */
export async function readQuestionnaire(tx: Transaction, { year, definitionHash }: { year: number; definitionHash: string }): Promise<Questionnaire> {
  const kept = known.get(definitionHash);
  if (kept) return kept;
  const row = await tx.wave.findUnique({ where: { year }, select: { definition: true, definitionHash: true } });
  if (!row) throw new NotFoundError('この年度の調査票は公開されていません。年度をご確認ください。');
  const questionnaire = deepFreeze(row.definition as unknown as Questionnaire);
  if (known.size >= KEPT) known.delete(known.keys().next().value!);
  known.set(row.definitionHash, questionnaire);
  return questionnaire;
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
