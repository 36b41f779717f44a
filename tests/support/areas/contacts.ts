import type { Area } from './area';

// The same as in services-table.ts, which imports the areas.
const A = '992011';
const B = '992020';
const MARK = '甲市だけが知る印';
const ROUND = '00000000-0000-4000-8000-000000000811';
const X = 'ict-mutual-aid';

const own = 'no no no ok no ok no no no no'; // who writes for A
const secretariat = 'no no no no no no no no no ok';
const secretariatOnly = 'in in no no no no no no no ok';
const memberOwn = 'ok no no no no no no no no no';
const memberOwnRow = 'ok no no none none no none none none none'; // the row itself is hidden from those that are no partners
const secretariatMember = 'no no no no no no no no no ok';
const everyone = 'ok ok ok ok ok ok ok ok ok ok';

let contact = '';
let ended = '';
let means = '';
let begunOn = '';

const form = () => ({ code: A, id: '', seen: '', side: 'ict' as const, name: '新しい人', kana: '', department: '', post: '', personId: '', means: [{ row: 0, id: '', kind: 'phone' as const, value: '03-1234-5678', hours: 'always' as const, private: false }] });

/** Own contacts, their confirmation, escalation, and the yearly round. */
export const contacts: Area = {
  routes: [
    { file: '(member)/agreement/contacts/page.tsx', path: '/agreement/contacts?code=OWN', answers: 'in in no ok no ok no no no no', members: memberOwn },
    { file: '(member)/agreement/contacts/new/page.tsx', path: '/agreement/contacts/new?code=OWN', answers: 'in in no ok no ok no no no no', members: memberOwn },
    { file: '(member)/agreement/contacts/[id]/page.tsx', path: '/agreement/contacts/00000000-0000-4000-8000-000000000000', answers: 'in in none none none none none none none none' },
    { file: '(member)/agreement/contacts/round/page.tsx', path: '/agreement/contacts/round?code=OWN', answers: 'in in no ok no ok no no no no', members: memberOwn },
    { file: '(auth)/contact/[token]/page.tsx', path: '/contact/TOKEN', answers: everyone },
    { file: '(admin)/admin/members/contacts/page.tsx', path: '/admin/members/contacts', answers: secretariatOnly, members: secretariatMember },
    { file: '(admin)/admin/members/contacts/round/page.tsx', path: '/admin/members/contacts/round', answers: secretariatOnly, members: secretariatMember },
    { file: '(admin)/admin/members/contacts/csv/route.ts', path: '/admin/members/contacts/csv', answers: 'who who no no no no no no no ok', members: secretariatMember },
    { file: '(admin)/admin/members/contacts/round/csv/route.ts', path: '/admin/members/contacts/round/csv', answers: 'who who no no no no no no no ok', members: secretariatMember },
  ],
  loadServices: async () => {
    const [list, get, save, end, restore, move, line, ask, confirm, desk, csv, call, open, close, round, record, table, reopen] = await Promise.all([
      import('@/lib/agreement/contacts/get-contacts'), import('@/lib/agreement/contacts/get-contact'), import('@/lib/agreement/contacts/save-contact'), import('@/lib/agreement/contacts/end-contact'), import('@/lib/agreement/contacts/restore-contact'),
      import('@/lib/agreement/contacts/move-contact'), import('@/lib/agreement/contacts/set-main-number'), import('@/lib/agreement/contacts/ask-contact'), import('@/lib/agreement/contacts/confirm-contact'), import('@/lib/agreement/contacts/get-contact-desk'),
      import('@/lib/agreement/contacts/export-contact-desk'), import('@/lib/agreement/contacts/mark-call-made'), import('@/lib/agreement/contacts/open-round'), import('@/lib/agreement/contacts/close-round'), import('@/lib/agreement/contacts/get-round'),
      import('@/lib/agreement/contacts/record-call'), import('@/lib/agreement/contacts/get-round-table'), import('@/lib/agreement/contacts/reopen-round'),
    ]);
    const row = 'none none none ok no ok no none none no'; // B shares the agreement with A and sees the row; the secretariat sees it, and keeps its hands off
    const all = { show: 'all' as const, text: '' };
    return [
      { name: 'agreement/contacts/get-contacts', call: (actor) => list.getContacts(actor, A), answers: own, members: memberOwn },
      { name: 'agreement/contacts/get-contact', call: (actor) => get.getContact(actor, { id: contact }), answers: row, members: 'ok no no none none no none none none no' },
      { name: 'agreement/contacts/save-contact', call: (actor) => save.saveContact(actor, form()), answers: own, members: memberOwn },
      { name: 'agreement/contacts/end-contact', call: (actor) => end.endContact(actor, { id: contact }), answers: row, members: 'ok no no none none no none none none no' },
      { name: 'agreement/contacts/restore-contact', call: (actor) => restore.restoreContact(actor, { id: ended }), answers: row },
      { name: 'agreement/contacts/move-contact', call: (actor) => move.moveContact(actor, { id: contact, direction: 'down' }), answers: row },
      { name: 'agreement/contacts/ask-contact', call: (actor) => ask.askContact(actor, { id: contact }), answers: row },
      { name: 'agreement/contacts/confirm-contact', call: (actor) => confirm.confirmContact(actor, { id: contact }), answers: row },
      { name: 'agreement/contacts/set-main-number', call: (actor) => line.setMainNumber(actor, { code: A, number: '03-1234-5678' }), answers: 'no no no ok no ok no no no ok', members: 'ok no no no no no no no no ok' },
      { name: 'agreement/contacts/get-contact-desk', call: (actor) => desk.getContactDesk(actor, all), answers: secretariat, members: secretariatMember },
      { name: 'agreement/contacts/export-contact-desk', call: (actor) => csv.exportContactDesk(actor, all), answers: secretariat },
      { name: 'agreement/contacts/mark-call-made', call: (actor) => call.markCallMade(actor, { contactId: contact, begunOn }), answers: secretariat },
      { name: 'agreement/contacts/open-round', call: (actor) => open.openRound(actor, { closesOn: begunOn }), answers: secretariat },
      { name: 'agreement/contacts/close-round', call: (actor) => close.closeRound(actor, { roundId: ROUND }), answers: secretariat },
      { name: 'agreement/contacts/reopen-round', call: (actor) => reopen.reopenRound(actor, { roundId: ROUND }), answers: secretariat },
      { name: 'agreement/contacts/get-round', call: (actor) => round.getRound(actor, A), answers: own, members: memberOwn },
      { name: 'agreement/contacts/record-call', call: (actor) => record.recordCall(actor, { roundId: ROUND, meansId: means, outcome: 'reached', failure: '', fallback: '', note: '' }), answers: 'no no none ok ok ok ok none none no', members: memberOwnRow.replace('ok no no', 'ok ok no').replace(/none$/, 'no') },
      { name: 'agreement/contacts/get-round-table', call: (actor) => table.getRoundTable(actor), answers: secretariat },
      { name: 'agreement/contacts/export-round', call: async (actor) => (await import('@/lib/agreement/contacts/export-round')).exportRound(actor, {}), answers: secretariat },
      { name: 'agreement/contacts/remind-round', call: async (actor) => (await import('@/lib/agreement/contacts/remind-round')).remindRound(actor), answers: 'no no no no no no no no no no' },
    ];
  },
  elsewhere: ['agreement/own-place'],
  watched: ['municipality_line', 'contact_request', 'contact_escalation', 'means_round', 'means_round_place', 'means_test', 'means_round_reminder'],
  prepareMembers: async (client, places) => {
    const code = places['member own'];
    const { makeContact } = await import('../agreement-factories');
    const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
    const today = new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);
    begunOn = today;
    const found = (await client.contact.findFirst({ where: { municipalityCode: code, endedOn: null }, orderBy: { callOrder: 'asc' }, include: { means: true } }))
      ?? (await client.contact.findUniqueOrThrow({ where: { id: (await makeContact(client, { code, side: 'ict', name: MARK, means: [{ kind: 'phone', value: '0990-000-999' }] })).id }, include: { means: true } }));
    contact = found.id;
    means = found.means.find(({ kind }) => kind === 'phone')!.id;
    const before = await client.contact.findFirst({ where: { municipalityCode: code, endedOn: { not: null } } });
    ended = before?.id ?? (await makeContact(client, { code, side: 'disaster', name: MARK, means: [{ kind: 'phone', value: '0990-000-998' }] })).id;
    await client.contact.update({ where: { id: ended }, data: { endedOn: day(today) } });
    await client.municipalityLine.upsert({ where: { municipalityCode: code }, create: { municipalityCode: code, number: '0990-000-997' }, update: {} });
    const request = { contactId: contact, municipalityCode: code };
    if (!(await client.contactRequest.findFirst({ where: request }))) await client.contactRequest.create({ data: { ...request, kind: 'half-year', whole: true, meansIds: [means], begunOn: day(today), expiresAt: day('2099-01-01'), tokenHash: `of ${contact}` } });
    await client.contactEscalation.createMany({ data: [{ ...request, begunOn: day(today), step: 'main-number', addresses: 0 }], skipDuplicates: true });
    await client.meansRound.upsert({ where: { id: ROUND }, create: { id: ROUND, agreementId: X, year: 2020, closesOn: day('2099-01-01') }, update: {} });
    await client.meansRoundPlace.createMany({ data: [{ roundId: ROUND, municipalityCode: code, callerCode: places['member other'] }], skipDuplicates: true });
    if (!(await client.meansTest.findFirst({ where: { roundId: ROUND } }))) await client.meansTest.create({ data: { roundId: ROUND, municipalityCode: code, meansId: means, outcome: 'reached', testedOn: day(today) } });
    await client.meansRoundReminder.createMany({ data: [{ roundId: ROUND, municipalityCode: code, sentOn: day(today), addresses: 1 }], skipDuplicates: true });
  },
  policyRows: `
    insert into municipality_line (municipality_code, number) values ('${A}', '0990-000-997');
    insert into contact_request (contact_id, municipality_code, kind, whole, means_ids, begun_on, expires_at) select id, municipality_code, 'half-year', true, '{}', '2024-04-01', '2099-01-01' from contact where municipality_code = '${A}';
    insert into contact_escalation (contact_id, municipality_code, begun_on, step, addresses) select id, municipality_code, '2024-04-01', 'main-number', 0 from contact where municipality_code = '${A}';
    insert into means_round (id, agreement_id, year, closes_on) values ('${ROUND}', '${X}', 2020, '2099-01-01');
    insert into means_round_place (round_id, municipality_code, caller_code) values ('${ROUND}', '${A}', '${B}');
    insert into means_test (round_id, municipality_code, means_id, outcome, tested_on) select '${ROUND}', municipality_code, id, 'reached', '2024-04-01' from contact_means where municipality_code = '${A}' limit 1;
    insert into means_round_reminder (round_id, municipality_code, sent_on, addresses) values ('${ROUND}', '${A}', '2024-04-01', 1);`,
  policyTries: tries(),
  memberTries: tries(),
  pages: () => [
    { name: 'contacts', path: '/agreement/contacts', as: 'hensyu' },
    { name: 'contact-new', path: '/agreement/contacts/new', as: 'hensyu' },
    { name: 'contact-desk', path: '/admin/members/contacts', as: 'jimukyoku' },
    { name: 'calling-round', path: '/agreement/contacts/round', as: 'hensyu' },
  ],
};

function tries() {
  const at = `municipality_code = '${A}'`;
  return {
    municipality_line: {
      select: `select from municipality_line where ${at}`, insert: `insert into municipality_line (municipality_code, number, changed_by) values ('${A}', '0', actor.person())`,
      update: `update municipality_line set number = number, changed_by = actor.person() where ${at}`,
    },
    contact_request: {
      select: `select from contact_request where ${at}`,
      insert: `insert into contact_request (contact_id, municipality_code, kind, whole, means_ids, begun_on, expires_at) select id, municipality_code, 'asked', true, '{}', now(), now() from contact where ${at} limit 1`,
      update: `update contact_request set closed_at = closed_at where ${at}`,
    },
    contact_escalation: {
      select: `select from contact_escalation where ${at}`,
      insert: `insert into contact_escalation (contact_id, municipality_code, begun_on, step, addresses) select id, municipality_code, '2001-01-01', 'secretariat', 0 from contact where ${at} limit 1`,
      update: `update contact_escalation set done_at = now() where ${at}`,
    },
    means_round: { select: `select from means_round where id = '${ROUND}'`, insert: `insert into means_round (agreement_id, year, closes_on) values ('${X}', 2001, now())`, update: `update means_round set closes_on = closes_on where id = '${ROUND}'` },
    means_round_place: {
      select: `select from means_round_place where ${at}`, insert: `insert into means_round_place (round_id, municipality_code, caller_code) values ('${ROUND}', '${A}', '${A}')`, update: `update means_round_place set caller_code = caller_code where ${at}`,
    },
    means_test: {
      select: `select from means_test where ${at}`,
      insert: `insert into means_test (round_id, municipality_code, means_id, outcome, tested_on, person_id) select '${ROUND}', municipality_code, id, 'reached', now(), actor.person() from contact_means where ${at} limit 1`,
      update: `update means_test set outcome = outcome where ${at}`,
    },
    means_round_reminder: {
      select: `select from means_round_reminder where ${at}`, insert: `insert into means_round_reminder (round_id, municipality_code, sent_on, addresses) values ('${ROUND}', '${A}', now(), 1)`,
      update: `update means_round_reminder set addresses = addresses where ${at}`,
    },
  };
}
