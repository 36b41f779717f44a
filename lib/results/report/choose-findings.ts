import 'server-only';
import { record } from '@/lib/audit/record';
import { mayWriteReport } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { afterAct, choiceAct } from './finding-choice';
import { findingsOf, proposedFindings } from './findings';
import { readFindingChoice } from './read-report-parts';
import { readStanding } from '../counting/read-standing';

/**
 * Takes a finding up for the next edition, leaves it out, moves it up or down, or goes back to what the rule proposes.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} for the rebuilt answers of 2012, and for a finding that is none or that half do not share
 */
export async function chooseFindings(actor: Actor, { year, act }: { year: number; act: string }): Promise<{ year: number }> {
  if (!mayWriteReport(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  const wanted = choiceAct(act);
  if (!wanted) throw new StateError('ボタンの内容を読み取れませんでした。画面を開き直してください。');
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('findings ' || ${year}, 0))) locked`;
    const { wave, questionnaire, standing } = await readStanding(tx, year, ALL.scheme);
    if (wave.rebuilt) throw new StateError('2012年の項目は公表されたとおりで、変更できません。');
    const proposed = proposedFindings(questionnaire, standing).map(({ key }) => key);
    const known = new Set(findingsOf(questionnaire).map(({ key }) => key));
    const before = ((await readFindingChoice(tx, year)) ?? proposed).filter((key) => known.has(key));
    if (wanted.what === 'add' && !proposed.includes(wanted.key)) throw new StateError('この項目は、いまは半数以上に当てはまりません。画面を開き直してください。');
    const findings = wanted.what === 'reset' ? proposed : afterAct(before, wanted);
    const about = { findings, changedAt: new Date(), changedBy: actor.personId };
    await tx.findingChoice.upsert({ where: { year }, create: { year, ...about }, update: about, select: { year: true } });
    await record(tx, { act: 'report.findings-chosen', subject: `wave:${year}`, detail: { chosen: findings.length } });
    return { year };
  });
}
