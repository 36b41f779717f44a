import 'server-only';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { tokenHash } from './keys';

type Row = {
  role: string;
  municipality_code: string | null;
  municipality_name: string | null;
  prefecture_name: string | null;
  name: string;
  department: string;
  inviter: string | null;
  expires_at: Date;
  state: 'open' | 'accepted' | 'withdrawn' | 'expired';
};

export type InvitationShown = { state: Row['state'] | 'unknown'; name: string; department: string; role: string; place: string; inviter: string; expiresAt: Date | null };

/** What an invitation's link shows to whoever holds it. One that is no longer open says why, and nothing of whom or what. */
export async function getInvitation(token: string): Promise<InvitationShown> {
  const [row] = await db.as(anonymous, (tx) => tx.$queryRaw<Row[]>`select * from sign_in.invitation(${tokenHash(token)})`);
  const nothing = { name: '', department: '', role: '', place: '', inviter: '', expiresAt: null };
  if (!row) return { state: 'unknown', ...nothing };
  if (row.state !== 'open') return { state: row.state, ...nothing };
  return {
    state: row.state, name: row.name, department: row.department, role: row.role, expiresAt: row.expires_at,
    place: [row.prefecture_name, row.municipality_name && `${row.municipality_name}（${row.municipality_code}）`].filter(Boolean).join(' '),
    inviter: row.inviter ?? 'システム管理者',
  };
}
