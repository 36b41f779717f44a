import 'server-only';
import { record } from '@/lib/audit/record';
import { composeText } from '@/lib/mail/compose';
import { makeLinks } from '@/lib/mail/make-link';
import { notifyMunicipality, notifySecretariat } from '@/lib/mail/notify-municipality';
import { queueMails } from '@/lib/mail/queue-mail';
import type { JobActor } from '@/lib/platform/actor';
import { db, type Transaction, WHOLE_COUNTRY } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { addDays, dayInJapan, daysBetween } from '@/lib/platform/time';
import { colleagueText, secretariatText } from './confirmation-text';
import { type EscalationStep, FIRST_DAYS, otherContact, stepsDue } from './escalation';
import { placeOf } from '../own-place';
import { emailOf, readContact, readContacts } from './read-contacts';

type Due = { contactId: string; code: string; begunOn: Date; disputed: boolean; steps: EscalationStep[] };

async function listDue(tx: Transaction, now: Date): Promise<Due[]> {
  const today = dayInJapan(now);
  const open = await tx.contactRequest.findMany({
    where: { confirmedAt: null, closedAt: null, begunOn: { lte: addDays(today, -FIRST_DAYS) }, contact: { endedOn: null, municipality: { memberships: { some: { status: { not: 'withdrawn' } } } } } },
    select: { contactId: true, municipalityCode: true, begunOn: true, disputedAt: true, contact: { select: { municipality: { select: { type: true } } } } },
    orderBy: [{ municipalityCode: 'asc' }, { contactId: 'asc' }],
  });
  if (open.length === 0) return [];
  const done = await tx.contactEscalation.findMany({ where: { contactId: { in: open.map(({ contactId }) => contactId) } }, select: { contactId: true, begunOn: true, step: true } });
  const people = new Map((await tx.contact.groupBy({ by: ['municipalityCode'], where: { endedOn: null, municipalityCode: { in: open.map((one) => one.municipalityCode) } }, _count: true })).map((row) => [row.municipalityCode, row._count]));
  return open.map(({ contactId, municipalityCode: code, begunOn, disputedAt, contact }) => ({
    contactId, code, begunOn, disputed: disputedAt !== null,
    steps: stepsDue({ begunOn, today, town: { people: people.get(code) ?? 1, type: contact.municipality.type }, done: new Set(done.filter((one) => one.contactId === contactId && one.begunOn.getTime() === begunOn.getTime()).map(({ step }) => step)) }),
  })).filter(({ steps }) => steps.length > 0);
}

/** Claims a step by its key. False when another process, or an earlier run, has it. */
async function claim(tx: Transaction, { contactId, code, begunOn }: Due, step: EscalationStep, addresses: number): Promise<boolean> {
  if ((await tx.contactRequest.count({ where: { contactId, begunOn, confirmedAt: null, closedAt: null } })) === 0) return false; // confirmed since the list was made
  const { count } = await tx.contactEscalation.createMany({ data: [{ contactId, begunOn, step, municipalityCode: code, addresses }], skipDuplicates: true });
  if (count === 1) await record(tx, { act: 'contact.escalated', municipalityCode: code, subject: `contact:${contactId}`, detail: { step } });
  return count === 1;
}

async function tellColleague(tx: Transaction, due: Due, now: Date): Promise<number> {
  const contact = await readContact(tx, due.contactId);
  const all = await readContacts(tx, [due.code]);
  const other = otherContact(contact, all.map((one) => ({ ...one, hasEmail: emailOf(one) !== null })));
  if (!(await claim(tx, due, 'other', other ? 1 : 0))) return 0;
  const { full } = await placeOf(tx, due.code);
  const { label, ...text } = colleagueText({ name: contact.name, place: full, days: daysBetween(due.begunOn, dayInJapan(now)), disputed: due.disputed });
  const path = `/agreement/contacts?code=${due.code}`;
  if (!other) {
    await notifyMunicipality(tx, { code: due.code, roles: ['editor', 'approver'], kind: 'contact', ...text, path, pathLabel: label });
    return 1;
  }
  const [code] = await makeLinks(tx, [{ path, expiresAt: addDays(now, 60) }]);
  await queueMails(tx, [{
    kind: 'contact', recipient: emailOf(other)!, subject: text.subject, municipalityCode: due.code, createdBy: null,
    body: composeText({ greeting: [[full, other.department].filter(Boolean).join(' '), `${other.name} 様`], paragraphs: text.paragraphs, site: publicUrl(), link: { label, url: publicUrl() + path, code: code! } }),
  }]);
  return 1;
}

/** One mail to the secretariat for all the steps of a run, claimed in the same transaction. */
async function tellSecretariat(tx: Transaction, due: Due[]): Promise<number> {
  const told: Parameters<typeof secretariatText>[0] = [];
  for (const one of due)
    for (const step of one.steps) {
      if (step === 'other' || !(await claim(tx, one, step, 0))) continue;
      const contact = await readContact(tx, one.contactId);
      const [{ full }, line] = await Promise.all([placeOf(tx, one.code), tx.municipalityLine.findUnique({ where: { municipalityCode: one.code }, select: { number: true } })]);
      told.push({ place: full, name: contact.name, step, begunOn: one.begunOn, number: line?.number ?? null });
    }
  if (told.length === 0) return 0;
  const { label, ...text } = secretariatText(told);
  await notifySecretariat(tx, { concerns: null, kind: 'contact', ...text, path: '/admin/members/contacts?show=escalated', pathLabel: label });
  return told.length;
}

/**
 * Tells others about contacts that do not confirm: the schedule is escalation.ts, each step once by the key of contact_escalation.
 * @returns steps done
 */
export async function escalateUnconfirmed(actor: JobActor, now = new Date(), signal?: AbortSignal): Promise<number> {
  const due = await db.as(actor, (tx) => listDue(tx, now));
  let done = 0;
  for (const one of due.filter(({ steps }) => steps.includes('other'))) {
    if (signal?.aborted) return done;
    done += await db.as(actor, (tx) => tellColleague(tx, one, now));
  }
  return done + (await db.as(actor, (tx) => tellSecretariat(tx, due), WHOLE_COUNTRY));
}
