import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { assignmentPlace, withPlace } from './assignment-place';
import { IDLE_SECONDS } from './limits';
import { accountHolder, ownSecret } from './own-secret';

export type OwnSession = { id: string; browser: string; createdAt: Date; lastSeenAt: Date; current: boolean };

/** One's own account as its page shows it. @throws RefusedError for an actor without an account */
export async function getAccount(actor: Actor) {
  const holder = accountHolder(actor);
  return db.as(holder, async (tx) => {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: holder.personId },
      include: { assignments: { where: { endedAt: null }, include: withPlace, orderBy: { since: 'asc' } } },
    });
    const prefectures = await tx.prefecture.findMany({ where: { code: { in: person.assignments.flatMap((a) => a.prefectureCode ?? []) } } });
    const sessions = await tx.signInSession.findMany({
      where: { personId: holder.personId, revokedAt: null, expiresAt: { gt: new Date() }, lastSeenAt: { gt: new Date(Date.now() - IDLE_SECONDS * 1000) } },
      orderBy: { lastSeenAt: 'desc' },
      take: 50,
    });
    const secret = await ownSecret(tx);
    return {
      name: person.name,
      signInName: person.signInName,
      department: person.department,
      roles: person.assignments.map((a) => ({ id: a.id, role: a.role, place: assignmentPlace(a, prefectures) })),
      sessions: sessions.map((s): OwnSession => ({ id: s.id, browser: s.userAgent, createdAt: s.createdAt, lastSeenAt: s.lastSeenAt, current: s.id === holder.sessionId })),
      code: { on: secret.totp_secret !== null, recoveryLeft: secret.recovery_left },
      passwordChangedAt: secret.changed_at,
    };
  });
}
