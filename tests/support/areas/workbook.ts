import { randomUUID } from 'node:crypto';
import type { Area } from './area';

const own = '00000000-0000-4000-8000-000000000731';
const colleagues = '00000000-0000-4000-8000-000000000732';
// As row-level-security.test.ts names them: the respondent with a draft of A, a colleague in A, and oneself.
const respondent = '00000000-0000-4000-8000-000000000001';
const colleague = '00000000-0000-4000-8000-000000000010';
const self = '00000000-0000-4000-8000-000000000011';

const upload = (id: string, person: string) => `insert into workbook_upload (id, respondent_id, owner, person_id, file_name) values ('${id}', '${respondent}', '992011', '${person}', '調査票.xlsx')`;

let kept = '';

export const workbook: Area = {
  routes: [
    { file: '(member)/survey/[year]/workbook/page.tsx', path: '/survey/YEAR/workbook?code=OWN', answers: 'in in no ok no ok no no no no' },
    { file: '(member)/survey/[year]/print/page.tsx', path: '/survey/YEAR/print?code=OWN', answers: 'in in no ok no ok no no no ok' },
    { file: 'api/survey/[year]/workbook/route.ts', path: '/api/survey/YEAR/workbook?code=OWN', answers: 'in in no ok no ok no no no no' },
    { file: 'api/survey/[year]/workbook/route.ts', path: '/api/survey/YEAR/workbook?code=OWN', method: 'POST', answers: 'in in no bad no bad no no no no' },
    { file: '(admin)/admin/waves/[year]/export/route.ts', path: '/admin/waves/YEAR/export?format=csv', answers: 'in in no no no no no no no ok' },
  ],
  watched: ['workbook_upload'],
  prepare: async (client, { editorOfA }) => {
    kept = randomUUID();
    const { id } = await client.respondent.findUniqueOrThrow({ where: { year_owner: { year: 2026, owner: '992011' } } });
    const changes = [{ field: 'satellite-phones', from: null, fromKnown: false, to: 7, sheet: '2', row: 5 }];
    await client.workbookUpload.create({ data: { id: kept, respondentId: id, owner: '992011', personId: editorOfA, fileName: '甲市だけが知る印.xlsx', changes } });
  },
  loadServices: async () => {
    const [get, check, preview, take, exported, printed] = await Promise.all([
      import('@/lib/survey/workbook/get-workbook'), import('@/lib/survey/workbook/check-workbook'), import('@/lib/survey/workbook/get-workbook-upload'), import('@/lib/survey/workbook/take-workbook'), import('@/lib/survey/exports/export-answers'), import('@/lib/survey/paper/get-printed-answers'),
    ]);
    const where = { year: 2026, code: '992011' };
    const writersOfA = 'no no no ok no ok no no no no';
    const collect = async (rows: AsyncIterable<unknown>) => {
      const all: unknown[] = [];
      for await (const row of rows) all.push(row);
      return all;
    };
    return [
      { name: 'survey/workbook/get-workbook', call: async (actor) => (await get.getWorkbook(actor, where)).fileName, answers: writersOfA },
      { name: 'survey/workbook/check-workbook', call: (actor) => check.checkWorkbook(actor, { ...where, receive: async () => ({ fileName: 'x.xlsx', file: Buffer.from('x') }) }), answers: writersOfA },
      // One person's upload is nobody else's, not even the approver's of the same municipality.
      { name: 'survey/workbook/get-workbook-upload', call: (actor) => preview.getWorkbookUpload(actor, { ...where, upload: kept }), answers: 'no no no ok no none no no no no' },
      { name: 'survey/workbook/take-workbook', call: (actor) => take.takeWorkbook(actor, { ...where, upload: kept, take: 'good', '*resolve:satellite-phones': 'mine' }), answers: 'no no no ok no none no no no no' },
      { name: 'survey/paper/get-printed-answers', call: (actor) => printed.getPrintedAnswers(actor, where), answers: 'no no no ok no ok no no no none' },
      { name: 'survey/exports/export-answers', call: async (actor) => collect((await exported.exportAnswers(actor, { year: 2025 })).rows), answers: 'no no no no no no no no no ok' },
    ];
  },
  policyTries: {
    "workbook_upload (one's own, for A)": {
      select: `select from workbook_upload where id = '${own}'`,
      insert: upload('00000000-0000-4000-8000-000000000733', self),
      update: `update workbook_upload set taken_at = now() where id = '${own}'`,
    },
    "workbook_upload (a colleague's, for A)": {
      select: `select from workbook_upload where id = '${colleagues}'`,
      insert: upload('00000000-0000-4000-8000-000000000734', colleague),
      update: `update workbook_upload set taken_at = now() where id = '${colleagues}'`,
    },
  },
  policyRows: `${upload(own, self)}; ${upload(colleagues, colleague)};`,
  pages: (year) => [
    { name: 'workbook', path: `/survey/${year}/workbook`, as: 'hensyu' },
    { name: 'print', path: `/survey/${year}/print`, as: 'hensyu' },
  ],
};
