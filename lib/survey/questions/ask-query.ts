import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskQueries } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { itemsOf } from '../questionnaire/fields';
import { isSubmitted } from '../response-status';
import { tellMunicipality } from '../notices/send-notice';

type Input = { year: number; code: string; item: string; finding?: string; text: string };

/**
 * Asks a municipality about one item of its submitted answer (疑義照会). The answer itself stays as it is.
 * @param input.finding key of the check that it comes from (checks.ts), where it comes from one
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when nothing is submitted, or the same finding is being asked about already
 */
export async function askQuery(actor: Actor, { year, code, item, finding = '', text }: Input): Promise<{ id: string }> {
  if (!mayAskQueries(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { respondent, response, questionnaire, wave } = await findResponse(tx, year, code);
    if (wave.rebuilt) throw new NotFoundError();
    if (!isSubmitted(response?.status)) throw new StateError('照会できるのは、提出された回答だけです。提出を待ってから照会してください。');
    if (!itemsOf(questionnaire).some(({ key }) => key === item)) throw new InvalidInputError({ item: '「どの項目について」は、示された項目の中から選んでください。' });
    // Two of the secretariat press at the same moment: the respondent's row orders them.
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('queries ' || ${respondent.id}, 0))) locked`;
    if (finding && (await tx.query.findFirst({ where: { respondentId: respondent.id, finding, status: { not: 'closed' } } }))) throw new StateError('この点は、すでに照会しています。画面を開き直して、照会のやり取りをご確認ください。');
    const query = await tx.query.create({ data: { respondentId: respondent.id, owner: code, item, finding, createdBy: actor.personId } });
    await tx.queryMessage.create({ data: { queryId: query.id, owner: code, side: 'secretariat', personId: actor.personId, name: actor.name, text } });
    await record(tx, { act: 'query.asked', municipalityCode: code, subject: `query:${query.id}`, detail: { year, item } });
    await tellMunicipality(tx, 'query-asked', { year, code });
    return { id: query.id };
  });
}
