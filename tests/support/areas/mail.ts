import type { Area } from './area';

// The same as in services-table.ts, which imports the areas.
const A = { code: '992011' };
const YEAR = 2026;
const MARK = '甲市だけが知る印';

const secretariatOnly = 'in in no no no no no no no ok';
const secretariat = 'no no no no no no no no no ok';
const MESSAGE = '00000000-0000-4000-8000-000000000a01';
const BATCH = '00000000-0000-4000-8000-000000000a02';

/** Names the message of `prepare`. */
const BOUNCE = `From: MAILER-DAEMON@example.jp\nContent-Type: message/delivery-status\n\nAction: failed\nFinal-Recipient: rfc822; a@example.jp\nStatus: 5.1.1\n`;

export const mail: Area = {
  routes: [
    { file: '(admin)/admin/mail/page.tsx', path: '/admin/mail', answers: secretariatOnly },
    { file: '(admin)/admin/mail/[id]/page.tsx', path: `/admin/mail/${MESSAGE}`, answers: 'in in no no no no no no no none' },
    { file: '(admin)/admin/waves/[year]/invitations/page.tsx', path: '/admin/waves/YEAR/invitations', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/mail/page.tsx', path: '/admin/waves/YEAR/mail', answers: secretariatOnly },
    { file: '(admin)/admin/mail/bounces/page.tsx', path: '/admin/mail/bounces', answers: secretariatOnly },
    { file: '(auth)/code/page.tsx', path: '/code', answers: 'ok ok ok ok ok ok ok ok ok ok' },
  ],
  loadServices: async () => {
    const [check, send, batches, list, get, resend, bounce, reminders, setReminders, prefecture, preview, group, opened, anew] = await Promise.all([
      import('@/lib/mail/check-invitations'), import('@/lib/mail/send-invitations'), import('@/lib/mail/get-batches'), import('@/lib/mail/list-messages'),
      import('@/lib/mail/get-message'), import('@/lib/mail/resend-message'), import('@/lib/mail/record-bounce'), import('@/lib/survey/notices/get-reminders'),
      import('@/lib/survey/notices/set-reminders'), import('@/lib/survey/notices/remind-prefecture'), import('@/lib/survey/notices/preview-group-mail'), import('@/lib/survey/notices/send-group-mail'), import('@/lib/survey/drafts/mark-opened'), import('@/lib/mail/send-invitation-anew'),
    ]);
    const groupMail = { year: YEAR, prefecture: '', band: '', status: '', kind: 'reminder', subject: '', text: '', batch: BATCH };
    const line = `${A.code},neu@example.jp`;
    return [
      { name: 'mail/check-invitations', call: (actor) => check.checkInvitations(actor, { year: YEAR, list: line }), answers: secretariat },
      { name: 'mail/send-invitations', call: (actor) => send.sendInvitations(actor, { year: YEAR, list: line, batch: BATCH, skip: 'yes' }), answers: secretariat },
      { name: 'mail/get-batches', call: (actor) => batches.getBatches(actor, YEAR), answers: secretariat },
      { name: 'mail/list-messages', call: (actor) => list.listMessages(actor, { state: '', kind: '', text: '', page: 1 }), answers: secretariat },
      { name: 'mail/get-message', call: (actor) => get.getMessage(actor, MESSAGE), answers: secretariat },
      { name: 'mail/resend-message', call: (actor) => resend.resendMessage(actor, { id: MESSAGE }), answers: secretariat },
      { name: 'mail/send-invitation-anew', call: (actor, { invitation }) => anew.sendInvitationAnew(actor, { id: invitation, email: 'neu@example.jp' }), answers: 'no no no no no no no no no none' },
      { name: 'mail/mail-invitation', call: async (actor, { invitation }) => (await import('@/lib/mail/mail-invitation')).mailInvitation(actor, { id: invitation, token: 'not its token' }), answers: 'no no no no no no no no no none' },
      { name: 'mail/record-bounce', call: (actor) => bounce.recordBounce(actor, { source: BOUNCE }), answers: secretariat },
      { name: 'survey/notices/get-reminders', call: (actor) => reminders.getReminders(actor, YEAR), answers: secretariat },
      { name: 'survey/notices/set-reminders', call: (actor) => setReminders.setReminders(actor, { year: YEAR, enabled: true, days: [5] }), answers: secretariat },
      { name: 'survey/notices/remind-prefecture', call: (actor) => prefecture.remindPrefecture(actor, { year: YEAR, prefecture: '99' }), answers: 'no no no no no no no ok no no' },
      { name: 'survey/notices/preview-group-mail', call: (actor) => preview.previewGroupMail(actor, groupMail), answers: secretariat },
      { name: 'survey/notices/send-group-mail', call: (actor) => group.sendGroupMail(actor, groupMail), answers: secretariat },
      { name: 'survey/drafts/mark-opened', call: (actor) => opened.markOpened(actor, { year: YEAR, code: A.code }), answers: 'no no no ok no ok no no no no' },
    ];
  },
  watched: ['mail_batch', 'mail_message', 'mail_link', 'respondent_seen', 'reminder_setting', 'reminder_log'],
  prepare: async (client) => {
    await client.person.updateMany({ where: { signInName: 'editor-a' }, data: { email: 'a@example.jp' } });
    await client.mailMessage.create({ data: { id: MESSAGE, kind: 'notice', recipient: 'a@example.jp', subject: `件名 ${MARK}`, body: MARK, municipalityCode: A.code, year: YEAR, state: 'failed', messageId: '<a@example.jp>' } });
  },
  policyTries: {
    'mail_message (of A)': {
      select: `select from mail_message where municipality_code = '992011'`,
      insert: `insert into mail_message (kind, recipient, subject, body, municipality_code, message_id, created_by) values ('notice', 'x@example.jp', '', '', '992011', 'new', actor.person())`,
      update: `update mail_message set state = 'waiting' where municipality_code = '992011'`,
    },
    mail_batch: {
      select: 'select from mail_batch',
      insert: `insert into mail_batch (id, kind, total, created_by) values (gen_random_uuid(), 'invitation', 1, actor.person())`,
      update: 'update mail_batch set total = 2',
    },
    mail_link: { select: 'select from mail_link', insert: `insert into mail_link (code_hash, sealed_path, expires_at) values ('new', '', now())`, update: 'update mail_link set expires_at = now()' },
    'respondent_seen (of A)': { select: 'select from respondent_seen', insert: `insert into respondent_seen (year, owner) values (2033, '992011')`, update: 'update respondent_seen set first_at = now()' },
    reminder_setting: {
      select: 'select from reminder_setting',
      insert: `insert into reminder_setting (year, days_before) values (2032, '{7}')`,
      update: 'update reminder_setting set enabled = false',
    },
    'reminder_log (of A)': {
      select: `select from reminder_log where owner = '992011'`,
      insert: `insert into reminder_log (year, owner, on_day, kind, addresses, sent_by)
        values (2033, '992011', '2030-01-01', case actor.kind() when 'secretariat' then 'group' when 'job' then 'date' else 'prefecture' end, 1, actor.person())`,
      update: 'update reminder_log set addresses = 2',
    },
  },
  policyRows: `
    insert into mail_batch (id, kind, total) values ('${BATCH}', 'invitation', 1);
    insert into mail_message (kind, recipient, subject, body, municipality_code, message_id) values ('notice', 'a@example.jp', '', '', '992011', 'm');
    insert into mail_link (code_hash, sealed_path, expires_at) values ('h', '', now());
    insert into respondent_seen (year, owner) values (2030, '992011');
    insert into reminder_setting (year, days_before) values (2030, '{7}');
    insert into reminder_log (year, owner, on_day, kind, addresses) values (2030, '992011', '2030-01-01', 'date', 1);`,
  pages: (year) => [
    { name: 'mail', path: '/admin/mail', as: 'jimukyoku' },
    { name: 'mail-invitations', path: `/admin/waves/${year}/invitations`, as: 'jimukyoku' },
    { name: 'wave-mail', path: `/admin/waves/${year}/mail`, as: 'jimukyoku' },
    { name: 'mail-bounces', path: '/admin/mail/bounces', as: 'jimukyoku' },
    { name: 'mail-code', path: '/code' },
    { name: 'progress-coordinator', path: `/progress/${year}`, as: 'ken' },
  ],
};
