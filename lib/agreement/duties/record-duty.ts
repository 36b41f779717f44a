import 'server-only';
import type { Transaction } from '@/lib/platform/db';

export type DutyDone = {
  code: string;
  /** A key of prisma/agreement/*.json. */
  duty: string;
  /** The day on which it was done, in Japan. */
  doneOn: Date;
  /** What shows it: document attendance wish sending …, and its id. */
  evidence: { kind: string; id: string };
  note?: string;
  by: string | null;
};

/**
 * Records for each agreement in which the municipality stands that something was done for a duty, in the transaction of the act that did it.
 * @returns how many agreements it counts in; 0 where the municipality stands in none that has this duty
 */
export async function recordDuty(tx: Transaction, { code, duty, doneOn, evidence, note = '', by }: DutyDone): Promise<number> {
  const memberships = await tx.membership.findMany({
    where: { municipalityCode: code, status: { not: 'withdrawn' }, agreement: { duties: { some: { key: duty } } } },
    select: { agreementId: true },
  });
  const { count } = await tx.dutyRecord.createMany({
    data: memberships.map(({ agreementId }) => ({ agreementId, municipalityCode: code, dutyKey: duty, doneOn, evidenceKind: evidence.kind, evidenceId: evidence.id, note, recordedBy: by })),
  });
  return count;
}

/** Takes back what an act had recorded for a duty, when its evidence is withdrawn. */
export async function withdrawDutyRecords(tx: Transaction, { code, evidence }: { code: string; evidence: { kind: string; id: string } }): Promise<void> {
  await tx.dutyRecord.updateMany({ where: { municipalityCode: code, evidenceKind: evidence.kind, evidenceId: evidence.id, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
}
