import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { actingPerson } from './acting-person';
import { composeText, greetingOf, type Reader } from './compose';
import { makeLinks } from './make-link';
import type { MailKind } from './message-states';
import { queueMails } from './queue-mail';

type Notice = {
  kind: MailKind;
  year?: number;
  subject: string;
  paragraphs: string[];
  /** What the path leads to, in words. */
  pathLabel?: string;
  /** What is sent in one go, for its progress bar; the secretariat's only. */
  batchId?: string;
};

/** A path of this site that the mail leads to; it asks for the sign-in by itself. */
type OnePath = { path?: string };
type Role = 'editor' | 'approver';

const LINK_DAYS = 60;

/**
 * Queues one mail to each distinct address of those who serve a municipality in one of these roles, in the transaction of
 * the act. A mailbox that several share gets one mail. Works for the secretariat, a job, whoever serves the municipality,
 * and its prefecture's coordinator.
 * @returns how many addresses; 0 when none of them has left one
 */
export async function notifyMunicipality(tx: Transaction, { code, path, ...notice }: Notice & OnePath & { code: string; roles: Role[] }): Promise<number> {
  return (await notifyMunicipalities(tx, { ...notice, codes: [code], pathOf: path === undefined ? undefined : () => path })).get(code) ?? 0;
}

/**
 * The same for many at once.
 * @returns addresses by municipality; one that has none is left out
 */
export async function notifyMunicipalities(tx: Transaction, { codes, roles, pathOf, ...notice }: Notice & { codes: string[]; roles: Role[]; pathOf?: (code: string) => string }): Promise<Map<string, number>> {
  const letters = await lettersTo(tx, codes, roles);
  const places = await tx.municipality.findMany({ where: { code: { in: letters.map(({ code }) => code!) } }, select: { code: true, name: true, prefecture: { select: { name: true } } } });
  const placeOf = new Map(places.map(({ code, name, prefecture }) => [code, `${prefecture.name} ${name}`]));
  await queue(tx, notice, letters.map((letter) => ({ ...letter, concerns: letter.code, place: placeOf.get(letter.code!) ?? '', path: pathOf?.(letter.code!) })));
  const counts = new Map<string, number>();
  for (const { code } of letters) counts.set(code!, (counts.get(code!) ?? 0) + 1);
  return counts;
}

/**
 * One mail to each address of the secretariat.
 * @param concerns the municipality that the mail is about; a person can only speak of one of its own
 */
export async function notifySecretariat(tx: Transaction, { concerns, path, ...notice }: Notice & OnePath & { concerns: string | null }): Promise<number> {
  const letters = await lettersTo(tx, null, []);
  await queue(tx, notice, letters.map((letter) => ({ ...letter, concerns, place: 'そなえあい 事務局', path })));
  return letters.length;
}

type Letter = { code: string | null; recipient: string; readers: Reader[] };

/** Who reads what: one letter a municipality and address, whatever its capitals. */
async function lettersTo(tx: Transaction, codes: string[] | null, roles: Role[]): Promise<Letter[]> {
  const rows = await tx.$queryRaw<(Reader & { code: string | null; email: string })[]>`select code, email, name, department from mail.recipients(${codes}::text[], ${roles}::text[])`;
  const letters = new Map<string, Letter>();
  for (const { code, email, ...reader } of rows) {
    const key = `${codes ? code : ''} ${email.trim().toLowerCase()}`;
    const known = letters.get(key);
    if (known) known.readers.push(reader);
    else letters.set(key, { code: codes ? code : null, recipient: email.trim(), readers: [reader] });
  }
  return [...letters.values()];
}

async function queue(tx: Transaction, { kind, year, subject, paragraphs, pathLabel = 'そなえあいで確かめる', batchId }: Notice, letters: (Letter & { concerns: string | null; place: string; path?: string })[]): Promise<void> {
  const [{ often } = { often: false }] = await tx.$queryRaw<{ often: boolean }[]>`select mail.told_often(${kind}, ${letters[0]?.concerns ?? null}) as often`;
  if (letters.length === 0 || often) return; // the act stands; who is told has been told
  const contact = year === undefined ? undefined : (await tx.wave.findUnique({ where: { year }, select: { contact: true } }))?.contact;
  const paths = [...new Set(letters.flatMap(({ path }) => path ?? []))];
  const expiresAt = new Date(Date.now() + LINK_DAYS * 86_400_000);
  const made = await makeLinks(tx, paths.map((path) => ({ path, expiresAt })));
  const codeOf = new Map(paths.map((path, i) => [path, made[i]!]));
  const site = publicUrl();
  const createdBy = await actingPerson(tx);
  await queueMails(tx, letters.map(({ recipient, readers, concerns, place, path }) => ({
    kind, recipient, subject, municipalityCode: concerns, year: year ?? null, createdBy, batchId,
    body: composeText({ greeting: greetingOf(place, readers), paragraphs, site, contact, link: path ? { label: pathLabel, url: site + path, code: codeOf.get(path)! } : undefined }),
  })));
}
