import 'server-only';
import type { GroupMail } from '@/lib/mail/mail-schemas';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { readRows } from '../waves/get-progress';
import { paperOwners } from '../paper/paper-owners';
import { matches, readProgressFilter } from '../waves/progress-filter';
import { isStillOpen, reminderText } from './reminder-rule';
import { waveState } from '../waves/wave-state';

type Addressed = { code: string; place: string; addresses: number };
export type GroupPreview = { input: GroupMail; municipalities: Addressed[]; addresses: number; unreachable: string[]; remindedToday: number; subject: string; paragraphs: string[] };

/**
 * To whom a mail to a filtered group would go, and its text; nothing is sent.
 * @throws {RefusedError} @throws {NotFoundError} @throws {StateError} @throws {InvalidInputError} at `status` when the group is empty
 */
export async function previewGroupMail(actor: Actor, input: GroupMail): Promise<GroupPreview> {
  if (!mayRunMail(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => (await readGroup(tx, input)).preview);
}

export async function readGroup(tx: Transaction, input: GroupMail, now = new Date()) {
  const { year, kind } = input;
  const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
  if (!wave || wave.rebuilt || wave.status === 'preparing') throw new NotFoundError('メールを送れる年度ではありません。年度をご確認ください。');
  if (kind === 'reminder' && waveState(wave, now) !== 'open') throw new StateError('締切の案内を送れるのは、受付中の年度だけです。');
  const filter = readProgressFilter({ prefecture: input.prefecture, band: input.band, status: input.status });
  const onPaper = kind === 'reminder' ? await paperOwners(tx, year) : new Set<string>();
  const found = (await readRows(tx, year)).filter((row) => row.prefecture && matches(row, filter) && (kind === 'message' || (isStillOpen(row.status) && !onPaper.has(row.owner))));
  const today = kind === 'reminder' ? new Set((await tx.reminderLog.findMany({ where: { year, onDay: day(isoDay(now)) }, select: { owner: true } })).map(({ owner }) => owner)) : new Set<string>();
  const group = found.filter((row) => !today.has(row.owner));
  const rows = await tx.$queryRaw<{ code: string; addresses: number }[]>`
    select code, count(distinct lower(trim(email)))::int as addresses from mail.recipients(${group.map(({ owner }) => owner)}::text[], '{editor,approver}') group by 1`;
  const addressesOf = new Map(rows.map(({ code, addresses }) => [code, addresses]));
  const places = group.map((row) => ({ code: row.owner, place: `${row.prefecture!.name} ${row.label}`, addresses: addressesOf.get(row.owner) ?? 0 }));
  const municipalities = places.filter(({ addresses }) => addresses > 0);
  if (municipalities.length === 0) throw new InvalidInputError({ status: found.length === 0 ? '「状態」などの条件に合う団体がありません。条件を広げてください。' : '条件に合う団体には、今日すでに案内を送ったか、メールアドレスを登録した利用者がいません。' });
  const text = kind === 'reminder' ? reminderText(wave, now) : { subject: input.subject.trim(), paragraphs: input.text.replace(/\r\n?/g, '\n').trim().split(/\n{2,}/) };
  const preview: GroupPreview = {
    input, municipalities, addresses: rows.reduce((sum, row) => sum + row.addresses, 0), remindedToday: found.length - group.length,
    unreachable: places.filter(({ addresses }) => addresses === 0).map(({ place }) => place), ...text,
  };
  return { wave, preview };
}
