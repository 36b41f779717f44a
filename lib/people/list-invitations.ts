import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { assignmentPlace, withPlace } from './assignment-place';
import { peopleManager } from './people-manager';

export type OpenInvitation = { id: string; name: string; department: string; role: string; place: string; inviter: string; createdAt: Date; expiresAt: Date; expired: boolean };

/** Invitations that nobody has used or withdrawn, newest first, at most 200. @throws RefusedError */
export async function listInvitations(actor: Actor): Promise<OpenInvitation[]> {
  return db.as(peopleManager(actor), async (tx) => {
    const rows = await tx.invitation.findMany({
      where: { acceptedAt: null, withdrawnAt: null },
      include: withPlace,
      orderBy: { createdAt: 'desc' },
      take: 200,
    });
    const prefectures = await tx.prefecture.findMany({ where: { code: { in: rows.flatMap((row) => row.prefectureCode ?? []) } } });
    const inviters = await tx.person.findMany({ where: { id: { in: rows.flatMap((row) => row.invitedBy ?? []) } }, select: { id: true, name: true } });
    return rows.map((row) => ({
      id: row.id, name: row.name, department: row.department, role: row.role, createdAt: row.createdAt, expiresAt: row.expiresAt,
      expired: row.expiresAt <= new Date(),
      place: assignmentPlace(row, prefectures),
      inviter: inviters.find((person) => person.id === row.invitedBy)?.name ?? 'システム管理者',
    }));
  });
}
