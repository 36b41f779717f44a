import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGuest } from '@/lib/agreement/meetings/add-guest';
import { addMaterial } from '@/lib/agreement/meetings/add-material';
import { answerAtMeeting } from '@/lib/agreement/meetings/answer-at-meeting';
import { askAtMeeting } from '@/lib/agreement/meetings/ask-at-meeting';
import { cancelMeeting } from '@/lib/agreement/meetings/cancel-meeting';
import { getDuties } from '@/lib/agreement/duties/get-duties';
import { getMeeting } from '@/lib/agreement/meetings/get-meeting';
import { getMeetingDesk } from '@/lib/agreement/meetings/get-meeting-desk';
import { inviteToMeeting } from '@/lib/agreement/meetings/invite-to-meeting';
import { listMeetings } from '@/lib/agreement/meetings/list-meetings';
import { openMaterial } from '@/lib/agreement/meetings/open-material';
import { recordAttendance } from '@/lib/agreement/meetings/record-attendance';
import { removeMaterial } from '@/lib/agreement/meetings/remove-material';
import { replyToMeeting } from '@/lib/agreement/meetings/reply-to-meeting';
import { saveMeeting } from '@/lib/agreement/meetings/save-meeting';
import { writeMinutes } from '@/lib/agreement/meetings/write-minutes';
import type { PersonActor, SecretariatActor } from '@/lib/platform/actor';
import { day } from '@/lib/platform/time';
import { makeAgreement, makeContact, makeMembership } from '../support/agreement-factories';
import { actorOf, checkDigit, makeMunicipality, makePerson, ownerClient } from '../support/factories';
import { rawPdf } from '../support/sample-files';

const owner = ownerClient(process.env.OWNER_URL!);
const code = (five: string) => `${five}${checkDigit(five)}`;
const [OLD, NEW, PREPARING, OUTSIDE] = [code('99611'), code('99612'), code('99613'), code('99614')];
const at = (iso: string) => new Date(`${iso}T12:00:00+09:00`);
const input = { id: '', kind: 'training', title: '担当者研修', heldOn: '2026-06-10', from: '13:30', to: '16:00', place: '見本県庁', description: '' };
let people: Record<string, PersonActor>;
let secretariat: SecretariatActor;

beforeAll(async () => {
  await makeAgreement(owner);
  people = {};
  for (const c of [OLD, NEW, PREPARING, OUTSIDE]) {
    await makeMunicipality(owner, { code: c, name: `会議${c}町`, kana: 'かいぎちょう', type: '町', population: 8000 });
    const person = await makePerson(owner, { signInName: `e-${c}`, name: '会議 担当', role: 'editor', code: c });
    await owner.person.update({ where: { id: person.id }, data: { email: `${c}@example.jp` } });
    people[c] = actorOf(person) as PersonActor;
  }
  await makeMembership(owner, { code: OLD, since: '2023-04-01' });
  await makeMembership(owner, { code: NEW, since: '2026-04-01' });
  await makeMembership(owner, { code: PREPARING, status: 'preparing', since: '2026-04-01' });
  await makeContact(owner, { code: OLD, side: 'ict', name: '古参', means: [], appointedOn: '2023-04-01' });
  await owner.dutyRecord.create({ data: { agreementId: 'ict-mutual-aid', municipalityCode: OLD, dutyKey: 'training', doneOn: day('2026-03-01'), evidenceKind: 'hand' } });
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務 太郎', role: 'secretariat' })) as SecretariatActor;
});
afterAll(() => owner.$disconnect());

const training = async (c: string) => (await getDuties(people[c]!, { code: c })).duties.find(({ key }) => key === 'training')!;

test('an event from announcement to attendance that counts, and is taken back with it', async () => {
  const id = await saveMeeting(secretariat, input);
  await expect(getMeeting(people[OLD]!, { id, code: OLD })).rejects.toMatchObject({ status: 404 }); // not announced yet
  const proposed = Object.fromEntries((await getMeetingDesk(secretariat, { id }, at('2026-05-01'))).toInvite.map((one) => [one.code, one.reasons]));
  expect(proposed).toEqual({ [OLD]: [], [NEW]: ['new-member', 'due'], [PREPARING]: [] });
  await makeContact(owner, { code: OLD, side: 'disaster', name: '着任', means: [], appointedOn: '2026-04-01' });
  expect((await getMeetingDesk(secretariat, { id }, at('2026-05-01'))).toInvite.find((one) => one.code === OLD)!.reasons).toEqual(['newcomer']);

  await expect(inviteToMeeting(secretariat, { id, codes: [OUTSIDE] }, at('2026-05-01'))).rejects.toMatchObject({ status: 422 });
  expect(await inviteToMeeting(secretariat, { id, codes: [OLD, NEW, PREPARING] }, at('2026-05-01'))).toBe(3);
  expect(await inviteToMeeting(secretariat, { id, codes: [OLD, NEW] }, at('2026-05-01'))).toBe(0);
  const mails = await owner.mailMessage.findMany({ where: { kind: 'meeting' } });
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual([OLD, NEW, PREPARING].map((c) => `${c}@example.jp`).sort());
  expect(mails[0]!.body).toContain('2026年6月10日（令和8年） 13:30〜16:00');

  await replyToMeeting(people[OLD]!, { id, code: OLD, attending: 'no', who: '' }, at('2026-05-02'));
  await replyToMeeting(people[OLD]!, { id, code: OLD, attending: 'yes', who: '情報政策課 2人' }, at('2026-05-03'));
  expect((await getMeeting(people[PREPARING]!, { id, code: PREPARING })).title).toBe('担当者研修'); // invited, though it has not signed
  await expect(getMeeting(people[OUTSIDE]!, { id })).rejects.toMatchObject({ status: 404 });
  await expect(recordAttendance(secretariat, { id, codes: [OLD] }, at('2026-05-10'))).rejects.toThrow('まだ始まっていない');

  expect(await recordAttendance(secretariat, { id, codes: [OLD, NEW] }, at('2026-06-11'))).toEqual({ attended: 2 });
  expect(await training(OLD)).toMatchObject({ lastDone: '2026-06-10', metUntil: '2027-06-10' });
  await recordAttendance(secretariat, { id, codes: [OLD, NEW] }, at('2026-06-11')); // again: nothing twice
  expect(await owner.dutyRecord.count({ where: { evidenceKind: 'attendance' } })).toBe(2);
  await expect(saveMeeting(secretariat, { ...input, id, heldOn: '2026-06-11' })).rejects.toThrow('開催日を変えられません');
  await expect(cancelMeeting(secretariat, { id })).rejects.toThrow('出席が記録されている');
  await expect(replyToMeeting(people[NEW]!, { id, code: NEW, attending: 'no', who: '' }, at('2026-06-12'))).rejects.toThrow('終わっている');

  await recordAttendance(secretariat, { id, codes: [NEW] }, at('2026-06-12'));
  expect(await training(OLD)).toMatchObject({ lastDone: '2026-03-01', metUntil: '2027-03-01' });
  expect(await training(NEW)).toMatchObject({ lastDone: '2026-06-10' });
});

test('minutes, shared questions and answers are found by their words, by members only', async () => {
  const id = await saveMeeting(secretariat, { ...input, kind: 'meeting', title: '連絡会' });
  await inviteToMeeting(secretariat, { id, codes: [OLD] }, at('2026-05-01'));
  await writeMinutes(secretariat, { id, agenda: '発電機の共同購入', minutes: '' });
  await askAtMeeting(people[NEW]!, { id, code: NEW, text: '無線の免許は必要ですか' });
  const { questions } = await getMeeting(people[OLD]!, { id, code: OLD });
  await answerAtMeeting(secretariat, { id, question: questions[0]!.id, text: '総合通信局への申請が要ります' });
  const found = async (c: string, text: string) => (await listMeetings(people[c]!, { text, kind: '', page: 1 }, at('2026-05-01'))).coming.map(({ title }) => title);
  expect(await found(OLD, '発電機')).toEqual(['連絡会']);
  expect(await found(NEW, '無線　総合通信局')).toEqual(['連絡会']);
  expect(await found(NEW, '無線 発電所')).toEqual([]);
  expect(await found(OUTSIDE, '無線')).toEqual([]);
  await expect(askAtMeeting(people[OUTSIDE]!, { id, code: OUTSIDE, text: 'x' })).rejects.toMatchObject({ status: 404 });
  await cancelMeeting(secretariat, { id });
  expect(await owner.mailMessage.count({ where: { subject: { startsWith: '【そなえあい】中止' } } })).toBe(1);
  await expect(replyToMeeting(people[OLD]!, { id, code: OLD, attending: 'no', who: '' }, at('2026-05-02'))).rejects.toThrow('中止された');
});

test('material is opened by who sees the meeting, and by nobody once it is withdrawn', async () => {
  const id = await saveMeeting(secretariat, input);
  await inviteToMeeting(secretariat, { id, codes: [OLD] }, at('2026-05-01'));
  await addMaterial(secretariat, { id }, async () => ({ fields: {}, file: { name: '次第.pdf', content: rawPdf() } }));
  const { files } = await getMeeting(people[NEW]!, { id, code: NEW });
  const file = files[0]!.id;
  expect((await openMaterial(people[NEW]!, { file })).name).toBe('次第.pdf');
  await expect(openMaterial(people[OUTSIDE]!, { file })).rejects.toMatchObject({ status: 404 });
  await expect(openMaterial(people[NEW]!, { file: '-'.repeat(36) })).rejects.toMatchObject({ status: 404 });
  await removeMaterial(secretariat, { id, file });
  await expect(openMaterial(people[NEW]!, { file })).rejects.toMatchObject({ status: 404 });
  expect(await owner.auditEntry.count({ where: { act: 'meeting.material-opened' } })).toBe(1);
});

test('who is invited is told of a change of kind, time or place: old and new, one mail a saving; guests too', async () => {
  const id = await saveMeeting(secretariat, input);
  const mails = () => owner.mailMessage.findMany({ where: { subject: { contains: '変更：担当者研修' } }, orderBy: { createdAt: 'asc' } });
  const change = (about: Partial<typeof input>, now = at('2026-05-03')) => saveMeeting(secretariat, { ...input, ...about, id }, now);
  await change({ place: '公民館' }); // nobody has heard of it yet
  await inviteToMeeting(secretariat, { id, codes: [OLD, PREPARING] }, at('2026-05-01'));
  await addGuest(secretariat, { id, organisation: '見本システム', name: '招待 花子', address: 'hanako@vendor.example.jp' });
  await addGuest(secretariat, { id, organisation: '見本回線', name: '電話 太郎', address: '0990-000-111' });
  await change({ place: '公民館', description: '持ち物が増えました' }); // no reason for a mail
  expect(await mails()).toHaveLength(0);
  await Promise.all([change({ place: '例題町役場', from: '14:00' }), change({ place: '例題町役場', from: '14:00' })]); // pressed twice
  const told = await mails();
  expect(told.map(({ recipient, municipalityCode }) => [recipient, municipalityCode]).sort()).toEqual([[`${OLD}@example.jp`, OLD], [`${PREPARING}@example.jp`, PREPARING], ['hanako@vendor.example.jp', null]].sort());
  for (const { body } of told) expect(body).toMatch(/変更前：公民館\n　変更後：例題町役場/);
  expect(told.find(({ municipalityCode }) => municipalityCode === null)!.body).not.toContain('/agreement/meetings');
  const seen = await getMeeting(people[PREPARING]!, { id, code: PREPARING });
  expect(seen.changes).toMatchObject([{ changedAt: at('2026-05-03'), mails: 3, changes: [{ label: '日時' }, { label: '場所', before: '公民館', after: '例題町役場' }] }]);
  expect((await getMeetingDesk(secretariat, { id }, at('2026-05-03'))).guests.map(({ email }) => email)).toEqual(['hanako@vendor.example.jp', null]);
  await change({ place: '市役所' }, at('2026-06-20')); // over: set right silently
  expect(await mails()).toHaveLength(3);
  await cancelMeeting(secretariat, { id });
  expect((await owner.mailMessage.findMany({ where: { subject: '【そなえあい】中止：担当者研修' } })).map(({ recipient }) => recipient).sort()).toEqual([`${OLD}@example.jp`, `${PREPARING}@example.jp`, 'hanako@vendor.example.jp'].sort());
});
