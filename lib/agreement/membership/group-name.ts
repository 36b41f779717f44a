import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/** @throws {InvalidInputError} at `name` where another group has it */
export async function assertGroupNameFree(tx: Transaction, name: string, except?: string): Promise<void> {
  const taken = await tx.agreementGroup.findFirst({ where: { agreementId: THE_AGREEMENT, endedAt: null, name, ...(except ? { id: { not: except } } : {}) }, select: { id: true } });
  if (taken) throw new InvalidInputError({ name: '「グループの名前」は、ほかのグループと違うものにしてください。' });
}
