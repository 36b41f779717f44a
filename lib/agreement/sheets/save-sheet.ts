import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { SIDE_LABEL } from './catalogue';
import { recordDuty } from '../duties/record-duty';
import type { SaveSheet } from './sheet-schema';
import { keepsRegister, type Standing } from '../membership/standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Keeps what a municipality wants, or offers, as looked over today. Of the wishes that meets the duty to share them.
 * @throws {RefusedError} for anyone but its own people
 * @throws {StateError} for a municipality outside the agreement
 */
export async function saveSheet(actor: Actor, { code, side, entries, note }: SaveSheet): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true } });
    if (!keepsRegister((membership?.status ?? 'outside') as Standing)) throw new StateError('協定に加わっていないため、登録できません。加わるときは、協定のページから承認者がお申し込みください。');
    const today = day(isoDay(new Date()));
    const kept = { entries, note, reviewedOn: today, reviewedBy: actor.personId, changedAt: new Date() };
    const { id } = await tx.catalogueSheet.upsert({ where: { municipalityCode_side: { municipalityCode: code, side } }, create: { municipalityCode: code, side, ...kept }, update: kept, select: { id: true } });
    if (side === 'wishes') await recordDuty(tx, { codes: [code], duty: 'wishes', doneOn: today, evidence: { kind: 'wish', id }, by: actor.personId });
    await record(tx, { act: 'sheet.reviewed', municipalityCode: code, subject: `membership:${code}`, detail: { side: SIDE_LABEL[side], total: Object.keys(entries).length } });
  });
}
