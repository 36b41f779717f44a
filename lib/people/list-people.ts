import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { assignmentPlace, withPlace } from './assignment-place';
import { peopleManager } from './people-manager';
import { isRole } from './roles';

export const PAGE = 50;

export type PeopleFilter = { text: string; place: string; role: string; removed: boolean; page: number };
export type ListedPerson = { id: string; name: string; signInName: string; department: string; removedAt: Date | null; roles: { id: string; role: string; place: string }[] };

// Out of an address, so anything may stand there; PostgreSQL refuses a NUL in a text.
const searchable = (text: string): string => text.normalize('NFKC').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 100);

function where({ text, place, role, removed }: PeopleFilter): Prisma.PersonWhereInput {
  const contains = { contains: text, mode: 'insensitive' as const };
  const assignment: Prisma.AssignmentWhereInput = {
    ...(removed ? {} : { endedAt: null }),
    ...(isRole(role) ? { role } : {}),
    ...(place ? { municipality: { OR: [{ name: { contains: place } }, { kana: { contains: place } }, { code: { startsWith: place } }, { prefecture: { name: place } }] } } : {}),
  };
  return {
    removedAt: removed ? { not: null } : null,
    ...(text ? { OR: [{ name: contains }, { signInName: contains }, { department: contains }] } : {}),
    ...(isRole(role) || place ? { assignments: { some: assignment } } : {}),
  };
}

/**
 * People by name, municipality and role, in the order of their names; `page` counts from 1, PAGE people each.
 * Removed people are listed apart, with the roles they had.
 * @throws RefusedError
 */
export async function listPeople(actor: Actor, filter: PeopleFilter): Promise<{ total: number; people: ListedPerson[] }> {
  const trimmed = { ...filter, text: searchable(filter.text), place: searchable(filter.place) };
  return db.as(peopleManager(actor), async (tx) => {
    const total = await tx.person.count({ where: where(trimmed) });
    const rows = await tx.person.findMany({
      where: where(trimmed),
      include: { assignments: { where: filter.removed ? {} : { endedAt: null }, include: withPlace, orderBy: { since: 'asc' } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: PAGE,
      skip: (Math.min(Math.max(1, Math.trunc(filter.page) || 1), 10_000) - 1) * PAGE,
    });
    const prefectures = await tx.prefecture.findMany();
    return {
      total,
      people: rows.map(({ id, name, signInName, department, removedAt, assignments }) => ({
        id, name, signInName, department, removedAt,
        roles: assignments.map((a) => ({ id: a.id, role: a.role, place: assignmentPlace(a, prefectures) })),
      })),
    };
  });
}
