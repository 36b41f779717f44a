import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { actingPerson } from '@/lib/mail/acting-person';
import { mayRecordDuty } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { readDay } from '@/lib/survey/read-day';
import { assertOwing } from './assert-owing';
import type { DutyByHand } from './duty-schemas';
import { recordDuty } from './record-duty';

/** Records by hand that something was done whose evidence lies outside this system. @throws RefusedError, StateError, InvalidInputError */
export async function recordByHand(actor: Actor, { code, duty, doneOn, note }: DutyByHand): Promise<void> {
  if (!mayRecordDuty(actor, code)) throw new RefusedError();
  const on = readDay(doneOn);
  if (!on || on > isoDay(new Date())) throw new InvalidInputError({ doneOn: '今日までの、ある日付を入力してください。' });
  await db.as(actor, async (tx) => {
    await assertOwing(tx, code, duty);
    await recordDuty(tx, { codes: [code], duty, doneOn: day(on), evidence: { kind: 'hand', id: randomUUID() }, note, by: await actingPerson(tx) });
    await record(tx, { act: 'duty.recorded', municipalityCode: code, subject: `duty:${duty}`, detail: { duty, doneOn: on } });
  });
}
