import 'server-only';
import { record } from '@/lib/audit/record';
import { mayWriteReport } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { readQuestionnaire } from '@/lib/survey/questionnaire/read-questionnaire';
import { remarkPlaces } from './report-places';

/**
 * Puts the secretariat's words at a place of the next edition's report; an empty text takes them away.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when the year, or the place in its report, does not exist
 * @throws {StateError} when somebody else has written there since the page was opened
 */
export async function writeReportRemark(actor: Actor, { year, place, before, text }: { year: number; place: string; before: string; text: string }): Promise<{ year: number; place: string }> {
  if (!mayWriteReport(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { year: true, rebuilt: true, definitionHash: true } });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    if (wave.rebuilt) throw new StateError('2012年の結果は公表されたとおりで、補足は書けません。');
    if (!remarkPlaces(await readQuestionnaire(tx, wave)).has(place)) throw new NotFoundError('報告に、補足を書く場所が見つかりません。画面を開き直してください。');
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('remark ' || ${`${year} ${place}`}, 0))) locked`;
    const stored = (await tx.reportRemark.findUnique({ where: { year_place: { year, place } }, select: { text: true } }))?.text ?? '';
    if (stored !== before && stored !== text) throw new StateError('この補足は、画面を開いたあとに、ほかの人が書き換えました。入力した内容を控えてから画面を開き直し、いまの補足を確かめて、もう一度書いてください。');
    if (stored !== text) {
      const about = { text, changedAt: new Date(), changedBy: actor.personId };
      await tx.reportRemark.upsert({ where: { year_place: { year, place } }, create: { year, place, ...about }, update: about, select: { year: true } });
      await record(tx, { act: 'report.remark-written', subject: `wave:${year}`, detail: { item: place } });
    }
    return { year, place };
  });
}
