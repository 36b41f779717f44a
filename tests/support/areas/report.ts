import type { Area } from './area';

/** The written report: findings that are chosen, remarks between its paragraphs. */
export const report: Area = {
  watched: ['finding_choice', 'report_remark'],
  policyRows: `
    insert into finding_choice (year, findings) values (2012, '{x}');
    insert into report_remark (year, place, text, changed_by) values (2012, 'intro', 'x', '00000000-0000-4000-8000-000000000011');`,
  policyTries: {
    finding_choice: {
      select: 'select from finding_choice where year = 2012',
      insert: `insert into finding_choice (year, findings, changed_by) values (2030, '{y}', '00000000-0000-4000-8000-000000000011')`,
      update: `update finding_choice set findings = '{y}', changed_by = '00000000-0000-4000-8000-000000000011' where year = 2012`,
    },
    report_remark: {
      select: 'select from report_remark where year = 2012',
      insert: `insert into report_remark (year, place, text, changed_by) values (2030, 'intro', 'y', '00000000-0000-4000-8000-000000000011')`,
      update: `update report_remark set text = 'y', changed_by = '00000000-0000-4000-8000-000000000011' where year = 2012`,
    },
  },
};
