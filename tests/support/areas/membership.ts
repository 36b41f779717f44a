import type { Area } from './area';

const OWN = `municipality_code = '992011'`;
const X = `'ict-mutual-aid'`;

/** The ground of the agreement: its tables. What acts on them enters beside it. */
export const membership: Area = {
  policyRows: `
    insert into agreement (id, name) values (${X}, '協定'), ('other', '別の協定');
    insert into duty (agreement_id, key, position, title, rule, evidence, lapse, source) values (${X}, 'bcp', 1, '', '', '', '', '');
    insert into agreement_group (agreement_id, name) values (${X}, '組');
    insert into membership (agreement_id, municipality_code, status, since) values (${X}, '992011', 'member', '2024-04-01'), (${X}, '992020', 'withdrawn', '2024-04-01');
    insert into membership_step (agreement_id, municipality_code, status, effective_on) values (${X}, '992011', 'member', '2024-04-01');
    insert into duty_record (agreement_id, municipality_code, duty_key, done_on, evidence_kind) values (${X}, '992011', 'bcp', '2024-04-01', 'tried');
    with c as (insert into contact (municipality_code, side, call_order, name, appointed_on) values ('992011', 'ict', 1, '人', '2024-04-01') returning id)
    insert into contact_means (contact_id, municipality_code, kind, sealed, position) select id, '992011', 'phone', 'x', 0 from c;`,
  policyTries: tries(),
  memberTries: tries(),
  prepareMembers: async (client, places) => {
    const { makeContact } = await import('../agreement-factories');
    const code = places['member own'];
    const place = { agreementId: 'ict-mutual-aid', municipalityCode: code };
    if (!(await client.dutyRecord.findFirst({ where: { ...place, evidenceKind: 'tried' } }))) await client.dutyRecord.create({ data: { ...place, dutyKey: 'bcp', doneOn: new Date('2024-04-01'), evidenceKind: 'tried', note: '甲市だけが知る印' } });
    if (!(await client.agreementGroup.findFirst())) await client.agreementGroup.create({ data: { agreementId: 'ict-mutual-aid', name: '組' } });
    if (!(await client.contact.findFirst({ where: { municipalityCode: code } }))) await makeContact(client, { code, side: 'ict', name: '甲市だけが知る印', means: [{ kind: 'phone', value: '0990-000-999' }] });
  },
};

function tries() {
  return {
    agreement: { select: 'select from agreement', insert: `insert into agreement (id, name) values ('new', '')`, update: 'update agreement set name = name' },
    agreement_group: { select: 'select from agreement_group', insert: `insert into agreement_group (agreement_id, name) values (${X}, '新しい組')`, update: 'update agreement_group set name = name' },
    membership: { select: `select from membership where ${OWN}`, insert: `insert into membership (agreement_id, municipality_code, status, since) values (${X}, '992011', 'member', now())`, update: `update membership set since = since where ${OWN}` },
    membership_step: { select: `select from membership_step where ${OWN}`, insert: `insert into membership_step (agreement_id, municipality_code, status, effective_on) values (${X}, '992011', 'suspended', now())`, update: `update membership_step set note = note where ${OWN}` },
    duty: { select: 'select from duty', insert: `insert into duty (agreement_id, key, position, title, rule, evidence, lapse, source) values (${X}, 'new', 9, '', '', '', '', '')`, update: 'update duty set title = title' },
    duty_record: { select: `select from duty_record where ${OWN}`, insert: `insert into duty_record (agreement_id, municipality_code, duty_key, done_on, evidence_kind) values (${X}, '992011', 'bcp', now(), 'new')`, update: `update duty_record set note = note where ${OWN}` },
    contact: { select: `select from contact where ${OWN}`, insert: `insert into contact (municipality_code, side, call_order, name, appointed_on) values ('992011', 'ict', 1, '人', now())`, update: `update contact set name = name where ${OWN}` },
    contact_means: {
      select: `select from contact_means where ${OWN}`,
      insert: `insert into contact_means (contact_id, municipality_code, kind, sealed, position) select id, municipality_code, 'fax', 'x', 1 from contact where ${OWN} limit 1`,
      update: `update contact_means set position = position where ${OWN}`,
    },
  };
}
