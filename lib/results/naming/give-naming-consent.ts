import 'server-only';
import { record } from '@/lib/audit/record';
import { mayNameMunicipality } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { Naming } from '../editions/edition-schemas';
import { assertNameable, readNameable } from './read-nameable';

/**
 * Agrees that the municipality is named, from the next edition on, for a question whose submitted answer is a good one.
 * Agreeing twice changes nothing.
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {StateError} when the submitted answer is not one to be named for
 */
export async function giveNamingConsent(actor: Actor, { year, code, item }: Naming): Promise<void> {
  if (!mayNameMunicipality(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent, offered } = await readNameable(tx, { year, code });
    assertNameable(offered, item);
    const given = await tx.$executeRaw`
      insert into naming_consent as n (respondent_id, owner, item, given_by) values (${respondent.id}::uuid, ${code}, ${item}, ${actor.personId}::uuid)
      on conflict (respondent_id, item) do update set given_at = now(), given_by = excluded.given_by, withdrawn_at = null, withdrawn_by = null where n.withdrawn_at is not null`;
    if (given > 0) await record(tx, { act: 'naming.given', municipalityCode: code, subject: `response:${year}:${code}`, detail: { item } });
  });
}
