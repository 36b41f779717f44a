import 'server-only';
import type { EntryPage } from '@/lib/audit/entry-shown';
import { actsSaying, type AuditFilter } from '@/lib/audit/filter';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { mayReadAuditLog } from './access';
import { findEntries } from './find-entries';

const holds = (column: Prisma.Sql, text: string) => Prisma.sql`position(lower(${text}) in lower(${column})) > 0`;

/** The condition that a filter stands for. */
export function conditionOf({ from, to, act, place, person, text }: AuditFilter): Prisma.Sql {
  const all = [Prisma.sql`actor.kind() = 'secretariat'`]; // who sees some lines only (row-level security) gets none of the whole log
  if (from) all.push(Prisma.sql`e.at >= ${`${from}T00:00:00+09:00`}::timestamptz`);
  if (to) all.push(Prisma.sql`e.at < ${`${to}T00:00:00+09:00`}::timestamptz + interval '1 day'`);
  if (act) all.push(Prisma.sql`e.act = ${act}`);
  if (place)
    all.push(Prisma.sql`e.municipality_code in (
      select p.code from municipality p join prefecture q on q.code = p.prefecture_code
      where p.code like ${`${place.replace(/[\\%_]/g, '')}%`} or ${holds(Prisma.sql`p.name`, place)} or ${holds(Prisma.sql`p.kana`, place)} or q.name = ${place})`);
  if (person) all.push(Prisma.sql`(${holds(Prisma.sql`e.actor_name`, person)} or ${holds(Prisma.sql`coalesce(s.name, '')`, person)})`);
  if (text) all.push(Prisma.sql`(${holds(Prisma.sql`e.subject || ' ' || e.detail::text || ' ' || e.origin`, text)} or e.act = any(${actsSaying(text)}))`);
  return Prisma.join(all, ' and ');
}

/** What of the filter the log keeps of a search: which fields were used; a name that was looked for stays out. */
export const fieldsUsed = (filter: AuditFilter): string[] => Object.entries(filter).filter(([name, value]) => name !== 'page' && value !== '').map(([name]) => name);

/**
 * Searches the whole log; the search itself becomes a line.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function searchAudit(actor: Actor, filter: AuditFilter): Promise<EntryPage> {
  if (!mayReadAuditLog(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const found = await findEntries(tx, conditionOf(filter), filter.page);
    await record(tx, { act: 'audit.searched', detail: { by: fieldsUsed(filter), page: found.page } });
    return found;
  });
}
