import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { dayInJapan } from '@/lib/platform/time';
import { ageOf } from './confirmation';
import { type DeskFilter, type DeskRow, narrow, shows, type DeskShow } from './contact-desk';
import type { ContactSide } from './contact-terms';
import type { EscalationStep } from './escalation';
import { missingSide } from './missing-side';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Every municipality of the agreement that has not left it, with its contacts as they stand. Members read most of these rows too, one by one;
 * the whole is the secretariat's, and the database is asked who this is.
 */
export async function readDesk(tx: Transaction, now: Date): Promise<DeskRow[]> {
  const [who] = await tx.$queryRaw<{ kind: string }[]>`select actor.kind() as kind`;
  if (who?.kind !== 'secretariat') return [];
  const today = dayInJapan(now);
  const members = await tx.membership.findMany({
    where: { agreementId: THE_AGREEMENT, status: { not: 'withdrawn' } }, orderBy: { municipalityCode: 'asc' },
    select: { status: true, municipality: { select: {
      code: true, name: true, kana: true, prefecture: { select: { name: true } }, line: { select: { number: true } },
      contacts: {
        where: { endedOn: null }, orderBy: [{ callOrder: 'asc' }, { id: 'asc' }],
        select: {
          id: true, side: true, name: true, confirmedAt: true, appointedOn: true, means: { where: { endedAt: null, confirmedAt: null }, select: { id: true } },
          requests: { where: { confirmedAt: null, closedAt: null }, select: { begunOn: true, disputedAt: true } },
          escalations: { orderBy: { sentAt: 'asc' }, select: { step: true, begunOn: true, sentAt: true, doneAt: true } },
        },
      },
    } } },
  });
  const undelivered = new Set((await tx.$queryRaw<{ contact_id: string }[]>`select contact_id from contacts.undelivered(${members.map(({ municipality }) => municipality.code)}::text[])`).map((row) => row.contact_id));
  return members.map(({ status, municipality: { code, name, kana, prefecture, line, contacts } }) => ({
    code, name, kana, status, prefecture: prefecture.name, number: line?.number ?? null, missing: missingSide(contacts)?.sides ?? [],
    contacts: contacts.map(({ id, side, name: who, confirmedAt, appointedOn, means, requests, escalations }) => {
      const [open] = requests;
      return {
        id, side: side as ContactSide, name: who, age: ageOf({ confirmedAt, appointedOn }, today), waiting: means.length, askedOn: open?.begunOn ?? null, disputed: Boolean(open?.disputedAt), undelivered: undelivered.has(id),
        steps: escalations.map((one) => ({ ...one, step: one.step as EscalationStep, open: open?.begunOn.getTime() === one.begunOn.getTime() })),
      };
    }),
  }));
}

/** @throws RefusedError for anyone but 事務局; what is opened is recorded */
export async function getContactDesk(actor: Actor, filter: DeskFilter, now = new Date()) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const all = await readDesk(tx, now);
    const counts = Object.fromEntries((Object.keys(shows) as DeskShow[]).map((show) => [show, all.filter(shows[show]).length])) as Record<DeskShow, number>;
    await record(tx, { act: 'contacts.desk-opened', detail: { total: all.length } });
    return { rows: narrow(all, filter), counts };
  });
}
