import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { type SheetEntries, type SheetSide, sheetSides } from './catalogue';
import { arrangeSheetRows, SHEETS_PAGE, type SheetFilter, type SheetRow, sumItems } from './sheet-desk';
import type { MembershipState } from '../membership/membership-states';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Both sheets of every municipality that has not left, empty where it has none, and what the supporters offer. Members read one another's sheets;
 * the whole is the secretariat's, and the database is asked who this is.
 */
export async function readSheetDesk(tx: Transaction): Promise<SheetRow[]> {
  const [who] = await tx.$queryRaw<{ kind: string }[]>`select actor.kind() as kind`;
  if (who?.kind !== 'secretariat') return [];
  const members = await tx.membership.findMany({
    where: { agreementId: THE_AGREEMENT, status: { not: 'withdrawn' } }, orderBy: { municipalityCode: 'asc' },
    select: { status: true, municipality: { select: { code: true, name: true, kana: true, prefecture: { select: { code: true, name: true } } } } },
  });
  const sheets = await tx.catalogueSheet.findMany({ where: { municipalityCode: { in: members.map(({ municipality }) => municipality.code) } }, select: { municipalityCode: true, side: true, entries: true, note: true, reviewedOn: true } });
  const sheetOf = new Map(sheets.map((sheet) => [`${sheet.municipalityCode} ${sheet.side}`, sheet]));
  const supported = await tx.supporterOffer.findMany({ where: { supporter: { agreementId: THE_AGREEMENT, endedOn: null } }, include: { supporter: { select: { name: true, kana: true } } } });
  return [
    ...members.flatMap(({ status, municipality: { code, name, kana, prefecture } }) => sheetSides.map((side: SheetSide): SheetRow => {
      const sheet = sheetOf.get(`${code} ${side}`);
      return { code, name, kana, prefecture: prefecture.name, prefectureCode: prefecture.code, standing: status as MembershipState, side, entries: (sheet?.entries ?? {}) as SheetEntries, note: sheet?.note ?? '', reviewedOn: sheet?.reviewedOn ?? null };
    })),
    ...supported.map(({ supporter, entries, note, reviewedOn }): SheetRow => ({ code: '', prefectureCode: '', prefecture: '', ...supporter, standing: 'supporter', side: 'offers', entries: entries as SheetEntries, note, reviewedOn })),
  ];
}

/** Who wants and offers what, a page of it, with the sums over all. @throws RefusedError for anyone but 事務局; what is opened is recorded */
export async function getSheetDesk(actor: Actor, filter: SheetFilter, now = new Date()) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const all = await readSheetDesk(tx);
    const today = day(isoDay(now));
    const found = arrangeSheetRows(all, filter, today);
    await record(tx, { act: 'sheets.desk-opened', detail: { total: found.length } });
    return {
      today, total: found.length, sums: sumItems(all),
      prefectures: [...new Map(all.filter(({ code }) => code).map(({ prefectureCode, prefecture }) => [prefectureCode, prefecture]))].sort(),
      rows: found.slice((filter.page - 1) * SHEETS_PAGE, filter.page * SHEETS_PAGE),
    };
  });
}
