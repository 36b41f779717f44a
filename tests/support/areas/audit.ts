import type { Area } from './area';

export const audit: Area = {
  policyTries: {
    audit_entry: {
      select: `select from audit_entry where municipality_code = '992011'`,
      insert: `insert into audit_entry (actor_kind, act) values ('person', 'forged')`,
      update: `update audit_entry set act = act`,
    },
  },
  policyRows: `insert into audit_entry (actor_kind, act, municipality_code) values ('job', 'tried', '992011');`,
};
