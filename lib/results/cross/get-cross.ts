import 'server-only';
import { record } from '@/lib/audit/record';
import { mayCrossResults } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readQuestionnaire } from '@/lib/survey/questionnaire/read-questionnaire';
import { type CrossTable, crossTable, foundValues, withCells } from './cross';
import { dimensionsOf } from './cross-dimensions';
import { checkCrossQuery, type CrossQuery } from './cross-query';
import { onlyItems } from './only-items';
import { readCounted } from '../counting/read-counted';
import { summaryOf, waveFields } from '../counting/wave-summary';

/**
 * A free table of one year: any question by any band scheme, the prefecture or another question, narrowed down. Without a
 * question there is no table yet, only what can be chosen. Each table is recorded, since narrowing can lead to one municipality.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when there is no such year
 */
export async function getCross(actor: Actor, { year, asked }: { year: number; asked: CrossQuery }) {
  if (!mayCrossResults(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { ...waveFields, definitionHash: true } });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const questionnaire = await readQuestionnaire(tx, wave);
    const prefectures = await tx.$queryRaw<{ code: string; name: string }[]>`
      select code::text, name from prefecture where code in (select left(municipality_code, 2) from respondent where year = ${year}) order by code`;
    const dimensions = dimensionsOf(questionnaire, prefectures);
    const { query, errors } = checkCrossQuery(asked, questionnaire, dimensions);
    const narrowing = dimensions.filter(({ key }) => query.where.some(({ by }) => by === key));
    const open = narrowing.some(({ values }) => !values);
    const needed = [query.item, ...dimensions.filter(({ key }) => key === query.by || narrowing.some((one) => one.key === key)).flatMap(({ cells }) => cells?.item ?? [])];
    const responses = query.item || open ? withCells(onlyItems(questionnaire, needed), await readCounted(tx, year)) : [];
    const about = { wave: summaryOf(wave), questionnaire, dimensions, query, found: foundValues(responses, narrowing) };
    if (!query.item) return { ...about, table: null, errors };
    const table: CrossTable = crossTable(questionnaire, responses, dimensions, query);
    await record(tx, { act: 'results.crossed', subject: `wave:${year}`, detail: { item: query.item, by: query.by, narrowed: query.where.filter(({ value }) => value).map(({ by }) => by) } });
    return { ...about, table, errors: { ...errors, ...table.errors } };
  }, WHOLE_COUNTRY);
}

export type Cross = Awaited<ReturnType<typeof getCross>>;
