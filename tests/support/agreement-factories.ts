import type { Prisma } from '../../lib/platform/generated/client';
import { sealMeans } from '../../lib/agreement/contacts/means-seal';
import type { MembershipState } from '../../lib/agreement/membership/membership-states';
import { day } from '../../lib/platform/time';
import { agreementFile, loadAgreement } from '../../prisma/load-agreement';

type Client = Prisma.TransactionClient;

/** An agreement with the duties of the real one. */
export async function makeAgreement(client: Client, { id = agreementFile.id, name = agreementFile.name } = {}): Promise<string> {
  await loadAgreement(client, { ...agreementFile, id, name });
  return id;
}

/** Puts a municipality into an agreement, with the step that brought it there. */
export async function makeMembership(client: Client, { agreementId = agreementFile.id, code, status = 'member', since = '2024-04-01' }: { agreementId?: string; code: string; status?: MembershipState; since?: string }) {
  const place = { agreementId, municipalityCode: code };
  const row = { ...place, status, since: day(since) };
  await client.membership.upsert({ where: { agreementId_municipalityCode: place }, create: row, update: row });
  await client.membershipStep.create({ data: { ...place, status, effectiveOn: day(since) } });
}

export type SampleMeans = { kind: string; value: string; hours?: string; private?: boolean };

/** A contact with its means; confirmed today unless said otherwise. */
export async function makeContact(
  client: Client,
  { code, side, name, kana = '', callOrder = 1, department = '', post = '', means, confirmedAt = new Date(), appointedOn = '2025-04-01', personId }:
  { code: string; side: string; name: string; kana?: string; callOrder?: number; department?: string; post?: string; means: SampleMeans[]; confirmedAt?: Date | null; appointedOn?: string; personId?: string },
) {
  const contact = await client.contact.create({ data: { municipalityCode: code, side, name, kana, callOrder, department, post, confirmedAt, appointedOn: day(appointedOn), personId: personId ?? null } });
  await client.contactMeans.createMany({
    data: means.map(({ value, ...about }, position) => ({ ...about, position, contactId: contact.id, municipalityCode: code, sealed: sealMeans(value, contact.id), confirmedAt })),
  });
  return contact;
}
