import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRecordCall } from '@/lib/people/access';
import { seal } from '@/lib/people/keys';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { dayInJapan } from '@/lib/platform/time';
import { isTested, MAIN_NUMBER } from './calling-round';
import type { RecordedCall } from './contact-schemas';

/**
 * Writes down what became of calling one means in a round: by the one that calls, or by the municipality itself. What was recorded before stays
 * beside it; the newest counts.
 * @throws RefusedError, NotFoundError, StateError once the round is closed, InvalidInputError at `fallback`
 */
export async function recordCall(actor: Actor, { roundId, meansId, outcome, failure, fallback, note }: RecordedCall, now = new Date()): Promise<{ outcome: string }> {
  if (actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const means = await tx.contactMeans.findUnique({ where: { id: meansId }, select: { municipalityCode: true, kind: true, endedAt: true } });
    if (!means) throw new NotFoundError();
    const place = await tx.meansRoundPlace.findUnique({ where: { roundId_municipalityCode: { roundId, municipalityCode: means.municipalityCode } }, include: { round: true } });
    if (!place || !mayRecordCall(actor, place.municipalityCode, place.callerCode)) throw new RefusedError();
    if (place.round.closedAt) throw new StateError('この通話の確認は締め切られています。');
    if (means.endedAt || !isTested(means.kind)) throw new StateError('この連絡手段は、もう登録されていません。画面を開き直してください。');
    const main = outcome === 'not-reached' && fallback === MAIN_NUMBER;
    const other = outcome === 'not-reached' && !main ? fallback : '';
    const instead = other ? await tx.contactMeans.findUnique({ where: { id: other }, select: { municipalityCode: true, endedAt: true } }) : null;
    if (other && (instead?.municipalityCode !== means.municipalityCode || instead.endedAt || other === meansId)) throw new InvalidInputError({ fallback: '「代わりの手段」を選び直してください。' });
    await tx.meansTest.create({
      data: {
        roundId, municipalityCode: means.municipalityCode, meansId, outcome, failure: outcome === 'reached' ? '' : failure, fallbackMeansId: instead ? other : null, fallbackMain: main,
        sealedNote: note ? seal(note, `round ${meansId}`) : '', testedOn: dayInJapan(now), personId: actor.personId,
      }, select: { id: true },
    });
    await record(tx, { act: 'round.recorded', municipalityCode: means.municipalityCode, subject: `round:${roundId}`, detail: { outcome, kind: means.kind } });
    return { outcome };
  });
}
