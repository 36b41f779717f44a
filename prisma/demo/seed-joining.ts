import { THE_AGREEMENT } from '../../lib/agreement/the-agreement';
import type { Prisma } from '../../lib/platform/generated/client';
import { day } from '../../lib/platform/time';
import { demoMunicipalities } from './municipalities';

type Transaction = Prisma.TransactionClient;
const codeOf = (name: string) => demoMunicipalities.find((one) => one.name === name)!.code;

/** The text in force, and a group of neighbours, in the made-up 見本県. */
export async function seedJoining(tx: Transaction, now: Date): Promise<string> {
  await tx.agreementVersion.updateMany({ where: { agreementId: THE_AGREEMENT, number: 1, issuedAt: null }, data: { effectiveOn: day('2023-04-01'), issuedAt: now } });
  const group = await tx.agreementGroup.create({ data: { agreementId: THE_AGREEMENT, name: '川沿いグループ' } });
  await tx.membership.updateMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: { in: ['雛形市', '例題町', '仮名市'].map(codeOf) } }, data: { groupId: group.id } });
  return 'first text in force, one group of three';
}
