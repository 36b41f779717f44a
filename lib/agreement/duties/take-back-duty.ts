import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRecordDuty } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { isTakenBackHere } from './duty-words';
import { withdrawDutyRecords } from './record-duty';

/**
 * Takes back what was recorded by hand or with a statement, in every agreement it counts in. What a document or an attendance recorded
 * goes with them.
 * @returns the duty
 * @throws RefusedError, NotFoundError, StateError
 */
export async function takeBackDuty(actor: Actor, { code, id }: { code: string; id: string }): Promise<string> {
  if (!mayRecordDuty(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const row = await tx.dutyRecord.findFirst({ where: { id, municipalityCode: code }, select: { dutyKey: true, evidenceKind: true, evidenceId: true, withdrawnAt: true } });
    if (!row) throw new NotFoundError();
    if (row.withdrawnAt) throw new StateError('この記録は、すでに取り消されています。ページを開き直してください。');
    if (!isTakenBackHere(row.evidenceKind)) throw new StateError('この記録は、もとになった文書や出席の画面で取り消してください。');
    if (row.evidenceKind === 'statement') {
      const { count } = await tx.dutyStatement.updateMany({ where: { id: row.evidenceId, municipalityCode: code, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
      if (count === 0) throw new RefusedError('受け入れ・派遣の準備を取り消せるのは、その団体の担当者だけです。');
    }
    await withdrawDutyRecords(tx, { codes: [code], evidence: { kind: row.evidenceKind, ids: [row.evidenceId] } });
    await record(tx, { act: 'duty.taken-back', municipalityCode: code, subject: `duty:${row.dutyKey}`, detail: { duty: row.dutyKey } });
    return row.dutyKey;
  });
}
