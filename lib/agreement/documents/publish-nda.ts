import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import type { PublishNda } from './document-schemas';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Lays down the next version of the promise of secrecy. From its day on members open the others' documents only once they have given it anew.
 * @returns its number
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} when its day has passed or lies before the last version's
 */
export async function publishNda(actor: Actor, { title, text, inForceFrom }: PublishNda): Promise<number> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const last = await tx.ndaVersion.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { number: 'desc' } });
    if (inForceFrom < isoDay(new Date())) throw new InvalidInputError({ inForceFrom: '「効力が生じる日」は、今日以降の日付を入力してください。' });
    if (last && day(inForceFrom) < last.inForceFrom) throw new InvalidInputError({ inForceFrom: `「効力が生じる日」は、前の版の日（${isoDay(last.inForceFrom)}）以降の日付を入力してください。` });
    const number = (last?.number ?? 0) + 1;
    await tx.ndaVersion.createMany({ data: [{ agreementId: THE_AGREEMENT, number, title, text, inForceFrom: day(inForceFrom), madeBy: actor.personId }] });
    await record(tx, { act: 'nda.published', subject: `nda:${number}`, detail: { versions: number } });
    return number;
  });
}
