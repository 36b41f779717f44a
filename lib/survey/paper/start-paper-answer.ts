import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEnterPaper } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { assertAccepting, findResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { paperOf } from './on-paper';

/**
 * Marks a respondent as answered on paper: from now on the secretariat enters it, and the municipality reads.
 * @param input.receivedOn the day it came, 'YYYY-MM-DD'
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when the municipality has a draft of its own, it is marked already, or the year takes no answers
 */
export async function startPaperAnswer(actor: Actor, { year, code, receivedOn }: { year: number; code: string; receivedOn: string }): Promise<void> {
  if (!mayEnterPaper(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  if (receivedOn > isoDay(new Date())) throw new InvalidInputError({ receivedOn: '「受付日」は今日までの日付を入力してください。' });
  await db.as(actor, async (tx) => {
    const { wave, respondent } = await findResponse(tx, year, code);
    assertAccepting(wave);
    await lockRespondent(tx, respondent.id);
    if (await paperOf(tx, respondent.id)) throw new StateError('紙の回答の入力は、もう始まっています。');
    const [{ own } = { own: true }] = await tx.$queryRaw<{ own: boolean }[]>`select actor.has_own_draft(${respondent.id}::uuid) as own`;
    if (own) throw new StateError('この団体は、画面からの回答を始めています。紙の回答を入力できるのは、団体の下書きがない場合だけです。');
    await tx.paperAnswer.createMany({ data: [{ respondentId: respondent.id, owner: code, receivedOn: day(receivedOn), startedBy: actor.personId }] });
    await record(tx, { act: 'paper.started', municipalityCode: code, subject: `response:${year}:${code}` });
  });
}
