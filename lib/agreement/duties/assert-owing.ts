import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/** @throws StateError where the municipality stands in no agreement, has left it, or only prepares while the duty is for members */
export async function assertOwing(tx: Transaction, code: string, duty: string): Promise<void> {
  const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true } });
  if (!membership || membership.status === 'withdrawn') throw new StateError('協定に加わっていないため、義務の記録はできません。「協定」の画面で、加わっているかをご確認ください。');
  if (membership.status === 'preparing' && !(await tx.duty.findUnique({ where: { agreementId_key: { agreementId: THE_AGREEMENT, key: duty } }, select: { forProject: true } }))?.forProject)
    throw new StateError('準備会の間は、ICT-BCPだけを記録できます。ほかの義務は、構成団体になってから記録してください。');
}
