import { randomUUID } from 'node:crypto';
import { OTHER_AGREEMENT } from '../members';
import type { Area, Try } from './area';

// As row-level-security.test.ts names it: oneself.
const self = '00000000-0000-4000-8000-000000000011';
const id = (last: number) => `00000000-0000-4000-8000-000000000${last}`;
const [FILE, DOCUMENT, HIDDEN, WITHDRAWN, OLD_FILE, SIGNER, ITEM, ENDED, UPLOAD] = [840, 842, 843, 844, 845, 846, 847, 848, 849].map(id) as [string, string, string, string, string, string, string, string, string];
const MARK = '甲市だけが知る印';
const X = `'ict-mutual-aid'`;
const OWN = `municipality_code = '992011'`;

/** 28 bytes of a seal, and one of content. */
const file = (id: string, by: string) => `insert into stored_file (id, municipality_code, purpose, sealed_name, type, size, sha256, sealed, added_by) values ('${id}', '992011', 'document', '', 'application/pdf', 1, repeat('0', 64), decode(repeat('00', 29), 'hex'), ${by})`;

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const writersOfA = 'no no no ok no ok no no no no';
const approverOfA = 'no no no no no ok no no no no';
const secretariat = 'no no no no no no no no no ok';
const ownOnly = 'ok no no no no no no no no no';
const sharedWith = { answers: 'none none none ok ok ok ok none none none', members: 'ok ok none none none none none none ok none' };
const keptBy = { answers: 'none none none ok no ok no none none none', members: 'ok no none none none none none none no none' };

/** Files, the promise of secrecy, documents under it and the inventory. */
export const documents: Area = {
  routes: [
    { file: '(member)/agreement/documents/page.tsx', path: '/agreement/documents?code=OWN', answers: 'in in no ok ok ok ok no no no', members: 'ok ok no no no no no no ok no' },
    { file: '(member)/agreement/documents/[id]/page.tsx', path: `/agreement/documents/${DOCUMENT}`, answers: 'in in none ok ok ok ok none none none', members: sharedWith.members },
    { file: '(member)/agreement/nda/page.tsx', path: '/agreement/nda?code=OWN', answers: 'in in no ok ok ok ok no no ok', members: 'ok ok no no no no no no no ok' },
    { file: '(admin)/admin/members/nda/page.tsx', path: '/admin/members/nda', answers: 'in in no no no no no no no ok' },
    { file: 'api/upload/documents/route.ts', path: '/api/upload/documents?code=OWN', method: 'POST', answers: 'in in no home no home no no no no', members: 'home no no no no no no no no no' },
    { file: 'api/files/documents/[id]/route.ts', path: `/api/files/documents/${DOCUMENT}`, answers: 'in in none ok ok ok ok none none none', members: sharedWith.members },
    { file: '(member)/agreement/inventory/page.tsx', path: '/agreement/inventory?code=OWN', answers: 'in in no ok ok ok ok no no no', members: 'ok ok no no no no no no no no' },
    { file: 'api/upload/inventory/route.ts', path: '/api/upload/inventory?code=OWN', method: 'POST', answers: 'in in no home no home no no no no', members: 'home no no no no no no no no no' },
    { file: 'api/files/inventory/[code]/route.ts', path: '/api/files/inventory/OWN', answers: 'in in no ok ok ok ok no no no', members: 'ok ok no no no no no no no no' },
  ],
  watched: ['stored_file', 'nda_version', 'nda_acceptance', 'nda_signer', 'document', 'document_version', 'document_opening', 'inventory_item', 'inventory_revision', 'inventory_upload'],
  loadServices: async () => {
    const [getNda, accept, withdrawNda, addSigner, endSigner, versions, publish, list, shared, get, add, share, withdraw, open] = await Promise.all([
      import('@/lib/agreement/documents/get-nda'), import('@/lib/agreement/documents/accept-nda'), import('@/lib/agreement/documents/withdraw-nda'), import('@/lib/agreement/documents/add-nda-signer'), import('@/lib/agreement/documents/end-nda-signer'),
      import('@/lib/agreement/documents/list-nda-versions'), import('@/lib/agreement/documents/publish-nda'), import('@/lib/agreement/documents/list-documents'), import('@/lib/agreement/documents/list-shared-documents'), import('@/lib/agreement/documents/get-document'),
      import('@/lib/agreement/documents/add-document'), import('@/lib/agreement/documents/share-document'), import('@/lib/agreement/documents/withdraw-document'), import('@/lib/agreement/documents/open-document'),
    ]);
    const [inventory, sheet, saveItem, endItem, confirm, check, preview, take] = await Promise.all([
      import('@/lib/agreement/inventory/get-inventory'), import('@/lib/agreement/inventory/get-inventory-sheet'), import('@/lib/agreement/inventory/save-inventory-item'), import('@/lib/agreement/inventory/end-inventory-item'), import('@/lib/agreement/inventory/confirm-inventory'),
      import('@/lib/agreement/inventory/check-inventory-sheet'), import('@/lib/agreement/inventory/get-inventory-upload'), import('@/lib/agreement/inventory/take-inventory-sheet'),
    ]);
    const propose = await import('@/lib/agreement/inventory/propose-answers');
    const item = { ...(await import('@/lib/agreement/inventory/inventory-terms')).emptyItem, name: '新しい機器', work: '庁内' };
    const own = { code: '992011' };
    const fields = { kind: 'bcp', title: '計画', revised: '2026-04-01', note: '' };
    const receive = async () => ({ fields, file: { name: 'a.png', content: (await import('../sample-files')).samplePng() } });
    return [
      { name: 'agreement/documents/get-nda', call: (actor) => getNda.getNda(actor, own), answers: 'no no no ok no ok no no no ok', members: 'ok no no no no no no no no ok' },
      { name: 'agreement/documents/list-signers', call: async (actor) => (await import('@/lib/agreement/documents/list-signers')).listSigners(actor, own), answers: 'no no no ok ok ok ok no no no', members: 'ok ok no no no no no no no no' },
      { name: 'agreement/documents/accept-nda', call: (actor) => accept.acceptNda(actor, { ...own, number: 1 }), answers: approverOfA, members: 'no no no no no no no no no no' },
      { name: 'agreement/documents/withdraw-nda', call: (actor) => withdrawNda.withdrawNda(actor, own), answers: approverOfA, members: 'no no no no no no no no no no' },
      { name: 'agreement/documents/add-nda-signer', call: (actor) => addSigner.addNdaSigner(actor, { ...own, kind: 'staff', name: '署名した人', organisation: '甲市', signedOn: '2026-04-01' }), answers: writersOfA, members: ownOnly },
      { name: 'agreement/documents/end-nda-signer', call: (actor) => endSigner.endNdaSigner(actor, { id: SIGNER, leftOn: '2026-05-01' }), answers: 'none none none ok no ok no none none no', members: 'ok no none none none none none none none no' },
      { name: 'agreement/documents/list-nda-versions', call: (actor) => versions.listNdaVersions(actor), answers: secretariat },
      { name: 'agreement/documents/publish-nda', call: (actor) => publish.publishNda(actor, { title: '約束', text: '文面', inForceFrom: '2099-01-01' }), answers: secretariat },
      { name: 'agreement/documents/list-documents', call: (actor) => list.listDocuments(actor, own), answers: writersOfA, members: ownOnly },
      { name: 'agreement/documents/list-shared-documents', call: (actor) => shared.listSharedDocuments(actor, { of: '992011' }), answers: 'no no no ok ok ok ok no no no', members: 'ok ok no no no no no no ok no' },
      { name: 'agreement/documents/get-document', call: (actor) => get.getDocument(actor, { id: DOCUMENT }), ...sharedWith },
      { name: 'agreement/documents/open-document', call: (actor) => open.openDocument(actor, { id: DOCUMENT }), ...sharedWith },
      { name: 'agreement/documents/add-document', call: (actor) => add.addDocument(actor, { ...own, receive }), answers: writersOfA, members: ownOnly },
      { name: 'agreement/documents/share-document', call: (actor) => share.shareDocument(actor, { id: DOCUMENT, shared: 'no' }), ...keptBy },
      { name: 'agreement/documents/withdraw-document', call: (actor) => withdraw.withdrawDocument(actor, { id: DOCUMENT }), ...keptBy },
      { name: 'agreement/inventory/get-inventory', call: (actor) => inventory.getInventory(actor, own), answers: 'no no no ok ok ok ok no no no', members: 'ok ok no no no no no no no no' },
      { name: 'agreement/inventory/get-inventory-sheet', call: (actor) => sheet.getInventorySheet(actor, own), answers: 'no no no ok ok ok ok no no no', members: 'ok ok no no no no no no no no' },
      { name: 'agreement/inventory/propose-answers', call: (actor) => propose.proposeAnswers(actor, { ...own, year: 2026, section: 'organization' }), answers: writersOfA, members: ownOnly },
      { name: 'agreement/inventory/save-inventory-item', call: (actor) => saveItem.saveInventoryItem(actor, { ...own, id: ITEM, ...item }), answers: writersOfA, members: ownOnly },
      { name: 'agreement/inventory/end-inventory-item', call: (actor) => endItem.endInventoryItem(actor, { ...own, id: ITEM }), answers: writersOfA, members: ownOnly },
      { name: 'agreement/inventory/confirm-inventory', call: (actor) => confirm.confirmInventory(actor, own), answers: writersOfA, members: ownOnly },
      { name: 'agreement/inventory/check-inventory-sheet', call: (actor) => check.checkInventorySheet(actor, { ...own, receive }), answers: writersOfA, members: ownOnly },
      // One person's upload is nobody else's: for its municipality's own people it is not there.
      { name: 'agreement/inventory/get-inventory-upload', call: (actor) => preview.getInventoryUpload(actor, { ...own, upload: UPLOAD }), answers: 'no no no none no none no no no no', members: 'none no no no no no no no no no' },
      { name: 'agreement/inventory/take-inventory-sheet', call: (actor) => take.takeInventorySheet(actor, { ...own, upload: UPLOAD, take: 'all' }), answers: 'no no no none no none no no no no', members: 'none no no no no no no no no no' },
    ];
  },
  prepareMembers: async (client, places) => {
    if (await client.document.findUnique({ where: { id: DOCUMENT } })) return;
    const { makeAcceptance, makeDocument, makeInventoryItem, makeSigner } = await import('../document-factories');
    const { samplePdf } = await import('../sample-files');
    for (const place of ['member own', 'member other', 'withdrawn', 'suspended', 'preparing'] as const) await makeAcceptance(client, { code: places[place] });
    await makeAcceptance(client, { code: places['other agreement'], agreementId: OTHER_AGREEMENT });
    const code = places['member own'];
    const pdf = await samplePdf('configuration');
    await makeDocument(client, { id: DOCUMENT, code, kind: 'configuration', title: `構成図 ${MARK}`, files: [{ id: OLD_FILE, name: '前の版.pdf', bytes: pdf }, { id: FILE, name: `${MARK}.pdf`, bytes: pdf }] });
    await makeDocument(client, { id: HIDDEN, code, kind: 'other', title: `控え ${MARK}`, shared: false, files: [] });
    await makeDocument(client, { id: WITHDRAWN, code, kind: 'other', title: `古いもの ${MARK}`, withdrawn: true, files: [] });
    await client.documentOpening.create({ data: { documentId: DOCUMENT, municipalityCode: code, number: 2, readerCode: places['member other'], personId: randomUUID(), personName: '開いた人' } });
    await makeSigner(client, { id: SIGNER, code, kind: 'vendor', name: MARK, organisation: '見本の会社', signedOn: '2026-04-01' });
    await makeInventoryItem(client, { id: ITEM, code, item: { name: `基幹系 ${MARK}`, work: '住民記録', vendor: MARK } });
    await makeInventoryItem(client, { id: ENDED, code, item: { name: `前の機器 ${MARK}` }, ended: true });
    await client.inventoryUpload.create({ data: { id: UPLOAD, municipalityCode: code, personId: randomUUID(), sealed: new Uint8Array(Buffer.from(MARK)) } });
    await client.inventoryRevision.create({ data: { municipalityCode: code, items: 1, confirmedOn: new Date('2026-04-01') } });
  },
  policyRows: `
    insert into nda_version (agreement_id, number, title, text, in_force_from) values (${X}, 1, '約束', '', '2024-04-01');
    insert into nda_acceptance (agreement_id, nda_number, municipality_code) values (${X}, 1, '992011');
    insert into nda_signer (id, agreement_id, nda_number, municipality_code, kind, sealed, signed_on) values ('${SIGNER}', ${X}, 1, '992011', 'staff', '', now());
    ${file(FILE, `'${self}'`)};
    insert into document (id, municipality_code, kind, sealed_title, shared, created_by) values ('${DOCUMENT}', '992011', 'bcp', '', true, '${self}');
    insert into document_version (document_id, municipality_code, number, file_id, revised_on, expires_on, sealed_note, uploaded_by) values ('${DOCUMENT}', '992011', 1, '${FILE}', now(), now(), '', '${self}');
    insert into document_opening (document_id, municipality_code, number, reader_code, person_id, person_name) values ('${DOCUMENT}', '992011', 1, '992020', '${self}', '人');
    insert into inventory_item (id, municipality_code, sealed) values ('${ITEM}', '992011', '');
    insert into inventory_revision (municipality_code, items, confirmed_on) values ('992011', 1, now());
    insert into inventory_upload (id, municipality_code, person_id, sealed) values ('${UPLOAD}', '992011', '${self}', '');`,
  policyTries: {
    ...named(tries(1), { nda_acceptance: 'nda_acceptance (of A)', nda_signer: 'nda_signer (of A)', document_opening: 'document_opening (by B)' }),
    "inventory_upload (one's own, for A)": {
      select: `select from inventory_upload where id = '${UPLOAD}'`,
      insert: `insert into inventory_upload (id, municipality_code, person_id, sealed) values (gen_random_uuid(), '992011', '${self}', '')`,
      update: `update inventory_upload set taken_at = now() where id = '${UPLOAD}'`,
    },
  },
  memberTries: {
    ...tries(2),
    'document (not shared)': documentTry(HIDDEN),
    'document (withdrawn)': documentTry(WITHDRAWN),
    'document_version (not the current one)': { ...versionTry(), select: `select from document_version where document_id = '${DOCUMENT}' and number = 1` },
    'inventory_item (ended)': itemTry(ENDED),
  },
  pages: () => [
    { name: 'documents', path: '/agreement/documents', as: 'shonin' },
    { name: 'nda', path: '/agreement/nda', as: 'shonin' },
    { name: 'inventory', path: '/agreement/inventory', as: 'shonin' },
  ],
};

function documentTry(id: string): Try {
  return { select: `select from document where id = '${id}'`, insert: `insert into document (municipality_code, kind, sealed_title, shared, created_by) values ('992011', 'other', '', true, actor.person())`, update: `update document set shared = shared where id = '${id}'` };
}
function versionTry(): Try {
  return {
    select: `select from document_version where document_id = '${DOCUMENT}'`,
    insert: `insert into document_version (document_id, municipality_code, number, file_id, revised_on, expires_on, sealed_note, uploaded_by) values ('${DOCUMENT}', '992011', 9, '${FILE}', now(), now(), '', actor.person())`,
    update: `update document_version set sealed_note = sealed_note where document_id = '${DOCUMENT}'`,
  };
}
function itemTry(id: string): Try {
  return {
    select: `select from inventory_item where id = '${id}'`,
    insert: `insert into inventory_item (id, municipality_code, sealed, changed_by) values (gen_random_uuid(), '992011', '', actor.person())`,
    update: `update inventory_item set changed_by = actor.person() where id = '${id}'`,
  };
}

/** @param current the document's version that the others open */
function tries(current: number): Record<string, Try> {
  return {
    stored_file: { select: `select from stored_file where id = '${FILE}'`, insert: file('00000000-0000-4000-8000-000000000841', 'actor.person()'), update: `update stored_file set sealed_name = sealed_name where ${OWN}` },
    nda_version: { select: 'select from nda_version', insert: `insert into nda_version (agreement_id, number, title, text, in_force_from, made_by) values (${X}, 9, '', '', now(), actor.person())`, update: 'update nda_version set title = title' },
    nda_acceptance: {
      select: `select from nda_acceptance where ${OWN}`,
      insert: `insert into nda_acceptance (agreement_id, nda_number, municipality_code, accepted_by) values (${X}, 1, '992011', actor.person())`,
      update: `update nda_acceptance set withdrawn_at = now(), withdrawn_by = actor.person() where ${OWN}`,
    },
    nda_signer: {
      select: `select from nda_signer where ${OWN}`,
      insert: `insert into nda_signer (agreement_id, nda_number, municipality_code, kind, sealed, signed_on, added_by) values (${X}, 1, '992011', 'staff', '', now(), actor.person())`,
      update: `update nda_signer set left_on = '2099-01-01' where ${OWN}`,
    },
    document: documentTry(DOCUMENT),
    document_version: versionTry(),
    document_opening: {
      select: `select from document_opening where ${OWN}`,
      insert: `insert into document_opening (document_id, municipality_code, number, reader_code, person_id, person_name) values ('${DOCUMENT}', '992011', ${current}, coalesce((actor.codes())[1], '992020'), actor.person(), 'x')`,
      update: `update document_opening set person_name = person_name where ${OWN}`,
    },
    inventory_item: itemTry(ITEM),
    inventory_revision: {
      select: `select from inventory_revision where ${OWN}`,
      insert: `insert into inventory_revision (municipality_code, items, confirmed_on, confirmed_by) values ('992011', 1, now(), actor.person())`,
      update: `update inventory_revision set items = items where ${OWN}`,
    },
  };
}

function named(tries: Record<string, Try>, names: Record<string, string>) {
  return Object.fromEntries(Object.entries(tries).map(([name, one]) => [names[name] ?? name, one]));
}

