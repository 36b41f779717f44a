import { readFileSync } from 'node:fs';
import type { Prisma } from '../lib/platform/generated/client';
import { loadNda } from './load-nda';

type AgreementFile = { id: string; name: string; duties: Omit<Prisma.DutyUncheckedCreateInput, 'agreementId' | 'position'>[] };

/** The first text, in our own words after the summit's document of 22 November 2012 (seeds/003). */
export const firstText = {
  text: readFileSync(new URL('./agreement/text-1.txt', import.meta.url), 'utf8').trim(),
  reason: '最初の本文。全国自治体ICTサミット2012（2012年11月22日）の文書「災害時におけるICT分野の自治体間相互応援協定 締結に向けて」をもとに起草しました。',
};

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
  // A draft of the secretariat's until it puts it into effect; what it has written since stays.
  if ((await client.agreementVersion.count({ where: { agreementId: id } })) === 0) await client.agreementVersion.create({ data: { agreementId: id, number: 1, ...firstText } });
  await loadNda(client, id);
  return duties.length;
}
