import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { SubmissionWay } from './submission-rule';

/** How a municipality submits. */
export async function readWay(tx: Transaction, code: string): Promise<SubmissionWay> {
  const rule = await tx.submissionRule.findUnique({ where: { municipalityCode: code }, select: { way: true } });
  return (rule?.way ?? 'approver') as SubmissionWay;
}
