import type { Area } from './area';

const OWN = `municipality_code = '992011'`;
const X = `'ict-mutual-aid'`;
const MARK = '甲市だけが知る印';
const CODE = '992011';
const MEETING = '00000000-0000-4000-8000-000000000831';
const FILE = '00000000-0000-4000-8000-000000000832';
const RECORD = '00000000-0000-4000-8000-000000000833';
const STATEMENT = '00000000-0000-4000-8000-000000000834';
const QUESTION = '00000000-0000-4000-8000-000000000835';
const GUEST = '00000000-0000-4000-8000-000000000836';
const self = '00000000-0000-4000-8000-000000000011';

//                     anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const own = 'in in no ok no ok no no no ok';
const ownServices = 'no no no ok no ok no no no no';
const secretariatPages = 'in in no no no no no no no ok';
const secretariat = 'no no no no no no no no no ok';
// member own, member other, no nda, other agreement, withdrawn, suspended, preparing, outside, supporter, secretariat
const ownOf = 'ok no no no no no no no no ok';
const ownOfServices = 'ok no no no no no no no no no';
const secretariatOf = 'no no no no no no no no no ok';
const acting = 'ok ok ok ok ok ok ok ok no ok';

/** What members owe, have done and lay down; training and meetings. */
export const duties: Area = {
  routes: [
    { file: '(member)/agreement/duties/page.tsx', path: '/agreement/duties?code=OWN', answers: own, members: ownOf },
    { file: '(member)/agreement/duties/[duty]/page.tsx', path: '/agreement/duties/bcp?code=OWN', answers: own, members: ownOf },
    { file: '(member)/agreement/preparations/page.tsx', path: '/agreement/preparations', answers: 'in in no ok ok ok ok no no ok', members: acting },
    { file: '(member)/agreement/preparations/[code]/page.tsx', path: '/agreement/preparations/OWN', answers: 'in in no ok ok ok ok no no ok', members: 'ok ok ok no no ok no no no ok' },
    { file: '(admin)/admin/members/duties/page.tsx', path: '/admin/members/duties', answers: secretariatPages, members: secretariatOf },
    { file: '(admin)/admin/members/duties/export/route.ts', path: '/admin/members/duties/export?format=csv', answers: secretariatPages, members: secretariatOf },
    { file: '(member)/agreement/meetings/page.tsx', path: '/agreement/meetings', answers: 'in in no ok ok ok ok no no ok', members: acting },
    { file: '(member)/agreement/meetings/[id]/page.tsx', path: `/agreement/meetings/${MEETING}`, answers: 'in in no ok ok ok ok no no ok', members: 'ok ok ok none none ok none none no ok' },
    { file: '(admin)/admin/members/meetings/page.tsx', path: '/admin/members/meetings', answers: secretariatPages, members: secretariatOf },
    { file: '(admin)/admin/members/meetings/new/page.tsx', path: '/admin/members/meetings/new', answers: secretariatPages, members: secretariatOf },
    { file: '(admin)/admin/members/meetings/[id]/page.tsx', path: `/admin/members/meetings/${MEETING}`, answers: secretariatPages, members: secretariatOf },
    { file: 'api/files/meeting/[file]/route.ts', path: `/api/files/meeting/${FILE}`, answers: 'in in no ok ok ok ok no no ok', members: 'ok ok ok none none ok none none no ok' },
    { file: 'api/upload/meeting/[id]/route.ts', path: `/api/upload/meeting/${MEETING}`, method: 'POST', answers: 'in in no no no no no no no home', members: 'no no no no no no no no no home' },
  ],
  loadServices: async () => {
    const load = async <T>(service: Promise<T>) => service;
    const [get, hand, state, back, preparation, preparations, list, files] = await Promise.all([
      load(import('@/lib/agreement/duties/get-duties')), load(import('@/lib/agreement/duties/record-by-hand')), load(import('@/lib/agreement/duties/state-preparation')), load(import('@/lib/agreement/duties/take-back-duty')),
      load(import('@/lib/agreement/duties/get-preparation')), load(import('@/lib/agreement/duties/list-preparations')), load(import('@/lib/agreement/duties/list-duties')), load(import('@/lib/agreement/duties/export-duties')),
    ]);
    const [save, cancel, invite, reply, attendance, minutes, ask, answer] = await Promise.all([
      load(import('@/lib/agreement/meetings/save-meeting')), load(import('@/lib/agreement/meetings/cancel-meeting')), load(import('@/lib/agreement/meetings/invite-to-meeting')), load(import('@/lib/agreement/meetings/reply-to-meeting')),
      load(import('@/lib/agreement/meetings/record-attendance')), load(import('@/lib/agreement/meetings/write-minutes')), load(import('@/lib/agreement/meetings/ask-at-meeting')), load(import('@/lib/agreement/meetings/answer-at-meeting')),
    ]);
    const [addGuest, removeGuest, meetings, meeting, desk, addMaterial, removeMaterial, openMaterial] = await Promise.all([
      load(import('@/lib/agreement/meetings/add-guest')), load(import('@/lib/agreement/meetings/remove-guest')), load(import('@/lib/agreement/meetings/list-meetings')), load(import('@/lib/agreement/meetings/get-meeting')),
      load(import('@/lib/agreement/meetings/get-meeting-desk')), load(import('@/lib/agreement/meetings/add-material')), load(import('@/lib/agreement/meetings/remove-material')), load(import('@/lib/agreement/meetings/open-material')),
    ]);
    const { readDutyFilter } = await import('@/lib/agreement/duties/duty-filter');
    const filter = readDutyFilter({});
    const sending = { code: CODE, kind: 'sending' as const, reviewedOn: '2026-04-01', decides: 'x', travel: 'x', insurance: 'x', cost: 'x', remark: '' };
    const about = { id: MEETING, kind: 'training', title: 'x', heldOn: '2026-04-01', from: '10:00', to: '11:00', place: 'x', description: '' };
    return [
      { name: 'agreement/duties/get-duties', call: (actor) => get.getDuties(actor, { code: CODE }), answers: 'no no no ok no ok no no no ok', members: ownOf },
      { name: 'agreement/duties/record-by-hand', call: (actor) => hand.recordByHand(actor, { code: CODE, duty: 'bcp', doneOn: '2026-04-01', note: 'x' }), answers: 'no no no ok no ok no no no ok', members: ownOf },
      { name: 'agreement/duties/state-preparation', call: (actor) => state.statePreparation(actor, sending), answers: ownServices, members: ownOfServices },
      { name: 'agreement/duties/take-back-duty', call: (actor) => back.takeBackDuty(actor, { code: CODE, id: RECORD }), answers: ownServices, members: ownOfServices },
      { name: 'agreement/duties/get-preparation', call: (actor) => preparation.getPreparation(actor, { code: CODE }), answers: 'no no no ok ok ok ok no no ok', members: 'ok ok ok no no ok no no no ok' },
      { name: 'agreement/duties/list-preparations', call: (actor) => preparations.listPreparations(actor, { text: '', page: 1 }), answers: 'no no no ok ok ok ok no no ok', members: acting },
      { name: 'agreement/duties/list-duties', call: (actor) => list.listDuties(actor, filter), answers: secretariat, members: secretariatOf },
      { name: 'agreement/export-duties (csv)', call: (actor) => files.exportDutiesCsv(actor, filter), answers: secretariat, members: secretariatOf },
      { name: 'agreement/duties/export-duties', call: (actor) => files.exportDutiesXlsx(actor, filter), answers: secretariat, members: secretariatOf },
      { name: 'agreement/duties/send-duty-reminders', call: async (actor) => (await import('@/lib/agreement/duties/send-duty-reminders')).sendDutyReminders(actor), answers: 'no no no no no no no no no no' },
      { name: 'agreement/duties/list-due', call: async (actor) => (await import('@/lib/agreement/duties/list-due')).listDue(actor), answers: 'no no no ok ok ok ok no no no', members: 'ok ok ok ok ok ok ok ok no no' },
      { name: 'agreement/meetings/save-meeting', call: (actor) => save.saveMeeting(actor, about), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/cancel-meeting', call: (actor) => cancel.cancelMeeting(actor, { id: MEETING }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/invite-to-meeting', call: (actor) => invite.inviteToMeeting(actor, { id: MEETING, codes: [CODE] }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/reply-to-meeting', call: (actor) => reply.replyToMeeting(actor, { id: MEETING, code: CODE, attending: 'yes', who: 'x' }), answers: ownServices, members: ownOfServices },
      { name: 'agreement/meetings/record-attendance', call: (actor) => attendance.recordAttendance(actor, { id: MEETING, codes: [CODE] }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/write-minutes', call: (actor) => minutes.writeMinutes(actor, { id: MEETING, agenda: 'x', minutes: 'x' }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/ask-at-meeting', call: (actor) => ask.askAtMeeting(actor, { id: MEETING, code: CODE, text: 'x' }), answers: ownServices, members: ownOfServices },
      { name: 'agreement/meetings/answer-at-meeting', call: (actor) => answer.answerAtMeeting(actor, { id: MEETING, question: QUESTION, text: 'x' }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/add-guest', call: (actor) => addGuest.addGuest(actor, { id: MEETING, organisation: 'x', name: 'x', address: '' }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/remove-guest', call: (actor) => removeGuest.removeGuest(actor, { id: MEETING, guest: GUEST }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/list-meetings', call: (actor) => meetings.listMeetings(actor, { text: '', kind: '', page: 1 }), answers: 'no no no ok ok ok ok no no ok', members: acting },
      { name: 'agreement/meetings/get-meeting', call: (actor) => meeting.getMeeting(actor, { id: MEETING, code: CODE }), answers: 'no no no ok ok ok ok no no ok', members: 'ok ok ok none none ok none none no ok' },
      { name: 'agreement/meetings/get-meeting-desk', call: (actor) => desk.getMeetingDesk(actor, { id: MEETING }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/add-material', call: (actor) => addMaterial.addMaterial(actor, { id: MEETING }, async () => ({ fields: {}, file: { name: '', content: 'none' as const } })), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/remove-material', call: (actor) => removeMaterial.removeMaterial(actor, { id: MEETING, file: FILE }), answers: secretariat, members: secretariatOf },
      { name: 'agreement/meetings/open-material', call: (actor) => openMaterial.openMaterial(actor, { file: FILE }), answers: 'no no no ok ok ok ok no no ok', members: 'ok ok ok none none ok none none no ok' },
    ];
  },
  watched: ['duty_statement', 'duty_reminder', 'duty_reminder_item', 'meeting', 'meeting_invitation', 'meeting_reply', 'meeting_guest', 'meeting_question', 'meeting_file', 'meeting_change'],
  prepareMembers: async (client, places) => {
    if (await client.meeting.findUnique({ where: { id: MEETING } })) return;
    const { sealFile, sealName } = await import('../../../lib/files/file-seal');
    const code = places['member own'];
    const place = { agreementId: 'ict-mutual-aid', municipalityCode: code };
    const writer = '00000000-0000-4000-8000-000000000012';
    await client.dutyStatement.create({ data: { id: STATEMENT, municipalityCode: code, kind: 'reception', content: { steps: MARK, place: '', guestIds: '', desk: '' }, reviewedOn: new Date('2026-04-01'), writtenBy: writer } });
    await client.dutyRecord.create({ data: { id: RECORD, ...place, dutyKey: 'reception', doneOn: new Date('2026-04-01'), evidenceKind: 'statement', evidenceId: STATEMENT } });
    await client.dutyReminder.create({ data: { ...place, sentOn: new Date('2026-04-01'), addresses: 1, items: { create: { dutyKey: 'bcp', kind: 'soon', lapsesOn: new Date('2026-04-30') } } } });
    await client.meeting.create({ data: { id: MEETING, agreementId: place.agreementId, kind: 'training', title: `研修 ${MARK}`, startsAt: new Date('2026-04-20T01:00:00Z'), endsAt: new Date('2026-04-20T03:00:00Z'), place: '見本市役所', announcedAt: new Date('2026-04-01') } });
    await client.meetingInvitation.create({ data: { meetingId: MEETING, municipalityCode: code } });
    await client.meetingReply.create({ data: { meetingId: MEETING, municipalityCode: code, attending: true, who: '1人', repliedBy: writer } });
    await client.meetingGuest.create({ data: { id: GUEST, meetingId: MEETING, organisation: '事業者', name: MARK } });
    await client.meetingQuestion.create({ data: { id: QUESTION, meetingId: MEETING, municipalityCode: code, text: MARK, askedBy: writer } });
    await client.meetingChange.create({ data: { meetingId: MEETING, oldKind: 'training', oldStartsAt: new Date('2026-04-19T01:00:00Z'), oldEndsAt: new Date('2026-04-19T03:00:00Z'), oldPlace: MARK, mails: 1 } });
    const bytes = Buffer.from('x');
    const sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'; // of x
    await client.storedFile.create({ data: { id: FILE, purpose: 'meeting', sealedName: sealName('shiryo.pdf', { id: FILE, purpose: 'meeting', code: null }), type: 'application/pdf', size: 1, sha256, sealed: new Uint8Array(sealFile(bytes, { id: FILE, purpose: 'meeting', code: null })) } });
    await client.meetingFile.create({ data: { meetingId: MEETING, fileId: FILE } });
  },
  policyRows: `
    insert into duty_statement (municipality_code, kind, content, reviewed_on, written_by) values ('992011', 'sending', '{}', '2026-04-01', '${self}');
    insert into duty_reminder (agreement_id, municipality_code, sent_on, addresses) values (${X}, '992011', '2026-04-01', 1);
    insert into duty_reminder_item (agreement_id, municipality_code, duty_key, kind, lapses_on, sent_on) values (${X}, '992011', 'bcp', 'soon', '2026-04-30', '2026-04-01');
    insert into meeting (id, agreement_id, kind, title, starts_at, ends_at, place, announced_at) values ('${MEETING}', ${X}, 'training', '', '2026-04-20', '2026-04-21', '', now());
    insert into meeting_invitation (meeting_id, municipality_code) values ('${MEETING}', '992011');
    insert into meeting_reply (meeting_id, municipality_code, attending, replied_by) values ('${MEETING}', '992011', true, '${self}');
    insert into meeting_guest (meeting_id, organisation, name) values ('${MEETING}', '', '');
    insert into meeting_question (meeting_id, municipality_code, text, asked_by) values ('${MEETING}', '992011', '', '${self}');
    insert into stored_file (id, purpose, sealed_name, type, size, sha256, sealed) values ('${FILE}', 'meeting', '', 'application/pdf', 1, repeat('0', 64), decode(repeat('00', 29), 'hex'));
    insert into meeting_change (meeting_id, old_kind, old_starts_at, old_ends_at, old_place, mails) values ('${MEETING}', 'training', '2026-04-19', '2026-04-20', '', 0);
    insert into meeting_file (meeting_id, file_id) values ('${MEETING}', '${FILE}');`,
  policyTries: tries(),
  memberTries: tries(),
  pages: () => [
    { name: 'duties', path: '/agreement/duties', as: 'hensyu' },
    { name: 'duty-sending', path: '/agreement/duties/sending', as: 'hensyu' },
    { name: 'duties-table', path: '/admin/members/duties', as: 'jimukyoku' },
    { name: 'meetings', path: '/agreement/meetings', as: 'hensyu' },
  ],
};

function tries() {
  return {
    duty_statement: {
      select: `select from duty_statement where ${OWN}`,
      insert: `insert into duty_statement (municipality_code, kind, content, reviewed_on, written_by) values ('992011', 'sending', '{}', now(), actor.person())`,
      update: `update duty_statement set withdrawn_at = now() where ${OWN}`,
    },
    duty_reminder: { select: `select from duty_reminder where ${OWN}`, insert: `insert into duty_reminder (agreement_id, municipality_code, sent_on, addresses) values (${X}, '992011', '2026-05-01', 1)`, update: 'update duty_reminder set addresses = 2' },
    duty_reminder_item: {
      select: `select from duty_reminder_item where ${OWN}`,
      insert: `insert into duty_reminder_item (agreement_id, municipality_code, duty_key, kind, lapses_on, sent_on) values (${X}, '992011', 'bcp', 'lapsed', '2026-04-30', '2026-04-01')`,
      update: 'update duty_reminder_item set lapses_on = lapses_on',
    },
    meeting: { select: `select from meeting where id = '${MEETING}'`, insert: `insert into meeting (agreement_id, kind, title, starts_at, ends_at, place) values (${X}, 'drill', '', now(), now() + interval '1 hour', '')`, update: `update meeting set title = title where id = '${MEETING}'` },
    meeting_invitation: { select: `select from meeting_invitation where ${OWN}`, insert: `insert into meeting_invitation (meeting_id, municipality_code) values ('${MEETING}', '992020')`, update: `update meeting_invitation set attended = attended where ${OWN}` },
    meeting_change: {
      select: `select from meeting_change where meeting_id = '${MEETING}'`, insert: `insert into meeting_change (meeting_id, old_kind, old_starts_at, old_ends_at, old_place, mails) values ('${MEETING}', 'drill', now(), now(), '', 0)`,
      update: `update meeting_change set mails = mails where meeting_id = '${MEETING}'`,
    },
    meeting_reply: {
      select: `select from meeting_reply where ${OWN}`,
      insert: `insert into meeting_reply (meeting_id, municipality_code, attending, replied_by) values ('${MEETING}', '992011', true, actor.person())`,
      update: `update meeting_reply set who = '', replied_by = actor.person() where ${OWN}`,
    },
    meeting_guest: { select: 'select from meeting_guest', insert: `insert into meeting_guest (meeting_id, organisation, name) values ('${MEETING}', '', '')`, update: 'update meeting_guest set ended_at = now()' },
    meeting_question: {
      select: `select from meeting_question where ${OWN}`,
      insert: `insert into meeting_question (meeting_id, municipality_code, text, asked_by) values ('${MEETING}', '992011', '', actor.person())`,
      update: `update meeting_question set answer = 'x' where ${OWN}`,
    },
    meeting_file: { select: `select from meeting_file where file_id = '${FILE}'`, insert: `insert into meeting_file (meeting_id, file_id) values ('${MEETING}', '${FILE}')`, update: 'update meeting_file set ended_at = ended_at' },
    'stored_file (of a meeting)': { select: `select from stored_file where id = '${FILE}'`, update: `update stored_file set sealed_name = sealed_name where id = '${FILE}'` },
  };
}
