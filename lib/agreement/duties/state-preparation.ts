import 'server-only';
import { record } from '@/lib/audit/record';
import { actingPerson } from '@/lib/mail/acting-person';
import { mayStatePreparation } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { assertOwing } from './assert-owing';
import type { ReceptionContent, SendingContent } from './duty-schemas';
import type { StatementKind } from './duty-words';
import { recordDuty } from './record-duty';

type Statement = { code: string; reviewedOn: string } & (({ kind: 'reception' } & ReceptionContent) | ({ kind: 'sending' } & SendingContent));

/**
 * Lays down how help is received, or under what terms it is sent: what is written is shared with the members, and counts for the duty
 * from the day on which it was looked through.
 * @throws RefusedError, StateError
 */
export async function statePreparation(actor: Actor, { code, kind, reviewedOn, ...content }: Statement): Promise<void> {
  if (!mayStatePreparation(actor, code)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await assertOwing(tx, code, kind satisfies StatementKind);
    const by = (await actingPerson(tx))!;
    const { id } = await tx.dutyStatement.create({ data: { municipalityCode: code, kind, content, reviewedOn: day(reviewedOn), writtenBy: by }, select: { id: true } });
    await recordDuty(tx, { codes: [code], duty: kind, doneOn: day(reviewedOn), evidence: { kind: 'statement', id }, by });
    await record(tx, { act: 'duty.stated', municipalityCode: code, subject: `duty:${kind}`, detail: { duty: kind, doneOn: reviewedOn } });
  });
}
