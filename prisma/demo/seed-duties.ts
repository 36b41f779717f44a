import type { Prisma } from '../../lib/platform/generated/client';
import { day, isoDay } from '../../lib/platform/time';
import { agreementFile } from '../load-agreement';
import { demoMunicipalities } from './municipalities';

type Transaction = Prisma.TransactionClient;
const DAY = 24 * 60 * 60 * 1000;
const KEYS = ['bcp', 'configuration', 'training', 'drill', 'wishes', 'reception', 'sending'];

/**
 * What 見本県 has done for its duties, so that each state can be seen; a training that was held, a drill to come. Made up, as are all of 見本県.
 * 雛形市, whose accounts the README names, has something of each: met, due soon, lapsed, never done.
 */
export async function seedDuties(tx: Transaction, now: Date): Promise<string> {
  const ago = (days: number) => day(isoDay(new Date(now.getTime() - days * DAY)));
  const members = await tx.membership.findMany({ where: { agreementId: agreementFile.id, municipality: { demo: true } }, orderBy: { municipalityCode: 'asc' }, select: { municipalityCode: true, status: true } });
  const nameOf = new Map(demoMunicipalities.map(({ code, name }) => [code, name]));
  const writer = await tx.person.findFirst({ where: { demo: true, assignments: { some: { role: 'editor' } } }, select: { id: true } });
  const HINAGATA: Record<string, number | null> = { bcp: 30, configuration: 350, training: 400, drill: 100, wishes: 345, reception: null, sending: null };
  const records: Prisma.DutyRecordCreateManyInput[] = [];
  for (const [i, { municipalityCode, status }] of members.entries())
    for (const [j, dutyKey] of KEYS.entries()) {
      if (status === 'preparing' && dutyKey !== 'bcp') continue;
      const days = nameOf.get(municipalityCode) === '雛形市' ? HINAGATA[dutyKey]! : (i * 3 + j * 5) % 11 === 10 ? null : 20 + ((i * 53 + j * 97) % 400);
      if (days === null || dutyKey === 'training') continue;
      records.push({ agreementId: agreementFile.id, municipalityCode, dutyKey, doneOn: ago(days), evidenceKind: 'hand', note: dutyKey === 'bcp' ? '情報部門の共有フォルダー（見本）' : '見本の記録', recordedBy: null });
    }
  const active = members.filter(({ status }) => status === 'member');
  const at = (days: number, hour: number) => new Date(ago(days).getTime() + (hour - 9) * 60 * 60 * 1000);
  for (const [title, days, place] of [['構成団体の担当者研修（前回）', 400, '見本県庁 大会議室'], ['構成団体の担当者研修', 60, '見本県庁 大会議室とオンライン']] as const) {
    const meeting = await tx.meeting.create({ data: { agreementId: agreementFile.id, kind: 'training', title, startsAt: at(days, 13), endsAt: at(days, 16), place, description: '新しく着任した担当者の参加をお待ちしています。', agenda: '1 各団体の状況\n2 共通の課題\n3 連絡の手順の確認', minutes: '各団体の準備の状況を共有し、停電したときの連絡手段について意見を交わした。', announcedAt: at(days + 30, 9) } });
    // 雛形市 was at the earlier one only, others at the later one.
    const came = active.filter(({ municipalityCode }, i) => (days > 300) === (nameOf.get(municipalityCode) === '雛形市' || i % 5 === 4));
    await tx.meetingInvitation.createMany({ data: active.map(({ municipalityCode }) => ({ meetingId: meeting.id, municipalityCode, invitedAt: at(days + 30, 9), attended: came.some((one) => one.municipalityCode === municipalityCode), recordedAt: at(days - 1, 9) })) });
    for (const { municipalityCode } of came) records.push({ agreementId: agreementFile.id, municipalityCode, dutyKey: 'training', doneOn: ago(days), evidenceKind: 'attendance', evidenceId: meeting.id, note: title, recordedBy: null });
    if (days < 300 && writer && active[0]) await tx.meetingQuestion.create({ data: { meetingId: meeting.id, municipalityCode: active[0].municipalityCode, text: '衛星電話の通話試験は、どのくらいの間隔で行っていますか。', askedBy: writer.id, askedAt: at(days - 1, 10), answer: '協定では年に1回の確認をお願いしています。', answeredAt: at(days - 2, 10) } });
  }
  const drill = await tx.meeting.create({ data: { agreementId: agreementFile.id, kind: 'drill', title: '連絡と応援要請の合同訓練', startsAt: at(-30, 10), endsAt: at(-30, 12), place: '各団体の執務室（オンライン）', description: '連絡先への呼び出しから、応援の要請と申出までを通して行います。', announcedAt: ago(10) } });
  await tx.meetingInvitation.createMany({ data: active.map(({ municipalityCode }) => ({ meetingId: drill.id, municipalityCode, invitedAt: ago(10) })) });
  await tx.dutyRecord.createMany({ data: records });
  const [first] = active.filter(({ municipalityCode }) => nameOf.get(municipalityCode) === '例示市');
  if (first && writer) {
    const place = { municipalityCode: first.municipalityCode, reviewedOn: ago(40), writtenBy: writer.id };
    await tx.dutyStatement.create({ data: { ...place, kind: 'reception', content: { steps: '1 到着の30分前に窓口へ電話する\n2 正面玄関で受付し、名札を受け取る\n3 情報政策課で打合せを行う', place: '応援受け入れ手順書（情報政策課の共有フォルダー）', guestIds: '10人分を用意。情報政策課の係長が渡す。', desk: '情報政策課（本庁舎3階）' } } });
    await tx.dutyStatement.create({ data: { ...place, kind: 'sending', content: { decides: '総務部長の専決。夜間・休日は電話で決め、翌開庁日に文書にする。', travel: '旅費規程による。宿泊は実費。', insurance: '公務災害の扱い。', cost: '人件費は自団体、現地の交通費は受け入れる団体と協議する。', remark: '1回に2人、5日まで。' } } });
  }
  return `${records.length} records of duties, 3 events`;
}
