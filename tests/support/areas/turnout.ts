import type { Area } from './area';

const ID = '00000000-0000-4000-8000-000000000795';

/** Standing counts of who takes part. */
export const turnout: Area = {
  policyTries: {
    turnout: { select: 'select from turnout', insert: `insert into turnout values (2026, 'all', 'other', 0, 0, 0)`, update: 'update turnout set asked = asked' },
    turnout_respondent: {
      select: 'select from turnout_respondent', insert: `insert into turnout_respondent values ('${ID}', 2026, '{}', false, false)`, update: 'update turnout_respondent set valid = valid',
    },
  },
};
