import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptApplication } from '@/lib/agreement/membership/accept-application';
import { addGroup } from '@/lib/agreement/membership/add-group';
import { addSupporter } from '@/lib/agreement/supporters/add-supporter';
import { admitSupporter } from '@/lib/agreement/supporters/admit-supporter';
import { addSignedSheet } from '@/lib/agreement/membership/add-signed-sheet';
import { applyForAgreement } from '@/lib/agreement/membership/apply-for-agreement';
import { carryOutPlans } from '@/lib/agreement/membership/carry-out-plans';
import { changeStanding } from '@/lib/agreement/membership/change-standing';
import { chooseGroup } from '@/lib/agreement/membership/choose-group';
import { declineApplication } from '@/lib/agreement/membership/decline-application';
import { endAdmission } from '@/lib/agreement/supporters/end-admission';
import { endSupporter } from '@/lib/agreement/supporters/end-supporter';
import { endGroup } from '@/lib/agreement/membership/end-group';
import { getAgreementText } from '@/lib/agreement/text/get-agreement-text';
import { getMember } from '@/lib/agreement/membership/get-member';
import { getSignedSheet } from '@/lib/agreement/membership/get-signed-sheet';
import { getSupporter } from '@/lib/agreement/supporters/get-supporter';
import { listSupportersForMember } from '@/lib/agreement/supporters/list-supporters-for-member';
import { saveSupporterContact } from '@/lib/agreement/supporters/save-supporter-contact';
import { saveSupporterOffer } from '@/lib/agreement/supporters/save-supporter-offer';
import { getStanding } from '@/lib/agreement/membership/get-standing';
import { issueAgreementText } from '@/lib/agreement/text/issue-agreement-text';
import { exportSheetDesk } from '@/lib/agreement/sheets/export-sheet-desk';
import { getSheetDesk } from '@/lib/agreement/sheets/get-sheet-desk';
import { readSheetFilter } from '@/lib/agreement/sheets/sheet-desk';
import { saveSheet } from '@/lib/agreement/sheets/save-sheet';
import { searchSheets } from '@/lib/agreement/sheets/search-sheets';
import { listMembers } from '@/lib/agreement/membership/list-members';
import { listOwnStandings } from '@/lib/agreement/membership/list-own-standings';
import { takeBackPlan } from '@/lib/agreement/membership/take-back-plan';
import { takeBackApplication } from '@/lib/agreement/membership/take-back-application';
import { writeAgreementText } from '@/lib/agreement/text/write-agreement-text';
import { UnfitFile } from '@/lib/files/unfit-file';
import { acceptInvitation } from '@/lib/people/accept-invitation';
import { getInvitation } from '@/lib/people/get-invitation';
import { invitePerson } from '@/lib/people/invite-person';
import { PASSWORD } from '../support/people';
import { readSession } from '@/lib/people/session';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { addDays, day, isoDay } from '@/lib/platform/time';
import { makeAgreement, makeContact, makeMembership } from '../support/agreement-factories';
import { actorOf, anonymousActor, checkDigit, makeMunicipality, makePerson, ownerClient } from '../support/factories';
import { samplePdf } from '../support/sample-files';

const owner = ownerClient(process.env.OWNER_URL!);
const codeOf = (five: string) => `${five}${checkDigit(five)}`;
const [OWN, MEMBER, THIRD] = [codeOf('99501'), codeOf('99502'), codeOf('99503')];
const today = isoDay(new Date());
let editor: Actor, approver: Actor, member: Actor, secretariat: Actor;

beforeAll(async () => {
  await makeAgreement(owner);
  for (const [code, name] of [[OWN, '甲市'], [MEMBER, '乙市'], [THIRD, '丙町']] as const) await makeMunicipality(owner, { code, name, kana: 'し', type: '市', population: 50_000 });
  const person = async (signInName: string, role: 'editor' | 'approver' | 'secretariat', code?: string) => actorOf(await owner.person.update({ where: { id: (await makePerson(owner, { signInName, name: signInName, role, code })).id }, data: { email: `${signInName}@example.jp` }, include: { assignments: true } }));
  editor = await person('editor', 'editor', OWN);
  approver = await person('approver', 'approver', OWN);
  member = await person('member', 'editor', MEMBER);
  secretariat = await person('secretariat', 'secretariat');
  await makeMembership(owner, { code: MEMBER });
  await makeMembership(owner, { code: THIRD });
  await makeContact(owner, { code: MEMBER, side: 'ict', name: '乙 つなぐ', means: [{ kind: 'phone', value: '0990-000-111' }] });
});
afterAll(() => owner.$disconnect());

const application = { code: OWN, kind: 'join', mayor: '甲野 長', decidedOn: today, reason: '' } as const;
const waiting = async () => (await owner.agreementApplication.findFirstOrThrow({ where: { municipalityCode: OWN, status: 'waiting' } })).id;
const contactsSeen = (actor: Actor) => db.as(actor, (tx) => tx.contact.count({ where: { municipalityCode: MEMBER } }));
const mailsAbout = (code: string) => owner.mailMessage.count({ where: { municipalityCode: code } });

test('the text: a draft is nobody else’s, an issued version is everyone’s and stays', async () => {
  expect((await getAgreementText(anonymousActor, '')).shown).toBeNull();
  await expect(getAgreementText(anonymousActor, '1')).rejects.toThrow(NotFoundError);
  await expect(writeAgreementText(approver, { text: '第1条', reason: '' })).rejects.toThrow(RefusedError);
  expect(await issueAgreementText(secretariat, { effectiveOn: '2024-04-01' })).toEqual({ number: 1 });
  await expect(issueAgreementText(secretariat, { effectiveOn: '2025-04-01' })).rejects.toThrow(StateError);
  await writeAgreementText(secretariat, { text: '第1条（目的）\n改めた。', reason: '目的を改めた' });
  await writeAgreementText(secretariat, { text: '第1条（目的）\nもう一度改めた。', reason: '目的を改めた' });
  await expect(issueAgreementText(secretariat, { effectiveOn: '2024-04-01' })).rejects.toThrow(InvalidInputError);
  await issueAgreementText(secretariat, { effectiveOn: '2099-04-01' });
  expect(await getAgreementText(anonymousActor, '')).toMatchObject({ inForce: 1, shown: { number: 1 }, versions: [{ number: 2, reason: '目的を改めた' }, { number: 1 }] });
  expect((await getAgreementText(anonymousActor, '2')).shown?.text).toContain('もう一度改めた');
  for (const number of ['3', '01', '１', '1e0', 'x']) await expect(getAgreementText(anonymousActor, number)).rejects.toThrow(NotFoundError);
  await expect(owner.$executeRaw`update agreement_version set text = '' where number = 1`).rejects.toThrow(/stays as it is/);
});

test('joining: asked for in the mayor’s name, once at a time, accepted with a day, with history and mail', async () => {
  await expect(applyForAgreement(editor, application)).rejects.toThrow(RefusedError);
  await expect(applyForAgreement(approver, { ...application, kind: 'leave' })).rejects.toThrow(StateError);
  await expect(applyForAgreement(approver, { ...application, decidedOn: '2099-01-01' })).rejects.toThrow(InvalidInputError);
  const both = await Promise.allSettled([applyForAgreement(approver, application), applyForAgreement(approver, application)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await owner.mailMessage.count({ where: { recipient: 'secretariat@example.jp' } })).toBe(1);
  await expect(changeStanding(secretariat, { code: OWN, status: 'member', effectiveOn: today, note: '署名' })).rejects.toThrow(StateError);
  await takeBackApplication(approver, { code: OWN, id: await waiting() });
  await applyForAgreement(approver, application);
  await declineApplication(secretariat, { id: await waiting(), answer: '首長の氏名をご確認ください。' });
  expect(await getStanding(editor, { code: OWN })).toMatchObject({ standing: 'outside', application: { status: 'declined', answer: '首長の氏名をご確認ください。' }, mayApply: false });
  await applyForAgreement(approver, application);
  const id = await waiting();
  await expect(acceptApplication(secretariat, { id, status: 'withdrawn', effectiveOn: today, note: '' })).rejects.toThrow(InvalidInputError);
  await expect(acceptApplication(secretariat, { id, status: 'preparing', effectiveOn: '2099-01-01', note: '' })).rejects.toThrow(InvalidInputError);
  expect(await mailsAbout(OWN)).toBeGreaterThan(0);
  const twice = await Promise.allSettled([1, 2].map(() => acceptApplication(secretariat, { id, status: 'preparing', effectiveOn: today, note: 'ようこそ' })));
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await getMember(secretariat, { code: OWN })).toMatchObject({ standing: 'preparing', steps: [{ status: 'preparing', by: 'secretariat', note: 'ようこそ' }], applications: [{ status: 'accepted', version: 1, appliedBy: 'approver', judgedBy: 'secretariat' }, { status: 'declined' }, { status: 'taken-back' }] });
  expect((await owner.auditEntry.findMany({ where: { municipalityCode: OWN, act: 'membership.step' } })).map(({ detail }) => detail)).toEqual([{ from: '未加入', to: '準備会', effectiveOn: today }]);
});

test('others’ contacts are read from the day of signing to that of leaving, and not a moment longer', async () => {
  expect(await contactsSeen(editor)).toBe(0);
  await expect(changeStanding(secretariat, { code: OWN, status: 'member', effectiveOn: '2020-01-01', note: '署名' })).rejects.toThrow(InvalidInputError);
  await changeStanding(secretariat, { code: OWN, status: 'member', effectiveOn: today, note: '署名が済んだため' });
  expect(await contactsSeen(editor)).toBe(1);
  await applyForAgreement(approver, { ...application, kind: 'rest', reason: '庁舎の移転' });
  await acceptApplication(secretariat, { id: await waiting(), status: 'suspended', effectiveOn: today, note: '' });
  expect(await contactsSeen(editor)).toBe(1);
  await applyForAgreement(approver, { ...application, kind: 'leave', reason: '合併' });
  await acceptApplication(secretariat, { id: await waiting(), status: 'withdrawn', effectiveOn: today, note: '' });
  expect(await contactsSeen(editor)).toBe(0);
  expect(await contactsSeen(member)).toBe(1);
  await expect(saveSheet(editor, { code: OWN, side: 'wishes', entries: {}, note: '' })).rejects.toThrow(StateError);
  expect(await searchSheets(editor, { code: OWN, item: 'equipment-pc', atLeast: 1 })).toMatchObject({ searchable: false, offering: [] });
  await changeStanding(secretariat, { code: OWN, status: 'member', effectiveOn: today, note: '再び加わった' });
});

test('wishes looked over meet the duty, and meet the offers of others, the own group first, then the nearest', async () => {
  await saveSheet(editor, { code: OWN, side: 'wishes', entries: { 'equipment-pc': { amount: 20 } }, note: '' });
  await saveSheet(editor, { code: OWN, side: 'wishes', entries: { 'equipment-pc': { amount: 10 } }, note: '' });
  expect(await owner.dutyRecord.findMany({ where: { municipalityCode: OWN } })).toMatchObject([{ dutyKey: 'wishes', evidenceKind: 'wish', doneOn: day(today) }, { dutyKey: 'wishes' }]);
  await saveSheet(member, { code: MEMBER, side: 'offers', entries: { 'equipment-pc': { amount: 4, terms: 'lent' } }, note: '' });
  expect(await owner.dutyRecord.count({ where: { municipalityCode: MEMBER } })).toBe(0);
  await owner.catalogueSheet.create({ data: { municipalityCode: THIRD, side: 'offers', entries: { 'equipment-pc': { amount: 30 } }, reviewedOn: day(today) } });
  const found = async () => (await searchSheets(editor, { code: OWN, item: 'equipment-pc', atLeast: 1 })).forWishes.flatMap((meeting) => meeting.found.map(({ name, km }) => [name, km && Math.round(km)]));
  expect(await found()).toEqual([['乙市', null], ['丙町', null]]); // nowhere on the map: by code
  for (const [code, lat] of [[OWN, 35], [MEMBER, 36], [THIRD, 35.1]] as const) await owner.municipality.update({ where: { code }, data: { lat, lng: 135 } });
  expect(await found()).toEqual([['丙町', 11], ['乙市', 111]]);
  await addGroup(secretariat, { name: '川沿い' });
  await expect(addGroup(secretariat, { name: '川沿い' })).rejects.toThrow(InvalidInputError);
  const group = (await owner.agreementGroup.findFirstOrThrow()).id;
  for (const code of [OWN, MEMBER]) await chooseGroup(secretariat, { code, group });
  expect(await found()).toEqual([['乙市', 111], ['丙町', 11]]);
  expect(await searchSheets(member, { code: MEMBER, item: 'equipment-pc', atLeast: 5 })).toMatchObject({ offering: [{ name: '丙町' }], wishing: [{ name: '甲市' }], forOffers: [{ found: [{ name: '甲市' }] }] });
  const all = readSheetFilter({ item: 'equipment-pc' });
  expect(await getSheetDesk(secretariat, all)).toMatchObject({ total: 3, rows: [{ code: OWN, side: 'wishes', entries: { 'equipment-pc': { amount: 10 } } }, { code: MEMBER, side: 'offers' }, { code: THIRD }] });
  expect((await getSheetDesk(secretariat, readSheetFilter({ review: 'never' }))).total).toBe(3); // two sheets each of three members
  await expect(getSheetDesk(member, all)).rejects.toThrow(RefusedError);
  expect((await exportSheetDesk(secretariat, all)).split('\r\n')).toHaveLength(5);
  expect(await owner.auditEntry.count({ where: { act: { in: ['sheets.desk-opened', 'sheets.exported'] } } })).toBe(3);
  await endGroup(secretariat, { id: group });
  expect(await owner.membership.count({ where: { groupId: { not: null } } })).toBe(0);
  await expect(chooseGroup(secretariat, { code: OWN, group })).rejects.toThrow(InvalidInputError);
});

test('a step on a day to come: seen, nothing else meanwhile, taken back before its day, or taken on it once', async () => {
  const [tomorrow, yesterday] = [addDays(today, 1), addDays(today, -1)];
  const step = (status: 'suspended' | 'member', effectiveOn: string) => changeStanding(secretariat, { code: OWN, status, effectiveOn, note: '届けのとおり' });
  const job = { kind: 'job', name: 'carry-out-plans' } as const;
  await expect(step('suspended', addDays(today, 732))).rejects.toMatchObject({ fieldErrors: { effectiveOn: expect.stringContaining('2年以内') } });
  const both = await Promise.allSettled([step('suspended', tomorrow), step('suspended', tomorrow)]);
  expect(both.map((one) => (one.status === 'fulfilled' ? one.value : 'refused')).sort()).toEqual(['planned', 'refused']);
  expect(await getStanding(editor, { code: OWN })).toMatchObject({ standing: 'member', plan: { status: 'suspended', effectiveOn: day(tomorrow) }, mayAskFor: [] });
  expect(await listOwnStandings(editor)).toMatchObject([{ standing: 'member', plan: { status: 'suspended' } }]);
  expect((await listMembers(secretariat, { status: '', text: '', page: 1 })).coming).toMatchObject([{ code: OWN, status: 'suspended' }]);
  await expect(applyForAgreement(approver, { ...application, kind: 'leave', reason: '合併' })).rejects.toThrow('休止する予定です');
  await expect(step('suspended', today)).rejects.toThrow(StateError);

  const { plan } = await getMember(secretariat, { code: OWN });
  await expect(takeBackPlan(approver, { code: OWN, id: plan!.id, why: '取りやめ' })).rejects.toThrow(RefusedError);
  await takeBackPlan(secretariat, { code: OWN, id: plan!.id, why: '取りやめの届け' });
  await expect(takeBackPlan(secretariat, { code: OWN, id: plan!.id, why: '取りやめの届け' })).rejects.toThrow(StateError);
  expect(await getMember(secretariat, { code: OWN })).toMatchObject({ standing: 'member', plan: null, takenBack: [{ status: 'suspended', why: '取りやめの届け', by: 'secretariat' }] });

  await applyForAgreement(approver, { ...application, kind: 'rest', reason: '庁舎の移転' });
  expect(await acceptApplication(secretariat, { id: await waiting(), status: 'suspended', effectiveOn: tomorrow, note: '' })).toEqual({ code: OWN, step: 'planned' });
  expect(await carryOutPlans(job)).toBe(0);
  await expect(carryOutPlans(job, new Date(`${tomorrow}T12:00:00Z`))).rejects.toThrow(); // the database knows the day itself
  expect(await getStanding(editor, { code: OWN })).toMatchObject({ standing: 'member' });
  // Its day has come while nobody looked, and the one before it too.
  await owner.membershipPlan.updateMany({ where: { takenAt: null, takenBackAt: null }, data: { effectiveOn: day(yesterday) } });
  await owner.membership.updateMany({ where: { municipalityCode: OWN }, data: { since: day(addDays(today, -9)) } });
  const late = (await getMember(secretariat, { code: OWN })).plan!;
  await expect(takeBackPlan(secretariat, { code: OWN, id: late.id, why: '遅い' })).rejects.toThrow('取り消せません');
  for (const actor of [secretariat, editor, member]) await expect(carryOutPlans(actor)).rejects.toThrow(RefusedError);
  expect((await Promise.all([carryOutPlans(job), carryOutPlans(job)])).sort()).toEqual([0, 1]);
  expect(await getStanding(editor, { code: OWN })).toMatchObject({ standing: 'suspended', since: day(yesterday), plan: null, steps: expect.arrayContaining([expect.objectContaining({ status: 'suspended', effectiveOn: day(yesterday) })]) });
  expect(await owner.auditEntry.findFirst({ where: { act: 'membership.step', municipalityCode: OWN }, orderBy: { at: 'desc' } })).toMatchObject({ actorKind: 'job', detail: { from: '構成団体', to: '休止' } });
  expect(await owner.mailMessage.count({ where: { municipalityCode: OWN, subject: '相互応援協定での立場が「休止」になりました', createdBy: null } })).toBe(2); // its editor and its approver
  await step('member', today);
});

test('the job moves nobody whose step is not planned', async () => {
  const job = { kind: 'job', name: 'carry-out-plans' } as const;
  expect(await db.as(job, (tx) => tx.membership.updateMany({ where: { municipalityCode: MEMBER }, data: { status: 'withdrawn' } }))).toEqual({ count: 0 });
  await expect(db.as(job, (tx) => tx.membershipStep.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: MEMBER, status: 'withdrawn', effectiveOn: day(today) } }))).rejects.toThrow();
  await owner.membershipPlan.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: MEMBER, status: 'suspended', effectiveOn: day(today), plannedBy: (secretariat as { personId: string }).personId } });
  await expect(db.as(job, (tx) => tx.membership.updateMany({ where: { municipalityCode: MEMBER }, data: { status: 'withdrawn', since: day(today) } }))).rejects.toThrow();
  expect(await db.as(job, (tx) => tx.membership.updateMany({ where: { municipalityCode: THIRD }, data: { status: 'suspended', since: day(today) } }))).toEqual({ count: 0 });
  await owner.membershipPlan.updateMany({ where: { municipalityCode: MEMBER }, data: { takenAt: new Date() } });
});

test('the signed sheet is sealed, and opened by its own people and the secretariat, with a line in the log', async () => {
  const receive = (content: Buffer) => async () => ({ fields: {}, file: { name: '../協定書.pdf', content } });
  await expect(addSignedSheet(editor, { code: OWN, receive: receive(Buffer.from('<svg onload=alert(1)>')) })).rejects.toThrow(UnfitFile);
  await addSignedSheet(editor, { code: OWN, receive: receive(await samplePdf()) });
  const { sheets } = await getStanding(editor, { code: OWN });
  expect(sheets).toMatchObject([{ name: '協定書.pdf' }]);
  expect((await getSignedSheet(secretariat, { id: sheets[0]!.id })).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(Buffer.from((await owner.storedFile.findFirstOrThrow()).sealed).includes('%PDF-')).toBe(false);
  await expect(getSignedSheet(member, { id: sheets[0]!.id })).rejects.toThrow(NotFoundError);
  expect(await owner.auditEntry.count({ where: { act: 'sheet.opened', municipalityCode: OWN, actorKind: 'secretariat' } })).toBe(1);
});

test('a supporter: invited, seen by members alone, sees its own and what it is admitted to, and nothing once it has ended', async () => {
  const { id } = await addSupporter(secretariat, { name: '見本システム', kana: '', kind: 'company', about: '', registeredOn: today });
  await expect(invitePerson(secretariat, { role: 'supporter', municipalityCode: null, prefectureCode: null, name: '協力 する', email: '', department: '', side: 'other' })).rejects.toThrow(InvalidInputError);
  const { token } = await invitePerson(secretariat, { role: 'supporter', supporterId: id, municipalityCode: null, prefectureCode: null, name: '協力 する', email: '', department: '', side: 'other' });
  expect(await getInvitation(token)).toMatchObject({ state: 'open', role: 'supporter', place: '見本システム' });
  await acceptInvitation({ address: '127.0.0.1', browser: '' }, { token, signInName: 'kyoryoku', password: PASSWORD, again: PASSWORD });
  const person = await owner.person.findUniqueOrThrow({ where: { signInName: 'kyoryoku' } });
  const session = await owner.signInSession.create({ data: { personId: person.id, expiresAt: new Date(Date.now() + 3_600_000) } });
  const actor = (await readSession(session.id))!.actor;
  expect(actor).toMatchObject({ kind: 'person', supporterOf: [id], editorOf: [], viewer: false });

  await saveSupporterContact(actor, { supporterId: id, name: '協力 する', department: '', phone: '０９９０ー０００９９７　内線５', email: '' });
  await expect(saveSupporterContact(actor, { supporterId: id, name: '協力 する', department: '', phone: '0990-12', email: '' })).rejects.toMatchObject({ fieldErrors: { phone: '「電話番号」の桁が足りません。市外局番から入力してください。' } });
  await saveSupporterOffer(actor, { id, entries: { 'equipment-pc': { amount: 99 } }, note: '' });
  expect((await owner.supporterContact.findFirstOrThrow()).sealedPhone).not.toContain('0990');
  expect((await listSupportersForMember(editor, { code: OWN })).supporters).toMatchObject([{ name: '見本システム', contacts: [{ phone: '0990-000-997 内線5' }], admittedAt: null }]);
  expect((await searchSheets(editor, { code: OWN, item: 'equipment-pc', atLeast: 50 })).offering).toMatchObject([{ name: '見本システム', entry: { amount: 99 } }]);
  for (const table of ['contact', 'catalogueSheet', 'storedFile', 'agreementApplication', 'membershipStep'] as const)
    expect(await db.as(actor, (tx) => (tx[table] as typeof tx.contact).count())).toBe(0);

  await admitSupporter(editor, { code: OWN, id });
  await admitSupporter(editor, { code: OWN, id });
  expect((await getSupporter(actor, { id })).admissions).toMatchObject([{ name: '見本県 甲市' }]);
  expect(await owner.auditEntry.count({ where: { act: 'supporter.admitted' } })).toBe(1);
  await endAdmission(editor, { code: OWN, id });
  expect((await getSupporter(actor, { id })).admissions).toEqual([]);

  await endSupporter(secretariat, { id });
  expect((await readSession(session.id))!.actor).not.toHaveProperty('supporterOf');
  expect((await listSupportersForMember(editor, { code: OWN })).supporters).toEqual([]);
});
