import 'server-only';
import { CHAIN_COLUMNS, chainCheck, type ChainRow } from '@/lib/audit/chain';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { mayReadAuditLog } from './access';
import { findingWords } from './audit-words';

const AT_ONCE = 5_000;
const columns = Prisma.raw(CHAIN_COLUMNS);

export type Verified = { lines: number; findings: string[]; more: number };

/**
 * Recomputes the chain over the whole log, and records the outcome. Says nothing of a cut-off end: `npm run check:audit`, which
 * knows the ends that were sent out, does.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function verifyChain(actor: Actor): Promise<Verified> {
  if (!mayReadAuditLog(actor)) throw new RefusedError();
  const check = chainCheck();
  let last = 0n;
  for (;;) {
    const from = last;
    // Lines are only ever added behind the last one, so pieces read one after the other make one whole.
    const rows = await db.as(actor, (tx) => tx.$queryRaw<ChainRow[]>`select ${columns} from audit_entry where audit_entry.seq > ${from} order by audit_entry.seq limit ${AT_ONCE}`);
    for (const row of rows) check.add(row);
    if (rows.length < AT_ONCE) break;
    last = BigInt(rows.at(-1)!.seq!);
  }
  return db.as(actor, async (tx) => {
    for (const row of await tx.$queryRaw<ChainRow[]>`select ${columns} from audit_entry where audit_entry.seq is null`) check.add(row);
    const { lines, findings, more } = check.end();
    await record(tx, { act: 'audit.verified', detail: { lines, findings: findings.length + more } });
    return { lines, findings: findings.map(findingWords), more };
  });
}

/**
 * The end of the chain, when it was last verified and when its end was last sent out.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function getChainState(actor: Actor) {
  if (!mayReadAuditLog(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const head = await tx.auditEntry.findFirst({ where: { seq: { not: null } }, orderBy: { seq: 'desc' }, select: { seq: true, hash: true, at: true } });
    const lastOf = (act: string) => tx.auditEntry.findFirst({ where: { act }, orderBy: { at: 'desc' }, select: { at: true, detail: true } });
    const [verified, sent] = [await lastOf('audit.verified'), await lastOf('audit.head-sent')];
    return {
      head: head && { seq: String(head.seq), hash: head.hash ?? '', at: head.at },
      verified: verified && { at: verified.at, findings: Number((verified.detail as { findings?: number }).findings ?? 0) },
      sentAt: sent?.at ?? null,
    };
  });
}
