import 'server-only';
import type { EntryPage } from '@/lib/audit/entry-shown';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { mayReadMunicipalityRecords } from './access';
import { findEntries } from './find-entries';
import { accountHolder } from './own-secret';

/**
 * What was done for one municipality, also by the secretariat, for the people who write for it.
 * @throws {RefusedError} for anyone else
 */
export async function listMunicipalityRecords(actor: Actor, { code, page }: { code: string; page: number }): Promise<EntryPage & { municipality: string }> {
  if (!mayReadMunicipalityRecords(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    const found = await findEntries(tx, Prisma.sql`e.municipality_code = ${code}`, page);
    await record(tx, { act: 'audit.searched', municipalityCode: code, detail: { page: found.page } });
    return { ...found, municipality: municipality?.name ?? code };
  });
}

/**
 * What one did oneself, and what was done with one's own account.
 * @throws {RefusedError} for an actor without an account
 */
export async function listOwnRecords(actor: Actor, { page }: { page: number }): Promise<EntryPage> {
  const { personId } = accountHolder(actor);
  return db.as(actor, (tx) => findEntries(tx, Prisma.sql`(e.person_id = ${personId}::uuid or e.subject_person_id = ${personId}::uuid)`, page));
}
