import 'server-only';
import type { Transaction } from '@/lib/platform/db';

export type DutyDone = {
  /** Whoever did it: one municipality, or all that were there. */
  codes: string[];
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
 * Records for each agreement in which these municipalities stand that something was done for a duty, in the transaction of the act that did it.
 * Where one stands in none that has this duty, nothing is recorded for it.
 */
export async function recordDuty(tx: Transaction, { codes, duty, doneOn, evidence, note = '', by }: DutyDone): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { municipalityCode: { in: codes }, status: { not: 'withdrawn' }, agreement: { duties: { some: { key: duty } } } },
    select: { agreementId: true, municipalityCode: true },
  });
  await tx.dutyRecord.createMany({
    data: memberships.map((place) => ({ ...place, dutyKey: duty, doneOn, evidenceKind: evidence.kind, evidenceId: evidence.id, note, recordedBy: by })),
  });
}

/** Takes back what an act had recorded for a duty, when its evidence is withdrawn: all of these ids, of all of these municipalities. */
export async function withdrawDutyRecords(tx: Transaction, { codes, evidence }: { codes: string[]; evidence: { kind: string; ids: string[] } }): Promise<void> {
  await tx.dutyRecord.updateMany({ where: { municipalityCode: { in: codes }, evidenceKind: evidence.kind, evidenceId: { in: evidence.ids }, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
}
