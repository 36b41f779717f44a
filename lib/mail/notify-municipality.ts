import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { actingPerson } from './acting-person';
import { composeText, greetingOf, type Reader } from './compose';
import { makeLinks } from './make-link';
import type { MailKind } from './message-states';
import { queueMails } from './queue-mail';

export type Notice = {
  kind: MailKind;
  year?: number;
  subject: string;
  paragraphs: string[];
  /** A path of this site that the mail leads to; it asks for the sign-in by itself. */
  path?: string;
  /** What the path leads to, in words. */
  pathLabel?: string;
};

const LINK_DAYS = 60;

/**
 * Queues one mail to each distinct address of those who serve a municipality in one of these roles, in the transaction of
 * the act. A mailbox that several share gets one mail. Works for the secretariat, a job, whoever serves the municipality,
 * and its prefecture's coordinator.
 * @returns how many addresses; 0 when none of them has left one
 */
export async function notifyMunicipality(tx: Transaction, { code, roles, ...notice }: Notice & { code: string; roles: ('editor' | 'approver')[] }): Promise<number> {
  const municipality = await tx.municipality.findUniqueOrThrow({ where: { code }, select: { name: true, prefecture: { select: { name: true } } } });
  return notify(tx, { code, roles, concerns: code, place: `${municipality.prefecture.name} ${municipality.name}` }, notice);
}

/**
 * The same to the secretariat.
 * @param concerns the municipality that the mail is about; a person can only speak of one of its own
 */
export async function notifySecretariat(tx: Transaction, { concerns, ...notice }: Notice & { concerns: string | null }): Promise<number> {
  return notify(tx, { code: null, roles: [], concerns, place: 'そなえあい 事務局' }, notice);
}

type To = { code: string | null; roles: string[]; concerns: string | null; place: string };

async function notify(tx: Transaction, { code, roles, concerns, place }: To, notice: Notice): Promise<number> {
  const rows = await tx.$queryRaw<(Reader & { email: string })[]>`select email, name, department from mail.recipients(${code}, ${roles}::text[])`;
  const byAddress = new Map<string, { recipient: string; readers: Reader[] }>();
  for (const { email, ...reader } of rows) {
    const key = email.trim().toLowerCase();
    const known = byAddress.get(key);
    if (known) known.readers.push(reader);
    else byAddress.set(key, { recipient: email.trim(), readers: [reader] });
  }
  if (byAddress.size === 0) return 0;
  const { kind, year, subject, paragraphs, path, pathLabel = 'そなえあいで確かめる' } = notice;
  const contact = year === undefined ? undefined : (await tx.wave.findUnique({ where: { year }, select: { contact: true } }))?.contact;
  const [linkCode] = path ? await makeLinks(tx, [{ path, expiresAt: new Date(Date.now() + LINK_DAYS * 86_400_000) }]) : [];
  const site = publicUrl();
  const createdBy = await actingPerson(tx);
  await queueMails(tx, [...byAddress.values()].map(({ recipient, readers }) => ({
    kind, recipient, subject, municipalityCode: concerns, year: year ?? null, createdBy,
    body: composeText({ greeting: greetingOf(place, readers), paragraphs, site, contact, link: path && linkCode ? { label: pathLabel, url: site + path, code: linkCode } : undefined }),
  })));
  return byAddress.size;
}
