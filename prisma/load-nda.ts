import { readFileSync } from 'node:fs';
import type { Prisma } from '../lib/platform/generated/client';
import { day } from '../lib/platform/time';

const file = JSON.parse(readFileSync(new URL('./agreement/nda.json', import.meta.url), 'utf8')) as { number: number; title: string; text: string; inForceFrom: string };

/** The first version of the promise of secrecy, our own draft; what the secretariat has made of it since stays. */
export async function loadNda(client: Prisma.TransactionClient, agreementId: string): Promise<void> {
  const row = { ...file, inForceFrom: day(file.inForceFrom), agreementId };
  await client.ndaVersion.upsert({ where: { agreementId_number: { agreementId, number: file.number } }, create: row, update: {} });
}
