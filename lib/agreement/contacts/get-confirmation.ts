import 'server-only';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { ContactSide, MeansHours, MeansKind } from './contact-terms';
import { maskMeans } from './mask-means';
import { unsealMeans } from './means-seal';

type Row = {
  state: 'open' | 'confirmed' | 'disputed' | 'closed' | 'expired'; contact_id: string | null; place: string | null; name: string | null; side: string | null; department: string | null; post: string | null;
  expires_at: Date; means: { id: string; kind: MeansKind; sealed: string; private: boolean; hours: MeansHours }[] | null;
};
export type ConfirmationShown =
  | { state: 'unknown' | Exclude<Row['state'], 'open'> }
  | { state: 'open'; place: string; name: string; side: ContactSide; department: string; post: string; expiresAt: Date; means: { id: string; kind: MeansKind; value: string; masked: boolean; hours: MeansHours }[] };

/**
 * What a mail's link asks, for whoever holds it, without a sign-in. Reading changes nothing, however often and by whatever the link is opened.
 * Private numbers are masked partly: a link may pass through other hands.
 */
export async function getConfirmation(token: string): Promise<ConfirmationShown> {
  const [row] = await db.as(anonymous, (tx) => tx.$queryRaw<Row[]>`select state, contact_id, place, name, side, department, post, expires_at, means from contacts.asked(${token})`);
  if (!row) return { state: 'unknown' };
  if (row.state !== 'open') return { state: row.state };
  return {
    state: 'open', place: row.place!, name: row.name!, side: row.side as ContactSide, department: row.department!, post: row.post!, expiresAt: row.expires_at,
    means: row.means!.map(({ id, kind, sealed, private: own, hours }) => {
      const value = unsealMeans(sealed, row.contact_id!);
      return { id, kind, value: own ? maskMeans(kind, value) : value, masked: own, hours };
    }),
  };
}
