import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepMainNumber } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { actingPerson } from '@/lib/mail/acting-person';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { checkMainNumber } from './telephone-number';

/** Writes down the town hall's main number, by the municipality itself or by 事務局. @throws RefusedError, InvalidInputError at `number` */
export async function setMainNumber(actor: Actor, { code, number }: { code: string; number: string }, now = new Date()): Promise<{ number: string }> {
  if (!mayKeepMainNumber(actor, code)) throw new RefusedError();
  const checked = checkMainNumber(number);
  if (!checked.ok) throw new InvalidInputError({ number: `「代表電話」${checked.sentence}` });
  return db.as(actor, async (tx) => {
    const row = { number: checked.value, changedBy: await actingPerson(tx), changedAt: now };
    await tx.municipalityLine.upsert({ where: { municipalityCode: code }, create: { municipalityCode: code, ...row }, update: row });
    await record(tx, { act: 'main-number.set', municipalityCode: code });
    return { number: checked.value };
  });
}
