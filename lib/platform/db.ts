import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Actor, codesOf } from './actor';
import { databaseUrl } from './env';
import { PrismaClient, type Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

const shared = globalThis as { sonaeaiPrisma?: PrismaClient };

function client(): PrismaClient {
  shared.sonaeaiPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: 20 }),
    // 500 requests at once wait for a connection instead of failing with P2028 (design/stack.md).
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
  return shared.sonaeaiPrisma;
}

/**
 * Runs `work` in one transaction in which row-level security sees `actor`.
 * The setting ends with the transaction, so a pooled connection never carries it on.
 */
async function as<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return client().$transaction(async (tx) => {
    const person = actor.kind === 'person' || actor.kind === 'secretariat' ? actor.personId : '';
    const codes = codesOf(actor).join(',');
    const approver = actor.kind === 'person' ? actor.approverOf.join(',') : '';
    const prefectures = actor.kind === 'person' ? actor.coordinatorOf.join(',') : '';
    await tx.$queryRaw`select set_config('app.kind', ${actor.kind}, true), set_config('app.person', ${person}, true),
      set_config('app.codes', ${codes}, true), set_config('app.approver_codes', ${approver}, true),
      set_config('app.prefectures', ${prefectures}, true)`;
    return work(tx);
  });
}

export const db = { as };
