import type { Area } from './area';

/** What is published of a year, and how. */
export const editions: Area = {
  watched: ['edition', 'edition_table', 'edition_source', 'naming_consent'],
  policyRows: `
    insert into wave (year, title, status, reference_date, population_as_of, definition, rebuilt, published_at) values (2011, '', 'closed', now(), now(), '{}', true, now());
    insert into tally values (2011, 'all', 'all', 'x', '', 'yes', 1);
    insert into edition (year, number, title, definition, facts) values (2012, 1, 'x', '{}', '{}');
    insert into edition_table (year, number, scheme, content) values (2012, 1, 'all', '{}');
    insert into submission (id, respondent_id, owner, version, answers, receipt, withdrawn_at) values ('00000000-0000-4000-8000-000000000780', '00000000-0000-4000-8000-000000000002', '992011', 780, '{}', 'EDITION', now());
    insert into edition_source (year, number, respondent_id, submission_id) values (2012, 1, '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000780');
    insert into naming_consent (respondent_id, owner, item, given_by) values ('00000000-0000-4000-8000-000000000002', '992011', 'x', '00000000-0000-4000-8000-000000000011');`,
  policyTries: {
    'tally (published, of rebuilt answers)': {
      select: 'select from tally where year = 2011',
      insert: `insert into tally values (2011, 'all', 'all', 'y', '', 'yes', 1)`,
      update: 'update tally set count = count + 1 where year = 2011',
    },
    edition: {
      select: 'select from edition where year = 2012',
      insert: `insert into edition (year, number, title, definition, facts, reason, published_by) values (2012, 2, 'x', '{}', '{}', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update edition set title = 'y' where year = 2012`,
    },
    'edition_table (of an edition that stands)': {
      select: 'select from edition_table where year = 2012',
      insert: `insert into edition_table (year, number, scheme, content) values (2012, 1, 'type', '{}')`,
      update: `update edition_table set content = '{}' where year = 2012`,
    },
    edition_source: {
      select: 'select from edition_source where year = 2012',
      insert: `insert into edition_source (year, number, respondent_id, submission_id) values (2012, 1, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000780')`,
      update: `update edition_source set number = 1 where year = 2012`,
    },
    naming_consent: {
      select: `select from naming_consent where owner = '992011'`,
      insert: `insert into naming_consent (respondent_id, owner, item, given_by) values ('00000000-0000-4000-8000-000000000002', '992011', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update naming_consent set withdrawn_at = now() where owner = '992011'`,
    },
  },
};
