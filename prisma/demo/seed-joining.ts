import { sealMeans } from '../../lib/agreement/contacts/means-seal';
import type { SupporterKind } from '../../lib/agreement/supporters/supporter-terms';
import { THE_AGREEMENT } from '../../lib/agreement/the-agreement';
import type { Prisma } from '../../lib/platform/generated/client';
import { randomUUID } from 'node:crypto';
import type { SheetEntries, SheetSide } from '../../lib/agreement/sheets/catalogue';
import { day, isoDay } from '../../lib/platform/time';
import { makePerson } from '../../tests/support/factories';
import { DEMO_PASSWORD, demoMunicipalities } from './municipalities';

type Transaction = Prisma.TransactionClient;
const codeOf = (name: string) => demoMunicipalities.find((one) => one.name === name)!.code;

/** Made up, like the municipalities. */
const SHEETS: [string, SheetSide, SheetEntries, string][] = [
  ['例題町', 'wishes', { 'people-network': { amount: 2, days: 14 }, 'people-terminal': { amount: 3, days: 7 }, 'equipment-pc': { amount: 20, terms: 'lent' }, 'line-internet': { amount: 1 }, 'guest-network': { amount: 10 } }, '庁舎の2階に作業の席を用意します。'],
  ['例題町', 'offers', { 'room-desk': { amount: 6 }, 'equipment-generator': { amount: 1, terms: 'lent' } }, ''],
  ['仮名市', 'offers', { 'people-network': { amount: 1, days: 7 }, 'equipment-pc': { amount: 10, terms: 'lent' }, 'equipment-mobile': { amount: 5, terms: 'lent' } }, '発災から3日目以降に出せます。'],
  ['仮名市', 'wishes', { 'people-victims': { amount: 2, days: 30 } }, ''],
  ['見本市', 'offers', { 'people-coordination': { amount: 2, days: 14 }, 'people-network': { amount: 4, days: 14 }, 'people-victims': { amount: 3, days: 30 }, 'equipment-pc': { amount: 50, terms: 'lent' }, 'equipment-satellite': { amount: 2, terms: 'lent' }, 'room-rack': { amount: 2, days: 60 } }, '派遣は班長1人を含む班で行います。'],
  ['架空市', 'offers', { 'people-terminal': { amount: 4, days: 10 }, 'equipment-printer': { amount: 3, terms: 'given' } }, ''],
  ['模型村', 'wishes', { 'people-coordination': { amount: 1, days: 30 }, 'people-server': { amount: 1, days: 14 }, 'equipment-pc': { amount: 10 }, 'equipment-satellite': { amount: 1, terms: 'lent' } }, '担当者は2人です。夜間の受け入れはできません。'],
];

/** The text in force, and a group of neighbours, in the made-up 見本県. */
export async function seedJoining(tx: Transaction, now: Date): Promise<string> {
  await tx.agreementVersion.updateMany({ where: { agreementId: THE_AGREEMENT, number: 1, issuedAt: null }, data: { effectiveOn: day('2023-04-01'), issuedAt: now } });
  const group = await tx.agreementGroup.create({ data: { agreementId: THE_AGREEMENT, name: '川沿いグループ' } });
  await tx.membership.updateMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: { in: ['雛形市', '例題町', '仮名市'].map(codeOf) } }, data: { groupId: group.id } });
  const supporters = await seedSupporters(tx, now);
  let sheets = 0;
  for (const [i, [name, side, entries, note]] of SHEETS.entries()) {
    // One is past its year, so that a sheet that needs looking over can be seen.
    const reviewedOn = day(isoDay(new Date(now.getTime() - (i === 3 ? 400 : 40 + i * 10) * 86_400_000)));
    await tx.catalogueSheet.create({ data: { municipalityCode: codeOf(name), side, entries, note, reviewedOn } });
    if (side === 'wishes') await tx.dutyRecord.create({ data: { agreementId: THE_AGREEMENT, municipalityCode: codeOf(name), dutyKey: 'wishes', doneOn: reviewedOn, evidenceKind: 'wish' } });
    sheets += 1;
  }
  return `${sheets} sheets of wishes and offers, ${supporters} supporters, first text in force, one group of three`;
}

/** A company and a body that do not exist; one has an account, and 雛形市 has admitted it. */
async function seedSupporters(tx: Transaction, now: Date): Promise<number> {
  const make = async (name: string, kana: string, kind: SupporterKind, about: string, contact: { name: string; department: string; phone: string }, entries: SheetEntries) => {
    const { id } = await tx.supporter.create({ data: { agreementId: THE_AGREEMENT, name, kana, kind, about, registeredOn: day('2024-06-01') } });
    const contactId = randomUUID();
    await tx.supporterContact.create({ data: { id: contactId, supporterId: id, name: contact.name, department: contact.department, sealedPhone: sealMeans(contact.phone, contactId) } });
    await tx.supporterOffer.create({ data: { supporterId: id, entries, note: '', reviewedOn: day(isoDay(now)) } });
    return id;
  };
  const company = await make('見本システム株式会社', 'みほんしすてむ', 'company', 'サーバーとネットワークの復旧、機材の貸し出し', { name: '見本 たすく', department: '公共営業部', phone: '0990-000-901' }, { 'people-network': { amount: 3, days: 7 }, 'equipment-pc': { amount: 30, terms: 'lent' }, 'equipment-switch': { amount: 10, terms: 'lent' } });
  await make('見本情報支援センター', 'みほんじょうほうしえんせんたー', 'body', '研修と、被災者支援のシステムの助言', { name: '見本 ささえ', department: '事務局', phone: '0990-000-902' }, { 'people-victims': { amount: 2, days: 10 } });
  await makePerson(tx, { signInName: 'kyoryoku', name: '見本 たすく', role: 'supporter', supporterId: company, department: '公共営業部', password: DEMO_PASSWORD });
  await tx.supporterAdmission.create({ data: { supporterId: company, municipalityCode: codeOf('雛形市'), admittedAt: now } });
  return 2;
}
