import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskQuestions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { itemsOf } from '../questionnaire/fields';
import { findResponse } from '../find-response';
import { tellSecretariat } from '../notices/send-notice';

type Input = { year: number; code: string; item?: string; text: string };

const OPEN_AT_ONCE = 20; // a municipality's unanswered questions

/**
 * A question of a municipality about the survey, while the year is open.
 * @param input.item key of the item it is about; '' or absent: the survey as a whole
 * @throws {RefusedError} when the actor does not write for the municipality
 * @throws {StateError} when the year is closed, or too many questions of the municipality wait
 */
export async function askQuestion(actor: Actor, { year, code, item = '', text }: Input): Promise<void> {
  if (!mayAskQuestions(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { wave, respondent, questionnaire } = await findResponse(tx, year, code);
    if (wave.status !== 'open') throw new StateError('この調査は締め切られているため、質問を受け付けていません。お急ぎのときは、調査票に書かれた問い合わせ先にご連絡ください。');
    if (item && !itemsOf(questionnaire).some(({ key }) => key === item)) throw new InvalidInputError({ item: '「どの項目について」は、示された項目の中から選んでください。' });
    if ((await tx.question.count({ where: { respondentId: respondent.id, status: 'open' } })) >= OPEN_AT_ONCE) throw new StateError(`回答を待っている質問が${OPEN_AT_ONCE}件あります。事務局の回答をお待ちください。`);
    await tx.question.create({ data: { respondentId: respondent.id, owner: code, item, text, askedBy: actor.personId, name: actor.name } });
    await record(tx, { act: 'question.asked', municipalityCode: code, subject: `wave:${year}`, detail: { item } });
    await tellSecretariat(tx, 'question-asked', { year, code });
  });
}
