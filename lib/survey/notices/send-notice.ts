import 'server-only';
import { notifyMunicipalities, notifyMunicipality, notifySecretariat } from '@/lib/mail/notify-municipality';
import type { Transaction } from '@/lib/platform/db';
import { formatDate } from '@/lib/platform/time';
import { surveyAddress } from '../addresses';
import { closingDayNotice, municipalityNotice, type MunicipalityEvent, secretariatNotice, type SecretariatEvent } from './notices';
import { paperOwners } from '../paper/paper-owners';
import { isStillOpen } from './reminder-rule';

type Where = { year: number; code: string };

const titleOf = async (tx: Transaction, year: number) => (await tx.wave.findUniqueOrThrow({ where: { year }, select: { title: true } })).title;

/** Queues a mail of what has happened to those who serve the municipality, in the transaction of the act. */
export async function tellMunicipality(tx: Transaction, event: MunicipalityEvent, { year, code }: Where): Promise<void> {
  if (!/^\d{6}$/.test(code)) return; // an anonymous respondent has nobody to write to
  await notifyMunicipality(tx, { code, year, ...municipalityNotice(event, { year, code, title: await titleOf(tx, year) }) });
}

/** The same to the secretariat, about a municipality. */
export async function tellSecretariat(tx: Transaction, event: SecretariatEvent, { year, code }: Where): Promise<void> {
  await notifySecretariat(tx, { concerns: code, year, ...secretariatNotice(event, { year, code, title: await titleOf(tx, year) }) });
}

/** Announces to everyone asked in a year; the caller's transaction needs the time of the whole country (`WHOLE_COUNTRY`). */
export async function tellAllAsked(tx: Transaction, event: 'erratum', year: number): Promise<void> {
  const title = await titleOf(tx, year);
  const asked = await tx.respondent.findMany({ where: { year, municipalityCode: { not: null } }, select: { owner: true } });
  const { roles, kind, subject, paragraphs, pathLabel } = municipalityNotice(event, { year, code: '', title });
  await notifyMunicipalities(tx, { codes: asked.map(({ owner }) => owner), roles, kind, year, subject, paragraphs, pathLabel, pathOf: (code) => surveyAddress(year, code) });
}

/** Tells those still open of a new closing day. */
export async function tellClosingDay(tx: Transaction, { year, title }: { year: number; title: string }, closesOn: Date): Promise<void> {
  const rows = await tx.$queryRaw<{ owner: string; status: string }[]>`select owner, status from response_progress(${year}::int)`;
  const onPaper = await paperOwners(tx, year);
  const codes = rows.filter(({ owner, status }) => isStillOpen(status) && !onPaper.has(owner) && /^\d{6}$/.test(owner)).map(({ owner }) => owner);
  await notifyMunicipalities(tx, { codes, roles: ['editor', 'approver'], year, pathOf: (code) => surveyAddress(year, code), ...closingDayNotice({ title }, formatDate(closesOn)) });
}
