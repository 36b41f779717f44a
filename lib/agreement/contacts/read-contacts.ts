import 'server-only';
import { NotFoundError } from '@/lib/platform/errors';
import type { Transaction } from '@/lib/platform/db';
import type { ContactSide, MeansHours, MeansKind } from './contact-terms';
import { unsealMeans } from './means-seal';

export type MeansShown = { id: string; kind: MeansKind; value: string; hours: MeansHours; private: boolean; confirmedAt: Date | null; changedAt: Date };
export type ContactShown = {
  id: string; code: string; side: ContactSide; callOrder: number; name: string; kana: string; department: string; post: string; personId: string | null;
  appointedOn: Date; endedOn: Date | null; confirmedAt: Date | null; changedAt: Date; means: MeansShown[];
};

type Row = NonNullable<Awaited<ReturnType<typeof findContact>>>;
const withMeans = { means: { where: { endedAt: null }, orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }] } };
const findContact = (tx: Transaction, id: string) => tx.contact.findUnique({ where: { id }, include: withMeans });

function shown({ means, municipalityCode, side, ...row }: Row): ContactShown {
  return {
    ...row, code: municipalityCode, side: side as ContactSide,
    means: means.map(({ id, kind, sealed, hours, private: own, confirmedAt, changedAt }) => ({ id, kind: kind as MeansKind, value: unsealMeans(sealed, row.id), hours: hours as MeansHours, private: own, confirmedAt, changedAt })),
  };
}

/** The contacts of municipalities in the order of calling, with their means in plain. Whom the second lock refuses gets none. */
export async function readContacts(tx: Transaction, codes: string[], { ended = false } = {}): Promise<ContactShown[]> {
  const rows = await tx.contact.findMany({ where: { municipalityCode: { in: codes }, endedOn: ended ? { not: null } : null }, include: withMeans, orderBy: [{ callOrder: 'asc' }, { id: 'asc' }] });
  return rows.map(shown);
}

/** One contact on duty. @throws NotFoundError */
export async function readContact(tx: Transaction, id: string): Promise<ContactShown> {
  const row = await findContact(tx, id);
  if (!row) throw new NotFoundError();
  return shown(row);
}

/** Where a mail to the contact goes; null when it has none. */
export const emailOf = ({ means }: Pick<ContactShown, 'means'>): string | null => means.find(({ kind }) => kind === 'email')?.value ?? null;
