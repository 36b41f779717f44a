import 'server-only';
import type { EntryPage } from '@/lib/audit/entry-shown';
import type { Transaction } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { type EntryRow, entryShown } from './audit-words';

export const ENTRIES_A_PAGE = 50;

const columns = Prisma.sql`e.id, e.seq, e.at, e.actor_kind, e.actor_name, e.act, e.municipality_code::text, m.name as municipality_name, s.name as subject_name, e.subject, e.detail, e.origin`;
const tables = Prisma.sql`audit_entry e left join municipality m on m.code = e.municipality_code left join person s on s.id = e.subject_person_id`;

/** Lines that a condition holds for, newest first, a page of them. */
export async function findEntries(tx: Transaction, where: Prisma.Sql, wanted: number): Promise<EntryPage> {
  const [counted] = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${tables} where ${where}`;
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ENTRIES_A_PAGE));
  const page = Math.min(wanted, pages);
  const rows = await tx.$queryRaw<EntryRow[]>`
    select ${columns} from ${tables} where ${where} order by e.seq desc nulls first, e.id limit ${ENTRIES_A_PAGE} offset ${(page - 1) * ENTRIES_A_PAGE}`;
  return { entries: rows.map(entryShown), total, pages, page };
}

/** The next lines below `below`, newest first: for reading many without counting past those read already. */
export async function entriesBelow(tx: Transaction, where: Prisma.Sql, below: bigint, take: number): Promise<{ rows: ReturnType<typeof entryShown>[]; last: bigint | null }> {
  const rows = await tx.$queryRaw<EntryRow[]>`
    select ${columns} from ${tables} where ${where} and e.seq < ${below} order by e.seq desc limit ${take}`;
  return { rows: rows.map(entryShown), last: rows.at(-1)?.seq ?? null };
}
