import { isoDay } from '../../lib/platform/time';
import type { Prisma } from '../../lib/platform/generated/client';
import { makeAcceptance, makeDocument, makeInventoryItem, makeSigner } from '../../tests/support/document-factories';
import type { Item } from '../../lib/agreement/inventory/inventory-terms';
import { demoMunicipalities } from './municipalities';
import { samplePages } from './sample-pdf';

type Transaction = Prisma.TransactionClient;
const DAY = 24 * 60 * 60 * 1000;

/** Has not given the promise of secrecy yet, so that a demo can. */
const NOT_YET = ['例題町'];

const ITEMS: Partial<Item>[] = [
  { kind: 'system', name: '住民記録システム', work: '住民記録、印鑑登録', priority: 'first', vendor: '見本システム株式会社', form: 'private', place: '県内のデータセンター', maintainer: '情報政策課、見本システム株式会社', needs: '庁内網、LGWAN回線、職員の認証カード', renewal: '2028-03-31', follows: '標準準拠システムに移る' },
  { kind: 'line', name: 'LGWAN接続回線', work: '国・県・他団体との通信', priority: 'second', vendor: '見本通信株式会社', form: 'none', place: '本庁舎2階の機器室', maintainer: '情報政策課', needs: '停電時は発電機から給電', renewal: '2027-09-30', follows: '契約を延ばす' },
  { kind: 'equipment', name: '仮想化サーバー 3台', work: '庁内のファイル、メール', vendor: '見本機器株式会社', form: 'own', place: '本庁舎2階のサーバ室', maintainer: '見本機器株式会社（平日9時〜17時）', needs: '空調、無停電電源装置（30分）', renewal: '2027-03-31', follows: '入れ替えを検討中' },
];

/** 見本県's documents and inventories: of systems, vendors and persons that do not exist. */
export async function seedDocuments(tx: Transaction, now: Date): Promise<string> {
  const members = new Set((await tx.membership.findMany({ where: { agreementId: 'ict-mutual-aid', status: 'member' }, select: { municipalityCode: true } })).map((one) => one.municipalityCode));
  const ago = (days: number) => isoDay(new Date(now.getTime() - days * DAY));
  // Made once and shared by all: setting type takes longer than all the rest of the demo.
  const configuration = await samplePages([['システム構成図（見本）', 'この資料は作り物です。', '庁内網 ─ ファイアウォール ─ LGWAN', '仮想化サーバー 3台、ストレージ 1台'], ['機材の一覧（見本）', 'サーバー 3台', 'ネットワーク機器 12台', '無停電電源装置 2台']]);
  const plan = await samplePages([['ICT-BCP（見本）', 'この資料は作り物です。', '1 参集と安否の確認', '2 機器室の被害の確認', '3 構成団体への連絡（電話、衛星電話の順）']]);
  let documents = 0;
  for (const [i, { code, name }] of demoMunicipalities.filter((one) => members.has(one.code)).entries()) {
    if (!NOT_YET.includes(name)) await makeAcceptance(tx, { code, acceptedAt: new Date(now.getTime() - (60 + i) * DAY) });
    // Every third revised longer than a year ago, so that an old document can be seen to look old.
    const revisedOn = ago(i % 3 === 2 ? 420 : 90 + i);
    const add = async (kind: string, title: string, bytes: Uint8Array) => {
      const { id } = await makeDocument(tx, { code, kind, title, files: [{ name: `${title}.pdf`, bytes, revisedOn }] });
      const version = await tx.documentVersion.findFirstOrThrow({ where: { documentId: id } });
      await tx.dutyRecord.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: code, dutyKey: kind, doneOn: new Date(`${revisedOn}T00:00:00Z`), evidenceKind: 'document', evidenceId: version.id } });
      documents += 1;
    };
    await add('configuration', `${name} 構成図と機材の一覧`, configuration);
    if (i % 2 === 0) await add('bcp', `${name} ICT-BCP（初動の手順）`, plan);
    for (const item of ITEMS.slice(0, 1 + (i % 3))) await makeInventoryItem(tx, { code, item });
  }
  const [owner, reader] = [demoMunicipalities.find(({ name }) => name === '雛形市'), demoMunicipalities.find(({ name, code }) => name !== '雛形市' && members.has(code) && !NOT_YET.includes(name))];
  const opened = owner && reader ? await tx.document.findFirst({ where: { municipalityCode: owner.code, kind: 'configuration' } }) : null;
  if (opened && reader) await tx.documentOpening.create({ data: { documentId: opened.id, municipalityCode: opened.municipalityCode, number: 1, readerCode: reader.code, personId: '00000000-0000-4000-8000-000000000099', personName: '見本 よむ', openedAt: new Date(now.getTime() - 3 * DAY) } });
  if (owner && members.has(owner.code)) {
    await makeSigner(tx, { code: owner.code, kind: 'staff', name: '雛形 つなぐ', organisation: '雛形市 情報政策課', signedOn: ago(60) });
    await makeSigner(tx, { code: owner.code, kind: 'vendor', name: '見本 たすける', organisation: '見本システム株式会社', signedOn: ago(40) });
  }
  return `${documents} documents under the promise of secrecy`;
}
