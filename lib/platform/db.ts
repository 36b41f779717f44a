import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Actor, codesOf, supportersOf } from './actor';
import { databaseUrl } from './env';
import { PrismaClient, type Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

const TIMEOUT_MS = 15_000;
/** For acts on all municipalities at once. */
export const WHOLE_COUNTRY = { timeout: 120_000 };

const shared = globalThis as { sonaeaiPrisma?: PrismaClient };

function client(): PrismaClient {
  shared.sonaeaiPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: 20 }),
    // 500 requests at once wait for a connection instead of failing with P2028 (design/stack.md).
    transactionOptions: { maxWait: 15_000, timeout: TIMEOUT_MS },
  });
  return shared.sonaeaiPrisma;
}

/**
 * Runs `work` in one transaction in which row-level security sees `actor`.
 * The setting ends with the transaction, so a pooled connection never carries it on.
 * @param timeout milliseconds; longer only for an act on the whole country at once
 */
async function as<T>(actor: Actor, work: (tx: Transaction) => Promise<T>, { timeout = TIMEOUT_MS } = {}): Promise<T> {
  return client().$transaction(async (tx) => {
    const person = actor.kind === 'person' || actor.kind === 'secretariat' ? actor.personId : '';
    const codes = codesOf(actor).join(',');
    const approver = actor.kind === 'person' ? actor.approverOf.join(',') : '';
    const prefectures = actor.kind === 'person' ? actor.coordinatorOf.join(',') : '';
    await tx.$queryRaw`select set_config('app.kind', ${actor.kind}, true), set_config('app.person', ${person}, true),
      set_config('app.codes', ${codes}, true), set_config('app.approver_codes', ${approver}, true),
      set_config('app.prefectures', ${prefectures}, true), set_config('app.supporters', ${supportersOf(actor).join(',')}, true)`;
    return work(tx);
  }, { maxWait: 15_000, timeout });
}

export const db = { as };
