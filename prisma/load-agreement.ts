import { readFileSync } from 'node:fs';
import type { Prisma } from '../lib/platform/generated/client';
import { loadNda } from './load-nda';

type AgreementFile = { id: string; name: string; duties: Omit<Prisma.DutyUncheckedCreateInput, 'agreementId' | 'position'>[] };

export const agreementFile: AgreementFile = JSON.parse(readFileSync(new URL('./agreement/ict-mutual-aid.json', import.meta.url), 'utf8'));

/**
 * Writes the agreement and its duties as the file has them. An agreement of another id takes the same duties: the model holds several.
 * @returns how many duties it has
 */
export async function loadAgreement(client: Prisma.TransactionClient, { id, name, duties }: AgreementFile = agreementFile): Promise<number> {
  await client.agreement.upsert({ where: { id }, create: { id, name }, update: { name } });
  for (const [position, duty] of duties.entries()) {
    const row = { ...duty, agreementId: id, position };
    await client.duty.upsert({ where: { agreementId_key: { agreementId: id, key: duty.key } }, create: row, update: row });
  }
  await loadNda(client, id);
  return duties.length;
}
