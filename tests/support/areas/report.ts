import type { Area } from './area';

// Years as in services-table.ts: 2025 has a submitted answer.
const SUBMITTED = 2025;

const secretariatOnly = 'in in no no no no no no no ok';
const everyone = 'ok ok ok ok ok ok ok ok ok ok';
const secretariat = 'no no no no no no no no no ok';

/** The written report: findings that are chosen, remarks between its paragraphs. */
export const report: Area = {
  routes: [
    { file: '(public)/results/[year]/report/page.tsx', path: '/results/YEAR/report', answers: everyone },
    { file: '(public)/results/[year]/report.docx/route.ts', path: '/results/YEAR/report.docx', answers: 'none none none none none none none none none none' }, // until something is published
    { file: '(admin)/admin/waves/[year]/findings/page.tsx', path: '/admin/waves/YEAR/findings', answers: secretariatOnly },
    { file: '(admin)/admin/waves/[year]/report/page.tsx', path: '/admin/waves/YEAR/report', answers: secretariatOnly },
  ],

  loadServices: async () => {
    const [report, draft, proposal, choose, remark] = await Promise.all([
      import('@/lib/results/report/get-report'), import('@/lib/results/report/get-report-draft'), import('@/lib/results/report/get-findings-proposal'), import('@/lib/results/report/choose-findings'), import('@/lib/results/report/write-report-remark'),
    ]);
    return [
      { name: 'results/report/get-report', call: (actor) => report.getReport(actor, SUBMITTED), answers: everyone },
      { name: 'results/report/get-report-draft', call: (actor) => draft.getReportDraft(actor, SUBMITTED), answers: secretariat },
      { name: 'results/report/get-findings-proposal', call: (actor) => proposal.getFindingsProposal(actor, SUBMITTED), answers: secretariat },
      { name: 'results/report/choose-findings', call: (actor) => choose.chooseFindings(actor, { year: SUBMITTED, act: 'reset' }), answers: secretariat },
      { name: 'results/report/write-report-remark', call: (actor) => remark.writeReportRemark(actor, { year: SUBMITTED, place: 'intro', before: '', text: '補足' }), answers: secretariat },
    ];
  },

  elsewhere: ['results/editions/get-edition'],

  pages: (year) => [
    { name: 'report-before-publication', path: `/results/${year}/report` },
    { name: 'report-findings', path: `/admin/waves/${year}/findings`, as: 'jimukyoku' },
    { name: 'report-draft', path: `/admin/waves/${year}/report`, as: 'jimukyoku' },
  ],

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
