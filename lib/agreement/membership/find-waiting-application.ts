import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';
import type { ApplicationKind } from './application-rules';

/**
 * An application that waits, held against a second answer at the same time.
 * @throws {NotFoundError} where there is none of this id
 * @throws {StateError} when it has been answered or taken back
 */
export async function findWaitingApplication(tx: Transaction, id: string): Promise<{ id: string; code: string; kind: ApplicationKind }> {
  const found = await tx.agreementApplication.findUnique({ where: { id }, select: { municipalityCode: true } });
  if (!found) throw new NotFoundError();
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`membership ${found.municipalityCode}`}))::text`;
  const { kind, status } = await tx.agreementApplication.findUniqueOrThrow({ where: { id }, select: { kind: true, status: true } });
  if (status !== 'waiting') throw new StateError('この申し込みは、すでに確認が終わっているか、取り下げられています。ページを開き直してください。');
  return { id, code: found.municipalityCode, kind: kind as ApplicationKind };
}
