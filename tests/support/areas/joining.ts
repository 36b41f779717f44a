import { createHash } from 'node:crypto';
import { OTHER_AGREEMENT, placesAround, SUPPORTER } from '../members';
import { samplePdf } from '../sample-files';
import type { Area } from './area';

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const writersOfOwn = 'no no no ok no ok no no no no';
const approverOfOwn = 'no no no no no ok no no no no';
const secretariat = 'no no no no no no no no no ok';
const writersPages = 'in in no ok no ok no no no no';
const secretariatPages = 'in in no no no no no no no ok';
//              member own/other, no nda, other agreement, withdrawn, suspended, preparing, outside, supporter, secretariat
const all = 'ok ok ok ok ok ok ok ok ok ok';
const ownOnly = 'ok no no no no no no no no no';
const noMember = 'no no no no no no no no no no';
const supporterAndDesk = 'no no no no no no no no ok ok';
const deskOnly = 'no no no no no no no no no ok';

const X = `'ict-mutual-aid'`;
const OWN = `municipality_code = '992011'`;
const ID = '00000000-0000-4000-8000-000000000820';
const PREPARING = placesAround('', '').preparing;

/** Joining the agreement, its text, its groups. */
export const joining: Area = {
  routes: [
    { file: '(member)/agreement/page.tsx', path: '/agreement?code=OWN', answers: writersPages, members: ownOnly },
    { file: '(member)/agreement/apply/page.tsx', path: '/agreement/apply?code=OWN', answers: writersPages, members: ownOnly },
    { file: '(public)/agreement/text/page.tsx', path: '/agreement/text', answers: everyone, members: all },
    { file: '(public)/agreement/text/[number]/page.tsx', path: '/agreement/text/1', answers: everyone, members: all },
    { file: '(public)/agreement/call/page.tsx', path: '/agreement/call', answers: everyone, members: all },
    { file: '(admin)/admin/members/page.tsx', path: '/admin/members', answers: secretariatPages, members: deskOnly },
    { file: '(admin)/admin/members/[code]/page.tsx', path: '/admin/members/OWN', answers: secretariatPages, members: deskOnly },
    { file: '(admin)/admin/members/open/page.tsx', path: '/admin/members/open?code=OWN', answers: 'in in no no no no no no no home', members: 'no no no no no no no no no home' },
    { file: '(admin)/admin/members/text/page.tsx', path: '/admin/members/text', answers: secretariatPages, members: deskOnly },
    { file: '(admin)/admin/members/sheets/page.tsx', path: '/admin/members/sheets', answers: secretariatPages, members: deskOnly },
    { file: '(admin)/admin/members/sheets/csv/route.ts', path: '/admin/members/sheets/csv', answers: 'who who no no no no no no no ok', members: deskOnly },
    { file: '(member)/agreement/wishes/page.tsx', path: '/agreement/wishes?code=OWN', answers: writersPages, members: ownOnly },
    { file: '(member)/agreement/offers/page.tsx', path: '/agreement/offers?code=OWN', answers: writersPages, members: ownOnly },
    { file: '(member)/agreement/search/page.tsx', path: '/agreement/search?code=OWN&item=equipment-pc', answers: writersPages, members: ownOnly },
    { file: '(member)/agreement/supporters/page.tsx', path: '/agreement/supporters?code=OWN', answers: writersPages, members: ownOnly },
    { file: '(member)/supporter/page.tsx', path: '/supporter', answers: 'in in no no no no no no no no', members: 'no no no no no no no no ok no' },
    { file: '(admin)/admin/members/supporters/page.tsx', path: '/admin/members/supporters', answers: secretariatPages, members: deskOnly },
    { file: '(admin)/admin/members/supporters/[id]/page.tsx', path: `/admin/members/supporters/${SUPPORTER}`, answers: secretariatPages, members: deskOnly },
    { file: 'api/upload/signed-sheet/route.ts', path: '/api/upload/signed-sheet?code=OWN', method: 'POST', answers: 'in in no home no home no no no home', members: 'home no no no no no no no no home' },
    { file: 'api/files/signed-sheet/[id]/route.ts', path: `/api/files/signed-sheet/${ID}`, answers: 'who who none ok none ok none none none ok', members: 'ok none none none none none none none none ok' },
    { file: '(admin)/admin/members/groups/page.tsx', path: '/admin/members/groups', answers: secretariatPages, members: deskOnly },
  ],
  loadServices: async () => {
    const standing = await import('@/lib/agreement/membership/get-standing');
    const own = await import('@/lib/agreement/membership/list-own-standings');
    const apply = await import('@/lib/agreement/membership/apply-for-agreement');
    const takeBack = await import('@/lib/agreement/membership/take-back-application');
    const accept = await import('@/lib/agreement/membership/accept-application');
    const decline = await import('@/lib/agreement/membership/decline-application');
    const change = await import('@/lib/agreement/membership/change-standing');
    const list = await import('@/lib/agreement/membership/list-members');
    const member = await import('@/lib/agreement/membership/get-member');
    const desk = await import('@/lib/agreement/text/get-text-desk');
    const write = await import('@/lib/agreement/text/write-agreement-text');
    const issue = await import('@/lib/agreement/text/issue-agreement-text');
    const groups = await import('@/lib/agreement/membership/list-groups');
    const add = await import('@/lib/agreement/membership/add-group');
    const rename = await import('@/lib/agreement/membership/rename-group');
    const end = await import('@/lib/agreement/membership/end-group');
    const choose = await import('@/lib/agreement/membership/choose-group');
    const addSheet = await import('@/lib/agreement/membership/add-signed-sheet');
    const sheet = await import('@/lib/agreement/membership/get-signed-sheet');
    const getSheet = await import('@/lib/agreement/sheets/get-sheet');
    const save = await import('@/lib/agreement/sheets/save-sheet');
    const search = await import('@/lib/agreement/sheets/search-sheets');
    const sheetDesk = await import('@/lib/agreement/sheets/get-sheet-desk');
    const sheetFile = await import('@/lib/agreement/sheets/export-sheet-desk');
    const { readSheetFilter } = await import('@/lib/agreement/sheets/sheet-desk');
    const listSupporters = await import('@/lib/agreement/supporters/list-supporters');
    const forMember = await import('@/lib/agreement/supporters/list-supporters-for-member');
    const supporter = await import('@/lib/agreement/supporters/get-supporter');
    const addSupporter = await import('@/lib/agreement/supporters/add-supporter');
    const changeSupporter = await import('@/lib/agreement/supporters/change-supporter');
    const endSupporter = await import('@/lib/agreement/supporters/end-supporter');
    const saveContact = await import('@/lib/agreement/supporters/save-supporter-contact');
    const endContact = await import('@/lib/agreement/supporters/end-supporter-contact');
    const saveOffer = await import('@/lib/agreement/supporters/save-supporter-offer');
    const admit = await import('@/lib/agreement/supporters/admit-supporter');
    const endAdmission = await import('@/lib/agreement/supporters/end-admission');
    const about = { name: '別の名前', kana: '', kind: 'body' as const, about: '' };
    const code = '992011';
    const received = async () => ({ fields: {}, file: { name: '協定書.pdf', content: await samplePdf() } });
    return [
      { name: 'agreement/membership/add-signed-sheet', call: (actor) => addSheet.addSignedSheet(actor, { code, receive: received }), answers: 'no no no ok no ok no no no ok', members: 'ok no no no no no no no no ok' },
      { name: 'agreement/membership/get-signed-sheet', call: (actor) => sheet.getSignedSheet(actor, { id: ID }), answers: 'none none none ok none ok none none none ok', members: 'ok none none none none none none none none ok' },
      { name: 'agreement/supporters/list-supporters', call: (actor) => listSupporters.listSupporters(actor), answers: secretariat, members: deskOnly },
      { name: 'agreement/supporters/list-supporters-for-member', call: (actor) => forMember.listSupportersForMember(actor, { code }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/supporters/get-supporter', call: (actor) => supporter.getSupporter(actor, { id: SUPPORTER }), answers: secretariat, members: supporterAndDesk },
      { name: 'agreement/supporters/add-supporter', call: (actor) => addSupporter.addSupporter(actor, { ...about, registeredOn: '2026-04-01' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/supporters/change-supporter', call: (actor) => changeSupporter.changeSupporter(actor, { id: SUPPORTER, ...about }), answers: secretariat, members: deskOnly },
      { name: 'agreement/supporters/end-supporter', call: (actor) => endSupporter.endSupporter(actor, { id: SUPPORTER }), answers: secretariat, members: deskOnly },
      { name: 'agreement/supporters/save-supporter-contact', call: (actor) => saveContact.saveSupporterContact(actor, { supporterId: SUPPORTER, name: '協力 する', department: '', phone: '0990-000-998', email: '' }), answers: secretariat, members: supporterAndDesk },
      { name: 'agreement/supporters/end-supporter-contact', call: (actor) => endContact.endSupporterContact(actor, { supporterId: SUPPORTER, id: ID }), answers: secretariat, members: supporterAndDesk },
      { name: 'agreement/supporters/save-supporter-offer', call: (actor) => saveOffer.saveSupporterOffer(actor, { id: SUPPORTER, entries: { 'equipment-pc': { amount: 9 } }, note: '' }), answers: noMember, members: 'no no no no no no no no ok no' },
      { name: 'agreement/supporters/admit-supporter', call: (actor) => admit.admitSupporter(actor, { code, id: SUPPORTER }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/supporters/end-admission', call: (actor) => endAdmission.endAdmission(actor, { code, id: SUPPORTER }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/sheets/get-sheet', call: (actor) => getSheet.getSheet(actor, { code, side: 'wishes' }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/sheets/save-sheet', call: (actor) => save.saveSheet(actor, { code, side: 'wishes', entries: { 'equipment-pc': { amount: 3 } }, note: '' }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/sheets/search-sheets', call: (actor) => search.searchSheets(actor, { code, item: 'equipment-pc', atLeast: 1 }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/sheets/get-sheet-desk', call: (actor) => sheetDesk.getSheetDesk(actor, readSheetFilter({})), answers: secretariat, members: deskOnly },
      { name: 'agreement/sheets/export-sheet-desk', call: (actor) => sheetFile.exportSheetDesk(actor, readSheetFilter({})), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/get-standing', call: (actor) => standing.getStanding(actor, { code }), answers: writersOfOwn, members: ownOnly },
      { name: 'agreement/membership/list-own-standings', call: (actor) => own.listOwnStandings(actor), answers: 'no no no ok ok ok ok no no no', members: 'ok ok ok ok ok ok ok ok no no' },
      { name: 'agreement/membership/apply-for-agreement', call: (actor) => apply.applyForAgreement(actor, { code, kind: 'rest', mayor: '甲野 長', decidedOn: '2026-04-01', reason: '甲市だけが知る印' }), answers: approverOfOwn, members: noMember },
      { name: 'agreement/membership/take-back-application', call: (actor) => takeBack.takeBackApplication(actor, { code, id: ID }), answers: approverOfOwn, members: noMember },
      { name: 'agreement/membership/accept-application', call: (actor) => accept.acceptApplication(actor, { id: ID, status: 'suspended', effectiveOn: '2026-04-01', note: '' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/decline-application', call: (actor) => decline.declineApplication(actor, { id: ID, answer: '確認のため' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/change-standing', call: (actor) => change.changeStanding(actor, { code: '992020', status: 'suspended', effectiveOn: '2026-04-01', note: '届けがあったため' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/take-back-plan', call: async (actor) => (await import('@/lib/agreement/membership/take-back-plan')).takeBackPlan(actor, { code: PREPARING, id: ID, why: '確認のため' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/carry-out-plans', call: async (actor) => (await import('@/lib/agreement/membership/carry-out-plans')).carryOutPlans(actor), answers: noMember, members: noMember },
      { name: 'agreement/membership/list-members', call: (actor) => list.listMembers(actor, { status: '', text: '', page: 1 }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/get-member', call: (actor) => member.getMember(actor, { code }), answers: secretariat, members: deskOnly },
      { name: 'agreement/text/get-text-desk', call: (actor) => desk.getTextDesk(actor), answers: secretariat, members: deskOnly },
      { name: 'agreement/text/write-agreement-text', call: (actor) => write.writeAgreementText(actor, { text: '第1条（目的）', reason: '確認のため' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/text/issue-agreement-text', call: (actor) => issue.issueAgreementText(actor, { effectiveOn: '2026-04-01' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/list-groups', call: (actor) => groups.listGroups(actor), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/add-group', call: (actor) => add.addGroup(actor, { name: '新しい組' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/rename-group', call: (actor) => rename.renameGroup(actor, { id: ID, name: '別の名前' }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/end-group', call: (actor) => end.endGroup(actor, { id: ID }), answers: secretariat, members: deskOnly },
      { name: 'agreement/membership/choose-group', call: (actor) => choose.chooseGroup(actor, { code, group: ID }), answers: secretariat, members: deskOnly },
    ];
  },
  elsewhere: ['agreement/text/get-agreement-text'], // read by everyone: tests/integration/joining.test.ts
  watched: ['supporter', 'supporter_contact', 'supporter_offer', 'supporter_admission', 'catalogue_sheet', 'signed_sheet', 'agreement_application', 'agreement_version', 'agreement_group', 'membership_plan'],
  prepareMembers: async (client, places) => {
    const place = { agreementId: 'ict-mutual-aid', municipalityCode: places['member own'] };
    if (!(await client.agreementVersion.findFirst({ where: { agreementId: place.agreementId, issuedAt: { not: null } } }))) await client.agreementVersion.update({ where: { agreementId_number: { agreementId: place.agreementId, number: 1 } }, data: { issuedAt: new Date(), effectiveOn: new Date('2024-04-01') } });
    if (!(await client.agreementVersion.findFirst({ where: { agreementId: place.agreementId, issuedAt: null } }))) await client.agreementVersion.create({ data: { agreementId: place.agreementId, number: 1 + (await client.agreementVersion.count({ where: { agreementId: place.agreementId } })), text: '第1条（目的）\n甲市だけが知る印' } });
    if (!(await client.agreementApplication.findFirst({ where: { ...place, status: 'waiting' } }))) await client.agreementApplication.create({ data: { id: ID, ...place, kind: 'rest', mayor: '甲市だけが知る印', decidedOn: new Date('2026-04-01'), reason: '甲市だけが知る印', appliedBy: ID } });
    if (!(await client.supporterContact.findUnique({ where: { id: ID } }))) await client.supporterContact.create({ data: { id: ID, supporterId: SUPPORTER, name: '協力 する' } });
    if (!(await client.supporterOffer.findUnique({ where: { supporterId: SUPPORTER } }))) await client.supporterOffer.create({ data: { supporterId: SUPPORTER, entries: { 'equipment-pc': { amount: 7 } }, reviewedOn: new Date('2026-04-01') } });
    const admitted = { supporterId: SUPPORTER, municipalityCode: place.municipalityCode };
    if (!(await client.supporterAdmission.findUnique({ where: { supporterId_municipalityCode: admitted } }))) await client.supporterAdmission.create({ data: admitted });
    // Where nothing else is tried; the one of member own hangs on the other agreement, so that its own services go on.
    if (!(await client.membershipPlan.findUnique({ where: { id: ID } }))) {
      await client.membershipPlan.create({ data: { id: ID, agreementId: place.agreementId, municipalityCode: places.preparing, status: 'member', effectiveOn: new Date('2099-04-01'), plannedBy: ID } });
      await client.membershipPlan.create({ data: { agreementId: OTHER_AGREEMENT, municipalityCode: place.municipalityCode, status: 'member', effectiveOn: new Date('2099-04-01'), plannedBy: ID } });
    }
    for (const side of ['wishes', 'offers']) {
      const where = { municipalityCode_side: { municipalityCode: place.municipalityCode, side } };
      if (!(await client.catalogueSheet.findUnique({ where }))) await client.catalogueSheet.create({ data: { municipalityCode: place.municipalityCode, side, entries: { 'equipment-pc': { amount: 5 } }, note: '分かち合う備考', reviewedOn: new Date('2026-04-01') } });
    }
    if (!(await client.signedSheet.findUnique({ where: { id: ID } }))) {
      const { sealFile, sealName } = await import('../../../lib/files/file-seal');
      const bytes = Buffer.from('甲市だけが知る印');
      const owner = { id: ID, purpose: 'signed-sheet' as const, code: place.municipalityCode };
      await client.storedFile.create({ data: { id: ID, municipalityCode: owner.code, purpose: owner.purpose, sealedName: sealName('協定書.pdf', owner), type: 'application/pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), sealed: new Uint8Array(sealFile(bytes, owner)) } });
      await client.signedSheet.create({ data: { id: ID, ...place, fileId: ID } });
    }
    if (!(await client.agreementGroup.findUnique({ where: { id: ID } }))) await client.agreementGroup.create({ data: { id: ID, agreementId: 'ict-mutual-aid', name: '近隣の組' } });
  },
  policyRows: `
    insert into agreement_version (agreement_id, number, text, issued_at, effective_on) values (${X}, 1, '第1条', now(), '2024-04-01');
    insert into agreement_version (agreement_id, number, text) values (${X}, 2, '第1条');
    insert into agreement_application (agreement_id, municipality_code, kind, mayor, decided_on, applied_by) values (${X}, '992011', 'rest', '長', '2024-04-01', '${ID}');
    insert into catalogue_sheet (side, municipality_code, reviewed_on) values ('wishes', '992011', '2024-04-01');
    insert into membership_plan (agreement_id, municipality_code, status, effective_on, planned_by) values (${X}, '992011', 'suspended', '2099-04-01', '${ID}');
    insert into supporter (id, agreement_id, name, kind, registered_on) values ('${SUPPORTER}', ${X}, '協力', 'company', '2024-04-01');
    insert into supporter_contact (supporter_id, name) values ('${SUPPORTER}', '人');
    insert into supporter_offer (supporter_id, reviewed_on) values ('${SUPPORTER}', '2024-04-01');
    insert into supporter_admission (supporter_id, municipality_code) values ('${SUPPORTER}', '992011');
    insert into stored_file (id, municipality_code, purpose, sealed_name, type, size, sha256, sealed) values ('${ID}', '992011', 'signed-sheet', '', 'application/pdf', 1, repeat('0', 64), decode(repeat('00', 29), 'hex'));
    insert into signed_sheet (agreement_id, municipality_code, file_id) values (${X}, '992011', '${ID}');`,
  policyTries: tries(),
  memberTries: tries(),
  pages: () => [
    { name: 'agreement', path: '/agreement', as: 'hensyu' },
    { name: 'agreement-text', path: '/agreement/text' },
    { name: 'agreement-wishes', path: '/agreement/wishes', as: 'hensyu' },
    { name: 'members', path: '/admin/members', as: 'jimukyoku' },
    { name: 'sheet-desk', path: '/admin/members/sheets', as: 'jimukyoku' },
  ],
};

function tries() {
  return {
    'agreement_version (issued)': { select: `select from agreement_version where agreement_id = ${X} and issued_at is not null`, update: `update agreement_version set text = text where agreement_id = ${X} and issued_at is not null` },
    'agreement_version (draft)': {
      select: `select from agreement_version where agreement_id = ${X} and issued_at is null`,
      insert: `insert into agreement_version (agreement_id, number, text) values (${X}, 99, '第1条')`,
      update: `update agreement_version set text = text where agreement_id = ${X} and issued_at is null`,
    },
    membership_plan: {
      select: `select from membership_plan where ${OWN}`,
      insert: `insert into membership_plan (agreement_id, municipality_code, status, effective_on, planned_by) values (${X}, '992020', 'member', '2099-04-01', actor.person())`,
      update: `update membership_plan set taken_back_at = now(), taken_back_by = actor.person() where ${OWN}`,
    },
    catalogue_sheet: {
      select: `select from catalogue_sheet where ${OWN}`,
      insert: `insert into catalogue_sheet (side, municipality_code, reviewed_on) values ('wishes', '992011', now())`,
      update: `update catalogue_sheet set note = note where ${OWN}`,
    },
    supporter: {
      select: `select from supporter where id = '${SUPPORTER}'`,
      insert: `insert into supporter (agreement_id, name, kind, registered_on) values (${X}, '新しい協力', 'body', now())`,
      update: `update supporter set name = name where id = '${SUPPORTER}'`,
    },
    supporter_contact: {
      select: `select from supporter_contact where supporter_id = '${SUPPORTER}'`,
      insert: `insert into supporter_contact (supporter_id, name) values ('${SUPPORTER}', '人')`,
      update: `update supporter_contact set name = name where supporter_id = '${SUPPORTER}'`,
    },
    supporter_offer: {
      select: `select from supporter_offer where supporter_id = '${SUPPORTER}'`,
      insert: `insert into supporter_offer (supporter_id, reviewed_on) values ('${SUPPORTER}', now())`,
      update: `update supporter_offer set note = note where supporter_id = '${SUPPORTER}'`,
    },
    supporter_admission: {
      select: `select from supporter_admission where ${OWN}`,
      insert: `insert into supporter_admission (supporter_id, municipality_code) values ('${SUPPORTER}', '992011')`,
      update: `update supporter_admission set ended_at = ended_at where ${OWN}`,
    },
    signed_sheet: {
      select: `select from signed_sheet where ${OWN}`,
      insert: `insert into signed_sheet (agreement_id, municipality_code, file_id, added_by) select ${X}, '992011', '${ID}', actor.person()`,
      update: `update signed_sheet set added_at = added_at where ${OWN}`,
    },
    agreement_application: {
      select: `select from agreement_application where ${OWN}`,
      insert: `insert into agreement_application (agreement_id, municipality_code, kind, mayor, decided_on, applied_by) values (${X}, '992011', 'leave', '長', now(), actor.person())`,
      update: `update agreement_application set status = case when actor.kind() = 'person' then 'taken-back' else 'declined' end, judged_by = actor.person() where ${OWN}`,
    },
  };
}
